"""What the page shows: the facts by topic, what is wrong and where, and what is new.

`sketch_of` reads what facts say, `page_of` makes the page of the files of a course, whatever state
they are in, and `checked` adds what takes longer to find. What cannot be read for the moment is
shown as it was before, and said to be so.
"""

import os
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from talkquiz.articles.verify import Copies
from talkquiz.build import LoadedCourse, check, compare_with_release, load_and_check
from talkquiz.course.claim_slots import MarkupError, parse_claim
from talkquiz.course.course import Course, load_course
from talkquiz.course.drafts import FACT, Unfinished, drafts_of, unfinished
from talkquiz.course.read_files import Origin, Register
from talkquiz.exporters.anki.fields import Album
from talkquiz.exporters.anki.notetypes import Model, load_models
from talkquiz.items.item import Item, Use
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make import attempts
from talkquiz.problem import Problem, Severity, in_order
from talkquiz.releases.compare_decks import Changed, DeckState
from talkquiz.results.review import findings_in

NEW, CHANGED = "new", "changed"
"""How a card differs from the last release; empty where it does not, or there is none."""
SOUND, UNREAD, DRAFT = "sound", "unread", "draft"
"""The states of a fact: it can be asked, cannot be read, or is a draft."""


class Spot(NamedTuple):
    """A place in a file: the path as messages name it, and in full."""

    shown: str
    file: str
    line: int
    column: int


class ProblemShown(NamedTuple):
    """A problem and its place; `is_error` tells it from a warning."""

    code: str
    message: str
    hint: str
    is_error: bool
    spot: Spot


class FactRow(NamedTuple):
    """What the list says of a fact; `change` is how its cards differ from the last release.

    A `stale` one is shown as it was: its entry, or what questions need, cannot be read now. Where
    nothing can be asked, nobody knows how many `cards` and `questions` there are.
    """

    id: str
    topic: str
    claim: str
    state: str = SOUND
    errors: int = 0
    warnings: int = 0
    cards: int | None = None
    questions: int | None = None
    change: str = ""
    stale: bool = False


class TopicPart(NamedTuple):
    """A topic with its facts in the order of teaching."""

    id: str
    title: str
    facts: tuple[FactRow, ...]


class HandoutRow(NamedTuple):
    """A handout by the name of its files, its title, and what is wrong with it."""

    name: str
    title: str
    problems: tuple[ProblemShown, ...]
    spot: Spot


class Gone(NamedTuple):
    """A card of the last release that the deck has no more; a withdrawn one `says` why."""

    id: str
    question: str
    answer: str
    says: str = ""


class OtherDraft(NamedTuple):
    """A draft of a source or of an entry of the glossary: what is missing, and what is wrong."""

    id: str
    sort: str
    missing: tuple[str, ...]
    wrong: tuple[ProblemShown, ...]
    spot: Spot


@dataclass(frozen=True)
class Making:
    """A course as it was loaded, with the deck that comes of it: what details are made from."""

    loaded: LoadedCourse
    deck: DeckState | None = None
    models: Mapping[ItemKind, Model] = field(default_factory=dict)
    album: Album = field(default_factory=Album)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """All items by id, those of the deck with what stands beside them on cards."""
        made = {item.id: item for item in self.loaded.readable}
        return made | dict(self.deck.items) if self.deck else made

    @cached_property
    def items_by_fact(self) -> Mapping[str, Sequence[Item]]:
        """All items by the facts that they are about."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items.values():
            for fact in item.facts:
                found[fact].append(item)
        return found

    @cached_property
    def unfinished(self) -> Mapping[tuple[str, str], Unfinished]:
        """What drafts lack, by what they are and their ids."""
        course = self.loaded.course
        if not any(drafts_of(course).values()):
            return {}
        return {(each.sort, each.draft.id): each for each in unfinished(course)}

    @cached_property
    def changed(self) -> Mapping[str, Changed]:
        """The cards that are not as the last release has them, by the ids of their items."""
        return {each.card.id: each for each in self.deck.difference.changed} if self.deck else {}

    @cached_property
    def added(self) -> frozenset[str]:
        """The ids of the items of the deck that the last release does not have."""
        if self.deck is None or not self.deck.difference.since:
            return frozenset()
        return frozenset(card.id for card in self.deck.difference.added)

    def change(self, item_id: str) -> str:
        """Return how a card differs from the last release."""
        return NEW if item_id in self.added else CHANGED if item_id in self.changed else ""

    def row(self, fact_id: str, topic: str, claim: str) -> FactRow:
        """Return the row of a fact, without its problems."""
        if self.deck is None:
            return FactRow(fact_id, topic, claim)
        items = self.items_by_fact.get(fact_id, ())
        studied = [item for item in items if item.id in self.deck.items]
        changes = {self.change(item.id) for item in studied}
        return FactRow(
            fact_id,
            topic,
            claim,
            cards=sum(item.cards for item in studied),
            questions=sum(Use.PRINT in item.uses for item in items),
            change=NEW if changes == {NEW} else CHANGED if any(changes) else "",
        )


@dataclass(frozen=True)
class CoursePage:
    """The page of a course; `problems` are those of no fact and no handout.

    `makings` say what each fact is made from, which for a stale one is the last in which it was
    whole, and `told` what is wrong with it. `quick` are the problems that loading finds, and
    `later` those that only a check does. `since` is the last release, empty where there is none.
    `is_there` says whether the folder is; where it is not, all is as it was. It `is_made` unless
    only claims are of now, and what comes of them is as it was: `sketched` is the course that they
    are in then, if anything can be asked of it.
    """

    folder: Path
    title: str = ""
    language: str = "en"
    topics: tuple[TopicPart, ...] = ()
    handouts: tuple[HandoutRow, ...] = ()
    problems: tuple[ProblemShown, ...] = ()
    drafts: tuple[OtherDraft, ...] = ()
    since: str = ""
    gone: tuple[Gone, ...] = ()
    unchecked: tuple[str, ...] = ()
    is_made: bool = True
    is_checked: bool = False
    is_there: bool = True
    makings: Mapping[str, Making] = field(default_factory=dict, repr=False)
    told: Mapping[str, Sequence[ProblemShown]] = field(default_factory=dict, repr=False)
    quick: Sequence[Problem] = field(default=(), repr=False)
    later: Sequence[Problem] = field(default=(), repr=False)
    copies: Copies | None = field(default=None, repr=False)
    sketched: Course | None = field(default=None, repr=False)

    @cached_property
    def rows(self) -> Mapping[str, FactRow]:
        """The facts by id, in the order of the page."""
        return {row.id: row for part in self.topics for row in part.facts}

    def making(self, fact_id: str) -> Making:
        """Return what a fact is made from; in a sketch, what asks about it alone is made anew.

        So whoever has it open sees the new words before all else is made. It has the items that it
        had: what asks for a new slot comes with the whole page. So does what depends on all cards,
        such as which days a timeline may tell yet. Raises ExportError.
        """
        making, course = self.makings[fact_id], self.sketched
        fact = course.facts.entries.get(fact_id) if course else None
        was = making.loaded.course.facts.entries.get(fact_id)
        if course is None or fact is None or was is None or fact == was:
            return making
        made = (each.outcome for each in attempts(course, making.loaded.templates, fact))
        anew = {item.id: item for item in made if isinstance(item, Item)}
        items = [
            replace(anew.get(item.id, item), short_id=item.short_id, uses=item.uses)
            for item in making.items_by_fact.get(fact_id, ())
        ]
        return _made(making.loaded._replace(course=course, readable=items))


def sketch_of(folder: Path, before: CoursePage) -> CoursePage:
    """Return `before` with the facts as they are now, which is read at once; the rest is as it was.

    A fact that is new has no numbers yet, and no cards.
    """
    if not folder.is_dir():
        return before
    problems: list[Problem] = []
    course = load_course(folder, problems)
    making = Making(LoadedCourse(folder, course, problems, [], [], [], False, []))
    known = before.rows

    def with_old_numbers(row: FactRow) -> FactRow:
        was = known.get(row.id)
        is_known = was is not None and row.state == was.state == SOUND and not row.stale
        return was._replace(topic=row.topic, claim=row.claim) if was and is_known else row

    rows = list(map(with_old_numbers, _rows(making, before)))
    makings = {row.id: before.makings.get(row.id, making) for row in rows}
    sketched = course.without_wrong_citations() if course.can_be_asked else None
    page = _listed(course, rows, before)
    return replace(page, makings=makings, is_made=False, sketched=sketched)


def page_of(folder: Path, before: CoursePage | None = None) -> CoursePage:
    """Return the page of the course in `folder`, where `before` is the page as it was.

    What only a check finds is told as it was. Raises ExportError where the looks cannot be read.
    """
    before = before or CoursePage(folder)
    if not folder.is_dir():
        return replace(before, is_there=False, is_checked=True)
    loaded = load_and_check(folder)
    making = _made(loaded)
    rows = _rows(making, before)
    page = replace(
        _listed(loaded.course, rows, before),
        drafts=tuple(_other_drafts(making)),
        since=making.deck.difference.since if making.deck else before.since,
        gone=_gone_cards(making.deck) if making.deck and loaded.is_whole else before.gone,
        makings={
            row.id: before.makings.get(row.id, making) if row.stale else making for row in rows
        },
        quick=loaded.problems,
        sketched=None,
    )
    return _with_problems(page, loaded)


def _listed(course: Course, rows: Sequence[FactRow], before: CoursePage) -> CoursePage:
    """Return `before` with these rows, by the topics of the course."""
    outline = course.outline
    title_of = {part.id: part.title for part in before.topics}
    title_of |= {topic.id: topic.title for topic in outline.topics}
    ids = [topic.id for topic in outline.topics] or [part.id for part in before.topics]
    ids += dict.fromkeys(row.topic for row in rows if row.topic not in ids)
    by_topic: dict[str, list[FactRow]] = defaultdict(list)
    for row in rows:
        by_topic[row.topic].append(row)
    return replace(
        before,
        title=outline.title or before.title or course.folder.name,
        language=course.language.code,
        topics=tuple(
            TopicPart(each, title_of.get(each, each), tuple(by_topic[each])) for each in ids
        ),
        is_made=True,
        is_checked=False,
        is_there=True,
    )


def checked(
    page: CoursePage, articles: Path | None = None, progress: Sequence[Path] = ()
) -> CoursePage:
    """Return `page`, just made, with what takes longer to find.

    That is what the rules for questions say, what nothing asks, which handouts cannot be filled,
    how citations stand, if there are `articles`, and what students' answers say, if there is
    `progress` that they saved. Raises ExportError.
    """
    if not page.folder.is_dir():
        return replace(page, is_there=False, is_checked=True)
    loaded, known = check(page.folder, articles), set(page.quick)
    if progress and loaded.course.can_be_asked:
        told, sums = findings_in(progress, loaded.course, loaded.readable)
        loaded.problems.extend(told)
        loaded.unchecked.append(f"Saved progress: {' '.join(sums)}")
    page = replace(
        page,
        later=[problem for problem in loaded.problems if problem not in known],
        copies=loaded.citations.copies if loaded.citations else None,
        unchecked=tuple(loaded.unchecked),
        is_checked=True,
    )
    return _with_problems(page, loaded)


def _made(loaded: LoadedCourse) -> Making:
    """Return what comes of a course that was loaded, as far as anything does."""
    if not loaded.course.can_be_asked:
        return Making(loaded)
    course = loaded.course if loaded.is_whole else loaded.course.without_wrong_citations()
    deck = compare_with_release(course, loaded.readable, loaded.record)
    return Making(loaded, deck, load_models(course.language))


def _rows(making: Making, before: CoursePage) -> list[FactRow]:
    """Return the facts in the order of the files; what cannot be read stands where it stood."""
    course, known = making.loaded.course, before.rows
    facts = course.facts
    rows: dict[str, FactRow] = {}
    for fact_id, origin in facts.origins.items():
        fact, draft, was = facts.entries.get(fact_id), facts.drafts.get(fact_id), known.get(fact_id)
        is_readable = fact is not None and course.can_be_asked
        if draft:
            claim = _without_marks(_text(draft.data, "claim")) or _text(draft.data, "name")
            rows[fact_id] = FactRow(fact_id, _topic(draft.data, origin), claim, DRAFT)
        elif was and was.state == SOUND and not is_readable:
            rows[fact_id] = was._replace(stale=True)
        elif fact:
            rows[fact_id] = making.row(fact_id, fact.topic, fact.claim.text)
        else:
            rows[fact_id] = FactRow(fact_id, _topic(origin.data, origin), "", UNREAD)
    kept, order, previous = _unreadable_now(making, before), list(rows), ""
    for row in known.values():
        if row.id in kept:
            order.insert(order.index(previous) + 1 if previous else 0, row.id)
            rows[row.id] = row._replace(stale=True)
        previous = row.id if row.id in rows else previous
    return [rows[each] for each in order]


def _unreadable_now(making: Making, before: CoursePage) -> set[str]:
    """Return the facts of `before` whose files are there still, but cannot be read as a whole."""
    facts = making.loaded.course.facts
    if facts.whole:
        return set()
    read = {origin.path for origin in facts.origins.values()}
    kept = set()
    for fact_id, each in before.makings.items():
        path = each.loaded.course.facts.origins[fact_id].path
        if fact_id not in facts.origins and path not in read and path.is_file():
            kept.add(fact_id)
    return kept


def _topic(data: object, origin: Origin) -> str:
    """Return the topic that an entry names, or the name of its file."""
    return (_text(data, "topic") if isinstance(data, dict) else "") or origin.path.stem


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _without_marks(markup: str) -> str:
    """Return a claim without its marks, or as it is where they cannot be read."""
    with suppress(MarkupError):
        return parse_claim(markup).text
    return markup


def _other_drafts(making: Making) -> Iterator[OtherDraft]:
    """Yield the drafts that are no facts."""
    for (sort, draft_id), (_, draft, missing, wrong) in making.unfinished.items():
        if sort != FACT:
            told = tuple(map(tell, wrong))
            yield OtherDraft(draft_id, sort, tuple(missing), told, spot_of(draft.origin))


def _gone_cards(deck: DeckState) -> tuple[Gone, ...]:
    found = deck.difference
    removed = [Gone(card.id, card.question, card.answer) for card in found.removed]
    withdrawn = [Gone(each.id, each.stem, "", each.says) for each in found.withdrawn]
    return (*removed, *withdrawn)


def _with_problems(page: CoursePage, loaded: LoadedCourse) -> CoursePage:
    """Return `page` with each problem at the fact or the handout where it stands, or on its own."""
    facts, plans = loaded.course.facts, {plan.origin.shown: plan for plan in loaded.plans}
    told: dict[str, list[ProblemShown]] = defaultdict(list)
    of_handouts: dict[str, list[ProblemShown]] = defaultdict(list)
    rest: list[ProblemShown] = []
    owners = _Owners(facts)
    for problem in in_order([*page.quick, *page.later]):
        seen = tell(problem)
        if problem.path in plans:
            of_handouts[plans[problem.path].name].append(seen)
        elif fact_id := owners.of(problem):
            told[fact_id].append(seen)
        else:
            rest.append(seen)

    def with_numbers(row: FactRow) -> FactRow:
        errors = sum(each.is_error for each in told.get(row.id, ()))
        return row._replace(errors=errors, warnings=len(told.get(row.id, ())) - errors)

    topics = tuple(
        part._replace(facts=tuple(map(with_numbers, part.facts))) for part in page.topics
    )
    handouts = tuple(
        HandoutRow(
            plan.name, plan.blueprint.title, tuple(of_handouts[plan.name]), spot_of(plan.origin)
        )
        for plan in plans.values()
    )
    return replace(page, topics=topics, handouts=handouts, problems=tuple(rest), told=dict(told))


class _Owners:
    """Finds the facts at which problems stand; reads the lines of no file without problems."""

    def __init__(self, facts: Register[Any]) -> None:
        self._origins: dict[str, list[tuple[str, Origin]]] = defaultdict(list)
        for fact_id, origin in facts.origins.items():
            self._origins[str(origin.path)].append((fact_id, origin))
        self._shown = {listed[0][1].shown: listed for listed in self._origins.values()}
        self._lines: dict[str, tuple[list[int], list[str]]] = {}

    def of(self, problem: Problem) -> str:
        """Return the id of the fact in whose entry a problem stands; empty if in none."""
        listed = self._shown.get(problem.path)
        if listed is None:
            return ""
        if problem.path not in self._lines:
            begins = sorted((origin.problem("", "").line, fact_id) for fact_id, origin in listed)
            self._lines[problem.path] = [at for at, _ in begins], [each for _, each in begins]
        lines, ids = self._lines[problem.path]
        index = bisect_right(lines, problem.line) - 1
        return ids[index] if index >= 0 else ""


def spot_of(origin: Origin) -> Spot:
    """Return where an entry, or a file, begins."""
    return tell(origin.problem("", "")).spot


def tell(problem: Problem) -> ProblemShown:
    """Return a problem as the page tells it."""
    path, line, column, code, message, hint, severity = problem
    file = path
    with suppress(OSError):  # the current folder is gone
        file = os.path.abspath(path)  # noqa: PTH100 - a link stays as it is written
    return ProblemShown(
        code, message, hint, severity is Severity.ERROR, Spot(path, file, line, column)
    )
