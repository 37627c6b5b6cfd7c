"""What is exported as GIFT is read back as the same questions, by our own reader of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_cloze, make_imprint, make_item, make_label, make_ordering
from question_sets import (
    HOSTILE,
    WAYS,
    Way,
    hostile_question,
    product_of,
    seen,
    set_of,
)
from small_course import handouts
from talkquiz.build import LoadedCourse
from talkquiz.deck.beside import Companions
from talkquiz.exporters.gift import export
from talkquiz.onscreen.assemble import course_set, handout_set
from talkquiz.onscreen.carried import Carried, LeftOut, Loss
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import (
    Blank,
    Enter,
    Explain,
    Fill,
    Match,
    Offered,
    OnscreenQuestion,
    Pick,
)
from talkquiz.onscreen.question_set import QuestionSet
from talkquiz.question_banks.bank import Bank, BankKind, BankQuestion
from talkquiz.question_banks.gift import read_gift
from talkquiz.question_banks.plain_text import one_line


def text_of(questions: QuestionSet) -> str:
    return product_of(export, questions, ".gift.txt").content.decode()


def bank_of(questions: QuestionSet) -> Bank:
    bank = read_gift(text_of(questions))
    assert not bank.unread
    return bank


def carried(question: OnscreenQuestion) -> Carried:
    (held,) = product_of(export, set_of(question), ".gift.txt").carried
    return held


def read(text: str) -> str:
    """Return a text as our reader returns it: on one line, without signs that nobody sees."""
    return one_line(seen(text))


def assert_same(made: BankQuestion, question: OnscreenQuestion) -> None:
    """Hold a question that was read back to the one that was written."""
    match question.answering:
        case Pick(verdict=True, options=options):
            assert made.kind is BankKind.TRUE_FALSE
            assert made.answers == (str(options[0].right),)
        case Pick(options=options):
            assert [(each.text, each.correct, each.feedback) for each in made.options] == [
                (read(each.text), each.right, read(each.told)) for each in options
            ]
        case Enter(accepted=accepted):
            assert made.kind is BankKind.SHORT_ANSWER
            assert made.answers[0] == read(accepted[0]).replace("*", r"\*")
        case Fill(blanks=(only,), pieces=pieces):
            around = "".join(each if isinstance(each, str) else "_____" for each in pieces)
            assert made.answers[0] == read(only.accepted[0]).replace("*", r"\*")
            assert read(around.removesuffix(".")) in made.stem
        case Match(lefts=lefts, options=options):
            texts = {each.id: each.text for each in options}
            pairs = [(read(it.text), read(texts[it.match])) for it in lefts]
            assert list(made.pairs[: len(pairs)]) == pairs
            rest = {read(it.text) for it in options} - {right for _, right in pairs}
            assert {right for left, right in made.pairs if not left} == rest
        case Explain():
            assert made.kind is BankKind.ESSAY
        case _:
            raise AssertionError(question)


def test_every_item_of_the_bundled_course_is_read_back(bundled_bank: LoadedCourse) -> None:
    """All but those that GIFT has no question for, each with its stem, key, reasons and source."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    product = product_of(export, questions, ".gift.txt")
    made = {each.name: each for each in bank_of(questions).questions}
    left_out = {each.id for each in product.carried if each.left_out}
    asked = [each for each in questions.questions if each.id not in left_out]
    assert len(made) == product.count == len(asked)
    assert {each.id for each in product.carried} == {each.id for each in questions.questions}
    for question in asked:
        one = made[f"{question.name} ({question.short_id})"]
        assert_same(one, question)
        if not isinstance(question.answering, Fill):
            assert read(question.prompt) in one.stem
        told = question.told
        for text in (told.key, told.claim, told.per, told.as_of, told.caution, *told.sources):
            assert read(text) in one.feedback
        assert question.id in one.feedback
        assert any(tag.endswith(question.kind.value) for tag in one.tags)
        titles = {each.id: each.name for each in questions.topics}
        assert one.category == f"{questions.title}/{titles[question.topic]}"


def test_a_blank_line_parts_questions_and_none_is_in_one(bundled_bank: LoadedCourse) -> None:
    """Moodle merges two questions without a blank line in silence."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    blocks = text_of(questions).strip().split("\n\n")
    count = product_of(export, questions, ".gift.txt").count
    assert blocks[0] == f"// {questions.imprint.line}"
    assert len(blocks) == 1 + len(questions.topics) + count
    for block in blocks[1:]:
        assert block.startswith(("$CATEGORY: ", "// [id:"))
        assert block.count("::") in (0, 2)


def test_a_handout_is_a_category_in_its_order(bundled_bank: LoadedCourse) -> None:
    """Its questions are numbered, since lists of questions are sorted by name."""
    for handout in handouts(bundled_bank):
        questions = handout_set(handout, Companions(bundled_bank.course))
        if questions:
            names = [each.name for each in bank_of(questions).questions]
            numbers = {each.id: at for at, each in enumerate(questions.questions, start=1)}
            asked = [each for each in carried_of(questions) if not each.left_out]
            assert [name[:2] for name in names] == [f"{numbers[each.id]:02}" for each in asked]


def carried_of(questions: QuestionSet) -> tuple[Carried, ...]:
    return product_of(export, questions, ".gift.txt").carried


def test_what_gift_cannot_ask_is_left_out_and_named() -> None:
    """It has no order, no map, and one gap only."""
    for item in (make_ordering(), make_label()):
        question = onscreen_question(item, make_imprint())
        assert carried(question).left_out is LeftOut.NO_SUCH_QUESTION
    fill = Fill((Blank(("a",)), " and ", Blank(("b",), "b", 2)))
    question = replace(onscreen_question(make_cloze(), make_imprint()), answering=fill)
    assert carried(question).left_out is LeftOut.NO_SUCH_QUESTION


def test_what_gift_cannot_hold_of_a_question_is_named() -> None:
    """Marks, the order of options and a hint have no place in it."""
    question = onscreen_question(make_item(), make_imprint())
    ordered = Pick((Offered("o1", "a", True), Offered("o2", "b", False)), fixed=True)
    found = carried(replace(question, answering=ordered, marks=2, hint="It begins with a.")).lost
    assert found == (Loss.ORDER, Loss.MARKS, Loss.HINT)


def test_ticking_all_options_wins_nothing() -> None:
    """The weights of wrong options take away what those of right ones give."""
    options = (Offered("o1", "a", True), Offered("o2", "b", True), Offered("o3", "c", False))
    question = onscreen_question(make_item(), make_imprint())
    text = text_of(set_of(replace(question, answering=Pick(options, several=True))))
    weights = [float(each) for each in re.findall(r"~%(-?[\d.]+)%", text)]
    assert weights == [50, 50, -100]


def test_an_answer_that_would_be_read_as_a_pair_is_left_out() -> None:
    """Nothing escapes an arrow: a key with one is no short answer, another spelling goes."""
    question = onscreen_question(make_item(), make_imprint())
    asked = replace(question, answering=Enter(("a -> b", "c")))
    assert carried(asked).left_out is LeftOut.STRANGE_SIGNS
    asked = replace(question, answering=Enter(("c", "a -> b")))
    assert carried(asked).lost == (Loss.SPELLINGS,)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_hostile_text_stays_text(way: Way, at: int) -> None:
    """Whatever stands in a field is read as it is."""
    _assert_held(way, [HOSTILE[at], HOSTILE[at - 1], HOSTILE[at - 2]])


@given(st.sampled_from(WAYS), st.lists(st.text(min_size=1, max_size=40), min_size=3, max_size=3))
def test_any_text_stays_text(way: Way, texts: list[str]) -> None:
    """The same holds for any text, as far as something of it is read."""
    different = {read(text).lower() for text in texts} - {""}
    if len(different) == 3:
        _assert_held(way, texts)


def _assert_held(way: Way, texts: list[str]) -> None:
    question = hostile_question(way(*texts), *texts)
    if carried(question).left_out:
        return
    (made,) = bank_of(set_of(question)).questions
    assert_same(made, question)
    for text in question.told.sources:
        assert read(text) in made.feedback


def test_hostile_titles_and_ids_begin_nothing() -> None:
    """A title with line ends or signs of GIFT is one category, and its questions are all there."""
    for title in HOSTILE:
        bank = bank_of(set_of(make_item(), title=title))
        assert len(bank.questions) == 1


def test_the_same_course_makes_the_same_bytes() -> None:
    """Nothing of a file depends on when or where it was made."""
    questions = set_of(make_item(), make_cloze())
    assert text_of(questions) == text_of(questions)
