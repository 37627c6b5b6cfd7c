"""What stands in the fields of a note: the item's texts as HTML, its lists and its pictures."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from talkquiz.exporters.anki.html import as_cloze, as_html
from talkquiz.exporters.anki.notetypes import FIELDS, QUESTION
from talkquiz.exporters.anki.pictures import Album
from talkquiz.items.item import (
    Choice,
    Comparison,
    Gap,
    Item,
    Label,
    Moment,
    Option,
    Ordering,
    Reference,
    reference_lines,
)
from talkquiz.items.kinds import Answered, ItemKind
from talkquiz.language.language_file import DeckWords, Language

_MOST_TYPED = 4
"""Words of the longest answer that a student is asked to type."""
_PICKED = {Answered.ONE: "one", Answered.VERDICT: "one", Answered.SEVERAL: "several"}
"""How many options may be picked on the card, by how the item is answered."""

_repeated = lru_cache(maxsize=4096)(as_html)


class Page(NamedTuple):
    """What the cards of one topic share: its title, whether to type answers, where maps go."""

    topic: str
    typed: bool
    album: Album
    language: Language


def fields(item: Item, guid: str, page: Page) -> list[str]:
    """Return the HTML of the fields of the note of `item`, in the order of the note type.

    The order in which a card shows its options follows from the note's `guid`.
    """
    html = [make(item, page) if make else "" for make in _MAKERS]
    if item.options:
        html[_OPTIONS] = _options(item, guid)
    if item.kind.answered in _PICKED:
        html[_EXPLANATION] = _judgement(item, guid, page.language.deck)
    return html


def _question(item: Item, _: Page) -> str:
    if item.kind is not ItemKind.CLOZE:
        return as_html(item.stem)
    gap = item.holds(Gap)
    return as_cloze(item.claim, (gap.start, gap.end), item.asks_for)


def _typed(item: Item, page: Page) -> str:
    wanted = page.typed and item.kind is ItemKind.SHORT_ANSWER
    return "yes" if wanted and len(item.key.split()) <= _MOST_TYPED else ""


@lru_cache(maxsize=4096)
def _sources(sources: tuple[Reference, ...], language: Language) -> str:
    return "<br>".join(map(as_html, reference_lines(sources, language)))


def _options(item: Item, seed: str) -> str:
    entries = [f'<li dir="auto">{as_html(option.text)}</li>' for option in item.options]
    return _options_list("options", item, seed, entries)


def _judgement(item: Item, seed: str, words: DeckWords) -> str:
    return _options_list(
        "options judged", item, seed, [_judged(each, words) for each in item.options]
    )


def _points(item: Item, _: Page) -> str:
    """Return what a full answer holds: pairs that belong together, or marking points."""
    if not (item.pairs or item.marks):
        return ""
    return _bare_list("points", (*(f"{left}: {right}" for left, right in item.pairs), *item.marks))


def _options_list(name: str, item: Item, seed: str, entries: list[str]) -> str:
    """Return the list that the script shuffles: `data-seed` says how, `data-pick` how many."""
    fixed = " data-fixed" if item.ordered else ""
    return (
        f'<ol class="{name}" type="A" data-seed="{seed}" '
        f'data-pick="{_PICKED.get(item.kind.answered, "none")}"{fixed}>{"".join(entries)}</ol>'
    )


def _judged(option: Option, words: DeckWords) -> str:
    verdict = "right" if option.correct else "wrong"
    said = as_html(words.right if option.correct else words.wrong)
    reason = f'<p class="reason" dir="auto">{as_html(option.rationale)}</p>'
    return (
        f'<li class="{verdict}" dir="auto">{as_html(option.text)} <b class="verdict">{said}</b>'
        f"{reason if option.rationale else ''}</li>"
    )


def _material(item: Item, _: Page) -> str:
    """Return what the question is about: what a source says, accounts, left-hand sides."""
    stimulus = item.stimulus
    accounts = item.payload.accounts if isinstance(item.payload, Comparison) else ()
    return "".join(
        (
            f'<p class="source-title" dir="auto">{as_html(stimulus.title)}</p>' if stimulus else "",
            _bare_list("source-lines", stimulus.lines if stimulus else ()),
            _bare_list("accounts", (f"{a.outlet}, {a.day}: {a.claim}" for a in accounts)),
            _bare_list("lefts", (left for left, _ in item.pairs)),
        )
    )


def _bare_list(name: str, texts: Iterable[str]) -> str:
    entries = "".join(f'<li dir="auto">{as_html(text)}</li>' for text in texts)
    return f'<ul class="{name}">{entries}</ul>' if entries else ""


def _said(item: Item, _: Page) -> str:
    return as_html(item.payload.said) if isinstance(item.payload, Choice) else ""


def _picture(item: Item, page: Page) -> str:
    if not isinstance(item.payload, Label):
        return ""
    return page.album.locator(item.payload.location, words=page.language.maps)


def _picture_named(item: Item, page: Page) -> str:
    if not isinstance(item.payload, Label):
        return ""
    return page.album.locator(item.payload.location, item.key, words=page.language.maps)


def _timeline(item: Item, page: Page) -> str:
    moments = item.timeline or _right_order(item)
    if not moments:
        return ""
    here = next((place for place, each in enumerate(moments) if each.here), None)
    entries = (
        _moment(each, _place(number, here), page.language.deck)
        for number, each in enumerate(moments)
    )
    return f'<ol class="timeline">{"".join(entries)}</ol>'


def _right_order(item: Item) -> tuple[Moment, ...]:
    if not isinstance(item.payload, Ordering):
        return ()
    return tuple(Moment(event.day, event.name) for event in item.payload.events)


def _place(number: int, here: int | None) -> str:
    if here is None:
        return ""
    return "here" if number == here else "before" if number < here else "after"


def _moment(moment: Moment, place: str, words: DeckWords) -> str:
    said = {"here": words.this, "before": words.before, "after": words.after}.get(place, "")
    label = f'<b class="place">{as_html(said)}</b> ' if place else ""
    return (
        f'<li class="moment {place}" dir="auto">{label}<span class="day">{as_html(moment.day)}'
        f'</span> <span class="event">{as_html(moment.name)}</span></li>'
    )


_CONTENTS: Mapping[str, Callable[[Item, Page], str]] = MappingProxyType(
    {
        QUESTION: _question,
        "Answer": lambda item, _: as_html(item.key),
        "AlsoRight": lambda item, _: as_html("; ".join(item.accept)),
        "Explanation": _points,
        "Claim": lambda item, _: as_html(item.claim),
        "AccordingTo": lambda item, _: _repeated(item.per or ""),
        "AsOf": lambda item, _: _repeated(item.as_of or ""),
        "Caution": lambda item, _: _repeated(item.caution),
        "Why": lambda item, _: as_html(item.why),
        "Sources": lambda item, page: _sources(item.sources, page.language),
        "AsksFor": lambda item, _: _repeated(item.asks_for),
        "Topic": lambda _, page: _repeated(page.topic),
        "FactId": lambda item, _: as_html(", ".join(item.facts)),
        "ItemId": lambda item, _: as_html(item.id),
        "Material": _material,
        "Said": lambda item, _: (
            as_html(item.payload.said) if isinstance(item.payload, Choice) else ""
        ),
        "Picture": _picture,
        "PictureNamed": _picture_named,
        "Timeline": _timeline,
        "Typed": _typed,
    }
)


_MAKERS = tuple(_CONTENTS.get(name) for name in FIELDS)
_OPTIONS, _EXPLANATION = (list(FIELDS).index(name) for name in ("Options", "Explanation"))
