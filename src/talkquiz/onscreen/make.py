"""An item becomes a question for screens: the same id, the same key, all that is told with it."""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import count

from talkquiz.deck.imprint import Imprint
from talkquiz.items.item import (
    Choice,
    Comparison,
    Gap,
    Item,
    Label,
    Matching,
    Open,
    Option,
    Ordering,
    TrueFalse,
    Use,
    Written,
    reference_lines,
)
from talkquiz.items.kinds import Answered
from talkquiz.items.typeset import typeset
from talkquiz.language.language_file import Language
from talkquiz.language.seeded import rank
from talkquiz.onscreen.question import (
    Answering,
    Arrange,
    Blank,
    Enter,
    Explain,
    Fill,
    Left,
    Locate,
    Match,
    Offered,
    OnscreenQuestion,
    Pick,
    Told,
)

_MOST_NAMES = 4
"""How many names there are to pick from for a place on a map."""


def onscreen_question(item: Item, imprint: Imprint, marks: float = 0) -> OnscreenQuestion:
    """Return the question of `item` as screens show it; worth `marks`, or as many as it has parts.

    `imprint` is that of the course. What is typed is compared with words as keyboards have them;
    all else has the quotation marks of the language.
    """
    language = imprint.language
    keys = (item.key, *item.accept)
    item = typeset(item, language.quotes)
    held, beside = item.payload, item.beside
    sources = reference_lines((*item.sources, *beside.sources), language)
    return OnscreenQuestion(
        id=item.id,
        short_id=item.short_id,
        kind=item.kind,
        topic=item.topic,
        facts=item.facts,
        slot=item.slot,
        prompt=item.stem,
        answering=_answering(item, keys, language),
        told=Told(
            key=item.key,
            claim=item.claim,
            per=item.per or "",
            as_of=item.as_of or "",
            caution=item.caution,
            why=item.why,
            came_next=beside.came_next,
            corrected=beside.corrected,
            sources=tuple(language.quotes.typeset(line)[0] for line in sources),
            outlets=beside.outlets,
            names=beside.names,
        ),
        said=held.said if isinstance(held, Choice) else "",
        accounts=held.accounts if isinstance(held, Comparison) else (),
        stimulus=item.stimulus,
        asks_for=item.asks_for,
        caution=item.caution,
        hint=beside.hint,
        pictures=item.pictures,
        marks=marks or (len(held.cards) if isinstance(held, Gap) else item.parts),
        mode=item.mode,
        status=item.status,
        difficulty=item.difficulty,
        weight=item.weight,
        studied=Use.STUDY in item.uses,
        enemies=item.enemies,
        mistake_link=imprint.mistake_link(item.id),
    )


def _answering(item: Item, keys: tuple[str, ...], language: Language) -> Answering:
    """Return what is done to answer `item`, whose answers are typed as `keys`, the key first."""
    answering: Answering
    match item.payload:
        case Written():
            answering = Enter(keys)
        case Gap() as gap:
            answering = _fill(item, gap, keys)
        case Choice(options=options, ordered=ordered):
            several = item.kind.answered is Answered.SEVERAL
            answering = Pick(_offered(options, language), several, fixed=ordered)
        case TrueFalse(options=options, correction=correction):
            answering = Pick(
                _offered(options, language), fixed=True, verdict=True, correction=correction
            )
        case Matching(pairs=pairs, options=options, ordered=ordered):
            answering = _match(pairs, _offered(options, language), fixed=ordered)
        case Ordering() as ordering:
            answering = _arrange(ordering, _offered(ordering.options, language))
        case Label(location=location, others=others):
            names = [Option(item.key, correct=True)]
            names += [Option(name, correct=False) for name in others[: _MOST_NAMES - 1]]
            names.sort(key=lambda each: rank(0, item.id, each.text))
            answering = Locate(location, keys, _offered(names, language))
        case Open(marks=points, levels=levels, starters=starters, lines=lines):
            answering = Explain(points, levels, starters, lines)
        case Comparison(marks=points):
            answering = Explain(points)
    return answering


def _arrange(ordering: Ordering, options: Sequence[Offered]) -> Arrange:
    days = {event.name: event.day for event in ordering.events}
    offered = tuple(each._replace(told=days[each.text]) for each in options)
    ids = {each.text: each.id for each in offered}
    return Arrange(offered, tuple(ids[name] for name in ordering.sequence), ordering.events)


def _fill(item: Item, gap: Gap, keys: tuple[str, ...]) -> Fill:
    """Return the claim with its gaps, each with what fits there; of a list, the names of parts."""
    pieces: list[str | Blank] = []
    done = 0
    for part in gap.cards:
        fits = (item.claim[part.start : part.end], *part.accept) if gap.parts else keys
        pieces += [item.claim[done : part.start], Blank(fits, part.name, part.number)]
        done = part.end
    pieces.append(item.claim[done:])
    return Fill(tuple(piece for piece in pieces if piece), any_order=len(gap.parts) > 1)


def _match(pairs: Sequence[tuple[str, str]], options: tuple[Offered, ...], *, fixed: bool) -> Match:
    ids = {each.text: each.id for each in options}
    sides = _ids([left for left, _ in pairs])
    lefts = (Left(one, left, ids[right]) for one, (left, right) in zip(sides, pairs, strict=True))
    return Match(tuple(lefts), options, fixed)


def _offered(options: Sequence[Option], language: Language) -> tuple[Offered, ...]:
    """Return what is offered; that no report says so is no reason why an option is wrong."""
    ids = _ids([each.text for each in options])
    (no_reason,) = language.quotes.typeset(language.items.not_given)
    return tuple(
        Offered(one, each.text, each.correct, "" if each.rationale == no_reason else each.rationale)
        for one, each in zip(ids, options, strict=True)
    )


def _ids(texts: Sequence[str]) -> list[str]:
    """Return an id for each of `texts` that follows from its words alone, all different."""
    taken: list[str] = []
    for text in texts:
        for attempt in count():
            seen = f"{text}\x1f{attempt}" if attempt else text
            made = f"o{blake2b(seen.encode('utf-8', 'surrogatepass'), digest_size=3).hexdigest()}"
            if made not in taken:
                taken.append(made)
                break
    return taken
