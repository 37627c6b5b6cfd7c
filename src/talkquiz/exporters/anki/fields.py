"""What stands in the fields of a note: the item's texts as HTML, its lists and its pictures."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from talkquiz.deck.deck import Withdrawn
from talkquiz.deck.imprint import Imprint
from talkquiz.exporters.anki.occasion import split_occasion
from talkquiz.exporters.anki.seal import MADE, MY_NOTES, seal
from talkquiz.items.item import (
    GAP,
    Choice,
    Comparison,
    Gap,
    GapPart,
    Item,
    Label,
    Location,
    Matching,
    Moment,
    Open,
    Ordering,
    Reference,
    ShownPicture,
    Stimulus,
    reference_lines,
)
from talkquiz.items.kinds import Answered, ItemKind
from talkquiz.items.typeset import typeset
from talkquiz.language.english import content_words
from talkquiz.language.language_file import Language, MapWords

QUESTION = "Question"
"""The name of the first field, which holds what the front asks (`Text` in a cloze note type)."""

_OTHERS = (
    "Answer AlsoRight Accepted Options Explanation Claim AccordingTo AsOf Caution Why Next "
    "Corrected Withdrawn Sources AboutSources Names AsksFor Hint Topic Material Said Picture "
    "PictureNamed Timeline Typed Mistake FactId ItemId Illustration Spare2 Spare3 Spare4 Spare5 "
    "Spare6 Spare7 Spare8"
)
FIELDS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, name in enumerate([QUESTION, MY_NOTES, *_OTHERS.split(), MADE], start=1)
    }
)
"""The fields of every note type in their order, each with its number for life."""

_MOST_TYPED = 4
"""Words of the longest answer that a student is asked to type."""
_MOST_GLANCED = 50
"""Letters of the longest answer that is set large."""
_MOST_OTHERS = 3
"""How many other right answers a card shows: who reads it only wants to know whether theirs is."""
_PICKED = {Answered.ONE: "one", Answered.VERDICT: "one", Answered.SEVERAL: "several"}
"""How many options may be picked on the card, by how the item is answered."""

_SURROGATE = "\N{REPLACEMENT CHARACTER}"
_LINE_ENDS = "\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
# Braces would open a cloze, a square bracket a sound or LaTeX, a backslash MathJax.
_SHOWN = (
    dict.fromkeys(map(chr, (*range(0x20), 0x7F)), "")
    | dict.fromkeys(_LINE_ENDS, "<br>")
    | {each: f"&#{ord(each)};" for each in "{}[\\"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " "}
)
# One class of characters and no alternative: the pattern is twice as fast for it.
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff&<>\"{}\[\\]")


def as_html(text: str) -> str:
    """Return `text` as HTML that shows it as it is, with `<br>` for each line end."""
    return _NOT_SHOWN.sub(
        lambda found: _SHOWN.get(found[0], _SURROGATE), text.replace("\r\n", "\n")
    )


# What many cards show alike, kept for the next of them.
_repeated = lru_cache(maxsize=4096)(as_html)


@lru_cache(maxsize=4096)
def _source_lines(sources: tuple[Reference, ...], language: Language) -> str:
    lines = reference_lines(sources, language)
    return "<br>".join(as_html(language.quotes.typeset(line)[0]) for line in lines)


def as_cloze(text: str, gaps: Iterable[GapPart], hint: str) -> str:
    """Return `text` as HTML with each of `gaps` as a cloze of its number, whose gap reads `hint`.

    They stand in order, and each makes a card. A gap without a visible character raises a
    ValueError: Anki would make no card of it.
    """
    made, done = "", 0
    for gap in gaps:
        start, end = gap.start, gap.end
        if not text[start:end].strip():
            raise ValueError(f"a cloze needs words to leave out: {text!r} has none at {start}")
        parts = [_without_colons(text[start:end]), *([_without_colons(hint)] if hint else [])]
        made += f"{as_html(text[done:start])}{{{{c{gap.number}::{'::'.join(parts)}}}}}"
        done = end
    return made + as_html(text[done:])


def _without_colons(text: str) -> str:
    # Two colons end the words of a cloze; one beside them is enough to move that end.
    return as_html(text).replace(":", "&#58;")


class Album:
    """Collects the pictures that cards name; `files` are their contents by file name.

    A name follows from the content, because Anki keeps an old picture of the same name.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._elements: dict[tuple[Location, str, str], str] = {}

    def locator(
        self, location: Location, *, label: str = "", answer: str = "", words: MapWords
    ) -> str:
        """Return the `img` element of a map that marks `location`, and its note.

        It is named by `label`, or else not even where its name is the `answer` to be found.
        """
        key = location, label, answer
        if key not in self._elements:
            from talkquiz.maps.outline_maps import locator  # noqa: PLC0415 - few decks have maps

            picture = locator(location.lat, location.lon, label=label, answer=answer, words=words)
            name = f"talkquiz-{blake2b(picture.png, digest_size=8).hexdigest()}.png"
            self.files[name] = picture.png
            self._elements[key] = (
                f'<img src="{name}" alt="{as_html(picture.alt)}" '
                f'width="{picture.width}" height="{picture.height}">'
                f'<div class="map-note" dir="auto">{as_html(picture.note)}</div>'
            )
        return self._elements[key]

    def illustration(self, picture: ShownPicture) -> str:
        """Return the `img` element of a picture of the course."""
        self.files[picture.name] = picture.content
        return (
            f'<img src="{picture.name}" alt="{as_html(picture.alt)}" '
            f'width="{picture.width}" height="{picture.height}">'
        )


class Page(NamedTuple):
    """What the cards of one topic share: its title, their course, where maps go."""

    topic: str
    imprint: Imprint
    album: Album

    @property
    def language(self) -> Language:
        """The language of the cards."""
        return self.imprint.language


def fields(item: Item, guid: str, page: Page) -> list[str]:
    """Return the HTML of the fields of the note of `item`, in the order of the note type.

    The order in which a card shows its options follows from the note's `guid`. What students type
    is compared with the key as keyboards have it.
    """
    is_plain = _is_plain(item, page.language)
    typed, item = item.key, typeset(item, page.language.quotes)
    held, beside = item.payload, item.beside
    picture = picture_named = ""
    if isinstance(held, Label):
        maps, draw = page.language.maps, page.album.locator
        picture = draw(held.location, answer=item.key, words=maps)
        picture_named = draw(held.location, label=item.key, words=maps)
    elif beside.place:
        name, location = beside.place
        picture_named = page.album.locator(location, label=name, words=page.language.maps)
    options = [f'<li dir="auto">{as_html(option.text)}</li>' for option in item.options]
    question = _question(item, page.language)
    if isinstance(held, Gap):
        question = as_cloze(item.claim, held.cards, "" if held.parts else item.asks_for)
    is_typed = page.imprint.typed_answers and item.kind is ItemKind.SHORT_ANSWER
    is_typed = is_typed and len(item.key.split()) <= _MOST_TYPED
    # Who has read the date in the question or the claim need not be told it.
    as_of = item.as_of if item.as_of and item.as_of not in f"{item.stem} {item.claim}" else ""
    sources = _source_lines((*item.sources, *beside.sources), page.language)
    # Who reads whose a picture is has to see it on the card: the licences want that.
    whose = dict.fromkeys(each.whose(page.language) for each in item.pictures)
    contents = {
        QUESTION: question,
        "Answer": as_html(typed) if is_typed else _answer(item.key),
        # Where one picks an option, other words for it only puzzle.
        "AlsoRight": "" if item.kind.picks else as_html("; ".join(_also_right(item))),
        "Accepted": _list("accepted", item.accept) if is_typed else "",
        "Options": _options_list("options", item, guid, options) if options else "",
        "Explanation": _explanation(item, guid, page.language),
        "Claim": as_html(item.claim) if _tells_more(item) else "",
        "AccordingTo": _repeated(item.per or ""),
        "AsOf": _repeated(as_of),
        "Caution": _repeated(item.caution),
        "Why": as_html(item.why),
        "Next": as_html(beside.came_next),
        "Corrected": as_html(beside.corrected),
        "Sources": "<br>".join([sources, *map(_repeated, whose)]),
        "AboutSources": _described(beside.outlets, page.language),
        "Names": _described(beside.names, page.language),
        "AsksFor": "" if is_plain else _repeated(item.asks_for),
        "Hint": as_html(beside.hint),
        "Topic": _repeated(page.topic),
        "FactId": as_html(", ".join(item.facts)),
        "ItemId": as_html(item.id),
        "Material": _material(item),
        "Said": as_html(held.said) if isinstance(held, Choice) else "",
        "Picture": picture,
        "PictureNamed": picture_named,
        "Timeline": _timeline(item),
        "Typed": "yes" if is_typed else "",
        "Mistake": as_html(page.imprint.mistake_link(item.id)),
        "Illustration": "".join(map(page.album.illustration, item.pictures)),
    }
    return _sealed(contents)


def withdrawn_fields(withdrawn: Withdrawn, page: Page) -> list[str]:
    """Return the HTML of the fields of a note that says that it was withdrawn, and why.

    Neither the old answer nor the old claim stands on it. A cloze needs words to leave out, for
    each card that a student may have.
    """
    typed = page.language.quotes.typeset
    question = as_html(typed(withdrawn.stem)[0])
    if withdrawn.kind is ItemKind.CLOZE:
        gaps = " ".join(f"{{{{c{number}::…}}}}" for number in withdrawn.card_numbers)
        before, _, after = question.partition(GAP)
        question = f"{before}{gaps}{after}"
    contents = {
        QUESTION: question,
        "Withdrawn": as_html(typed(withdrawn.says)[0]),
        "Topic": _repeated(page.topic),
        "FactId": as_html(", ".join(withdrawn.facts)),
        "ItemId": as_html(withdrawn.id),
        "Mistake": as_html(withdrawn.mistake_link),
    }
    return _sealed(contents)


def _sealed(contents: Mapping[str, str]) -> list[str]:
    """Return `contents` in the order of the note type, and their seal."""
    filled = [contents.get(name, "") for name in FIELDS if name != MADE]
    return [*filled, seal(filled)]


def _question(item: Item, language: Language) -> str:
    """Return what the front asks, with what only sets its occasion marked as that."""
    words = language.items
    occasion, question = split_occasion(item.stem, words.question_words, words.tellers)
    lighter = f'<span class="occasion">{as_html(occasion)}</span> ' if occasion else ""
    return lighter + as_html(question)


def _is_plain(item: Item, language: Language) -> bool:
    """Tell whether the question itself says what is asked for: "In which city", "Why"."""
    asks_for = language.items.asks_for
    is_vague = item.asks_for in (asks_for["text"], asks_for["reason"])
    is_said = content_words(item.asks_for) <= content_words(item.stem)
    return is_vague or is_said or item.kind is ItemKind.TRUE_FALSE


def _also_right(item: Item) -> list[str]:
    """Return the first of the other answers that are right, each of which says it in other words.

    A spelling or an article more is nothing to read, nor another way to write a date or a number.
    """
    key = content_words(item.key)
    told, found = {key}, []
    for answer in item.accept:
        words = content_words(answer)
        is_spelling = any(map(str.isdigit, key)) and all(
            word.isdigit() or any(each.startswith(word) for each in key) for word in words
        )
        if words not in told and not is_spelling:
            told.add(words)
            found.append(answer)
    more = ["…"] if len(found) > _MOST_OTHERS else []
    return [*found[:_MOST_OTHERS], *more]


def _tells_more(item: Item) -> bool:
    """Tell whether the claim says anything that question and answer do not."""
    if isinstance(item.payload, Gap):
        return True
    # Beside the answer it may name what was asked for: "because" stands before a reason.
    told = content_words(f"{item.key} {item.slot}").union(*map(content_words, item.shown))
    return not content_words(item.claim) <= told


def _answer(key: str) -> str:
    """Return the key; one that is read like a sentence is marked as long, to be set smaller."""
    return f'<span class="long">{as_html(key)}</span>' if len(key) > _MOST_GLANCED else as_html(key)


def _explanation(item: Item, seed: str, language: Language) -> str:
    """Return what a full answer holds: options with their verdicts, pairs, or marking points.

    A tap on a wrong option shows the reason. Where one option alone is wrong, it is shown at once.
    That no report says so is no reason.
    """
    words, not_given = language.deck, language.items.not_given
    if item.kind.answered not in _PICKED:
        pairs = _list("points pairs", (f"{left}: {right}" for left, right in item.pairs))
        return pairs or _list("points", item.marks)
    opened = " open" if sum(not option.correct for option in item.options) == 1 else ""
    entries = []
    for option in item.options:
        verdict = "right" if option.correct else "wrong"
        said = as_html(words.right if option.correct else words.wrong)
        told = f'{as_html(option.text)} <b class="verdict">{said}</b>'
        if option.rationale and option.rationale != not_given:
            told = (
                f'<details{opened}><summary class="tappable">{told}</summary>'
                f'<p class="reason" dir="auto">{as_html(option.rationale)}</p></details>'
            )
        entries.append(f'<li class="{verdict}" dir="auto">{told}</li>')
    return _options_list("options judged", item, seed, entries)


def _options_list(name: str, item: Item, seed: str, entries: list[str]) -> str:
    """Return the list that the script shuffles: `data-seed` says how, `data-pick` how many."""
    fixed = " data-fixed" if item.ordered else ""
    return (
        f'<ol class="{name}" type="A" data-seed="{seed}" '
        f'data-pick="{_PICKED.get(item.kind.answered, "none")}"{fixed}>{"".join(entries)}</ol>'
    )


def _material(item: Item) -> str:
    """Return what the question is about: what a source says, accounts, left-hand sides."""
    match item.payload:
        case Open(stimulus=Stimulus(title=title, lines=lines)):
            heading = f'<p class="source-title" dir="auto">{as_html(title)}</p>'
            return heading + _list("source-lines", lines, "ol")  # named by number
        case Comparison(accounts=accounts):
            return _list("accounts", (f"{a.outlet}, {a.day}: {a.claim}" for a in accounts))
        case Matching(pairs=pairs):
            return _list("lefts", (left for left, _ in pairs))
    return ""


def _list(name: str, texts: Iterable[str], tag: str = "ul") -> str:
    entries = "".join(f'<li dir="auto">{as_html(text)}</li>' for text in texts)
    return f'<{tag} class="{name}">{entries}</{tag}>' if entries else ""


def _described(entries: Iterable[tuple[str, str]], language: Language) -> str:
    """Return names with what there is to know of each."""
    made = "".join(_entry(name, text, language) for name, text in entries)
    return f'<dl class="about">{made}</dl>' if made else ""


@lru_cache(maxsize=4096)
def _entry(name: str, text: str, language: Language) -> str:
    # The same ones stand on many cards.
    name, text = (as_html(language.quotes.typeset(each)[0]) for each in (name, text))
    return f'<div><dt dir="auto">{name}</dt><dd dir="auto">{text}</dd></div>'


def _timeline(item: Item) -> str:
    """Return the event among its neighbours or, of an ordering, all events in the right order."""
    moments = item.beside.timeline
    if isinstance(item.payload, Ordering) and not moments:
        moments = tuple(Moment(event.day, event.name) for event in item.payload.events)
    entries = (
        f'<li class="moment{" here" if moment.here else ""}" dir="auto">'
        f'<span class="day">{as_html(moment.day)}</span> '
        f'<span class="event">{as_html(moment.name)}</span></li>'
        for moment in moments
    )
    return f'<ol class="timeline">{"".join(entries)}</ol>' if moments else ""
