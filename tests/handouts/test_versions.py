"""Versions: the same items in other orders, and no letter to guess by."""

import math
from collections import Counter
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banks import KINDS, banks, candidates, wanting
from factories import (
    EVENTS,
    make_choice,
    make_compare,
    make_handout,
    make_item,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_quiz,
    make_section,
    make_true_false,
)
from talkquiz.handouts.assemble import section_to_print
from talkquiz.handouts.handout import Question, Section, Version
from talkquiz.handouts.section_forms import FORMS, USUAL
from talkquiz.handouts.selection import select_items
from talkquiz.handouts.versions import (
    is_for_one_student,
    make_versions,
    student_codes,
    student_version,
)
from talkquiz.items.item import Item, Option, Stimulus

STUDENTS = [f"student {number}" for number in range(500)]
QUIZ = make_quiz(
    [make_choice(f"choice-{number}") for number in range(8)],
    [make_item(f"short-{number}") for number in range(5)],
)


def choice(name: str, options: int = 4) -> Item:
    """Return a choice whose key stands first in the item."""
    texts = [f"{name} {letter}" for letter in "ABCDEF"[:options]]
    found = tuple(Option(text, correct=n == 0) for n, text in enumerate(texts))
    return make_choice(name, key=texts[0], options=found)


def dated(name: str, right: int) -> Item:
    """Return a choice between years in their order, the key at `right`."""
    years = tuple(Option(f"{2010 + n}", correct=n == right) for n in range(4))
    return make_choice(name, options=years, ordered=True)


def true_false(name: str, *, true: bool) -> Item:
    return make_true_false(name, correction="" if true else "1 May")


def filled(*items: Item, points: int = 1) -> Section:
    return section_to_print(wanting(items[0].kind, points=points), items)


def questions(version: Version) -> list[Question]:
    return [question for section in version.sections for question in section.questions]


def letters(version: Version) -> list[int]:
    """Return the position of the key in each question of a version."""
    return [[o.correct for o in question.options].index(True) for question in questions(version)]


def longest_run(positions: list[int]) -> int:
    """Return how often in a row the same position comes at most."""
    return max(len(list(run)) for _, run in groupby(positions))


class TestSameForAll:
    @given(bank=banks(), number=st.integers(1, 4), seed=st.integers(0, 3))
    def test_items_options_and_points(self, bank: list[Item], number: int, seed: int) -> None:
        blueprint = [wanting(kind, 6, points=n) for n, kind in enumerate(KINDS)]
        sections = select_items(seed, "quiz", blueprint, candidates(bank))
        to_print = [section_to_print(each.section, each.items) for each in sections]
        for version in make_versions(seed, "quiz", number, to_print):
            numbers = [question.number for question in questions(version)]
            assert numbers == list(range(1, len(numbers) + 1))
            for section, printed in zip(sections, version.sections, strict=True):
                ids = sorted(item.id for item in section.items)
                assert sorted(question.item.id for question in printed.questions) == ids
                for question in printed.questions:
                    assert question.points == section.section.points * question.item.parts
                    assert Counter(question.options) == Counter(question.item.options)

    @pytest.mark.parametrize(
        ("item", "parts"),
        [
            (make_choice(), 1),
            (make_matching(), 4),
            (make_ordering(), 4),
            (make_multiple_response(), 2),
            (make_compare(), 3),
            (make_open(), 2),
        ],
        ids=lambda value: value.kind if isinstance(value, Item) else None,
    )
    def test_points_are_for_each_answer_of_an_item(self, item: Item, parts: int) -> None:
        """Pairs, events, right options and marking points count by themselves, an answer once."""
        (version,) = make_versions(1, "quiz", 1, [filled(item, points=2)])
        assert [question.points for question in questions(version)] == [2 * parts]

    def test_codes_are_letters_and_orders_differ(self) -> None:
        made = make_versions(1, "quiz", 3, [filled(*(choice(f"f{n}") for n in range(8)))])
        assert [version.code for version in made] == ["A", "B", "C"]
        assert len({tuple(q.item.id for q in questions(version)) for version in made}) == 3
        assert len({tuple(q.options for q in questions(version)) for version in made}) == 3

    def test_linked_set_stays_together(self) -> None:
        stimulus = Stimulus("s1", "A report", ())
        of_set = [make_open(f"set{n}", stimulus=stimulus) for n in range(3)]
        section = filled(choice("a"), *of_set, choice("b"), choice("c"))
        for version in make_versions(1, "quiz", 8, [section]):
            items = [question.item for question in questions(version)]
            start = items.index(of_set[0])
            assert items[start : start + 3] == of_set


class TestKeys:
    @given(
        sizes=st.lists(st.integers(3, 4), min_size=1, max_size=30),
        fixed=st.lists(st.integers(0, 3), max_size=6),
        seed=st.integers(0, 9),
    )
    def test_positions_are_used_alike_often(
        self, sizes: list[int], fixed: list[int], seed: int
    ) -> None:
        """No position has two keys more than its share, unless it has them from fixed options."""
        free = [choice(f"f{n}", size) for n, size in enumerate(sizes)]
        items = free + [dated(f"d{n}", right) for n, right in enumerate(fixed)]
        for version in make_versions(seed, "quiz", 2, [filled(*items)]):
            positions = list(zip(questions(version), letters(version), strict=True))
            assert all(q.options == q.item.options for q, _ in positions if q.item.ordered)
            for size in (3, 4):
                used = Counter(position for q, position in positions if len(q.options) == size)
                fair = math.ceil(used.total() / size)
                most_fixed = max(Counter(fixed).values(), default=0)
                assert max(used.values(), default=0) <= 1 + max(fair, most_fixed)

    @given(seed=st.integers(0, 200), number=st.integers(3, 24))
    def test_no_long_runs(self, seed: int, number: int) -> None:
        items = [choice(f"f{n}", 3 + n % 2) for n in range(number)]
        sections = [filled(*items[: number // 2]), filled(*items[number // 2 :])]
        for version in make_versions(seed, "quiz", 2, sections):
            assert longest_run(letters(version)) <= 2

    def test_other_position_in_each_version(self) -> None:
        section = filled(*(choice(f"f{n}") for n in range(12)))
        one, other = (
            {q.item.id: position for q, position in zip(questions(v), letters(v), strict=True)}
            for v in make_versions(1, "quiz", 2, [section])
        )
        assert sum(one[item] != other[item] for item in one) >= 9

    @pytest.mark.parametrize("seed", range(5))
    def test_fixed_keys_are_parted_by_order(self, seed: int) -> None:
        """Where the keys cannot move, the questions do: no three times True, nor three times C."""
        true = [true_false(f"t{n}", true=n < 8) for n in range(12)]
        years = [dated(f"d{n}", 2 if n < 6 else n % 2) for n in range(9)]
        for items in (true, years):
            for version in make_versions(seed, "quiz", 3, [filled(*items)]):
                assert longest_run(letters(version)) <= 2

    def test_all_true_is_printed_all_the_same(self) -> None:
        items = [true_false(f"t{n}", true=True) for n in range(5)]
        (version,) = make_versions(1, "q", 1, [filled(*items)])
        assert letters(version) == [0] * 5
        assert all([o.text for o in q.options] == ["True", "False"] for q in questions(version))


class TestOrderToFind:
    @pytest.mark.parametrize("seed", range(12))
    def test_is_never_printed(self, seed: int) -> None:
        """An ordering is not printed in its right order, nor a matching row against row."""
        pairs = (("1", "First"), ("2", "Second"), ("3", "Third"))
        for item in (make_ordering(), make_matching(pairs=pairs)):
            for version in make_versions(seed, "quiz", 6, [filled(item)]):
                (question,) = questions(version)
                to_find = [right for _, right in question.pairs] or [name for name, _ in EVENTS]
                assert [option.text for option in question.options][: len(to_find)] != to_find

    def test_of_a_matching_differs_between_versions(self) -> None:
        """Letters copied from a neighbour with another form are wrong, and no pair parts."""
        pairs = tuple((f"Left {number}", f"Right {number}") for number in range(8))
        versions = make_versions(1, "quiz", 4, [filled(make_matching(pairs=pairs))])
        orders = {question.pairs for version in versions for question in questions(version)}
        assert len(orders) == len(versions)
        assert {tuple(sorted(order)) for order in orders} == {pairs}


class TestStudents:
    @pytest.mark.parametrize(
        ("form", "for_one"), [("", True), ("strip", True), ("ticket", False), ("cards", False)]
    )
    def test_what_is_cut_up_is_nobodys(self, form: str, for_one: bool) -> None:
        handout = make_handout(make_section(form=FORMS.get(form, USUAL)))
        assert is_for_one_student(handout) == for_one

    def test_no_two_share_a_code(self) -> None:
        """Five hundred students have five hundred codes, in letters and digits that look unlike."""
        codes = student_codes(QUIZ, STUDENTS)
        assert len(set(codes)) == len(STUDENTS)
        assert not set("".join(codes)) & set("01AEIOUSL")

    @given(st.permutations(STUDENTS[:40]))
    def test_a_code_is_ones_own(self, names: list[str]) -> None:
        """Whoever else is on the list, and in whatever order, a student keeps the code."""
        alone = [code for name in names[:20] for code in student_codes(QUIZ, [name])]
        assert alone == student_codes(QUIZ, names)[:20]

    @given(st.text(st.sampled_from("23456789BCDF"), min_size=4, max_size=4))
    def test_a_version_has_what_all_have(self, code: str) -> None:
        version = student_version(QUIZ, code, "Ada Brook")
        assert (version.code, version.student) == (code, "Ada Brook")
        assert [question.number for question in questions(version)] == list(range(1, 14))
        for mine, theirs in zip(version.sections, QUIZ.versions[0].sections, strict=True):
            assert mine._replace(questions=()) == theirs._replace(questions=())
            held, expected = (
                Counter((q.item.id, q.points, frozenset(q.options)) for q in section.questions)
                for section in (mine, theirs)
            )
            assert held == expected

    def test_versions_differ_by_code_alone(self) -> None:
        made = [student_version(QUIZ, code, "x") for code in student_codes(QUIZ, STUDENTS[:30])]
        assert len({tuple(q.item.id for q in questions(version)) for version in made}) == 30
        ada, tom = (student_version(QUIZ, "K7QX", name) for name in ("Ada", "Tom"))
        assert ada.sections == tom.sections
