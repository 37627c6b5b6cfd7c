"""The course: course.yaml, and everything that its files say, by id and with its place."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

from talkquiz.course.facts import Cite, Fact, FactContext
from talkquiz.course.glossary import Entry, Lexicon
from talkquiz.course.grades import Grade, grades_in
from talkquiz.course.lessons import LESSONS_FILE, Lesson
from talkquiz.course.pictures import Pictured, Pictures, load_pictures
from talkquiz.course.read_files import (
    Origin,
    Register,
    entries_below,
    entry,
    is_there,
    list_of_entries,
    optional_entries,
    read_data,
    shaped,
)
from talkquiz.course.readings import TopicReading, load_readings
from talkquiz.course.shapes import (
    BROKEN,
    ID_PATTERN,
    LONGEST_ID,
    FieldError,
    Filled,
    Id,
    Limits,
    Maybe,
    Pattern,
    Reading,
    Shape,
    Text,
    readable,
    shown,
)
from talkquiz.course.sources import Source
from talkquiz.course.tasks import EXTRACTS_FILE, TASKS_FILE, Extract, Task
from talkquiz.course.versions import Version
from talkquiz.course.withdrawn import WITHDRAWN_FILE, Retraction
from talkquiz.language.language_file import (
    Language,
    bundled_codes,
    bundled_language,
    read_language,
)
from talkquiz.language.read_numbers import numbers_of
from talkquiz.language.unicode_forms import normalized
from talkquiz.problem import Problem, Severity

COURSE_FILE = "course.yaml"
SOURCES_FILE = "sources.yaml"
GLOSSARY_FILE = "glossary.yaml"
SILENCES_FILE = "silences.yaml"
LANGUAGE_TAG = Pattern(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "The language is a BCP 47 tag: en, en-GB, ar."
)

_MISTAKES = Pattern(
    r"^([^@:/\s{}]+@[^@:/\s{}.]+(\.[^@:/\s{}.]+)+|https://[^\s{}]+\{item\}[^\s{}]*)$",
    "Give a mail address, ann@example.org, or a web page: https://example.org/report?item={item}.",
)


class Topic(Shape):
    """One topic of the teaching order.

    `number` begins the name of its deck, because Anki sorts decks by name, and finds them by name:
    a number that changes leaves a student's cards behind in the old deck. The facts of a topic on
    `reports` are about the reports themselves: they are no statements for source work.
    `objectives` say by id what a student can do after it; facts name what they teach.
    """

    later = ("number", "introduction", "objectives")

    id: Id
    """What facts, tasks and sheets call this topic by. It is for life.

    Example: harbour
    """
    number: Annotated[int, Limits(1, 99)] = 0
    """Begins the name of the topic's deck in Anki, from 1 to 99. It is for life: another number
    would be another deck.

    Example: 1
    """
    reports: bool = False
    """`true` if its facts are about the reports themselves: who published them, when, how they
    count.

    Example: false
    """
    title: Text
    """The topic as students read it, on cards and sheets.

    Example: The harbour
    """
    introduction: Text = ""
    """One paragraph in your own words. What it names, the cards of this topic may name.

    Example: The old pier was closed, mended and opened again. Ada Brook and Tom Reed spoke of it.
    """
    objectives: Annotated[Mapping[str, Text], Limits(1)] = MappingProxyType({})
    """What a student can do after the topic, each under an id; facts name the ids under
    `teaches`.

    Example: {date-pier: Date the closing and the opening of the pier.}
    """

    @staticmethod
    def check_objectives(objectives: Mapping[str, str], reading: Reading) -> Any:
        """Refuse what is no id of an objective."""
        wrong = [each for each in objectives if not re.fullmatch(ID_PATTERN, each)]
        for each in wrong:
            hint = "An id is lower-case letters, digits and hyphens: name-parties."
            reading.report("TQ105", f"`{shown(each)}` is no id of an objective", hint, each)
        return BROKEN if wrong else objectives


class RoleWords(Shape):
    """What entries of a role are called, one and several, and what a card asks for: "a spacecraft".

    A role without words is no noun: its entries are asked by their type.
    """

    one: Maybe[Text] = None
    """The noun for one of them, without an article. `other` goes with it.

    Example: ox
    """
    other: Maybe[Text] = None
    """The noun for several of them.

    Example: oxen
    """
    wanted: Maybe[Text] = None
    """What a card asks for in the gap, where that is no plain noun. No question is made of it.

    Example: a town that was host
    """

    @staticmethod
    def check_other(other: str | None, reading: Reading) -> str | None:
        """Refuse a noun for one without the noun for several, and the other way round."""
        if "one" in reading.above and (reading.above["one"] is None) != (other is None):
            message = "`one` and `other` go together"
            hint = "Write both, {one: ox, other: oxen}, or none: {}."
            raise FieldError("TQ102", message, hint)
        return other


class Outline(Shape):
    """The course as a whole.

    `id` is part of every item's id; without one the folder's name serves. `updated` dates
    the notes of the deck, so it moves with the facts. With `typed-answers` the deck has students
    type short answers. `mistakes` is where students tell of a mistake. `grades` are those of all
    handouts. `roles` say what entries of the glossary are called by their role.
    """

    later = ("version", "updated", "licence", "authors", "description")

    id: Maybe[Id] = None
    """Names the course in the id of every question, for life. Without it the name of the folder
    serves.

    Example: saltmere
    """
    title: Text
    """The name of the course, as students read it.

    Example: The harbour of Saltmere
    """
    subtitle: Maybe[Text] = None
    """A second line below the title, such as the time that the course covers.

    Example: Ships, votes and figures, 2018-2021
    """
    language: Annotated[str, LANGUAGE_TAG] = "en"
    """The language that the course is written in, as a tag. It decides the words on cards and
    sheets.

    Example: en
    """
    version: Version = ""
    """The version of the course. `talkquiz release` sets it; put it in quotes.

    Example: "1.0"
    """
    updated: Annotated[date, Limits(date(1980, 1, 1), date(2099, 12, 31))] = date.min
    """The day of the last change, which dates the notes in Anki. `talkquiz release` sets it.

    Example: 2026-11-21
    """
    licence: Text = ""
    """The terms on which others may use the course.

    Example: CC-BY-4.0
    """
    authors: Filled[Text] = ()
    """Who wrote the course: one name or more.

    Example: [Ada Brook, Ben Cole]
    """
    description: Text = ""
    """One paragraph on what the course teaches. Anki shows it under the deck's name.

    Example: What the people of a small harbour town decided, and who says what about it.
    """
    typed_answers: bool = False
    """`true` lets students type short answers in Anki. It can be changed at any time.

    Example: true
    """
    mistakes: Maybe[Annotated[str, _MISTAKES]] = None
    """Where students tell of a mistake: a mail address, or a web address in which `{item}`
    stands for the question.

    Example: ann@example.org
    """
    grades: Maybe[Text] = None
    """From which percentage of the points each grade is given, the best first. It is printed at
    the foot of keys.

    Example: 90 80 70 60
    """
    topics: Filled[Topic]
    """The topics in the order in which they are taught. Each is a deck of its own, and
    needs an `id` and a `title`.

    Example:
        - id: harbour
          number: 1
          title: The harbour
          introduction: The old pier was closed, mended and opened again.
          objectives: {date-pier: Date the closing and the opening of the pier.}
    """
    roles: Mapping[str, RoleWords] = MappingProxyType({})
    """What entries of the glossary are called by their `role`, where its plural is unusual or
    it is no noun: `{}`.

    Example: {ox: {one: ox, other: oxen}}
    """

    @staticmethod
    def check_topics(topics: tuple[Topic, ...], reading: Reading) -> Any:
        """Tell topics apart by id and number, and objectives by id; raises FieldError."""
        for key in ("id", "number"):
            counts = Counter(filter(None, (getattr(topic, key) for topic in topics)))
            repeated = next((value for value, count in counts.items() if count > 1), None)
            if repeated is not None:
                message = f"two topics have the {key} {repeated}"
                raise FieldError("TQ112", message, "Change one of them.")
        first: dict[str, int] = {}
        found = topics
        for index, topic in enumerate(topics):
            for each in topic.objectives:
                other = topics[first.setdefault(each, index)]
                if other is not topic:
                    message = f"the topic `{other.id}` has an objective `{each}` as well"
                    at = (index, "objectives", each)
                    found = reading.report("TQ112", message, "Change one of them.", *at)
        return found

    @property
    def objectives(self) -> Mapping[str, str]:
        """The objectives of all topics by id."""
        return {key: says for topic in self.topics for key, says in topic.objectives.items()}

    def knows_topic(self, topic_id: str) -> bool:
        """Tell whether there is, or may be, such a topic: none can be read where there are none."""
        return not self.topics or any(topic.id == topic_id for topic in self.topics)


_UNKNOWN: dict[str, Any] = {"title": "", "topics": ()}
"""What stands in for the keys of course.yaml that cannot be read."""
STILL_MISSING = "TQ182"
"""The code of what a course needs to be released, and not before."""
BEGINNING = date(1980, 1, 1)
"""The day of a course in the making, unless it says another: any that is written later is newer."""


@dataclass(frozen=True, slots=True)
class Course:
    """A loaded course; `id` begins the ids of all its items, `readings` go by topic.

    Where course.yaml has problems, `has_outline` is False and `outline` only stands in for it. A
    course `can_be_asked` if the words and names of its items are known: its id, topics and roles,
    its language, and all of its glossary.
    """

    id: str
    folder: Path
    outline: Outline
    sources: Register[Source]
    lexicon: Lexicon
    facts: Register[Fact]
    language: Language
    readings: Mapping[str, TopicReading] = field(default_factory=dict)
    extracts: Register[Extract] = field(default_factory=Register)
    tasks: Register[Task] = field(default_factory=Register)
    lessons: Register[Lesson] = field(default_factory=Register)
    withdrawn: Register[Retraction] = field(default_factory=Register)
    has_outline: bool = True
    can_be_asked: bool = True
    grades: tuple[Grade, ...] = ()
    pictures: Pictures = field(default_factory=Pictures)
    _files: dict[str, Origin] = field(default_factory=dict, repr=False, compare=False)

    def file(self, name: str = COURSE_FILE) -> Origin:
        """Return the file called `name` in the course folder, to say what is wrong in it."""
        return self._files.setdefault(name, Origin(self.folder / name))

    @property
    def reports(self) -> Mapping[str, Source]:
        """The sources by id, without background sources."""
        return {key: each for key, each in self.sources.entries.items() if not each.is_background}

    @property
    def report_ids(self) -> list[str]:
        """The ids of all sources but background sources, drafts and unreadable ones among them."""
        whole = {key: source.type for key, source in self.sources.entries.items()}
        types = {key: draft.data.get("type") for key, draft in self.sources.drafts.items()} | whole
        return [key for key in self.sources.origins if types.get(key) != "background"]

    def cited_sentences(self) -> Iterator[tuple[str, str, str]]:
        """Yield fact, source and fingerprint of each citation, those of drafts among them."""
        for fact in self.facts.entries.values():
            yield from ((fact.id, cite.source, cite.fp) for cite in fact.reports)
        for fact_id, draft in self.facts.drafts.items():
            cited = draft.data.get("cite")
            for cite in cited if isinstance(cited, list) else ():
                source, fp = (
                    (cite.get(k) for k in ("source", "fp")) if isinstance(cite, dict) else "  "
                )
                if isinstance(source, str) and isinstance(fp, str):
                    yield fact_id, source, fp

    @property
    def drafts(self) -> int:
        """How many entries are in the making: nothing is made of them."""
        return sum(len(each.drafts) for each in (self.facts, self.sources, self.lexicon))

    def in_teaching_order(self) -> list[Fact]:
        """Return the facts by topic, as course.yaml orders them, and then as the files do."""
        rank = {topic.id: number for number, topic in enumerate(self.outline.topics)}
        return sorted(self.facts.entries.values(), key=lambda fact: rank.get(fact.topic, len(rank)))

    def is_cited_well(self, cite: Cite) -> bool:
        """Tell whether a place is cited just if the source is a report, or cannot be read."""
        source = self.sources.entries.get(cite.source)
        return source is None or source.is_background is not bool(cite.at)

    def as_version(self, version: str) -> "Course":
        """Return the course under another version."""
        return replace(self, outline=self.outline.with_changes(version=version))

    def without_wrong_citations(self) -> "Course":
        """Return the course without those facts whose sources cannot be read, or cited so."""
        known = self.sources.entries.keys()
        facts = self.facts.entries.items()
        cited = {
            key: fact
            for key, fact in facts
            if known >= fact.sources and all(map(self.is_cited_well, fact.cite))
        }
        return replace(self, facts=replace(self.facts, entries=cited))


def load_course(folder: Path, problems: list[Problem]) -> Course:
    """Read the course in `folder`; what is wrong with its files is added to `problems`.

    It holds the entries that have no problems.
    """
    file = Origin(folder / COURSE_FILE)
    read = entry(file.path, Outline, problems)
    known = read.__dict__ if read else readable(Outline, read_data(file, []))
    outline = read or Outline(**(_UNKNOWN | known))
    problems += _still_missing(outline, file) if read else ()
    outline = _with_what_is_missing(outline)
    language = _language(file, outline.language, problems)
    words = language or bundled_language("en")
    sources = optional_entries(folder / SOURCES_FILE, Source, problems)
    lexicon = Lexicon(**vars(optional_entries(folder / GLOSSARY_FILE, Entry, problems)))
    context = FactContext(lexicon, words.dates, numbers_of(words))
    facts = entries_below([folder / "facts"], Fact, problems, context)
    for fact_id, fact in facts.entries.items():
        facts.entries[fact_id] = _with_topic(fact, facts.origins[fact_id])
    for fact_id, draft in facts.drafts.items():
        done = draft.done and _with_topic(draft.done, draft.origin)
        facts.drafts[fact_id] = replace(draft, done=done)
    course_id = outline.id or slug(folder.resolve().name)
    unfit = unfit_file_name(course_id)
    if read and (unfit or not course_id):
        message = f"the course's id `{course_id}` {unfit}"
        if not course_id:
            message = "no id can be made from the folder's name"
        hint = "Give one in course.yaml: `id: my-course`."
        problems.append(file.problem("TQ105", message, hint, ("id",)))
    return Course(
        course_id,
        folder,
        outline,
        sources,
        lexicon,
        facts,
        words,
        load_readings(folder, problems),
        optional_entries(folder / EXTRACTS_FILE, Extract, problems),
        optional_entries(folder / TASKS_FILE, Task, problems),
        optional_entries(folder / LESSONS_FILE, Lesson, problems),
        optional_entries(folder / WITHDRAWN_FILE, Retraction, problems),
        has_outline=read is not None,
        can_be_asked=bool(
            language
            and lexicon.is_complete
            and {"id", "language", "topics", "roles"} <= known.keys()
        ),
        grades=grades_in(outline.grades if language else None, words, file, problems),
        pictures=load_pictures(
            folder,
            _pictured(facts, lexicon),
            _drafted_pictures(facts, lexicon),
            whole=facts.is_complete and lexicon.is_complete,
        ),
    )


def _still_missing(outline: Outline, file: Origin) -> Iterator[Problem]:
    """Yield a warning for the course, and for each topic, that lacks what a release needs."""
    for shape, at in ((outline, ()), *((t, ("topics", n)) for n, t in enumerate(outline.topics))):
        lacking = [key for key in shape.later if getattr(shape, key) == getattr(type(shape), key)]
        if lacking:
            keys = ", ".join(f"`{key}`" for key in lacking)
            message = f"still missing: {keys}"
            if isinstance(shape, Topic):
                message = f"the topic `{shape.id}` still lacks {keys}"
            hint = "A release needs them, a build does not. `talkquiz explain course` shows them."
            yield file.problem(STILL_MISSING, message, hint, at, Severity.WARNING)


def _with_what_is_missing(outline: Outline) -> Outline:
    """Return the outline with what stands in for keys that are still missing.

    A topic without a number has the first one that is free.
    """
    taken = {topic.number for topic in outline.topics}
    free = (number for number in range(1, 100) if number not in taken)
    topics = (
        topic if topic.number else topic.with_changes(number=next(free)) for topic in outline.topics
    )
    return outline.with_changes(
        topics=tuple(topics),
        version=outline.version or "0.1",
        updated=max(outline.updated, BEGINNING),
    )


def _with_topic(fact: Fact, origin: Origin) -> Fact:
    """Return the fact with its topic, which is that of its file unless it names another."""
    return fact if fact.topic else fact.with_changes(topic=origin.path.stem)


def no_course() -> Course:
    """Return a course that holds nothing, for what is read without one."""
    outline = Outline(**_UNKNOWN)
    nothing = Register[Source](), Lexicon(), Register[Fact]()
    return Course("", Path(), outline, *nothing, bundled_language("en"), has_outline=False)


def _pictured(*registers: Register[Fact] | Register[Entry]) -> Iterator[Pictured]:
    """Yield where facts and entries of the glossary name pictures, and which."""
    for register in registers:
        for each in register.entries.values():
            if each.picture:
                yield register.origins[each.id], ("picture",), each.picture


def _drafted_pictures(*registers: Register[Fact] | Register[Entry]) -> Iterator[str]:
    """Yield the files that drafts name as their pictures."""
    for draft in (each for register in registers for each in register.drafts.values()):
        match draft.data.get("picture"):
            case {"file": str(file)}:
                yield file


def _language(course_file: Origin, code: str, problems: list[Problem]) -> Language | None:
    """Return the course's own language.yaml, or the bundled language called `code`.

    None where neither can be had, which is a problem.
    """
    own = Origin(course_file.path.with_name("language.yaml"))
    if is_there(own.path):
        data = read_data(own, problems)
        language, wrong = (None, []) if data is None else read_language(code, data)
        problems += (own.problem(*each[:4]) for each in wrong)
        return language
    try:
        return bundled_language(code)
    except KeyError:
        message = f"there are no words for the language `{code}`"
        hint = f"Languages: {', '.join(bundled_codes())}. Or give the course a language.yaml."
        problems.append(course_file.problem("TQ129", message, hint, ("language",)))
        return None


class Silence(Shape):
    """One problem that is known and meant: of the item of that id, or of all items (None)."""

    item: Maybe[Text] = None
    """The whole id of the question that may break the rule. Without it all questions together
    are meant.

    Example: saltmere/pier-opened/who/own-question-choice
    """
    rule: Annotated[str, Pattern(r"^TQ2[0-9]{2}$")]
    """The code of the rule for questions, as `talkquiz rules` lists them.

    Example: TQ201
    """
    reason: Text
    """Why the rule is wrong here, or cannot be helped, for whoever writes the course after you.

    Example: No other official of the time has so long a name.
    """


class Silences(NamedTuple):
    """What silences.yaml holds: its entries, and the rule and item of each.

    What an entry with problems silences is among the latter, so that it makes no others; where that
    cannot be read, not all of it is `known`.
    """

    entries: list[tuple[Origin, Silence]]
    silenced: set[tuple[str, str | None]]
    known: bool = True


def load_silences(course: Course, problems: list[Problem]) -> Silences:
    """Read the silences of a course, none where it has no such file; adds to `problems`."""
    path = course.folder / SILENCES_FILE
    listed = list_of_entries(path, problems) if is_there(path) else []
    read = [(origin, shaped(origin, data, Silence, problems)) for origin, data in listed or ()]
    known = [readable(Silence, data) for _, data in listed or ()]
    silenced = {(each["rule"], each["item"]) for each in known if {"rule", "item"} <= each.keys()}
    return Silences(
        [(origin, silence) for origin, silence in read if silence],
        silenced,
        listed is not None and all({"rule", "item"} <= each.keys() for each in known),
    )


def unfit_file_name(name: str) -> str:
    """Say why some systems take no files called by an id; empty if all do."""
    if re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", name):
        return "is what Windows calls a device"
    return f"has {len(name)} letters, more than {LONGEST_ID}" if len(name) > LONGEST_ID else ""


def slug(name: str) -> str:
    """Return `name` as an id: lower-case letters and digits, a hyphen for everything else."""
    letters = normalized("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def free_id(wanted: str, taken: Counter[str]) -> str:
    """Return the first of `wanted`, `wanted-2`, `wanted-3` ... that is not taken, and take it."""
    free = wanted
    while free in taken:
        taken[wanted] += 1
        free = f"{wanted}-{taken[wanted]}"
    taken[free] += 1
    return free
