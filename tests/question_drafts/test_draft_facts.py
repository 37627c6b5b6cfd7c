"""Drafts of facts from questions: what can be found, and nothing that nobody said."""

from pathlib import Path
from typing import Any

import pytest

from courses import write_course
from talkquiz.course.course import Course, load_course
from talkquiz.course.yaml import parse
from talkquiz.question_banks.bank import BankKind, BankOption, BankQuestion
from talkquiz.question_banks.gift import read_gift
from talkquiz.question_drafts.draft_facts import QuestionDraft, draft_facts
from talkquiz.question_drafts.write_drafts import bank_yaml, draft_entry


@pytest.fixture(name="course")
def fixture_course(tmp_path: Path) -> Course:
    return load_course(write_course(tmp_path / "course"), [])


def asked(stem: str, *answers: str, **more: object) -> BankQuestion:
    made = BankQuestion(BankKind.SHORT_ANSWER, stem, 3, answers=answers)
    return made._replace(**more)  # type: ignore[arg-type]


def cloze(text: str, *answers: str) -> BankQuestion:
    """Return a sentence with a gap at each `*`."""
    gaps = tuple(text.split("*"))
    return asked("_____".join(gaps), *answers, kind=BankKind.CLOZE, gaps=gaps)


def only(question: BankQuestion, course: Course | None = None) -> QuestionDraft:
    drafts, *_ = draft_facts([question], course, "quiz")
    return drafts[0]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (asked("What is the capital of France?", "Paris"), "capital-of-france"),
        (asked("Who wrote Faust?", "Goethe"), "wrote-faust"),
        (asked("When was the Berlin Wall built?", "1961"), "berlin-wall-built"),
        (asked("ohm", "unit of resistance"), "ohm"),
        (asked("What’s Planck's constant?", "6.6e-34"), "planck-constant"),
        (asked("Which is it?", "Saltmere"), "saltmere"),
        (cloze("The pier of * opened in *.", "Saltmere", "1850"), "pier-of-saltmere-opened-1850"),
        (asked("Größter Fluss?", "Wolga"), "groter-fluss"),
        (asked("海は?", "青"), "quiz-3"),
    ],
)
def test_ids_are_words_of_the_question(question: BankQuestion, wanted: str) -> None:
    assert only(question).id == wanted


def test_ids_are_free(course: Course) -> None:
    twice = [asked("Pier closed", "1"), asked("Pier closed?", "2")]
    drafts, *_ = draft_facts(twice, course, "quiz")
    assert [draft.id for draft in drafts] == ["pier-closed-2", "pier-closed-3"]


@pytest.mark.parametrize(
    ("question", "kind", "when"),
    [
        (asked("When was the pier opened?", "1 June 2020"), "event", "2020-06-01"),
        (asked("In which year did it open?", "1850"), "event", "1850"),
        (asked("Opening of the pier", "March 1850"), "event", "1850-03"),
        (asked("When was it?", "1822", kind=BankKind.NUMERICAL), "event", "1822"),
        (asked("When was it shut?", "Sept. 1850"), "event", "1850-09"),
        (asked("When was it shut?", "14 march 1850"), "event", "1850-03-14"),
        (asked("When was it shut?", "30 February 1850"), "event", ""),
        (asked("How many ships came?", "40"), "figure", ""),
        (asked("How long is it?", "3 km"), "figure", ""),
        (asked("Value of pi?", "3.14", kind=BankKind.NUMERICAL), "figure", ""),
        (asked("ohm", "unit of resistance"), "definition", ""),
        (asked("What is an ebb?", "the tide going out"), "definition", ""),
        (asked("What is the capital of Chile?", "Santiago"), "place", ""),
        (asked("Who said that the pier is safe?", "Ada Brook"), "statement", ""),
        (asked("Who opened the pier?", "Ada Brook"), "event", ""),
        (asked("Who owns the pier?", "The council"), "relation", ""),
        (asked("Who leads Harbour Watch?", "Tom Reed"), "relation", ""),
        (asked("Who opened it in May 2019 and June 2020?", "Ada"), "event", ""),
    ],
)
def test_kind_and_date_are_guessed(question: BankQuestion, kind: str, when: str) -> None:
    """Of two dates neither is taken."""
    draft = only(question)
    assert (draft.kind, draft.when) == (kind, when)
    assert not draft.claim


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        (cloze("The pier opened in *", "1850"), "The pier opened in [1850]{when}."),
        (cloze("* opened it [again].", "Ada Brook"), r"[Ada Brook]{who} opened it \[again]."),
        (cloze("* opened * in *.", "Ada Brook", "the pier", "1850"),
         "[Ada Brook]{who} opened [the pier]{what} in [1850]{when}."),
        (cloze("It has * lamps.", "40"), "It has [40]{number} lamps."),
        (asked("The pier is shut", "True", kind=BankKind.TRUE_FALSE), "The pier is shut."),
        (asked("The pier is shut.", "False", kind=BankKind.TRUE_FALSE), ""),
        (asked("Is the pier shut?", "True", kind=BankKind.TRUE_FALSE), ""),
        (asked("Who opened the pier?", "Ada Brook"), ""),
    ],
)  # fmt: skip
def test_only_a_sentence_gives_a_claim(course: Course, question: BankQuestion, claim: str) -> None:
    assert only(question, course).claim == claim


@pytest.mark.parametrize(
    ("stem", "answer", "kind", "claim"),
    [
        ("A beaver's home is called a *.", "lodge", "definition",
         "[A beaver's home]{means} [is called]{did} a [lodge]{term}."),
        ("The tide going out is also known as * today.", "ebb", "definition",
         "[The tide going out]{means} [is also known as]{did} [ebb]{term} today."),
        ("The mayor is called *.", "Ada Brook", "definition",
         "The mayor is called Ada Brook."),
        ("The boat was named after *.", "a gull", "event",
         "The boat was named after [a gull]{what}."),
    ],
)  # fmt: skip
def test_what_is_called_something_gives_a_term(
    course: Course, stem: str, answer: str, kind: str, claim: str
) -> None:
    """The gap is the term, not what it means; the name of a person is none."""
    draft = only(cloze(stem, answer), course)
    assert (draft.kind, draft.claim) == (kind, claim)


def test_a_gap_that_no_slot_takes_is_named() -> None:
    draft = only(cloze("* and * and * and * met.", "aa bb", "cc dd", "ee ff", "gg hh"))
    assert draft.claim == "[aa bb]{what} and cc dd and ee ff and gg hh met."
    assert draft.left == ("cc dd", "ee ff", "gg hh")


def test_a_choice_with_a_gap_is_filled_with_what_is_right() -> None:
    (question,) = read_gift("The pier is {~open =shut ~gone} today.").questions
    assert only(question).claim == "The pier is [shut]{what} today."


def test_names_of_the_glossary_are_found(course: Course) -> None:
    draft = only(asked("Who said so to Mayor Brook?", "Tom Reed"), course)
    assert draft.names == ("ada-brook", "tom-reed")


def test_a_matching_question_gives_a_draft_for_each_pair() -> None:
    """A pair without its first half only misleads: its words are told with the others."""
    (question,) = read_gift("Who did what? {=Ada -> opened =Tom -> closed = -> sank}").questions
    drafts, *_ = draft_facts([question], None, "quiz")
    assert [(d.question.stem, d.question.answers) for d in drafts] == [
        ("Who did what? – Ada", ("opened",)),
        ("Who did what? – Tom", ("closed",)),
    ]
    assert all(d.question.extra == (("offered for no pair", "sank"),) for d in drafts)


def test_what_is_asked_twice_is_left_out_and_said() -> None:
    questions = [
        asked("Who opened it?", "Ada", line=1),
        asked("who opened  it", "ada", line=5),
        asked("Who opened it?", "Tom", line=7),
        asked("What do you think?", kind=BankKind.ESSAY, line=9),
    ]
    drafts, notes, _ = draft_facts(questions, None, "quiz")
    assert [draft.question.line for draft in drafts] == [1, 7]
    assert [(note.line, note.code) for note in notes] == [(5, "TQ785"), (7, "TQ785"), (9, "TQ784")]
    assert "left out" in notes[0].message
    assert "another answer" in notes[1].message


def test_what_the_course_says_is_told(course: Course) -> None:
    question = asked("When was the old pier in Saltmere closed to ships?", "14 March 2019")
    drafts, notes, _ = draft_facts([question, asked("Who ate the cake?", "Tom")], course, "quiz")
    assert [draft.like for draft in drafts] == ["pier-closed", ""]
    assert [note.code for note in notes] == ["TQ786"]


def test_what_was_imported_before_is_left_out(tmp_path: Path) -> None:
    question = asked("Who  opened it?", "Ada", "Ada Brook")
    entry = draft_entry(only(question), "quiz")
    folder = write_course(tmp_path / "course", {"facts/from-quiz.yaml": entry})
    again, notes, repeated = draft_facts([question], load_course(folder, []), "quiz")
    assert not again
    assert repeated == 1
    assert "from-quiz.yaml" in notes[0].message
    assert "left out" in notes[0].message


def test_no_text_of_a_bank_gets_out_of_its_comment_or_its_value() -> None:
    """Line ends, quotation marks, YAML and markup of a stranger stay words."""
    nasty = 'a\n- id: x\u2028b" # c: [d]{who} \\ \x85{{e}}'
    question = cloze(f"{nasty} * {nasty}", nasty)._replace(
        name=nasty,
        category=nasty,
        tags=(nasty,),
        feedback=nasty,
        extra=((nasty, nasty),),
        media=(nasty,),
        options=(BankOption(nasty, correct=False, feedback=nasty),),
    )
    document = parse(bank_yaml([only(question)], "quiz", "- id: quiz\n"), "a.yaml")
    assert not document.problems
    data: Any = document.data
    (fact,) = data["facts"]
    assert set(fact) == {"id", "draft", "topic", "kind", "name", "claim", "cite"}
    assert fact["cite"] == [{"source": "quiz"}]
