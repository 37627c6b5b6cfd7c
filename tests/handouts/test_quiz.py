"""A quiz without a blueprint: how many questions of which kinds, and what is said of too few."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest

from factories import make_choice, make_item, make_open, make_ordering, make_true_false
from talkquiz.build import LoadedCourse
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.blueprint import Plan
from talkquiz.handouts.past import past_of
from talkquiz.handouts.picks import PIN, SWAP, ItemFinder, Picks
from talkquiz.handouts.quiz import Held, Quiz, TakenNameError, plan_quiz, seconds_for, with_names
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import Problem, Severity

TWO_TOPICS = ("astana", "ceasefires")


@pytest.fixture(scope="module")
def bank(bundled_bank: LoadedCourse) -> LoadedCourse:
    return bundled_bank


def planned(
    bank: LoadedCourse, quiz: Quiz, picks: Picks | None = None, seed: int = 1
) -> tuple[Plan | None, list[Problem]]:
    return plan_quiz(with_names(quiz, bank.course, ()), seed, bank.course, bank.items, picks)


def drawn(
    bank: LoadedCourse, quiz: Quiz, picks: Picks | None = None, seed: int = 1
) -> tuple[list[Item], list[Problem]]:
    """Return what is on the sheet, and what was said; what was planned can be had."""
    plan, said = planned(bank, quiz, picks, seed)
    if not plan:
        return [], said
    (handout,), problems = assemble_handouts(bank.course, [plan], bank.items, picks)
    assert not [each for each in problems if each.code == "TQ401"]
    items = handout.versions[0].items
    assert len(items) == sum(section.count for section in plan.blueprint.asking.values())
    return items, said


class TestHeld:
    """What the formats wanted can ask."""

    @staticmethod
    def held(bank: LoadedCourse, *kinds: ItemKind) -> list[str]:
        return [item.id for item in bank.items if item.kind in kinds]

    def test_what_all_formats_hold_is_asked_if_there_is_enough_of_it(
        self, bank: LoadedCourse
    ) -> None:
        """A short quiz is the same in both files, and a longer one asks what else there is."""
        held = Held(self.held(bank, ItemKind.TRUE_FALSE), [item.id for item in bank.items])
        short, said = drawn(bank, Quiz(("war-and-parties",), number=2, held=held))
        assert not said
        assert {item.kind for item in short} == {ItemKind.TRUE_FALSE}
        longer, said = drawn(bank, Quiz(TWO_TOPICS, number=12, held=held))
        assert (len(longer), said) == (12, [])
        assert {item.kind for item in longer} >= {ItemKind.CHOICE, ItemKind.CLOZE}

    def test_what_no_format_holds_is_never_asked_and_details_are_rather(
        self, bank: LoadedCourse
    ) -> None:
        """It would be left out of the file; whoever wants what is core alone gets no details."""
        ids = self.held(bank, ItemKind.CHOICE, ItemKind.TRUE_FALSE)
        wanted = Quiz(("astana",), number=12, held=Held(ids, ids))
        items, said = drawn(bank, wanted)
        assert {item.id for item in items} <= {*ids}
        some = self.held(bank, ItemKind.TRUE_FALSE, ItemKind.CHOICE)[::2]
        for seed in range(6):
            items, _ = drawn(bank, wanted._replace(held=Held(some, some)), seed=seed)
            assert items
            assert {item.id for item in items} <= {*some}
        items, said = drawn(bank, wanted)
        assert "detail" in {item.weight for item in items}
        assert [each.code for each in said] == ["TQ428"]
        core, _ = drawn(bank, wanted._replace(weights=("core",)))
        assert {item.weight for item in core} == {"core"}
        assert len(core) < len(items)


class TestCount:
    @pytest.mark.parametrize("seed", range(1, 6))
    @pytest.mark.parametrize("number", [1, 4, 10, 17])
    def test_there_are_as_many_as_wanted_and_they_may_meet(
        self, bank: LoadedCourse, number: int, seed: int
    ) -> None:
        items, said = drawn(bank, Quiz(TWO_TOPICS, number=number), seed=seed)
        assert (len(items), said) == (number, [])
        assert {item.topic for item in items} <= set(TWO_TOPICS)
        enemies = Enemies(bank.items)
        assert all(b.id not in enemies.of(a) for a, b in combinations(items, 2))

    def test_sections_come_in_the_order_of_sheets_with_words_of_the_language(
        self, bank: LoadedCourse
    ) -> None:
        plan, _ = planned(bank, Quiz(number=20))
        assert plan
        sections = list(plan.blueprint.asking.values())
        kinds = [section.makes for section in sections]
        assert kinds == [each for each in plan_order() if each in kinds]
        words = bank.course.language.quiz.sections
        assert [section.title for section in sections] == [words[kind]["title"] for kind in kinds]

    def test_the_usual_mix(self, bank: LoadedCourse) -> None:
        """Where there is enough of all: four choices in ten, two each of three other kinds."""
        items, _ = drawn(bank, Quiz(number=10))
        assert Counter(item.kind for item in items) == {
            ItemKind.CHOICE: 4,
            ItemKind.TRUE_FALSE: 2,
            ItemKind.CLOZE: 2,
            ItemKind.SHORT_ANSWER: 2,
        }

    def test_kinds_share_alike_and_only_they(self, bank: LoadedCourse) -> None:
        kinds = (ItemKind.CLOZE, ItemKind.SHORT_ANSWER)
        items, _ = drawn(bank, Quiz(kinds=kinds, number=8))
        assert Counter(item.kind for item in items) == dict.fromkeys(kinds, 4)

    def test_levels_and_weights_are_kept(self, bank: LoadedCourse) -> None:
        items, _ = drawn(bank, Quiz(levels=(1, 2), weights=("core",), number=12))
        assert {item.difficulty for item in items} <= {1, 2}
        assert {item.weight for item in items} == {"core"}

    def test_details_are_not_asked_unless_they_are_wanted(self, bank: LoadedCourse) -> None:
        items, _ = drawn(bank, Quiz(("human-cost",), number=30))
        assert "detail" not in {item.weight for item in items}


class TestShort:
    def test_as_many_as_fit_are_offered_and_it_is_said_what_helps(self, bank: LoadedCourse) -> None:
        """What helps was tried: with details there are as many as the hint says."""
        quiz = Quiz(("astana",), number=60)
        items, (problem,) = drawn(bank, quiz)
        assert (problem.code, problem.severity) == ("TQ428", Severity.WARNING)
        assert problem.message.startswith(f"{len(items)} of 60: ")
        more, _ = drawn(bank, quiz._replace(weights=("core", "useful", "detail")))
        assert f"--weight detail), there are {len(more)}." in problem.hint
        assert len(more) > len(items)

    def test_why_is_said_in_a_teachers_words(self, bank: LoadedCourse) -> None:
        """Either there are no more, or those there are would answer one another."""
        few = Quiz(("astana",), (ItemKind.TRUE_FALSE,), 10)
        many = Quiz(("astana",), (ItemKind.SHORT_ANSWER,), 12)
        (none,) = drawn(bank, few)[1]
        (others,) = drawn(bank, many)[1]
        assert "no more of this kind, on this topic" in none.message or "there are " in none.message
        assert "the others would give each other's answers away" in others.message

    def test_where_nothing_fits_it_is_an_error(self, bank: LoadedCourse) -> None:
        plan, (problem,) = planned(bank, Quiz(("astana",), (ItemKind.LABEL,), 5, levels=(3,)))
        assert plan is None
        assert (problem.code, problem.severity) == ("TQ428", Severity.ERROR)
        assert problem.message.startswith("there are no questions of this kind, on this topic, at")


class TestMinutes:
    @pytest.mark.parametrize(
        ("item", "seconds"),
        [
            (make_true_false(), 30),
            (make_choice(), 60),
            (make_item(), 60),
            (make_ordering(), 30 * len(make_ordering().options)),
            (make_open(), 60 * len(make_open().marks)),
        ],
        ids=["true-false", "choice", "short", "ordering", "open"],
    )
    def test_what_answers_take(self, item: Item, seconds: int) -> None:
        assert seconds_for(item) == seconds

    @pytest.mark.parametrize("minutes", [1, 5, 15, 40])
    @pytest.mark.parametrize("kinds", [(), (ItemKind.TASK,), (ItemKind.ORDERING, ItemKind.OPEN)])
    def test_there_are_as_many_as_there_is_time_for(
        self, bank: LoadedCourse, minutes: int, kinds: Sequence[ItemKind]
    ) -> None:
        """One more would take too long, unless it was said that there is none."""
        items, said = drawn(bank, Quiz(kinds=kinds, minutes=minutes))
        time = sum(map(seconds_for, items))
        if time > minutes * 60:
            assert len(items) == 1
            assert [each.code for each in said] == ["TQ429"]
        elif not said:
            more, _ = drawn(bank, Quiz(kinds=kinds, number=len(items) + 1))
            assert sum(map(seconds_for, more)) > minutes * 60

    def test_the_sheet_says_how_long_it_takes(self, bank: LoadedCourse) -> None:
        plan, _ = planned(bank, Quiz(minutes=15))
        assert plan
        assert (plan.blueprint.minutes, plan.blueprint.audience) == (15, "15\u00a0minutes")

    def test_more_questions_than_there_is_time_for_are_told(self, bank: LoadedCourse) -> None:
        items, (problem,) = drawn(bank, Quiz(number=10, minutes=5))
        assert len(items) == 10
        assert (problem.code, problem.severity) == ("TQ429", Severity.WARNING)
        assert problem.message.startswith("10 questions take about ")

    def test_too_few_for_the_time_are_told_in_minutes(self, bank: LoadedCourse) -> None:
        items, (problem,) = drawn(bank, Quiz(("astana",), minutes=90))
        assert problem.message.startswith(f"{len(items)} questions for about ")
        assert "minutes of 90" in problem.message

    @pytest.mark.parametrize("number", [None, 60])
    def test_the_sheet_says_no_time_that_its_questions_do_not_take(
        self, bank: LoadedCourse, number: int | None
    ) -> None:
        """As on a topic with seven questions, eight minutes' worth, of which 25 were wanted."""
        plan, (problem,) = planned(bank, Quiz(("positions",), number=number, minutes=25))
        items, _ = drawn(bank, Quiz(("positions",), number=number, minutes=25))
        assert plan
        takes, said = sum(map(seconds_for, items)) / 60, plan.blueprint.minutes or 0
        assert takes <= said < takes + 5
        assert said < 25
        assert plan.blueprint.audience == f"{said}\u00a0minutes"
        assert problem.message.endswith(f"; so the sheet says {said} minutes")

    def test_questions_that_were_counted_leave_the_time_as_it_was_given(
        self, bank: LoadedCourse
    ) -> None:
        """Who wants three questions and 25 minutes gets both."""
        plan, said = planned(bank, Quiz(number=3, minutes=25))
        assert plan
        assert (plan.blueprint.minutes, said) == (25, [])


class TestNames:
    @pytest.mark.parametrize(
        ("quiz", "title", "name"),
        [
            (Quiz(("astana",)), "Quiz: The Astana talks", "quiz-astana"),
            (Quiz(title="Tuesday's quiz"), "Tuesday's quiz", "tuesdays-quiz"),
            (Quiz(title="اختبار"), "اختبار", "quiz"),
            (Quiz(name="mine"), "Quiz: The Syria peace process", "mine"),
        ],
        ids=["topics", "title", "arabic", "name"],
    )
    def test_title_and_name_follow_what_is_wanted(
        self, bank: LoadedCourse, quiz: Quiz, title: str, name: str
    ) -> None:
        plan, _ = planned(bank, quiz)
        assert plan
        assert (plan.blueprint.title, plan.name) == (title, name)

    def test_no_name_is_that_of_a_handout_of_the_course(self, bank: LoadedCourse) -> None:
        """Its files would be replaced; one that was given is refused."""
        assert with_names(Quiz(), bank.course, {"quiz", "my-quiz"}).name == "my-my-quiz"
        with pytest.raises(TakenNameError, match="`mine` is a handout of the course"):
            with_names(Quiz(name="mine"), bank.course, {"mine"})


class TestPicks:
    def test_pins_are_on_it_whatever_their_kind_and_topic(self, bank: LoadedCourse) -> None:
        """They count: with one question of another kind, there is one fewer of the usual ones."""
        finder = ItemFinder(bank.items)
        order = next(item for item in bank.items if item.kind is ItemKind.ORDERING)
        picks = Picks(finder.picked(PIN, [order.short_id]))
        items, said = drawn(bank, Quiz(("astana",), number=8), picks)
        assert not said
        assert order in items
        assert len(items) == 8

    def test_more_pins_than_wanted_are_told(self, bank: LoadedCourse) -> None:
        items, _ = drawn(bank, Quiz(number=3))
        pins = ItemFinder(bank.items).picked(PIN, [item.short_id for item in items])
        found, (problem,) = drawn(bank, Quiz(number=2), Picks(pins))
        assert {item.id for item in found} == {item.id for item in items}
        assert problem.message == "3 questions are pinned, more than 2"

    def test_a_swap_takes_a_detail_where_nothing_else_is_left(self, bank: LoadedCourse) -> None:
        """All that is not a detail is on the sheet, or answers what is there."""
        quiz = Quiz(TWO_TOPICS, number=10)
        before, _ = drawn(bank, quiz)
        plan, _ = planned(bank, quiz)
        assert plan
        swap = ItemFinder(bank.items).picked(SWAP, [before[0].short_id])
        (handout,), (problem,) = assemble_handouts(
            bank.course, [plan], bank.items, Picks(swaps=swap)
        )
        after = handout.versions[0].items
        assert after[1:] == before[1:]
        assert after[0].topic in TWO_TOPICS
        assert (problem.code, after[0].weight) == ("TQ433", "detail")

    def test_nothing_of_the_past_comes_again(self, bank: LoadedCourse) -> None:
        quiz = Quiz(TWO_TOPICS, number=8)
        before, _ = drawn(bank, quiz)
        after, _ = drawn(bank, quiz, Picks(past=past_of(before)))
        assert not {item.id for item in before} & {item.id for item in after}
        assert len(after) == 8


def plan_order() -> list[ItemKind]:
    """Return the kinds in the order in which the issue and docs/handouts.md have them."""
    first = (
        ItemKind.CHOICE,
        ItemKind.WHO_SAID_IT,
        ItemKind.MULTIPLE_RESPONSE,
        ItemKind.TRUE_FALSE,
        ItemKind.CLOZE,
        ItemKind.SHORT_ANSWER,
        ItemKind.TERM,
        ItemKind.ORDERING,
    )
    return list(first)
