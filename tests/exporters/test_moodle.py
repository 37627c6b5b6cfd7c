"""Moodle imports every item of a course, scores what is right, and tells what there is to tell."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from courses import COURSE
from factories import (
    changed,
    make_choice,
    make_cloze,
    make_imprint,
    make_item,
    make_label,
    make_matching,
    make_ordering,
    make_true_false,
)
from moodle_reader import Answer, Imported, MoodleBank, as_words, fits, read_moodle, ticked
from question_sets import (
    HOSTILE,
    WAYS,
    Way,
    hostile_question,
    product_of,
    seen,
    set_of,
)
from small_course import Load, handouts
from talkquiz.build import LoadedCourse
from talkquiz.deck.beside import Companions
from talkquiz.exporters.moodle import export
from talkquiz.items.item import Item, Option, ShownPicture, Stimulus
from talkquiz.onscreen.assemble import course_set, handout_set
from talkquiz.onscreen.carried import Carried, LeftOut, Loss
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import (
    Arrange,
    Blank,
    Enter,
    Explain,
    Fill,
    Locate,
    Match,
    Offered,
    OnscreenQuestion,
    Pick,
)
from talkquiz.onscreen.question_set import QuestionSection, QuestionSet


def bank_of(questions: QuestionSet) -> MoodleBank:
    return read_moodle(product_of(export, questions, ".moodle.xml").content)


def only(*items: Item, **imprint: object) -> Imported:
    (made,) = bank_of(set_of(*items, **imprint)).questions
    return made


def asked(question: OnscreenQuestion) -> Imported:
    (made,) = bank_of(set_of(question)).questions
    return made


def lost(question: OnscreenQuestion) -> Carried:
    (carried,) = product_of(export, set_of(question), ".moodle.xml").carried
    return carried


def typed(text: str, answers: Sequence[Answer], *, right: bool) -> float:
    """Return what part of the marks is given for a text, or for one that is wrong."""
    return fits(seen(text) if right else f"{seen(text)} or not", answers)


def score(  # noqa: PLR0911 - a line for each way to answer
    made: Imported, question: OnscreenQuestion, *, right: bool
) -> float:
    """Return what part of the marks Moodle gives for the right answer, or for a wrong one."""
    match question.answering:
        case Pick(options=options, verdict=True):
            names = dict(zip([each.text for each in made.answers], options, strict=True))
            (picked,) = (it for it in made.answers if names[it.text].right == right)
            return picked.fraction / 100
        case Pick(options=options) | Locate(options=options):
            return ticked(made, [seen(it.text) for it in options if it.right == right])
        case Enter(accepted=accepted):
            return min(typed(text, made.answers, right=right) for text in accepted)
        case Fill(blanks=(only,)):
            return min(typed(text, made.answers, right=right) for text in only.accepted)
        case Fill(blanks=blanks):
            assert len(made.gaps) == len(blanks)
            pairs = zip(blanks, made.gaps, strict=True)
            fitting = [typed(b.accepted[0], gap, right=right) for b, (_, gap) in pairs]
            return sum(fitting) / len(fitting)
        case Match(lefts=lefts, options=options):
            texts = {each.id: each.text for each in options}
            key = {as_words(one): as_words(other) for one, other in made.pairs if one}
            given = [texts[each.match if right else options[0].id] for each in lefts]
            hits = [key[seen(it.text)] == seen(text) for it, text in zip(lefts, given, strict=True)]
            return sum(hits) / len(hits)
        case Arrange(order=order, options=options):
            texts = {each.id: seen(each.text) for each in options}
            places = [texts[one] for one in (order if right else reversed(order))]
            return float([as_words(each.text) for each in made.answers] == places)
        case Explain():
            assert made.type == "essay"
            return float(right)
    raise AssertionError(question)


def test_every_item_of_the_bundled_course_arrives_and_scores(bundled_bank: LoadedCourse) -> None:
    """All are there once, under their ids; what is right gives all marks, what is wrong not."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    product = product_of(export, questions, ".moodle.xml")
    made = {each.idnumber: each for each in read_moodle(product.content).questions}
    assert len(made) == product.count == len(questions.questions) == len(bundled_bank.items)
    for question in questions.questions:
        one = made[question.id]
        assert question.short_id in one.name
        assert score(one, question, right=True) == pytest.approx(1, abs=1e-3), question.id
        assert score(one, question, right=False) < 1, question.id
        assert one.mark == question.marks


def test_each_is_told_with_who_says_so_when_and_where_it_is_from(
    bundled_bank: LoadedCourse,
) -> None:
    """No attribution, date, caution or source line is left out of what is told."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    made = {each.idnumber: each for each in bank_of(questions).questions}
    for question in questions.questions:
        told, one = question.told, made[question.id].told
        lines = (told.key, told.claim, told.per, told.as_of, told.caution, told.why)
        for text in (*lines, told.came_next, told.corrected, *told.sources, question.id):
            assert seen(text) in one, (question.id, text)
        for name, text in (*told.outlets, *told.names):
            assert seen(name) in one
            assert seen(text) in one
        for option in question.options:
            if option.told and isinstance(question.answering, Pick):
                reasons = [as_words(each.feedback) for each in made[question.id].answers]
                assert seen(option.told) in reasons


def test_categories_are_topics_within_the_course(bundled_bank: LoadedCourse) -> None:
    """They come in teaching order, with the topic's introduction and objectives."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    categories = bank_of(questions).categories
    title = questions.title
    names = [(title,), *((title, each.name) for each in questions.topics)]
    assert list(categories) == names
    assert seen(questions.imprint.line) in categories[title,]
    for topic in questions.topics:
        info = categories[title, topic.name]
        assert seen(topic.introduction) in info
        assert all(seen(each) in info for each in topic.objectives)


def test_a_handout_is_a_category_in_its_order(bundled_bank: LoadedCourse) -> None:
    """Names begin with numbers, since Moodle sorts by them; shared texts stand before questions."""
    texts = 0
    for handout in handouts(bundled_bank):
        questions = handout_set(handout, Companions(bundled_bank.course))
        if not questions:
            continue
        bank = bank_of(questions)
        (category,) = bank.categories
        assert category == (questions.imprint.title, questions.title)
        assert [each.name[:2] for each in bank.questions] == [
            f"{number:02}" for number in range(1, len(bank.questions) + 1)
        ]
        ids = [each.idnumber for each in bank.questions if each.type != "description"]
        assert ids == [each.id for each in questions.questions]
        texts += sum(each.type == "description" for each in bank.questions)
    assert texts


def test_more_than_a_hundred_questions_keep_their_order_as_well() -> None:
    """All numbers have as many digits."""
    asked = [onscreen_question(make_item(f"fact-{n}"), make_imprint()) for n in range(101)]
    handout = set_of(*asked)._replace(sections=(QuestionSection("", "", tuple(asked)),))
    names = [each.name for each in bank_of(handout).questions]
    assert names == sorted(names)
    assert names[0].startswith("001 ")


def test_tags_say_what_a_question_is_about() -> None:
    """A teacher can search by topic, kind, difficulty, weight, status, mode and fact."""
    item = make_item()
    tags = only(item).tags
    for value in (item.topic, item.kind, item.weight, item.status, item.mode, *item.facts):
        assert any(tag.endswith(f": {value}") for tag in tags)


def test_an_id_too_long_for_moodle_has_a_stable_short_form_and_that_is_said() -> None:
    """Two long ids that begin alike differ, and the loss is named."""
    ids = [f"course/{'fact' * 30}-{number}/when/asked" for number in (1, 2)]
    made = bank_of(set_of(*(make_item(id=each) for each in ids)))
    numbers = [each.idnumber for each in made.questions]
    assert len(set(numbers)) == 2
    assert numbers == [
        each.idnumber
        for each in bank_of(set_of(make_item(id=ids[0]), make_item(id=ids[1]))).questions
    ]
    assert Loss.ID in lost(onscreen_question(make_item(id=ids[0]), make_imprint())).lost


def test_ticking_all_options_wins_nothing() -> None:
    """Whatever the numbers of right and wrong options are, Moodle gives 0 for all of them."""
    for right in range(1, 11):
        for wrong in range(1, 8):
            options = [Offered(f"o{n}", f"option {n}", n < right) for n in range(right + wrong)]
            question = replace(
                onscreen_question(make_item(), make_imprint()),
                answering=Pick(tuple(options), several=True),
            )
            made = asked(question)
            assert not made.single
            assert ticked(made, [each.text for each in options]) < 1e-6
            assert score(made, question, right=True) == pytest.approx(1, abs=1e-3)


def test_too_many_right_options_are_left_out_and_named() -> None:
    """Moodle has no fraction for more than ten right ones."""
    options = tuple(Offered(f"o{n}", f"option {n}", right=True) for n in range(11))
    question = onscreen_question(make_item(), make_imprint())
    carried = lost(replace(question, answering=Pick(options, several=True)))
    assert carried.left_out is LeftOut.TOO_MANY_OPTIONS


def test_options_with_an_order_of_their_own_are_not_shuffled() -> None:
    """Dates stand as the course has them; names may be shuffled."""
    item = make_choice()
    ordered = changed(item, ordered=True)
    assert only(item).shuffles
    assert not only(ordered).shuffles


def test_a_place_is_marked_on_a_map_inside_the_file() -> None:
    """The map is a picture that can be read, and the names stand to be chosen."""
    made = only(make_label(others=("Homs", "Hama")))
    (picture,) = made.files.values()
    assert Image.open(BytesIO(picture)).format == "PNG"
    assert made.type == "multichoice"


def test_a_picture_comes_with_whose_it_is() -> None:
    """It is shown after answering, in a file of its own, with its credit and licence."""
    content = BytesIO()
    Image.new("RGB", (2, 2)).save(content, "PNG")
    picture = ShownPicture(content.getvalue(), "png", 2, 2, "A pier", "Ann Brook", "CC BY 4.0")
    made = only(make_item(pictures=(picture,)))
    assert made.files == {picture.name: picture.content}
    assert "Ann Brook" in made.told
    assert "CC BY 4.0" in made.told


def test_a_gap_is_in_the_text_itself() -> None:
    """The box to type in stands where the words are left out, once."""
    made = only(make_cloze())
    assert made.type == "shortanswer"
    assert made.text.count("_____") == 1


def test_several_gaps_in_free_order_take_each_others_answers() -> None:
    """Who names the parts of a list in another order is right; that twice counts twice is said."""
    fill = Fill(
        (Blank(("Russia",), "one"), " and ", Blank(("the United States", "US"), "two", 2)),
        any_order=True,
    )
    question = replace(onscreen_question(make_cloze(), make_imprint()), answering=fill, marks=2)
    made = asked(question)
    assert made.type == "cloze"
    assert [fits("us", gap) for _, gap in made.gaps] == [1, 1]
    assert made.gaps[1][1][0].text == "the United States"
    assert lost(question).lost == (Loss.PARTS,)
    assert Loss.MARKS in lost(replace(question, marks=1)).lost


def test_a_distractor_of_a_matching_belongs_to_nothing() -> None:
    """It is an answer without a left-hand side."""
    made = only(make_matching())
    match = onscreen_question(make_matching(), make_imprint()).answering
    assert isinstance(match, Match)
    assert sum(not left for left, _ in made.pairs) == len(match.options) - len(match.lefts)


def test_sentences_are_begun_and_marked() -> None:
    """Beginnings stand where one writes, points and levels where a teacher marks."""
    explain = Explain(("Says why.", "Says when."), (), ("Because ...", "In the end ..."), lines=7)
    question = replace(onscreen_question(make_item(), make_imprint()), answering=explain)
    made = asked(question)
    assert made.type == "essay"
    assert as_words(made.template) == "Because ... In the end ..."
    assert "Says why." in as_words(made.grader)
    assert seen(question.told.key) in as_words(made.grader)
    assert "Because" not in made.words
    assert lost(replace(question, hint="It begins with B.")).lost == (Loss.HINT,)


def test_a_shared_text_stands_in_each_question_of_a_bank() -> None:
    """Quizzes draw from a bank at random; that it is repeated is said."""
    stimulus = Stimulus("s1", "A report", ("Ships came.",))
    question = replace(onscreen_question(make_item(), make_imprint()), stimulus=stimulus)
    assert "Ships came." in asked(question).words
    assert lost(question).lost == (Loss.SHARED_TEXT,)


def test_from_the_right_every_text_says_so() -> None:
    """A course in Arabic is read from the right on a page that is not."""
    language = replace(make_imprint().language, code="ar", direction="rtl")
    made = only(make_choice(), language=language)
    assert 'dir="rtl"' in made.text
    assert 'dir="rtl"' in made.feedback
    assert all('dir="rtl"' in each.text for each in made.answers)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_hostile_text_stays_text(way: Way, at: int) -> None:
    """Whatever stands in a field is read as it is, scores as it should, and runs nothing."""
    texts = [HOSTILE[at], *(f"{each} " for each in (HOSTILE[at - 1], HOSTILE[at - 2]))]
    _assert_held(way, texts)


@given(st.sampled_from(WAYS), st.lists(st.text(min_size=1, max_size=40), min_size=3, max_size=3))
def test_any_text_stays_text(way: Way, texts: list[str]) -> None:
    """The same holds for any text, as far as something of it is read."""
    different = {seen(text).lower() for text in texts} - {""}
    if len(different) == 3:
        _assert_held(way, texts)


def _assert_held(way: Way, texts: list[str]) -> None:
    question = hostile_question(way(*texts), *texts)
    made = asked(question)
    if not isinstance(question.answering, Fill):
        assert seen(question.prompt) in made.words
    for text in question.told.sources:
        assert seen(text) in made.told
    assert score(made, question, right=True) == pytest.approx(1, abs=1e-3)


def test_a_hostile_course_arrives_as_it_is(load: Load) -> None:
    """Signs of HTML, Moodle and GIFT within the words of a course are no more than words."""
    strange = " pier<script>&amp;~=@@PLUGINFILE@@/x$$y_____ "
    files = {name: text.replace(" pier ", strange) for name, text in COURSE.items()}
    bank = load(files)
    questions = course_set(bank.course, bank.items)
    made = {each.idnumber: each for each in bank_of(questions).questions}
    assert len(made) == len(questions.questions)
    told = 0
    for question in questions.questions:
        assert score(made[question.id], question, right=True) == pytest.approx(1, abs=1e-3)
        assert seen(question.told.claim) in made[question.id].told
        told += strange.strip() in made[question.id].told
    assert told > 5


def test_hostile_titles_are_names_of_categories() -> None:
    """A slash, a tag or a sign of Moodle in a title makes no other category."""
    for title in HOSTILE:
        bank = bank_of(set_of(make_item(), title=title))
        assert next(iter(bank.categories)) == (seen(title),), title


def test_a_hostile_title_is_the_name_of_a_shared_text() -> None:
    """In a handout, where that stands before its questions."""
    for text in HOSTILE:
        asked = hostile_question(Enter(("a",)), text, text, text)
        handout = set_of(asked)._replace(sections=(QuestionSection("", "", (asked,)),))
        description, question = bank_of(handout).questions
        assert seen(description.name) == f"01 {seen(text)}"
        assert seen(text) in description.words
        assert question.name.startswith("02 ")


def test_the_same_course_makes_the_same_bytes() -> None:
    """Nothing of a file depends on when or where it was made."""
    items = (make_item(), make_label(), make_ordering(), make_true_false())
    one, other = (product_of(export, set_of(*items), ".moodle.xml").content for _ in range(2))
    assert one == other


def test_a_course_of_one_option_less() -> None:
    """A choice keeps its key where it is, whatever the options are."""
    item = make_choice()
    options = (Option(item.key, correct=True), Option("another", correct=False))
    made = only(changed(item, options=options))
    assert [each.fraction for each in made.answers] == [100, 0]
