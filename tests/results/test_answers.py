"""Which answers count, and which files are of one student."""

from talkquiz.results.answers import APART, Answer, counted, of_students


def at(*times: int, item: str = "a") -> list[Answer]:
    return [Answer(item, when, is_right=True) for when in times]


def test_what_is_asked_again_after_minutes_counts_once() -> None:
    """An answer counts if it lies hours after the one that counts before it."""
    times = (0, 60, APART - 1, APART, APART + 60, 3 * APART)
    found = [(each.answer.when, each.is_first) for each in counted(at(*reversed(times)), 0)]
    assert found == [(0, True), (APART, False), (3 * APART, False)]


def test_a_mistake_that_was_taken_back_is_none() -> None:
    """Two devices may tell of the same second, one of them before it was taken back."""
    both = [Answer("a", 7, is_right=False), Answer("a", 7, is_right=True)]
    assert [each.answer.is_right for each in counted(both, 0)] == [True]


def test_each_card_of_a_list_is_a_question_of_its_own() -> None:
    answers = [*at(0), Answer("a", 60, is_right=True, card=2), *at(60, item="b")]
    assert [each.is_first for each in counted(answers, 0)] == [True, True, True]


def test_a_file_and_an_earlier_one_of_the_same_student_count_once() -> None:
    """The earlier has nothing but what the later has, copied or saved some weeks before."""
    later = at(*range(20))
    assert of_students([later[:5], later, later, later[:1]]) == [set(later)]


def test_two_devices_of_one_student_are_one() -> None:
    """Progress that was loaded on a second device, and went on on both."""
    begun, one, other = at(*range(10)), at(*range(100, 120)), at(*range(200, 220))
    assert of_students([begun + one, begun + other]) == [{*begun, *one, *other}]


def test_two_students_who_answer_in_the_same_second_are_two() -> None:
    """In a class that begins together, an answer or two may be the same to the second."""
    one, other = at(1, 2, *range(10, 30)), at(1, 2, *range(40, 60))
    assert of_students([one, other]) == [{*one}, {*other}]


def test_a_file_without_answers_is_a_student_without_answers() -> None:
    assert of_students([[], at(1)]) == [set(at(1)), set()]
