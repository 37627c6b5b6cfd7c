"""What stands out in the answers of students whose knowledge is known, and how seldom by chance."""

from collections.abc import Sequence
from random import Random

import pytest

from classes import DAY, MONDAY, Knows, by_id, studied
from factories import make_choice, make_imprint, make_item
from talkquiz.items.item import Item
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import OnscreenQuestion
from talkquiz.results.answers import Answer, Results
from talkquiz.results.findings import Finding, Review, Sort

MARK = make_imprint()
ITEMS: Sequence[Item] = [
    *(make_choice(f"picked-{number}") for number in range(20)),
    *(make_item(f"typed-{number}") for number in range(20)),
]
QUESTIONS = [onscreen_question(item, MARK) for item in ITEMS]
PICKED, TYPED = QUESTIONS[0], QUESTIONS[20]
KEY = next(option.id for option in PICKED.options if option.right)
WRONG, *OTHERS = [option for option in PICKED.options if not option.right]


def usual(_question: OnscreenQuestion, student: int, meeting: int) -> float:
    """Know half of it at first and most of it later; some students more than others."""
    able = (student % 7 - 3) / 30
    return 0.5 + able if meeting == 0 else 0.85 + able / 2


def reviewed(students: int, knows: Knows, seed: int, days: int = 45) -> Review:
    dice = Random(seed)  # noqa: S311
    answers = [studied(QUESTIONS, number, days, knows, dice) for number in range(students)]
    return Review(Results(answers), by_id(QUESTIONS))


def of(review: Review, sort: Sort) -> list[Finding]:
    return [each for each in review.findings if each.sort is sort]


def picks(*picked: str, question: OnscreenQuestion = PICKED, when: int = MONDAY) -> list[Answer]:
    """Return the answer of one student each."""
    return [Answer(question.id, when, each == KEY, (each,)) for each in picked]


def alone(answers: Sequence[Answer]) -> Review:
    """Return the review of one answer each of as many students."""
    return Review(Results([[each] for each in answers]), by_id(QUESTIONS))


@pytest.mark.parametrize("students", [1, 5, 30])
def test_in_a_class_without_odd_questions_hardly_anything_stands_out(students: int) -> None:
    """In one of twenty such classes at most, over 40 questions each."""
    classes = 40
    alarms = sum(bool(reviewed(students, usual, seed).findings) for seed in range(classes))
    assert alarms <= classes / 20


def test_findings_by_chance_are_few_where_every_question_is_at_the_limit() -> None:
    """Each is wrong in a third of all later answers: that is no leech, nor more than one.

    A student who is wrong is asked again sooner, so that there are more answers of bad days.
    """
    classes = 40
    alarms = sum(
        bool(of(reviewed(5, lambda *_: 2 / 3, seed), Sort.LEECH)) for seed in range(classes)
    )
    assert alarms <= classes / 10


def test_a_class_that_guesses_shows_nothing_of_options() -> None:
    """Each option is picked as often as the others: as often as can be without a finding."""

    def guesses(question: OnscreenQuestion, _student: int, _meeting: int) -> float:
        return 1 / len(question.options) if question.options else 0.5

    classes, alarms = 40, 0
    for seed in range(classes):
        found = {each.sort for each in reviewed(30, guesses, seed, days=1).findings}
        alarms += bool(found)
    assert alarms <= classes / 10


@pytest.mark.parametrize("students", [1, 5, 30])
def test_what_is_wrong_again_and_again_is_found_and_nothing_else(students: int) -> None:
    def knows(question: OnscreenQuestion, student: int, meeting: int) -> float:
        return 0.2 if question is TYPED else usual(question, student, meeting)

    for seed in range(5):
        assert {each.id for each in of(reviewed(students, knows, seed), Sort.LEECH)} == {TYPED.id}


def test_beside_a_leech_stands_how_the_facts_other_questions_fare() -> None:
    """Which tells a question that is hard from a fact that is; of too few answers nothing."""
    sibling = onscreen_question(make_item("typed-0", id="syria/typed-0/where/other"), MARK)
    questions = by_id([*QUESTIONS, sibling])

    def days(item: str, number: int, *, is_right: bool) -> list[Answer]:
        return [Answer(item, MONDAY + day * DAY, is_right) for day in range(number)]

    wrong = days(TYPED.id, 12, is_right=False)
    for number, beside in ((10, (0, 9)), (5, None)):
        answers = [*wrong, *days(sibling.id, number, is_right=True)]
        (found,) = Review(Results([answers]), questions).findings
        assert (found.id, found.beside) == (TYPED.id, beside)


def test_what_nearly_all_know_from_the_first_is_found() -> None:
    def knows(question: OnscreenQuestion, student: int, meeting: int) -> float:
        return 1 if question is TYPED else usual(question, student, meeting)

    (found,) = of(reviewed(30, knows, 1), Sort.EASY)
    assert (found.id, found.share) == (TYPED.id, (30, 30))


def test_what_can_be_guessed_has_to_be_right_more_often() -> None:
    """Ten of ten typed answers show that most know it; of picked ones some may be guesses."""
    right = [Answer(TYPED.id, MONDAY, is_right=True)] * 10
    assert [each.sort for each in alone(right).findings] == [Sort.EASY]
    assert alone(picks(*[KEY] * 10)).findings == []


def test_a_wrong_option_that_more_pick_than_the_right_one_is_found() -> None:
    (found,) = of(alone(picks(*[WRONG.id] * 14, *[KEY] * 4)), Sort.PULLS)
    assert (found.option, found.share, found.beside) == (WRONG.text, (14, 18), (4, 18))


def test_a_wrong_option_that_nobody_picks_is_found_if_many_pick_others() -> None:
    """Among those who answer wrong, who could have picked it."""
    other = OTHERS[0].id
    found = of(alone(picks(*[other] * 30, *[KEY] * 100)), Sort.IDLE)
    assert WRONG.text in {each.option for each in found}
    assert OTHERS[0].text not in {each.option for each in found}
    assert of(alone(picks(*[KEY] * 130)), Sort.IDLE) == []


def test_a_student_counts_once_for_options() -> None:
    """However often the one student picks it, that is no matter of the option."""
    stubborn = [each for day in range(30) for each in picks(WRONG.id, when=MONDAY + day * DAY)]
    review = Review(Results([stubborn]), by_id(QUESTIONS))
    assert [each.sort for each in review.findings] == [Sort.LEECH]


def test_what_the_stronger_half_gets_wrong_is_found() -> None:
    """A key that is wrong shows so: who knows the matter does not pick it."""
    students = [
        [Answer(each.id, MONDAY, number < 15) for each in QUESTIONS[1:20]]
        + [Answer(TYPED.id, MONDAY, number >= 15)]
        for number in range(30)
    ]
    (found,) = of(Review(Results(students), by_id(QUESTIONS)), Sort.REVERSED)
    assert (found.id, found.share, found.beside) == (TYPED.id, (0, 15), (15, 15))


def test_fewer_than_five_answers_say_nothing() -> None:
    """Four of four are wrong, and the question is one of those that are only counted."""
    one = [Answer(TYPED.id, MONDAY + day * DAY, is_right=False) for day in range(4)]
    review = Review(Results([one]), by_id(QUESTIONS))
    assert (review.findings, review.too_few, review.answers) == ([], len(QUESTIONS), 4)
    assert alone(picks(*[WRONG.id] * 4)).findings == []


def test_a_list_is_known_from_the_first_by_who_knows_all_of_its_parts() -> None:
    """Each part is a question of its own in Anki; one student is one, however many parts."""
    one = [Answer(TYPED.id, MONDAY, is_right=True, card=each) for each in range(1, 21)]
    review = Review(Results([one, [*one[:-1], one[-1]._replace(is_right=False)]]), by_id(QUESTIONS))
    assert review.by_item[TYPED.id].first == {0: True, 1: False}
    assert review.findings == []


def test_answers_to_questions_that_are_gone_are_counted() -> None:
    gone = [Answer("saltmere/gone/when/x", MONDAY + day * DAY, is_right=False) for day in range(9)]
    review = Review(Results([gone]), by_id(QUESTIONS))
    assert (review.findings, dict(review.gone)) == ([], {"saltmere/gone/when/x": 9})


def test_what_was_picked_of_an_older_wording_says_nothing_of_options() -> None:
    """Nor what was picked before: then there were others to pick from. Right and wrong count."""
    old = picks(*[WRONG.id] * 20) + picks("o00000", when=MONDAY + DAY)
    review = alone(old)
    assert (review.findings, review.older) == ([], 1)
    assert [*review.by_item[PICKED.id].first.values()] == [False] * 21
    assert of(alone([*old, *picks(*[WRONG.id] * 20, when=MONDAY + 2 * DAY)]), Sort.PULLS)
