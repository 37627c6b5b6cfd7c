"""Canvas imports every item of a course with its answers, weights, comments and pictures."""

from collections import Counter
from html import unescape
from re import findall, sub

import pytest

from canvas_importer import QTI, Imported, Package, imported, items, labels, score
from factories import (
    changed,
    make_choice,
    make_item,
    make_label,
    make_true_false,
)
from question_sets import assembled_with, set_of
from small_course import handouts
from talkquiz.build import LoadedCourse
from talkquiz.deck.beside import Companions
from talkquiz.exporters.canvas import export
from talkquiz.items.item import Choice, Item, Label, TrueFalse
from talkquiz.onscreen.assemble import course_set, handout_set
from talkquiz.onscreen.carried import LeftOut
from talkquiz.onscreen.question import (
    Arrange,
    Blank,
    Enter,
    Explain,
    Fill,
    Locate,
    Match,
    Pick,
)
from talkquiz.onscreen.question_set import QuestionSet


def package_of(questions: QuestionSet) -> Package:
    """Return what Canvas imports of a question set."""
    ((name, product),) = export(assembled_with(questions)).items()
    assert name == f"{questions.name}.canvas.zip"
    return imported(product.content)


def only(*items: Item, **imprint: object) -> Imported:
    """Return what Canvas imports of a course with one item."""
    (made,) = package_of(set_of(*items, **imprint)).questions
    return made


@pytest.fixture(scope="module")
def bundled(bundled_bank: LoadedCourse) -> QuestionSet:
    """Return all questions of the bundled course."""
    return course_set(bundled_bank.course, bundled_bank.all_items)


@pytest.fixture(scope="module")
def banks(bundled: QuestionSet) -> dict[str, Imported]:
    """Return what Canvas imports of the bundled course, by the ids of the items."""
    return {item_of(each): each for each in package_of(bundled).questions}


def item_of(made: Imported) -> str:
    """Return the id of its item, which general feedback ends with."""
    (found,) = findall(r"\(([^()]+)\)\s*$", shown(made.comments))
    return str(found)


def shown(html: str) -> str:
    """Return the words of some HTML."""
    return unescape(sub(r"<[^>]+>", " ", html))


def test_every_item_arrives_under_its_id(bundled: QuestionSet, banks: dict[str, Imported]) -> None:
    """None is merged with another or dropped, and each is worth what it is on the sheet."""
    assert [*banks] == [each.id for each in bundled.questions]
    assert all(banks[each.id].points == each.marks for each in bundled.questions)
    names = [f"{each.name} ({each.short_id})" for each in bundled.questions]
    assert [each.name for each in banks.values()] == names


def test_each_topic_is_a_bank_that_sorts_as_the_course_does(
    bundled: QuestionSet, banks: dict[str, Imported]
) -> None:
    """A course is no quiz of hundreds of questions."""
    topics = {each.id: f"{bundled.imprint.title}: {each.name}" for each in bundled.topics}
    assert [each.bank for each in banks.values()] == [topics[q.topic] for q in bundled.questions]


def test_what_is_right_in_canvas_is_right_here(
    bundled: QuestionSet, banks: dict[str, Imported]
) -> None:
    """The right answers give all points, and no wrong one gives any."""
    seen: Counter[str] = Counter()
    for question in bundled.questions:
        made = banks[question.id]
        seen[made.type] += 1
        match question.answering:
            case Pick(options=options) | Locate(options=options):
                assert made.right == [each.text for each in options if each.right]
                assert [each.text for each in made.answers] == [each.text for each in options]
            case Enter(accepted=accepted):
                assert {*accepted} <= {*made.right}
            case Fill(blanks=blanks):
                for number, blank in enumerate(blanks, 1):
                    gap = f"blank{number}" if len(blanks) > 1 else ""
                    fits = {each.text for each in made.answers if each.blank == gap}
                    assert {*blank.accepted} <= fits
            case Match(lefts=lefts, options=options):
                texts = {each.id: each.text for each in options}
                pairs = [(each.text, texts[each.match]) for each in lefts]
                assert [(each.text, each.right) for each in made.answers] == pairs
                assert len(made.distractors) == len(options) - len(lefts)
            case Arrange(order=order, options=options):
                texts = {each.id: each.text for each in options}
                assert [each.right for each in made.answers] == [texts[each] for each in order]
            case Explain():
                assert made.type == "essay_question"
    assert seen.keys() >= {
        "multiple_choice_question",
        "true_false_question",
        "multiple_answers_question",
        "short_answer_question",
        "fill_in_multiple_blanks_question",
        "matching_question",
        "ordering_question",
        "essay_question",
    }


def test_right_answers_score_and_wrong_ones_do_not(bundled: QuestionSet) -> None:
    """By the rules of QTI 1.2 alone, whatever an importer makes of them."""
    ((_, product),) = export(assembled_with(bundled)).items()
    asked = {f"{each.name} ({each.short_id})": each for each in bundled.questions}
    for item in items(product.content):
        held = asked[item.get("title")].answering
        (_, *fields) = item.find(f"{QTI}presentation")
        names = [each.get("ident") for each in fields]
        keys = [[label.get("ident") for label in labels(each)] for each in fields]
        match held:
            case Pick(options=options) | Locate(options=options):
                right = [n for n, each in zip(keys[0], options, strict=True) if each.right]
                wrong = [n for n in keys[0] if n not in right]
                assert score(item, {names[0]: right}) == 100
                assert score(item, {names[0]: wrong}) == 0
                assert score(item, {names[0]: keys[0]}) == 100 * (len(right) == 1)
            case Enter(accepted=accepted) | Fill(blanks=(Blank(accepted=accepted),)):
                assert {score(item, {names[0]: [each.upper()]}) for each in accepted} == {100}
                assert score(item, {names[0]: ["something else"]}) == 0
            case Fill(blanks=blanks):
                first = {name: ids[:1] for name, ids in zip(names, keys, strict=True)}
                assert score(item, first) == pytest.approx(100, abs=0.1)
                assert score(item, {names[0]: keys[0][:1]}) == pytest.approx(
                    100 / len(blanks), abs=0.1
                )
            case Match(lefts=lefts, options=options):
                ids = [each.id for each in options]
                pairs = {
                    name: [keys[0][ids.index(left.match)]]
                    for name, left in zip(names, lefts, strict=True)
                }
                assert score(item, pairs) == pytest.approx(100, abs=0.1)
                moved = dict(zip(names, [*pairs.values()][1:] + [*pairs.values()][:1], strict=True))
                assert score(item, moved) == 0
            case Arrange():
                assert score(item, {names[0]: keys[0]}) == 100
            case Explain():
                assert score(item, {names[0]: ["Some sentences."]}) == 0


def test_who_says_so_and_where_it_is_from_is_told_after_every_question(
    bundled: QuestionSet, banks: dict[str, Imported]
) -> None:
    """General feedback has the key, the speaker, the day and each source line."""
    for question in bundled.questions:
        told, words = question.told, shown(banks[question.id].comments)
        for text in (told.key, told.claim, told.per, told.as_of, *told.sources):
            assert all(line in words for line in text.split("\n"))


def test_each_wrong_option_says_why(bundled: QuestionSet, banks: dict[str, Imported]) -> None:
    """The comments of answers are the reasons of the options."""
    for question in bundled.questions:
        if isinstance(question.answering, Pick):
            made = [unescape(each.comments) for each in banks[question.id].answers]
            assert made == [each.told for each in question.answering.options]


def test_a_handout_is_a_quiz_with_its_headings(bundled_bank: LoadedCourse) -> None:
    """Its questions come in the order of the sheet, and options stay in theirs."""
    for handout in handouts(bundled_bank):
        questions = handout_set(handout, Companions(bundled_bank.course))
        if not questions:
            continue
        made = package_of(questions)
        asked = [each for each in made.questions if each.type != "text_only_question"]
        assert [item_of(each) for each in asked] == [each.id for each in questions.questions]
        assert (made.title, made.shuffles) == (handout.title, False)
        assert questions.imprint.line in shown(made.description)
        assert made.points == sum(each.points for each in asked)
        before = None
        for question, each in zip(questions.questions, asked, strict=True):
            held = question.stimulus
            if held and held != before:  # it stands once, before all that share it
                text = made.questions[made.questions.index(each) - 1]
                assert text.type == "text_only_question"
                assert all(line in shown(text.text) for line in held.lines)
            assert not held or held.lines[0] not in shown(each.text)
            before = held


def test_a_place_is_picked_with_the_map_in_the_package() -> None:
    """The picture is in the package; where there are no names to pick from, it is typed."""
    item = make_label()
    made = only(changed(item, payload=item.holds(Label)._replace(others=("Homs", "Hama"))))
    assert made.type == "multiple_choice_question"
    assert "<img " in made.text
    assert made.right == [item.key]
    alone = only(item)
    assert alone.type == "short_answer_question"
    assert "<img " in alone.text


def test_a_verdict_in_other_words_than_true_and_false_is_a_choice() -> None:
    """Canvas knows a true/false question by its English words, and shows its own instead."""
    item = make_true_false()
    names = [option._replace(text=text) for option, text in zip(item.options, "WF", strict=True)]
    held = item.holds(TrueFalse)
    made = only(changed(item, payload=held._replace(options=tuple(names))))
    assert made.type == "multiple_choice_question"
    assert only(item).type == "true_false_question"


HOSTILE = "]]><script>alert(1)</script> & \"'<b>[blank1] \x0b $IMS-CC-FILEBASE$/x"


def test_hostile_text_is_shown_as_it_is() -> None:
    """Neither XML nor HTML takes a text for markup, and what no XML holds is left out."""
    item = make_choice()
    (first, *rest) = item.options
    options = (first._replace(text=HOSTILE, rationale=HOSTILE), *rest)
    held = item.holds(Choice)
    told = {"stem": HOSTILE, "claim": HOSTILE, "caution": HOSTILE, "why": HOSTILE}
    made = package_of(
        set_of(changed(item, payload=held._replace(options=options), **told))
    ).questions[0]
    clean = made.answers[0].text.strip()
    assert "<script>" in clean
    assert "\x0b" not in clean
    assert "script>" not in made.text.replace("&lt;", "").replace("script&gt;", "")
    assert clean in shown(made.text)
    assert clean in unescape(made.answers[0].comments)


def test_what_is_typed_is_never_an_essay() -> None:
    """A text to type has the answers that are right, and a sentence to write has none."""
    made = only(make_item(accept=("the truce",)))
    assert made.type == "short_answer_question"
    assert {make_item().key, "the truce"} <= {*made.right}


def test_a_text_that_canvas_would_drop_is_left_out_and_said() -> None:
    """Canvas puts a notice in the place of a question of more than 16 KB."""
    long, short = changed(make_item("long"), stem="Why? " * 4000), make_item()
    ((_, product),) = export(assembled_with(set_of(long, short))).items()
    assert [each.left_out for each in product.carried] == [LeftOut.QUESTION_TOO_LONG, None]
    assert product.count == len(imported(product.content).questions) == 1


def test_an_import_after_a_change_finds_its_questions_again() -> None:
    """Ids follow from the items, not from their words; a quiz has ids of its own."""
    item = make_item()
    other = changed(item, stem="Asked in other words?")
    assert only(item).id == only(other).id
    assert only(item).id != only(make_choice()).id


def test_a_package_is_the_same_each_time(bundled: QuestionSet) -> None:
    """Nothing in it tells of when it was made."""
    one, other = (export(assembled_with(bundled)) for _ in range(2))
    assert one == other
