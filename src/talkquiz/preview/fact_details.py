"""What the page shows of one fact that is opened: what comes of it, and what it rests on."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from talkquiz.articles.article import Standing
from talkquiz.course.drafts import FACT
from talkquiz.course.facts import Fact
from talkquiz.exporters.anki.fields import Page
from talkquiz.items.fact_wording import reference, speaker
from talkquiz.items.item import Item, Option, Ordering, reference_lines
from talkquiz.items.make import outcomes
from talkquiz.items.make.one_fact import Attempt, Passed
from talkquiz.preview.anki_card import Side, cards_of
from talkquiz.preview.course_page import (
    CoursePage,
    FactRow,
    Making,
    ProblemShown,
    Spot,
    spot_of,
    tell,
)
from talkquiz.releases.compare_decks import Rewording

HELD, UNVERIFIED, BACKGROUND = "held", "unverified", "background"
"""How a citation stands beside `Standing`: as it should, without a copy of its article, or to a
source that has none."""


class Piece(NamedTuple):
    """Words of a claim, and the name of the slot that they are, if they are one."""

    text: str
    slot: str = ""


class Citation(NamedTuple):
    """Where a fact is from in words, and how that stands against the articles."""

    source: str
    says: str
    title: str
    at: str
    terms: tuple[str, ...]
    stands: str


class Question(NamedTuple):
    """An item as it is printed: what is asked, offered and right.

    `parts` are pairs, the right order or marking points; `note` says what `parts` are.
    """

    id: str
    short_id: str
    kind: str
    template: str
    uses: tuple[str, ...]
    stem: str
    key: str
    accept: tuple[str, ...]
    options: tuple[Option, ...]
    parts: tuple[str, ...]
    weight: str
    difficulty: int
    change: str


class PassedOver(NamedTuple):
    """Why templates made nothing of a slot, and what would help, if anything."""

    templates: tuple[str, ...]
    reason: str
    cure: str


class SlotAsked(NamedTuple):
    """A slot with the questions that ask for it, and the templates that do not."""

    name: str
    text: str
    asked: tuple[Question, ...]
    passed: tuple[PassedOver, ...]


class CardShown(NamedTuple):
    """A card of the deck, and which of its words differ from the last release."""

    item: str
    short_id: str
    number: int
    kind: str
    template: str
    change: str
    rewordings: tuple[Rewording, ...]
    front: Side
    back: Side


class FactDetails(NamedTuple):
    """All that the page shows of a fact; of a draft only what is `missing`, and what is `wrong`.

    `about` is what its entry says of it, by the names of keys.
    """

    row: FactRow
    spot: Spot
    problems: tuple[ProblemShown, ...]
    missing: tuple[str, ...] = ()
    wrong: tuple[ProblemShown, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    claim: tuple[Piece, ...] = ()
    citations: tuple[Citation, ...] = ()
    cards: tuple[CardShown, ...] = ()
    slots: tuple[SlotAsked, ...] = ()
    others: tuple[Question, ...] = ()


def fact_details(page: CoursePage, fact_id: str) -> FactDetails:
    """Return what `page` shows of a fact that it lists; a KeyError means that it does not.

    Raises ExportError where a card cannot be made.
    """
    row, making = page.rows[fact_id], page.making(fact_id)
    course = making.loaded.course
    facts, problems = course.facts, tuple(page.told.get(fact_id, ()))
    details = FactDetails(row, spot_of(facts.origins[fact_id]), problems)
    if fact_id in facts.drafts:
        draft = making.unfinished[FACT, fact_id]
        return details._replace(missing=tuple(draft.missing), wrong=tuple(map(tell, draft.wrong)))
    fact = facts.entries.get(fact_id)
    if fact is None:
        return details
    tried: Sequence[Attempt] = ()
    if course.can_be_asked:
        tried = outcomes(course, making.loaded.templates, fact, making.items)
    told = {each.outcome.id for each in tried if isinstance(each.outcome, Item)}
    items = making.items_by_fact.get(fact_id, ())
    return details._replace(
        about=tuple(_about(fact, making)),
        claim=tuple(_pieces(fact)),
        citations=tuple(_citations(fact, making, page)),
        cards=tuple(card for item in items for card in _cards(item, making)),
        slots=tuple(
            _slot_asked(list(each), making)
            for _, each in groupby(tried, lambda each: each.slot.name)
        ),
        others=tuple(_question(item, making) for item in items if item.id not in told),
    )


def _about(fact: Fact, making: Making) -> Iterator[tuple[str, str]]:
    course = making.loaded.course
    yield "kind", fact.kind
    yield "mode", fact.mode
    yield "status", fact.status
    yield "weight", fact.weight
    if fact.when:
        yield "when", f"{course.language.dates.say(fact.when)} ({fact.basis})"
    if fact.per:
        yield "per", speaker(fact, course) or fact.per
    if fact.teaches:
        yield "teaches", ", ".join(fact.teaches)
    if fact.why:
        yield "why", fact.why


def _pieces(fact: Fact) -> Iterator[Piece]:
    """Yield the claim piece by piece; what is marked within another mark is a piece of that."""
    text, done = fact.claim.text, 0
    marks = [(slot.start, slot.end, slot.name) for slot in fact.slots.values()]
    marks += [(verb.start, verb.end, verb.name) for verb in fact.claim.verbs]
    for start, end, name in sorted(marks):
        if start < done:
            continue
        if start > done:
            yield Piece(text[done:start])
        yield Piece(text[start:end], name)
        done = end
    if done < len(text):
        yield Piece(text[done:])


def _citations(fact: Fact, making: Making, page: CoursePage) -> Iterator[Citation]:
    course = making.loaded.course
    for cite in fact.cite:
        source = course.sources.entries.get(cite.source)
        if source is None:
            yield Citation(cite.source, cite.source, "", cite.at, cite.terms, UNVERIFIED)
            continue
        (says,) = reference_lines([reference(cite, course)], course.language)
        article = page.copies.articles.get(cite.source) if page.copies else None
        stands = BACKGROUND if source.is_background else UNVERIFIED
        if article:
            standing = article.standing(cite.at, cite.fp, cite.terms)
            stands = HELD if standing is Standing.OK else standing.value
        yield Citation(cite.source, says, source.title or "", cite.at, cite.terms, stands)


def _cards(item: Item, making: Making) -> Iterator[CardShown]:
    """Yield the cards of an item, if the deck has it."""
    if making.deck is None or item.id not in making.deck.items:
        return
    deck = making.deck.deck
    title = next(each.title for each in deck.chapters if each.id == item.topic)
    changed = making.changed.get(item.id)
    for card in cards_of(item, making.models[item.kind], Page(title, deck.imprint, making.album)):
        yield CardShown(
            item.id,
            item.short_id,
            card.number,
            item.kind.value,
            item.template,
            making.change(item.id),
            changed.rewordings if changed else (),
            card.front,
            card.back,
        )


def _slot_asked(tried: Sequence[Attempt], making: Making) -> SlotAsked:
    passed: dict[Passed, list[str]] = {}
    for _, template, outcome in tried:
        if isinstance(outcome, Passed):
            passed.setdefault(outcome, []).append(template.id)
    return SlotAsked(
        tried[0].slot.name,
        tried[0].slot.text,
        tuple(_question(each.outcome, making) for each in tried if isinstance(each.outcome, Item)),
        tuple(PassedOver(tuple(ids), reason, cure) for (reason, cure), ids in passed.items()),
    )


def _question(item: Item, making: Making) -> Question:
    parts = [f"{left}: {right}" for left, right in item.pairs]
    if isinstance(item.payload, Ordering):
        parts = [item.payload.line(event) for event in item.payload.events]
    levels = [f"{level.marks}: {level.earns}" for level in item.levels]
    return Question(
        item.id,
        item.short_id,
        item.kind.value,
        item.template,
        tuple(sorted(use.value for use in item.uses)),
        item.stem,
        "" if parts else item.key,
        item.accept,
        () if isinstance(item.payload, Ordering) else item.options,
        (*parts, *item.marks, *levels),
        item.weight,
        item.difficulty,
        making.change(item.id),
    )
