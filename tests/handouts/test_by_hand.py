"""Questions picked by hand: pins, what is left out, and swaps, which change nothing else."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import pytest

from courses import COURSE, HANDOUT, place_of
from factories import make_choice, make_questions, make_section
from small_course import Load, handouts
from talkquiz.build import LoadedCourse
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.handout import AsDrawn, Handout, Question, Version
from talkquiz.handouts.past import Past, past_of
from talkquiz.handouts.picks import PIN, SWAP, WITHOUT, ItemFinder, Picks, UnknownItemError
from talkquiz.handouts.versions import make_versions, student_version
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item, Option
from talkquiz.problem import Problem, Severity

QUIZ = "starter-quiz"


def picked(bank: LoadedCourse, **wanted: Sequence[str]) -> Picks:
    """Return picks as the command line makes them, of what keys print."""
    finder = ItemFinder(bank.all_items)
    return Picks(
        finder.picked(PIN, wanted.get("pins", ())),
        finder.picked(WITHOUT, wanted.get("without", ())),
        finder.picked(SWAP, wanted.get("swaps", ())),
    )


def assembled(
    bank: LoadedCourse, picks: Picks, *names: str, seed: int | None = None
) -> tuple[list[Handout], list[Problem]]:
    plans = [plan for plan in bank.plans if plan.name in (names or (QUIZ,))]
    plans = [plan if seed is None else plan._replace(seed=seed) for plan in plans]
    return assemble_handouts(bank.course, plans, bank.items, picks, bank.all_items)


def made(bank: LoadedCourse, *names: str, seed: int | None = None, **wanted: Any) -> Handout:
    (handout,), problems = assembled(bank, picked(bank, **wanted), *names, seed=seed)
    assert not [each for each in problems if each.severity is Severity.ERROR]
    return handout


def printed(version: Version) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return what a student sees of each question: number, stem, options in their order."""
    return [
        (each.number, each.item.stem, tuple(option.text for option in each.options))
        for each in questions(version)
    ]


def questions(version: Version) -> Iterator[Question]:
    return (each for section in version.sections for each in section.questions)


def short_ids(version: Version) -> list[str]:
    return [item.short_id for item in version.items]


def of(bank: LoadedCourse, kind: str) -> str:
    return next(item.short_id for item in bank.items if item.kind == kind)


def enemies_in(bank: LoadedCourse) -> list[str]:
    """Return two short answers that are enemies, and no others."""
    answers = [item for item in bank.items if item.kind == "short-answer"]
    enemies = Enemies(answers)
    one = next(item for item in answers if enemies.of(item))
    other = next(item for item in answers if item.id in enemies.of(one))
    return [one.short_id, other.short_id]


def nine(bank: LoadedCourse) -> list[str]:
    """Return nine short answers that may meet, for a section of eight."""
    answers = [item for item in bank.items if item.kind == "short-answer"]
    enemies, found = Enemies(answers), list[Item]()
    for item in answers:
        if not any(other.id in enemies.of(item) for other in found):
            found.append(item)
    return [item.short_id for item in found[:9]]


@pytest.fixture(scope="module")
def bank(bundled_bank: LoadedCourse) -> LoadedCourse:
    return bundled_bank


@pytest.fixture(scope="module")
def quiz(bank: LoadedCourse) -> Handout:
    return made(bank)


class TestSwap:
    @pytest.mark.parametrize("option", ["swaps", "without"])
    @pytest.mark.parametrize("seed", [None, 3])
    def test_nothing_else_on_any_version_changes(
        self, bank: LoadedCourse, option: str, seed: int | None
    ) -> None:
        """Each question in turn: all others keep number, words and the order of their options."""
        before = made(bank, seed=seed)
        for item in before.versions[0].items:
            after = made(bank, seed=seed, **{option: [item.short_id]})
            for old, new in zip(before.versions, after.versions, strict=True):
                assert item.id not in [each.id for each in new.items]
                pairs = zip(printed(old), printed(new), old.items, strict=True)
                assert all(was == now or it.id == item.id for was, now, it in pairs)

    def test_what_comes_is_like_what_goes(self, bank: LoadedCourse, quiz: Handout) -> None:
        """It is of the same kind, and no enemy of what stays."""
        enemies = Enemies(bank.items)
        for item in quiz.versions[0].items:
            after = made(bank, swaps=[item.short_id]).versions[0].items
            (new,) = [each for each in after if each not in quiz.versions[0].items]
            assert new.kind is item.kind
            for one, other in combinations(after, 2):
                assert other.id not in enemies.of(one)

    def test_sheets_of_students_keep_their_order(self, bank: LoadedCourse, quiz: Handout) -> None:
        item = quiz.versions[0].items[5]
        after = made(bank, swaps=[item.short_id])
        for code in ("K7QX", "M2PP"):
            old, new = (student_version(each, code, "Ada") for each in (quiz, after))
            pairs = zip(printed(old), printed(new), old.items, strict=True)
            assert all(was == now or it.id == item.id for was, now, it in pairs)
            assert {each.id for each in new.items} == {each.id for each in after.versions[0].items}

    def test_what_came_by_a_swap_can_be_swapped_again(
        self, bank: LoadedCourse, quiz: Handout
    ) -> None:
        old = short_ids(quiz.versions[0])
        first = short_ids(made(bank, swaps=[old[7]]).versions[0])
        second = short_ids(made(bank, swaps=[old[7], first[7]]).versions[0])
        assert len({old[7], first[7], second[7]}) == 3
        assert old[:7] + old[8:] == second[:7] + second[8:]

    def test_a_right_answer_keeps_its_letter_or_has_the_last(self) -> None:
        """A question with three options takes the place of one with four."""
        old = make_choice("one", options=options(4))
        for new in (make_choice("two", options=options(3)), make_choice("two", options=options(4))):
            sections = [make_section(*make_questions(item)) for item in (old, new)]
            drawn = AsDrawn((sections[0],), {old.id: new})
            for before, after in zip(
                make_versions(1, "quiz", 3, sections[:1]),
                make_versions(1, "quiz", 3, sections[1:], drawn),
                strict=True,
            ):
                letters = [
                    next(n for n, each in enumerate(asked.options) if each.correct)
                    for version in (before, after)
                    for asked in questions(version)
                ]
                assert letters[1] == min(letters[0], len(new.options) - 1)

    def test_what_is_on_no_sheet_is_an_error(self, bank: LoadedCourse, quiz: Handout) -> None:
        absent = next(i for i in bank.items if i not in quiz.versions[0].items)
        _, (problem,) = assembled(bank, picked(bank, swaps=[absent.short_id]))
        assert str(problem) == f"--swap {absent.short_id}: TQ427 it is not on `{QUIZ}`"

    def test_applies_to_the_handouts_that_have_it(self, bank: LoadedCourse, quiz: Handout) -> None:
        names = [plan.name for plan in bank.plans]
        item = quiz.versions[0].items[0]
        found, problems = assembled(bank, picked(bank, swaps=[item.short_id]), *names)
        assert not [each for each in problems if each.severity is Severity.ERROR]
        assert len(found) == len(names)
        assert all(item not in each.versions[0].items for each in found if each.name == QUIZ)

    def test_of_questions_on_one_source_none_is_swapped(self, bank: LoadedCourse) -> None:
        (handout,), _ = assembled(bank, Picks(), "source-work")
        linked = next(item for item in handout.versions[0].items if item.stimulus)
        _, (problem,) = assembled(bank, picked(bank, swaps=[linked.short_id]), "source-work")
        assert (problem.code, problem.severity) == ("TQ425", Severity.ERROR)


class TestWithout:
    def test_where_nothing_is_like_it_the_section_is_shorter_and_it_is_said(
        self, bank: LoadedCourse
    ) -> None:
        (handout,), _ = assembled(bank, Picks(), "full-test")
        item = next(i for i in handout.versions[0].items if i.task == "figure-before-use")
        (after,), (problem,) = assembled(bank, picked(bank, without=[item.short_id]), "full-test")
        assert (problem.code, problem.severity) == ("TQ426", Severity.WARNING)
        for old, new in zip(handout.versions, after.versions, strict=True):
            stay = [each for each in printed(old) if each[1] != item.stem]
            assert [each[1:] for each in printed(new)] == [each[1:] for each in stay]
            assert [each[0] for each in printed(new)] == list(range(1, len(stay) + 1))

    def test_a_fact_goes_with_all_that_asks_for_it(self, bank: LoadedCourse, quiz: Handout) -> None:
        (fact,) = quiz.versions[0].items[4].facts
        after = made(bank, without=[fact])
        assert all(fact not in item.facts for item in after.versions[0].items)
        assert len(after.versions[0].items) == len(quiz.versions[0].items)

    def test_what_is_not_there_anyway_is_a_warning(self, bank: LoadedCourse, quiz: Handout) -> None:
        absent = next(i for i in bank.items if i not in quiz.versions[0].items)
        (after,), (problem,) = assembled(bank, picked(bank, without=[absent.short_id]))
        assert (problem.code, problem.severity) == ("TQ427", Severity.WARNING)
        assert after == quiz

    def test_a_puzzle_is_laid_out_anew(self, bank: LoadedCourse) -> None:
        """A crossword without one of its words is another crossword, with as many of them."""
        (puzzles,), _ = assembled(bank, Picks(), "names-and-terms")
        item = puzzles.versions[0].items[0]
        after = made(bank, "names-and-terms", without=[item.short_id])
        assert item not in after.versions[0].items
        assert len(after.versions[0].items) >= len(puzzles.versions[0].items) - 1


class TestPin:
    def test_it_is_on_the_sheet_and_counts_for_its_section(
        self, bank: LoadedCourse, quiz: Handout
    ) -> None:
        """Any short answer, on whatever topic and of whatever weight, as one handout is made."""
        sizes = [len(section.questions) for section in quiz.versions[0].sections]
        answers = [item for item in bank.items if item.kind == "short-answer"][::20]
        for item in answers:
            (handout,), problems = assembled(bank, picked(bank, pins=[item.short_id]))
            assert not problems
            version = handout.versions[0]
            assert item in version.items
            assert [len(section.questions) for section in version.sections] == sizes

    def test_pins_are_no_enemies_of_the_rest(self, bank: LoadedCourse) -> None:
        enemies = Enemies(bank.items)
        item = next(i for i in bank.items if len(enemies.of(i)) > 8 and i.kind == "short-answer")
        for one, other in combinations(made(bank, pins=[item.short_id]).versions[0].items, 2):
            assert other.id not in enemies.of(one)

    def test_a_fact_is_pinned_by_one_of_its_questions(self, bank: LoadedCourse) -> None:
        item = next(i for i in bank.items if i.kind == "short-answer" and i.weight == "detail")
        (fact,) = item.facts
        after = made(bank, pins=[fact]).versions[0].items
        assert len([each for each in after if fact in each.facts]) == 1

    def test_a_pin_comes_into_a_puzzle_if_it_can_be_spelled_there(self, bank: LoadedCourse) -> None:
        """What a form of section cannot hold is refused, and what it can hold it has."""
        before = made(bank, "names-and-terms").versions[0].items
        others = [i for i in bank.items if i.kind == "term" and i not in before]
        pinned, refused = list[Item](), set[str]()
        for item in others:
            found, problems = assembled(bank, picked(bank, pins=[item.short_id]), "names-and-terms")
            refused |= {each.message for each in problems}
            pinned += [item for each in found if not problems and item in each.versions[0].items]
        assert pinned
        assert refused == {"it does not fit into `crossword and word-search`"}

    @pytest.mark.parametrize(
        ("pins", "says"),
        [
            (
                lambda bank: [of(bank, "ordering")],
                "no section asks for its kind, ordering: there are",
            ),
            (enemies_in, "it cannot stand beside"),
            (nine, "has no room left for it"),
        ],
        ids=["kind", "enemies", "room"],
    )
    def test_what_cannot_be_pinned_is_said(self, bank: LoadedCourse, pins: Any, says: str) -> None:
        _, problems = assembled(bank, picked(bank, pins=pins(bank)))
        assert problems
        assert all(each.code in {"TQ425", "TQ427"} and says in each.message for each in problems)

    def test_of_several_handouts_each_has_what_it_asks_for(self, bank: LoadedCourse) -> None:
        """Beyond its limits a handout takes a pin only if no other is made."""
        names = [plan.name for plan in bank.plans]
        detail = next(i for i in bank.items if i.kind == "choice" and i.weight == "detail")
        _, problems = assembled(bank, picked(bank, pins=[detail.short_id]), *names)
        (problem,) = [each for each in problems if each.severity is Severity.ERROR]
        assert "no section asks for it" in problem.message
        assert "--handout" in problem.hint

    def test_pinned_and_left_out_is_a_contradiction(self, bank: LoadedCourse) -> None:
        one = [of(bank, "short-answer")]
        _, problems = assembled(bank, picked(bank, pins=one, without=one))
        assert "it is to be left out as well" in [each.message for each in problems]


class TestUnknown:
    def test_all_unknown_ids_are_named_with_what_was_meant(self, bank: LoadedCourse) -> None:
        known = bank.items[0].facts[0]
        with pytest.raises(UnknownItemError) as raised:
            picked(bank, pins=["zzzzz", f"{known}x"])
        assert "`zzzzz`. `talkquiz items` lists all questions with" in str(raised.value)
        assert f"Did you mean {known}" in str(raised.value)
        assert raised.value.option == "--pin"

    def test_a_task_is_called_by_its_id_and_by_no_fact_that_it_weighs(
        self, bank: LoadedCourse
    ) -> None:
        task = next(item for item in bank.items if item.task)
        finder = ItemFinder(bank.items)
        assert finder.find(task.task) == (task,)
        assert not any(item.task for fact in task.facts for item in finder.find(fact))

    def test_capitals_are_no_matter(self, bank: LoadedCourse) -> None:
        item = bank.items[0]
        assert ItemFinder(bank.items).find(item.short_id.upper()) == (item,)


class TestBlueprint:
    """`pin` and `without` in a handout of the course about Saltmere."""

    def test_picks_of_a_blueprint_are_on_the_sheet_and_not(self, load: Load) -> None:
        (plain,) = handouts(load())
        gone = plain.versions[0].items[1]
        bank = load({HANDOUT: quiz_with(f"without: [{gone.short_id}]")})
        (after,) = handouts(bank)
        assert gone.id not in [item.id for item in after.versions[0].items]
        (back,) = handouts(load({HANDOUT: quiz_with(f"pin: [{gone.id}]")}))
        assert gone.id in [item.id for item in back.versions[0].items]

    def test_the_command_line_leaves_out_what_is_pinned_there(self, load: Load) -> None:
        (plain,) = handouts(load())
        pinned = plain.versions[0].items[1].short_id
        bank = load({HANDOUT: quiz_with(f"pin: [{pinned}]")})
        (after,), _ = assembled(bank, picked(bank, without=[pinned]), "first-quiz")
        assert pinned not in short_ids(after.versions[0])

    def test_wrong_picks_are_told_at_their_lines(self, load: Load) -> None:
        bank = load()
        ordering = next(item for item in bank.items if item.kind == "term")
        text = quiz_with(f"pin: [nowhere, {ordering.short_id}]\nwithout: [pier-closd]")
        bank = load({HANDOUT: text})
        _, problems = assemble_handouts(bank.course, bank.plans, bank.items)
        found = [(each.code, f"{each.line}:{each.column}") for each in sorted(problems)]
        assert found == [
            ("TQ424", place_of("nowhere", text)),
            ("TQ427", place_of(ordering.short_id, text)),
            ("TQ424", place_of("pier-closd", text)),
        ]
        assert "Did you mean pier-closed" in max(problems).hint


def quiz_with(lines: str) -> str:
    return COURSE[HANDOUT].replace("versions: 2\n", f"versions: 2\n{lines}\n")


def options(number: int) -> tuple[Option, ...]:
    return tuple(Option(f"Answer {n}", correct=not n) for n in range(number))


class TestPast:
    def test_no_item_comes_again_and_no_fact_while_there_is_another(
        self, bank: LoadedCourse, quiz: Handout
    ) -> None:
        past = past_of(quiz.versions[0].items)
        (after,), problems = assembled(bank, Picks(past=past))
        items = after.versions[0].items
        assert not {item.id for item in items} & {item.id for item in quiz.versions[0].items}
        again = [item for item in items if set(item.asked_facts) & set(past.facts)]
        assert bool(again) == bool(problems)
        assert len(items) == len(quiz.versions[0].items)

    def test_where_too_little_is_left_facts_come_again_and_are_counted(
        self, bank: LoadedCourse
    ) -> None:
        """All facts were asked before, by items that are not among these."""
        facts = frozenset(fact for item in bank.items for fact in item.asked_facts)
        (after,), (problem,) = assembled(bank, Picks(past=Past(facts=facts)))
        assert (problem.code, problem.severity) == ("TQ432", Severity.WARNING)
        number = sum(bool(item.asked_facts) for item in after.versions[0].items)
        assert f"{number} questions ask anew" in problem.message

    def test_a_handout_with_too_little_left_is_not_made_and_is_named(
        self, bank: LoadedCourse
    ) -> None:
        """The test names its tasks; if nothing else is made, that is an error."""
        (test,), _ = assembled(bank, Picks(), "full-test")
        picks = Picks(past=past_of(test.versions[0].items))
        for others, severity in (((), Severity.ERROR), ((QUIZ,), Severity.WARNING)):
            found, problems = assembled(bank, picks, "full-test", *others)
            (problem,) = [each for each in problems if each.code == "TQ434"]
            assert [each.name for each in found] == list(others)
            assert problem.severity is severity
            assert "full-test is not made" in problem.message

    def test_without_a_past_the_selection_is_the_same(
        self, bank: LoadedCourse, quiz: Handout
    ) -> None:
        assert assembled(bank, Picks())[0] == [quiz]
