"""Neighbours: what stands at a number in one version is wrong at that number in the others."""

from collections import Counter
from collections.abc import Hashable
from itertools import combinations
from operator import eq

import pytest

from banks import wanting
from factories import (
    make_choice,
    make_item,
    make_matching,
    make_open,
    make_ordering,
    make_task,
)
from small_course import handouts
from talkquiz.build import LoadedCourse
from talkquiz.handouts.assemble import section_to_print
from talkquiz.handouts.handout import Handout, Question, Section, Version
from talkquiz.handouts.neighbours import ONE_ALIKE_IN
from talkquiz.handouts.section_forms import FORMS
from talkquiz.handouts.versions import make_versions, student_codes, student_version
from talkquiz.items.item import Event, Item, Option, Ordering, Stimulus

from .test_versions import choice, dated, filled, letters, longest_run, true_false

SEEDS = range(12)


def written(name: str, difficulty: int) -> Item:
    return make_item(name, key=f"Key of {name}", difficulty=difficulty)


def full_quiz() -> list[Section]:
    """Return sections as a test has them: letters, verdicts and words, of several difficulties."""
    free = [choice(f"f{n}", 3 + n % 2) for n in range(8)]
    years = [dated(f"d{n}", n % 4) for n in range(4)]
    verdicts = [true_false(f"t{n}", true=n % 2 == 0) for n in range(6)]
    words = [written(f"w{n}", 1 + n // 3) for n in range(9)]
    return [filled(*free, *years), filled(*verdicts), filled(*words), filled(make_matching())]


def answers(question: Question) -> list[Hashable]:
    """Return what is written at a question, in each of its places: letters, a verdict or words."""
    item, texts = question.item, [option.text for option in question.options]
    if question.pairs:
        return [texts.index(right) for _, right in question.pairs]
    if isinstance(item.payload, Ordering):
        return [texts.index(name) for name in item.payload.sequence]
    right = tuple(n for n, option in enumerate(question.options) if option.correct)
    return [right or item.key.casefold()]


def in_order(version: Version) -> list[Hashable]:
    """Return all answers of a version that could be copied, but not whole sentences.

    Puzzles are the same in all versions, and do not count.
    """
    return [
        answer
        for section in version.sections
        for question in section.questions
        if not section.form.keeps_order and not question.item.kind.is_marked
        for answer in answers(question)
    ]


def alike(one: Version, other: Version) -> int:
    pairs = zip(in_order(one), in_order(other), strict=True)
    return sum(mine == theirs for mine, theirs in pairs)


def fewest_alike(section: Section) -> int:
    """Return how many answers to a section are the same in two versions, whatever is done.

    Of answers that versions cannot move, some stand at one number in both where more than half of
    them are one and the same.
    """
    items = [question.item for question in section.questions if not question.item.kind.is_marked]
    can_move = any(item.options and not item.ordered for item in items)
    if not items or section.form.keeps_order or can_move:
        return 0
    most = max(Counter(tuple(answers(question)) for question in section.questions).values())
    return max(0, 2 * most - len(items))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_versions_of_a_bundled_handout_have_one_answer_in_ten_alike(
    bundled_bank: LoadedCourse, seed: int
) -> None:
    """None has more, unless its sections leave no choice, such as a single question."""
    for handout in handouts(bundled_bank, seed):
        sections = handout.versions[0].sections
        one, other = make_versions(seed, handout.name, 2, sections)
        allowed = len(in_order(one)) // ONE_ALIKE_IN
        assert alike(one, other) <= max(allowed, sum(map(fewest_alike, sections))), handout.name


def test_up_to_six_versions_of_the_bundled_handouts_are_seldom_alike(
    bundled_bank: LoadedCourse,
) -> None:
    """By lot it would be a quarter; with four letters, five versions have at least a tenth."""
    for number, most in ((3, 0.1), (4, 0.1), (6, 0.2)):
        shares = []
        for seed in SEEDS[:2]:
            for handout in handouts(bundled_bank, seed):
                sections = handout.versions[0].sections
                if not any(map(fewest_alike, sections)):
                    made = make_versions(seed, handout.name, number, sections)
                    pairs = [alike(*pair) for pair in combinations(made, 2)]
                    shares.append(sum(pairs) / len(pairs) / max(1, len(in_order(made[0]))))
        assert 0 < sum(shares) / len(shares) <= most


@pytest.mark.parametrize(("number", "one_in"), [(2, 10), (3, 10), (4, 7), (6, 4)])
def test_no_two_versions_are_much_alike(number: int, one_in: int) -> None:
    for seed in SEEDS[: 24 // number**2 + 1]:
        for one, other in combinations(make_versions(seed, "quiz", number, full_quiz()), 2):
            assert alike(one, other) <= len(in_order(one)) / one_in


def test_keys_still_make_no_runs_and_stand_at_each_letter_alike_often() -> None:
    items = [choice(f"f{n}") for n in range(12)]
    for seed in SEEDS:
        for version in make_versions(seed, "quiz", 4, [filled(*items)]):
            assert longest_run(letters(version)) <= 2
            assert set(Counter(letters(version)).values()) == {3}


def test_an_item_has_its_key_at_another_letter() -> None:
    """Who looks for the same question in another version finds another letter, mostly."""
    items = [choice(f"f{n}") for n in range(12)]
    for seed in SEEDS:
        one, other = (
            {q.item.id: answers(q) for q in version.sections[0].questions}
            for version in make_versions(seed, "quiz", 2, [filled(*items)])
        )
        assert sum(one[item] == other[item] for item in one) <= 2


class TestDifficulty:
    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_rises_within_a_section(self, number: int) -> None:
        """Where there are several of each difficulty, these change places among themselves."""
        words = [written(f"w{n}", 1 + n // 4) for n in range(12)]
        made = make_versions(1, "quiz", number, [filled(*words)])
        for version in made:
            found = [question.item.difficulty for question in version.sections[0].questions]
            assert found == sorted(found)
        orders = {tuple(q.item.id for q in version.sections[0].questions) for version in made}
        assert len(orders) == number

    def test_gives_way_where_each_version_would_ask_the_same(self) -> None:
        """One easy question and one hard one could only stand first and last, in all versions."""
        words = [written(f"w{n}", difficulty) for n, difficulty in enumerate((1, 2, 2, 3))]
        one, other = make_versions(1, "quiz", 2, [filled(*words)])
        assert [q.item.difficulty for q in one.sections[0].questions] == [1, 2, 2, 3]
        assert alike(one, other) == 0

    def test_rises_on_a_students_sheet(self) -> None:
        words = [written(f"w{n}", 1 + n // 4) for n in range(12)]
        (version,) = make_versions(1, "quiz", 1, [filled(*words)])
        quiz = Handout(None, "quiz", "Quiz", "All", (version,))  # type: ignore[arg-type]
        for code in student_codes(quiz, map(str, range(20))):
            found = [
                question.item.difficulty
                for question in student_version(quiz, code, "Ada").sections[0].questions
            ]
            assert found == sorted(found)


class TestWhatMayNotChange:
    def test_puzzles_have_the_same_order_in_all_versions(self) -> None:
        words = [written(f"w{n}", 1 + n % 3) for n in range(6)]
        puzzle = section_to_print(wanting(form_name="crossword"), words)
        assert puzzle.form is FORMS["crossword"]
        for version in make_versions(1, "quiz", 3, [puzzle]):
            assert [question.item for question in version.sections[0].questions] == words

    def test_linked_sets_stay_whole_beside_what_changes_places(self) -> None:
        of_set = [make_open(f"s{n}", stimulus=Stimulus("s", "A report", ())) for n in range(3)]
        section = filled(*of_set, *(make_open(f"o{n}", key=f"Because {n}") for n in range(4)))
        for version in make_versions(3, "quiz", 5, [section]):
            items = [question.item for question in version.sections[0].questions]
            start = items.index(of_set[0])
            assert items[start : start + 3] == of_set

    def test_all_true_is_printed_all_the_same(self) -> None:
        statements = [true_false(f"t{n}", true=True) for n in range(5)]
        one, other = make_versions(1, "quiz", 2, [filled(*statements)])
        assert alike(one, other) == 5


class TestSeveralLetters:
    def test_no_row_of_a_matching_has_the_same_letter(self) -> None:
        pairs = tuple((f"Left {number}", f"Right {number}") for number in range(6))
        for seed in SEEDS:
            one, other = make_versions(seed, "quiz", 2, [filled(make_matching(pairs=pairs))])
            assert alike(one, other) == 0

    def test_no_box_of_a_timeline_has_the_same_letter(self) -> None:
        events = tuple(Event(f"Event {number}", "") for number in range(6))
        options = tuple(Option(event.name, correct=True) for event in events)
        item = make_ordering(events=events, options=options)
        for seed in SEEDS:
            one, other = make_versions(seed, "quiz", 2, [filled(item)])
            assert alike(one, other) == 0


def test_no_task_of_one_mark_has_the_same_number_twice() -> None:
    """A few words are copied at a glance."""
    scheme = {"marks": ("It is.",), "levels": (), "stimulus": None}
    tasks = [make_task(f"t{n}", key=f"Because {n}", **scheme) for n in range(4)]
    for seed in SEEDS:
        one, other = (
            [question.item.id for question in version.sections[0].questions]
            for version in make_versions(seed, "quiz", 2, [filled(*tasks)])
        )
        assert not any(map(eq, one, other))


def test_the_first_version_is_the_same_however_many_there_are() -> None:
    alone, *_ = make_versions(5, "quiz", 1, full_quiz())
    assert all(make_versions(5, "quiz", number, full_quiz())[0] == alone for number in (2, 3, 6))


def test_a_section_of_hundreds_is_done_in_a_moment() -> None:
    """The search looks at a number of partners that is limited: no pair is looked at but near."""
    items = [make_choice(f"c{n}", difficulty=1 + n % 3) for n in range(300)]
    one, other = make_versions(1, "quiz", 2, [filled(*items)])
    assert alike(one, other) <= 30
