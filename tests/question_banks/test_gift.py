"""GIFT as Moodle reads it; every sort of question, its escapes, and what is no question."""

import json
from pathlib import Path

import pytest

from talkquiz.question_banks.bank import BankKind, BankQuestion
from talkquiz.question_banks.gift import looks_like_gift, read_gift


def only(text: str) -> BankQuestion:
    bank = read_gift(text)
    assert not bank.unread
    (question,) = bank.questions
    return question


def options(question: BankQuestion) -> list[tuple[str, bool]]:
    return [(option.text, option.correct) for option in question.options]


@pytest.mark.parametrize(
    ("answers", "kind", "right"),
    [
        ("T", BankKind.TRUE_FALSE, ("True",)),
        ("FALSE#It is.#Well done.", BankKind.TRUE_FALSE, ("False",)),
        ("=Saltmere ~Holm ~Lund", BankKind.CHOICE, ("Saltmere",)),
        ("~%100%Saltmere ~%-50%Holm", BankKind.CHOICE, ("Saltmere",)),
        ("~%50%Saltmere ~%50%Holm ~%-100%Lund", BankKind.MULTIPLE_RESPONSE, ("Saltmere", "Holm")),
        ("=Saltmere =Salt Mere", BankKind.SHORT_ANSWER, ("Saltmere", "Salt Mere")),
        ("Saltmere", BankKind.SHORT_ANSWER, ("Saltmere",)),
        ("#1850", BankKind.NUMERICAL, ("1850",)),
        ("#1850:0", BankKind.NUMERICAL, ("1850",)),
        ("#3.5:0.25", BankKind.NUMERICAL, ("3.5 give or take 0.25",)),
        ("#-3..5", BankKind.NUMERICAL, ("-3 to 5",)),
        ("#3:2~#Wrong altogether", BankKind.NUMERICAL, ("3 give or take 2",)),
        ("=a -> b =c->d", BankKind.MATCHING, ("a -> b", "c -> d")),
        ("", BankKind.ESSAY, ()),
    ],
)
def test_each_sort_of_question(answers: str, kind: BankKind, right: tuple[str, ...]) -> None:
    question = only(f"Where is the pier?{{{answers}}}")
    assert (question.kind, question.answers) == (kind, right)
    assert question.stem == "Where is the pier?"


def test_answers_that_are_worth_less_are_not_taken_for_right() -> None:
    question = only("Who opened it? {=Ada Brook#Yes. =%50%Ada =%0%*#No.}")
    assert question.answers == ("Ada Brook",)
    assert ("partly right", "Ada") in question.extra


def test_a_missing_word_is_a_gap() -> None:
    """What goes on after the braces stands behind a gap; a full stop alone is no sentence."""
    question = only("The pier opened in {=1850 ~1860 ~1870}, a Monday.")
    assert question.stem == "The pier opened in _____, a Monday."
    assert question.gaps == ("The pier opened in ", ", a Monday.")
    assert only("The town is {=Saltmere}.").kind is BankKind.CLOZE
    assert only("Where is the pier? {=Saltmere}.").stem == "Where is the pier?"


def test_signs_are_escaped_and_markup_is_read() -> None:
    question = only(
        r"::A\:B::[html]<p>Is <b>2 \= 1 \+ 1</b> &amp; \{so\}?<img src='p q.png'></p>"
        r"{=\~yes\# \\ ~no\nnever#<i>Why?</i>####In <b>all</b>.}"
    )
    assert question.name == "A:B"
    assert question.stem == r"Is 2 = 1 \+ 1 & {so}?"
    assert options(question) == [("~yes# \\", True), ("no never", False)]
    assert question.options[1].feedback == "Why?"
    assert (question.feedback, question.media) == ("In all.", ("p q.png",))
    assert only("[plain]Is <b> bold? {=yes}").stem == "Is <b> bold?"


def test_comments_categories_and_lines() -> None:
    """A comment between the lines of a question is none of it, and lines count from the file."""
    text = "// [tag:sea] [id:q1]\n::One::Where\n// aside\nis it? {\n  =here\n}\n\n"
    text += "$CATEGORY: $course$/top/Harbour\n\n// two\nWhen? {#1850}\n"
    first, second = read_gift(text.replace("\n", "\r\n")).questions
    assert (first.line, first.stem, first.tags, first.category) == (2, "Where is it?", ("sea",), "")
    assert (second.line, second.category) == (11, "$course$/top/Harbour")


def test_an_empty_line_in_braces_ends_no_question() -> None:
    assert only("Where? {\n=here\n\n~there\n}").answers == ("here",)


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        ("A text that asks nothing.", "TQ784", "no answers in braces"),
        ("Where? {=here ~there", "TQ781", "do not match"),
        ("Where? =here}", "TQ781", "closes nothing"),
        ("Where {=a} and {=b}?", "TQ781", "more than one pair"),
        ("{=here}", "TQ781", "no words before"),
        ("Where? {~here ~there}", "TQ781", "none of its options"),
        ("Where? {here ~there}", "TQ781", "words stand before"),
        ("Which? {=a -> b =c}", "TQ781", "no `->`"),
        ("How many? {#many}", "TQ781", "no number"),
        ("How many? {#3:x}", "TQ781", "no number"),
        ("What? {" + "=a" * 20_000 + "}", "TQ781", "longer than"),
    ],
)
def test_what_cannot_be_read_is_said_by_its_line(text: str, code: str, why: str) -> None:
    """The questions before and after it are read."""
    bank = read_gift(f"First? {{=a}}\n\n{text}\n\nLast? {{=b}}\n")
    (wrong,) = bank.unread
    assert (wrong.line, wrong.code) == (3, code)
    assert why in wrong.message
    assert wrong.hint
    assert [question.line for question in bank.questions] == [1, 5]


@pytest.mark.parametrize(
    ("text", "is_gift"),
    [
        ("Where? {=here}", True),
        ("It is so. { T }", True),
        ("$CATEGORY: a\n", True),
        ("term\tdefinition {of a kind}", False),
        ("{{c1::Ada}} opened it\t", False),
        ("a,b\nc,d", False),
    ],
)
def test_gift_is_told_from_lists(text: str, is_gift: bool) -> None:
    assert looks_like_gift(text) == is_gift


OTHER = Path(__file__).parents[1] / "data/gift_by_gift_pegjs.jsonl"
KINDS = {
    "MC": {BankKind.CHOICE, BankKind.MULTIPLE_RESPONSE},
    "Short": {BankKind.SHORT_ANSWER},
    "TF": {BankKind.TRUE_FALSE},
    "Numerical": {BankKind.NUMERICAL},
    "Matching": {BankKind.MATCHING},
    "Essay": {BankKind.ESSAY},
}


@pytest.mark.parametrize("line", OTHER.read_text("utf-8").splitlines())
def test_another_reader_of_gift_reads_the_same(line: str) -> None:
    """What gift-pegjs 1.0.2 of npm says of questions drawn by lot: title, stem, what is right.

    Of numbers `1` and `2`, `1 give or take 2` means `1:2`, and `1 to 2` means `1..2`. Escapes in
    pairs, which it leaves as it found them, and what a weight makes right, are Moodle's.
    """
    wanted = json.loads(line)
    made = only(wanted["gift"])
    assert made.kind in KINDS[wanted["type"]]
    assert (made.name, made.stem) == (wanted["title"], wanted["stem"])
    assert list(made.answers) == wanted["right"]
