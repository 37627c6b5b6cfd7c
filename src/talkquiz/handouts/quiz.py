"""A quiz without a blueprint of its own: which sections it has, and how many questions each.

What is wanted is shared out among kinds of question, in the order in which sheets have them, easy
to answer first. A kind that has too little leaves its share to the others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from talkquiz.course.course import Course, slug
from talkquiz.course.facts import Weight
from talkquiz.course.read_files import Origin
from talkquiz.course.shapes import LONGEST_ID
from talkquiz.handouts.blueprint import Blueprint, BlueprintSection, Plan
from talkquiz.handouts.by_hand import place_pins
from talkquiz.handouts.candidates import candidates_of
from talkquiz.handouts.picks import NO_PICKS, Picks
from talkquiz.handouts.selection import SelectedSection, fitting_by_section, select_items
from talkquiz.items.item import Item
from talkquiz.items.kinds import Answered, ItemKind
from talkquiz.problem import Problem, Severity, TalkQuizError

USUAL_COUNT = 10
_ORDER = (
    ItemKind.CHOICE, ItemKind.WHO_SAID_IT, ItemKind.ACCORDING_TO, ItemKind.MULTIPLE_RESPONSE,
    ItemKind.TRUE_FALSE, ItemKind.CLOZE, ItemKind.SHORT_ANSWER, ItemKind.TERM, ItemKind.LABEL,
    ItemKind.MATCHING, ItemKind.ORDERING, ItemKind.COMPARE, ItemKind.OPEN, ItemKind.TASK,
)  # fmt: skip
"""The order of sections: to pick, to write a few words, to match and order, to write in full."""
_USUAL_SHARES: Mapping[ItemKind, float] = {
    ItemKind.CHOICE: 4,
    ItemKind.TRUE_FALSE: 2,
    ItemKind.CLOZE: 2,
    ItemKind.SHORT_ANSWER: 2,
}
_STOPGAPS = dict.fromkeys(
    (ItemKind.WHO_SAID_IT, ItemKind.MULTIPLE_RESPONSE, ItemKind.TERM, ItemKind.ORDERING), 0.01
)
"""Kinds for what the usual ones cannot fill: their share is so small that they come last."""
_USUAL_WEIGHTS: tuple[Weight, ...] = ("core", "useful")
_ALL_WEIGHTS: tuple[Weight, ...] = get_args(Weight)
_SECONDS = {
    Answered.VERDICT: 30,
    Answered.ONE: 60,
    Answered.SEVERAL: 90,
    Answered.WORDS: 60,
    Answered.PLACE: 30,
    Answered.PAIRS: 30,
    Answered.ORDER: 30,
    Answered.IN_FULL: 60,
}
"""How long an answer takes, and each pair, event or mark of those below: see docs/handouts.md."""
_BY_PARTS = (Answered.PAIRS, Answered.ORDER, Answered.IN_FULL)
_SHORT_OF_TIME = 0.8
"""A quiz that fills no more of its minutes, since there are too few questions, prints others."""
_EXACT_MINUTES = 10
_TOO_FEW = "TQ428"
_MANY_TOPICS = 4
"""So many topics do not go into a title."""


class Held(NamedTuple):
    """The ids of the items that all formats wanted can ask, and of those that one of them can."""

    by_all: Collection[str]
    by_one: Collection[str]


class Quiz(NamedTuple):
    """What a teacher wants; what is empty or None does not matter to her.

    `levels` are difficulties. `number` is how many questions there are, or else as many as
    `minutes` allow. `name` begins the names of the files. Where it is a format that has no other
    `kinds`, `format` is what people call it; `held` says what the formats can ask, if not all.
    """

    topics: Sequence[str] = ()
    kinds: Sequence[ItemKind] = ()
    number: int | None = None
    minutes: int | None = None
    levels: Sequence[int] = ()
    weights: Sequence[Weight] = ()
    title: str = ""
    name: str = ""
    format: str = ""
    held: Held | None = None


class TakenNameError(TalkQuizError):
    """Raised for the name of a quiz that a handout of the course has."""


def with_names(quiz: Quiz, course: Course, taken: Collection[str]) -> Quiz:
    """Return `quiz` with a title, and a name that none of the course's handouts has.

    The name follows the title, or else the topics. Raises TakenNameError for one that was given.
    """
    if quiz.name in taken:
        raise TakenNameError(
            f"`{quiz.name}` is a handout of the course, whose files would be replaced: give "
            "another name.",
            option="--name",
        )
    topics = list(dict.fromkeys(quiz.topics))
    named = {topic.id: topic.title for topic in course.outline.topics}
    words, titles = course.language, [named[topic] for topic in topics]
    about = words.quiz.between.join(titles) if 0 < len(titles) < _MANY_TOPICS else ""
    title = quiz.title or words.quiz.titled.format(about=about or course.outline.title)
    name = "-".join(("quiz", *topics[:_MANY_TOPICS]))
    if quiz.title:
        name = slug(quiz.title.replace("'", "")) or "quiz"
    name = name[:LONGEST_ID].strip("-")
    while name in taken:
        name = f"my-{name}"[:LONGEST_ID].strip("-")
    return quiz._replace(title=title, name=quiz.name or name)


class _Filled(NamedTuple):
    """A plan, what was selected for it, and how many items would fit it."""

    plan: Plan
    selected: Sequence[SelectedSection]
    fitting: int

    @property
    def items(self) -> list[Item]:
        return [item for each in self.selected for item in each.items]

    @property
    def seconds(self) -> int:
        return sum(map(seconds_for, self.items))


def seconds_for(item: Item) -> int:
    """Return how long it takes to answer `item`."""
    answered = item.kind.answered
    parts = len(item.options) if answered is Answered.ORDER else item.parts
    return _SECONDS[answered] * (parts if answered in _BY_PARTS else 1)


def plan_quiz(
    quiz: Quiz, seed: int, course: Course, items: Iterable[Item], picks: Picks | None = None
) -> tuple[Plan | None, list[Problem]]:
    """Return the plan of the handout that `quiz` asks for, which has a name, and what it lacks.

    There is none if no question fits, and nothing is said of it if there is none at all. Every
    section of the plan can be filled. What all formats hold is asked if there is enough of it.
    """
    candidates = list(items)
    if not candidates:
        return None, []
    plan, problems = None, list[Problem]()
    for wanted, some in _ways(quiz, candidates):
        maker = _Maker(wanted, seed, course, some, picks or NO_PICKS)
        plan, problems = _planned(maker)
        if plan and wanted.held:
            plan = plan._replace(only={each.id for each in some})
        if not any(each.code == _TOO_FEW for each in problems):
            break
    return plan, problems


def _ways(quiz: Quiz, items: list[Item]) -> Iterator[tuple[Quiz, list[Item]]]:
    """Yield what is tried in turn: a quiz, and what it may ask.

    Where no format holds all there is, few questions are left, and details are better than none.
    """
    held = quiz.held
    if not held:
        yield quiz, items
        return
    by_one = [each for each in items if each.id in held.by_one]
    if len(by_all := [each for each in items if each.id in held.by_all]) < len(by_one):
        yield quiz, by_all
    is_limited = len(by_one) < len(items)
    yield (quiz if is_limited else quiz._replace(held=None)), by_one
    if is_limited and not quiz.weights:
        yield quiz._replace(weights=_ALL_WEIGHTS), by_one


def _planned(maker: "_Maker") -> tuple[Plan | None, list[Problem]]:
    """Return the plan of one quiz, and what it lacks."""
    quiz = maker.quiz
    count, problems = quiz.number or USUAL_COUNT, list[Problem]()
    if quiz.minutes and not quiz.number:
        filled, count = maker.fill_minutes(quiz.minutes)
    else:
        filled = maker.fill(count)
    number = len(filled.items)
    if quiz.minutes and filled.seconds > quiz.minutes * 60:
        message = f"{_questions(number)} take about {_minutes(filled.seconds)} and not "
        message += f"{quiz.minutes}"
        hint = "Leave out --count, and there will be as many as there is time for."
        problems.append(_problem("--minutes", "TQ429", message, hint, Severity.WARNING))
    if number > count:
        message = f"{_questions(number)} are pinned, more than {count}"
        hint = "Pin fewer, or leave out --count."
        problems.append(_problem("--count", "TQ429", message, hint, Severity.WARNING))
    if number < count:
        shortage = maker.shortage(filled, count)
        if number and quiz.minutes and filled.seconds <= _SHORT_OF_TIME * quiz.minutes * 60:
            minutes = min(_round_minutes(filled.seconds), quiz.minutes)
            filled = filled._replace(plan=maker.with_minutes(filled.plan, minutes))
            message = f"{shortage.message}; so the sheet says {_minutes(minutes * 60)}"
            shortage = shortage._replace(message=message)
        problems.append(shortage)
    return (filled.plan if number else None), problems


def _questions(number: int) -> str:
    return f"{number} question{'' if number == 1 else 's'}"


def _round_minutes(seconds: int) -> int:
    """Return how many minutes are said of so long: up to ten each, and then by fives."""
    minutes = -(-seconds // 60)
    return minutes if minutes <= _EXACT_MINUTES else -(-minutes // 5) * 5


def _minutes(seconds: int) -> str:
    number = -(-seconds // 60)
    return f"{number} minute{'' if number == 1 else 's'}"


def _problem(option: str, code: str, message: str, hint: str, severity: Severity) -> Problem:
    return Problem(option, 0, 0, code, message, hint, severity)


class _Maker:
    """Fills a quiz with some number of questions, as often as that is wanted."""

    def __init__(
        self, quiz: Quiz, seed: int, course: Course, items: list[Item], picks: Picks
    ) -> None:
        self.quiz, self.seed, self.course, self.picks = quiz, seed, course, picks
        every = Quiz(kinds=list(ItemKind), weights=_ALL_WEIGHTS)
        plan = self._plan(every, dict.fromkeys(ItemKind, 1))
        # What comes off short is asked for less here, so that nothing else need do it.
        self.candidates = candidates_of(course, items, [plan], [picks])._replace(fills_all=False)

    def _plan(self, quiz: Quiz, counts: Mapping[ItemKind, int]) -> Plan:
        """Return the plan with so many questions of each kind."""
        words = self.course.language.quiz
        sections = tuple(
            BlueprintSection(
                title=words.sections[kind]["title"],
                directions=words.sections[kind]["directions"],
                makes=kind,
                count=counts[kind],
                topics=tuple(quiz.topics),
                difficulty=tuple(quiz.levels),
                weight=tuple(quiz.weights) or _USUAL_WEIGHTS,
            )
            for kind in _ORDER
            if counts.get(kind)
        )
        minutes = self.quiz.minutes
        audience = words.time(minutes) if minutes else ""
        blueprint = Blueprint(
            title=self.quiz.title, audience=audience, minutes=minutes, sections=sections
        )
        return Plan(self.quiz.name, blueprint, Origin(Path(self.quiz.name)), self.seed, shrink=True)

    def with_minutes(self, plan: Plan, minutes: int) -> Plan:
        """Return the plan of a quiz whose sheet says that it takes so long."""
        changed = plan.blueprint.with_changes(
            minutes=minutes, audience=self.course.language.quiz.time(minutes)
        )
        return plan._replace(blueprint=changed)

    def fill(self, count: int, quiz: Quiz | None = None) -> _Filled:
        """Return the quiz with `count` questions, or as many as may meet; or another `quiz`."""
        quiz = quiz or self.quiz
        shares = dict.fromkeys(quiz.kinds, 1.0) if quiz.kinds else {**_USUAL_SHARES, **_STOPGAPS}
        pins = [pick.items[0].kind for pick in self.picks.pins]
        least = {kind: pins.count(kind) for kind in pins}
        shares |= {kind: 0.001 for kind in pins if kind not in shares}
        all_of_them = self._plan(quiz, dict.fromkeys(shares, 1))
        sections = list(all_of_them.blueprint.asking.values())
        fitting = fitting_by_section(self.seed, self.quiz.name, sections, self.candidates)
        most = {
            section.makes: max(
                sum(len(each.unit.items) for each in found), least.get(section.makes, 0)
            )
            for section, found in zip(sections, fitting, strict=True)
        }
        number_fitting = sum(most.values())
        while True:
            plan = self._plan(quiz, _shared_out(count, shares, most, least))
            sections = list(plan.blueprint.asking.values())
            placed = place_pins(plan, self.picks, self.candidates, beyond_limits=True)
            selected = select_items(
                self.seed, self.quiz.name, sections, self.candidates, placed.pinned
            )
            short = [each for each in selected if each.is_short]
            if not short:
                return _Filled(plan, selected, number_fitting)
            for each in short:
                most[each.section.makes] = len(each.items)
                least[each.section.makes] = min(least.get(each.section.makes, 0), len(each.items))

    def fill_minutes(self, minutes: int) -> tuple[_Filled, int]:
        """Return the quiz that takes so long, or nearly, and how many questions it wants.

        There are more than it has, if it ran short.
        """
        time, count = minutes * 60, minutes
        filled = self.fill(count)
        while filled.seconds > time and len(filled.items) > 1:
            count = len(filled.items) - 1
            filled = self.fill(count)
        while len(filled.items) == count:
            longer = self.fill(count + 1)
            if longer.seconds > time:
                return filled, count
            filled, count = longer, count + 1
        return filled, count

    def shortage(self, filled: _Filled, count: int) -> Problem:
        """Return what is said of a quiz that has fewer than `count` questions."""
        quiz, number = self.quiz, len(filled.items)
        where = _where(quiz)
        if filled.fitting >= count:
            why = "the others would give each other's answers away"
        elif number < filled.fitting:
            why = f"there are {filled.fitting}{where}, and some of these answer the others"
        else:
            why = f"there are no more{where}"
        if self.picks.past.items:
            why += ", beside what was asked before"
        if not quiz.number and quiz.minutes and number:
            about = _minutes(filled.seconds)
            message = f"{_questions(number)} for about {about} of {quiz.minutes}: {why}"
        elif number:
            message = f"{number} of {count}: {why}"
        else:
            message = f"there are no questions{where}"
        hints = list(self._remedies(number, count))[:2]
        hint = " ".join(hints) or "Ask on more topics or for fewer questions, or write more facts."
        severity = Severity.WARNING if number else Severity.ERROR
        option = "--minutes" if quiz.minutes and not quiz.number else "--count"
        return _problem(option, _TOO_FEW, message, hint, severity)

    def _remedies(self, number: int, count: int) -> Iterator[str]:
        """Yield what would make more than `number` questions of `count`, each as it was tried."""
        quiz = self.quiz
        for text, is_open, changes in (
            (
                "With details as well (--weight core --weight useful --weight detail)",
                "detail" not in quiz.weights,
                {"weights": _ALL_WEIGHTS},
            ),
            ("On all levels (without --level)", bool(quiz.levels), {"levels": ()}),
            (
                "With questions of all kinds (without --kind)",
                bool(quiz.kinds and not quiz.format),
                {"kinds": ()},
            ),
            ("On all topics (without --topic)", bool(quiz.topics), {"topics": ()}),
        ):
            if is_open:
                found = len(self.fill(count, quiz._replace(**changes)).items)
                if found > number:
                    yield f"{text}, there are {found}."


def _where(quiz: Quiz) -> str:
    """Return the limits of a quiz in words: " on this topic, at this level"."""
    parts = []
    if quiz.format:
        parts.append(f"of the kinds that {quiz.format} has")
    elif quiz.kinds:
        parts.append("of this kind" if len(quiz.kinds) == 1 else "of these kinds")
    if quiz.topics:
        parts.append("on this topic" if len(quiz.topics) == 1 else "on these topics")
    if quiz.levels:
        parts.append("at this level" if len(quiz.levels) == 1 else "at these levels")
    if quiz.held and not quiz.format:
        parts.append("that the formats can ask")
    weights = quiz.weights or _USUAL_WEIGHTS
    if set(weights) != set(_ALL_WEIGHTS):
        parts.append(f"among what is {' or '.join(weights)}")
    return f" {', '.join(parts)}" if parts else ""


def _shared_out(
    count: int,
    shares: Mapping[ItemKind, float],
    most: Mapping[ItemKind, int],
    least: Mapping[ItemKind, int],
) -> dict[ItemKind, int]:
    """Return how many of `count` each kind has, in proportion to `shares`, within `most`.

    One after the other goes to the kind that lags behind most (Sainte-Laguë's method); but first
    each has the `least` that it must have.
    """
    counts = {kind: min(least.get(kind, 0), most[kind]) for kind in shares}
    while sum(counts.values()) < count:
        open_kinds = [kind for kind in shares if counts[kind] < most[kind]]
        if not open_kinds:
            break
        next_kind = min(open_kinds, key=lambda kind: (counts[kind] + 0.5) / shares[kind])
        counts[next_kind] += 1
    return counts
