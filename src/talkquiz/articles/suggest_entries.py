"""Names and speakers of a course that its glossary does not have, each as an entry to complete.

What is guessed is little: the type where a word of the name or the slot tells it, and which names
mean the same. The rest is left empty for a person.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from talkquiz.articles.article import Article
from talkquiz.articles.guess_kind_and_status import NO_SPEAKER
from talkquiz.articles.names import INSTITUTION, NameFinder
from talkquiz.course.claim_slots import MarkedSlot, ParsedClaim, parse_claim
from talkquiz.course.course import Course, free_id, slug
from talkquiz.course.edit_files import scalar, without_controls
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.glossary import Entry, Lexicon, folded
from talkquiz.course.read_files import Origin, read_text, yaml_files
from talkquiz.course.shapes import ID_PATTERN, FieldError, one_line
from talkquiz.course.yaml import Data
from talkquiz.language.english import plural

_TYPES = {
    "body": "agency army association authority bank commission committee company corporation "
    "council court federation foundation institute institution ministry movement office "
    "organisation organization parliament party senate society union university",
    "place": "bay bridge cape canal desert gulf island islands lake mount mountain mountains ocean "
    "peninsula river sea strait street valley volcano",
    "document": "accord act agreement charter communiqué constitution convention declaration "
    "protocol resolution treaty",
    "event": "battle olympics revolution war",
}
_TYPE_OF_WORD = {word: kind for kind, words in _TYPES.items() for word in words.split()}
_BEFORE_PEOPLE = frozenset(
    "captain chancellor dame doctor dr emperor general king lady lord minister miss mr mrs ms pope "
    "president prince princess professor queen secretary sir".split()
)
_REMARK = re.compile(rf"^# ! (?P<name>.+?) {re.escape(NO_SPEAKER)}", re.MULTILINE)
_ID = re.compile(r"^- \{?id: *(?P<id>[a-z0-9-]+)", re.MULTILINE)
_SHOWN_PLACES = 3
_DOERS = frozenset(("who", "whom"))
_NO_NAMES = frozenset(("date", "number", "quote"))


class _Said(NamedTuple):
    """A name in a claim: where that stands, and which types its slot takes, if it has any."""

    words: str
    place: str
    types: frozenset[str] = frozenset()
    is_person: bool = False
    is_doer: bool = False


@dataclass
class Suggestion:
    """An entry to complete: what is guessed of it, and where its names stand."""

    id: str
    name: str
    type: str
    places: list[str]
    aliases: list[str] = field(default_factory=list)
    like: tuple[str, ...] = ()
    is_guess: bool = False


def suggest_entries(course: Course) -> tuple[list[Suggestion], int]:
    """Return the names in facts that the glossary lacks, the commonest first.

    Those are the words of slots that are looked up there, in a course in English all names that
    capitals tell, and the ids of speakers under `per`. Drafts, and facts with errors, have names as
    well; the number is that of facts whose claim cannot be read at all.
    """
    claims, unread = _claims(course)
    said: dict[str, list[_Said]] = defaultdict(list)
    for name in (*_said(course, claims), *_speakers_in_remarks(course)):
        said[folded(name.words)].append(name)
    found = [_suggestion(names) for names in said.values()]
    _join_other_names(found, _other_answers(course))
    taken = Counter(course.lexicon.origins.keys())
    surnames = defaultdict[str, list[str]](list)
    for entry in course.lexicon.entries.values():
        surnames[folded(entry.name).rpartition(" ")[2]].append(entry.id)
    spoken_by = _unknown_speakers(course)
    for speaker, places in spoken_by.items():
        found.append(_speaker(speaker, places, found))
    for each in found:
        each.id = each.id or free_id(slug(each.name.removeprefix("the ")) or "entry", taken)
        each.like = tuple(surnames.get(folded(each.name), ()))
    return sorted(found, key=lambda each: -len(each.places)), unread


def suggested_entry(suggestion: Suggestion) -> str:
    """Return the draft of an entry, with where its names stand above it."""
    shown, more = suggestion.places[:_SHOWN_PLACES], len(suggestion.places) - _SHOWN_PLACES
    rest = f", and {more} more" if more > 0 else ""
    lines = [f"# in {without_controls(', '.join(shown))}{rest}"]
    if suggestion.like:
        lines.append(f"# or is it another name of {' or '.join(suggestion.like)}?")
    if suggestion.is_guess:
        lines.append("# a person, as far as can be told: see whether that is right")
    lines += [f"- id: {suggestion.id}", "  draft: true"]
    lines += [f"  type: {scalar(suggestion.type)}", f"  name: {scalar(suggestion.name)}"]
    if suggestion.aliases:
        lines.append(f"  aliases: [{', '.join(map(scalar, suggestion.aliases))}]")
    lines.append('  description: ""')
    return "\n".join(lines) + "\n"


class _ReadClaim(NamedTuple):
    """The claim of a fact, whatever else is wrong with that."""

    fact: str
    kind: str
    claim: ParsedClaim


def _data(course: Course) -> Iterator[tuple[str, Mapping[str, Data]]]:
    """Yield all facts by id, as their files have them: those with errors and drafts as well."""
    for fact_id, origin in course.facts.origins.items():
        draft = course.facts.drafts.get(fact_id)
        fact = course.facts.entries.get(fact_id)
        if fact:
            yield fact_id, {"kind": fact.kind, "claim": fact.claim.markup, "per": fact.per}
        else:
            data = draft.data if draft else origin.data
            yield fact_id, data if isinstance(data, dict) else {}


def _claims(course: Course) -> tuple[list[_ReadClaim], int]:
    """Return the claims of all facts as they are marked, and how many cannot be read."""
    read, unread = list[_ReadClaim](), 0
    for fact_id, data in _data(course):
        kind, claim = data.get("kind"), data.get("claim")
        parsed = None
        if isinstance(claim, str) and claim:
            with suppress(FieldError):
                parsed = parse_claim(one_line(claim))
        if parsed:
            read.append(_ReadClaim(fact_id, kind if isinstance(kind, str) else "", parsed))
        else:
            unread += fact_id not in course.facts.drafts
    return read, unread


def _unknown_speakers(course: Course) -> dict[str, list[str]]:
    """Return the ids under `per` that the glossary does not have, each with its facts."""
    found: dict[str, list[str]] = {}
    for fact_id, data in _data(course):
        per = data.get("per")
        if isinstance(per, str) and re.fullmatch(ID_PATTERN, per) and not course.lexicon.knows(per):
            found.setdefault(per, []).append(fact_id)
    return found


def _speakers_in_remarks(course: Course) -> Iterator[_Said]:
    """Yield the speakers that remarks of `pull` above drafts name, if the glossary lacks them."""
    lexicon = _with_drafts(course.lexicon)
    for path in yaml_files(course.folder / "facts", []):
        text = read_text(Origin(path), []) or ""
        for remark in _REMARK.finditer(text):
            fact = _ID.search(text, remark.end())
            if fact and not lexicon.named(remark["name"]):
                yield _Said(remark["name"], fact["id"], is_doer=True)


def _speaker(speaker: str, places: list[str], found: list[Suggestion]) -> Suggestion:
    """Return the entry of a speaker who is known by an id; one that is `found` gives its name."""
    names = [(each, slug(each.name.removeprefix("the "))) for each in found if not each.id]
    like = [each for each, name in names if name == speaker or name.endswith(f"-{speaker}")]
    name = " ".join(word.capitalize() for word in speaker.split("-"))
    made = like[0] if len(like) == 1 else Suggestion("", name, "", [])
    if made in found:
        found.remove(made)
    made.id, made.places = speaker, list(dict.fromkeys([*made.places, *places]))
    if not made.type:
        is_body = any(INSTITUTION.fullmatch(word) for word in made.name.split())
        made.type, made.is_guess = ("body", False) if is_body else ("person", True)
    return made


def _said(course: Course, parsed: Sequence[_ReadClaim]) -> Iterator[_Said]:
    """Yield the names in claims that are none of the glossary's, in the order of the files."""
    lexicon = _with_drafts(course.lexicon)
    texts = Article.read("\n".join(claim.text for *_, claim in parsed), "claims")
    finder = NameFinder(lexicon.entries.values(), texts)
    inside = " ".join(claim.text.partition(" ")[2] for *_, claim in parsed)
    known = (name for entry in lexicon.entries.values() for name in entry.names)
    many = {plural(name.removeprefix("the ")) for name in known}
    finds_names = course.outline.language.partition("-")[0] == "en"
    for fact_id, kind, claim in parsed:
        types = bundled_kinds().kinds.get(kind, {})
        spans = []
        for mark in claim.slots:
            slot = types.get(mark.name.partition(".")[0])
            if slot and slot.name in _NO_NAMES:
                spans.append((mark.start, mark.end))
            if slot and slot.glossary and not _is_named(mark, lexicon):
                words = _names_in(mark, finder)
                spans += [(mark.start, mark.end)] if words else []
                is_doer = mark.name.partition(".")[0] in _DOERS
                yield from (_Said(each, fact_id, slot.glossary, is_doer=is_doer) for each in words)
        for name in finder.unknown(claim.text) if finds_names else ():
            # One word that begins a claim is a name for sure only if it is one elsewhere.
            is_sure = name.start or " " in name.words or f" {name.words}" in inside
            rest = claim.text[name.start :]
            if any(each.startswith(name.words) and rest.startswith(each) for each in many):
                continue  # "Varde ferries", of which "Varde ferry" is an entry
            if is_sure and not any(s < name.end and name.start < e for s, e in spans):
                before = claim.text[: name.start].split()[-1:]
                is_person = bool(before) and before[0].rstrip(".").casefold() in _BEFORE_PEOPLE
                yield _Said(name.words, fact_id, is_person=is_person)


def _with_drafts(lexicon: Lexicon) -> Lexicon:
    """Return the glossary with the names of its drafts, which need no other entry."""
    entries = dict(lexicon.entries)
    for key, draft in lexicon.drafts.items():
        name, aliases = draft.data.get("name"), draft.data.get("aliases")
        others = [a for a in aliases if isinstance(a, str)] if isinstance(aliases, list) else []
        if isinstance(name, str) and name:
            entries[key] = Entry(
                id=key, type="thing", name=name, aliases=tuple(others), description=name
            )
    return Lexicon(entries=entries, origins=lexicon.origins)


def _is_named(mark: MarkedSlot, lexicon: Lexicon) -> bool:
    """Tell whether a mark says which entries it names, or has the name of one for its words."""
    _, _, part = mark.name.partition(".")
    return bool(mark.value or part in lexicon.entries or lexicon.named(mark.words))


def _names_in(mark: MarkedSlot, finder: NameFinder) -> list[str]:
    """Return the names that the words of a slot hold: those in a list, or else all words as one."""
    words = re.sub(r"^The (?=\S)", "the ", mark.words) if mark.start == 0 else mark.words
    if finder.known(words):
        return [name.words for name in finder.unknown(words)]
    if re.search(r",|\band\b|\bor\b", words):
        return [name.words for name in finder.unknown(words)]
    return [words]


def _suggestion(names: list[_Said]) -> Suggestion:
    """Return what is made of one name, as it stands in several claims."""
    spelled = [each.words for each in names]
    name = max(dict.fromkeys(spelled), key=spelled.count)
    slots = [each.types for each in names if each.types]
    types = frozenset.intersection(*slots) if slots else frozenset()
    words = name.casefold().split()
    guess = next(
        (_TYPE_OF_WORD[word] for word in (*words[-1:], *words[:1]) if word in _TYPE_OF_WORD), ""
    )
    if any(each.is_person for each in names):
        guess = "person"
    elif not guess and types == {"document", "work"}:
        guess = "document"
    elif not guess and types == bundled_kinds().types["term"].glossary:
        guess = "term"
    if slots and guess not in types:
        guess = ""
    is_guess = not guess and any(each.is_doer for each in names) and _may_be_a_person(name)
    places = list(dict.fromkeys(each.place for each in names))
    return Suggestion("", name, "person" if is_guess else guess, places, is_guess=is_guess)


def _may_be_a_person(name: str) -> bool:
    """Tell whether a name is two capitalised words, neither of them one of a body or a place."""
    words = name.split()
    return (
        len(words) == 2
        and all(word[:1].isupper() and word[1:].islower() for word in words)
        and not any(INSTITUTION.fullmatch(word) for word in words)
        and not words[1].endswith("s")
    )


def _join_other_names(found: list[Suggestion], others: Iterable[Collection[str]]) -> None:
    """Join what are names of one: a last name, initials, and what a fact accepts for an answer."""
    for each in sorted(found, key=lambda each: len(each.name)):
        longer = [
            other for other in found if other is not each and _is_short_for(each.name, other.name)
        ]
        if len(longer) == 1:
            longer[0].aliases.append(each.name)
            longer[0].aliases += each.aliases
            longer[0].places = list(dict.fromkeys([*longer[0].places, *each.places]))
            longer[0].type = longer[0].type or each.type
            found.remove(each)
    by_name = {folded(name): each for each in found for name in (each.name, *each.aliases)}
    for answer, *accepted in others:
        entry = by_name.get(folded(answer))
        for name in accepted if entry else ():
            if entry and folded(name) not in map(folded, (entry.name, *entry.aliases)):
                entry.aliases.append(name)


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a name is the last word of another, or its initials."""
    parts = folded(name).split()
    if len(parts) < 2 or len(short.split()) > 1:
        return False
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", name) if word[0].isupper())
    return folded(short) == parts[-1] or (len(short) > 1 and short == initials)


def _other_answers(course: Course) -> Iterator[list[str]]:
    """Yield the words of slots that are looked up, each with what else is accepted for them."""
    for fact in course.facts.entries.values():
        for name, accepted in fact.accept.items():
            slot = fact.slots.get(name)
            if slot and slot.type.glossary and not slot.entries:
                yield [slot.text, *accepted]
