"""What a course must hold to beyond the form of its files: each check yields problems.

To add one, write a function and put it into CHECKS; docs/problems.md explains every code.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import folded
from talkquiz.course.plain_text import marks_of
from talkquiz.course.read_files import RELEASES_FILE, is_there, needs_draft
from talkquiz.course.readings import problem_at
from talkquiz.course.shapes import shown
from talkquiz.language.clauses import UnaskableError, inverted
from talkquiz.language.english import indefinite_article
from talkquiz.language.noun_phrases import unfit_form, unfit_noun_phrase
from talkquiz.language.read_numbers import numbers_of
from talkquiz.problem import Location, Problem, Severity, did_you_mean
from talkquiz.resources import original_of


def check(course: Course) -> Iterator[Problem]:
    """Yield what every check finds in a course that was read."""
    for each in CHECKS:
        yield from each(course)


def a_copy_has_an_id_of_its_own(course: Course) -> Iterator[Problem]:
    """No copy of a bundled course keeps its id (TQ165): Anki would take both for one."""
    if original_of(course.folder, course.id):
        message = f"a copy of the bundled course `{course.id}` has its id: in students' Anki its "
        message += "cards would take the place of those of the bundled one"
        hint = "Give it an id of its own, `id: my-course`"
        if is_there(course.folder / RELEASES_FILE):
            hint += f", and remove {RELEASES_FILE}, which records the releases of the bundled one"
        hint += f". To work on that one, do so in questions/{course.id} of TalkQuiz."
        yield course.file().problem("TQ165", message, hint, ("id",), Severity.WARNING)


FACTS_STILL_MISSING = ("TQ122", "TQ123")
"""The codes of a course without facts, and of a topic without any."""


def there_are_facts(course: Course) -> Iterator[Problem]:
    """There is a finished fact (TQ122, a warning); else it is told what comes next."""
    facts, folder = course.facts, course.file("facts")
    if facts.entries or not facts.is_complete or not course.has_outline:
        return
    message = "the course has no facts yet"
    file = f"facts/{course.outline.topics[0].id if course.outline.topics else '<topic>'}.yaml"
    hint = f"Next: write {file}; `talkquiz explain facts` shows how."
    if not course.sources.origins:
        hint = f"Next: where facts are from, into sources.yaml, and {file}. "
        hint += "`talkquiz explain course-format` shows both; "
        hint += "`talkquiz pull ARTICLE` proposes them."
    if facts.drafts:
        message = "the course has drafts, and no finished fact yet"
        hint = "Next: complete one; `talkquiz check COURSE --drafts` says what drafts lack."
    yield folder.problem("TQ122", message, hint, severity=Severity.WARNING)


def topics_and_facts_belong_together(course: Course) -> Iterator[Problem]:
    """Each fact belongs to a topic of the course (TQ113), and every topic has facts (TQ123)."""
    known = [topic.id for topic in course.outline.topics]
    for fact in course.facts.entries.values():
        if not course.outline.knows_topic(fact.topic):
            origin = course.facts.origins[fact.id]
            yield origin.problem(*_no_topic(fact.topic, course), ("topic",))
    taught = {fact.topic for fact in course.facts.entries.values()}
    drafts = course.facts.drafts.values()
    drafted = {each.data.get("topic") or each.origin.path.stem for each in drafts}
    for index, topic in enumerate(known):
        if topic not in taught and taught and course.facts.is_complete:
            message, hint = f"the topic `{topic}` has no fact", "Add a fact, or remove the topic."
            if topic in drafted:
                message, hint = f"the topic `{topic}` has drafts alone", "Complete one of them."
            at = ("topics", index)
            yield course.file().problem("TQ123", message, hint, at, Severity.WARNING)


def _no_topic(topic_id: str, course: Course) -> tuple[str, str, str]:
    """Return code, message and hint for a topic that course.yaml does not have."""
    known = ", ".join(topic.id for topic in course.outline.topics)
    return "TQ113", f"course.yaml has no topic `{shown(topic_id)}`", f"Topics: {known}."


def cited_sources_exist(course: Course) -> Iterator[Problem]:
    """Each citation names a source of the bibliography (TQ114), a report with a place (TQ148).

    A background source is cited as a whole. A draft is no source yet (TQ180).
    """
    for fact in course.facts.entries.values():
        for at, source in _named_sources(fact):
            wrong = None
            if source in course.sources.drafts:
                wrong = needs_draft(source, course.sources.drafts[source].todo)
            elif not course.sources.knows(source):
                others = ", ".join(course.sources.entries)
                hint = f"Sources: {others}." if others else "Add it there: it has none yet."
                wrong = "TQ114", f"sources.yaml has no source `{source}`", hint
            if wrong:
                yield course.facts.origins[fact.id].problem(*wrong, at)
        for index, cite in enumerate(fact.cite):
            if not course.is_cited_well(cite):
                message = f"`{cite.source}` is a report, and no place in it is cited"
                hint = f"`talkquiz cite {cite.source} WORDS` prints `at`, `fp` and `terms`."
                if cite.at:
                    message = f"`{cite.source}` is a background source, which is cited as a whole"
                    hint = f"Write {{source: {cite.source}}} alone."
                origin = course.facts.origins[fact.id]
                yield origin.problem("TQ148", message, hint, ("cite", index, "source"))


def _named_sources(fact: Fact) -> Iterator[tuple[Location, str]]:
    """Yield the source of each citation of a fact with its place."""
    for index, cite in enumerate(fact.cite):
        yield ("cite", index, "source"), cite.source
    for key, later in (("came-of-it", fact.came_of_it), ("then", fact.then)):
        for index, named in enumerate(later.cite if later else ()):
            yield (key, "cite", index, "source"), named.source


def taught_objectives_exist(course: Course) -> Iterator[Problem]:
    """Each objective that a fact, a task or a lesson teaches is one of a topic (TQ147)."""
    known = course.outline.objectives
    for register in (course.facts, course.tasks, course.lessons) if known else ():
        for each in register.entries.values():
            for index, objective in enumerate(each.teaches):
                if objective not in known:
                    message = f"no topic of course.yaml has an objective `{objective}`"
                    hint = did_you_mean(objective, list(known), "Mend it, or add it there.")
                    at = ("teaches", index)
                    yield register.origins[each.id].problem("TQ147", message, hint, at)


def links_lead_to_facts(course: Course) -> Iterator[Problem]:
    """`conflicts`, `related`, `contrasts` and `enemies` name other facts that exist (TQ116).

    The first three are named back from there (TQ117); of enemies one side is enough. A draft is
    passed over (TQ181, a warning).
    """
    facts = course.facts.entries.values()
    named = {
        link: {fact.id: set(getattr(fact, link)) for fact in facts}
        for link in ("conflicts", "related", "contrasts")
    }
    for fact in facts:
        for link in (*named, "enemies"):
            for index, target in enumerate(getattr(fact, link)):
                origin, at = course.facts.origins[fact.id], (link, index)
                other = course.facts.entries.get(target)
                if target == fact.id:
                    message = "the fact is linked to itself"
                    yield origin.problem("TQ116", message, "Remove the id.", at)
                elif target in course.facts.drafts:
                    message = f"`{target}` is a draft: `{link}` passes it over"
                    hint = "The link holds as soon as the draft is complete."
                    yield origin.problem("TQ181", message, hint, at, Severity.WARNING)
                elif other and link != "enemies" and fact.id not in named[link][target]:
                    message = f"`{target}` does not name `{fact.id}` under `{link}`"
                    yield origin.problem("TQ117", message, f"Add `{fact.id}` there.", at)
                elif not course.facts.knows(target):
                    yield origin.problem(
                        "TQ116", f"there is no fact `{target}`", _mended(target, course), at
                    )


def disputes_have_another_side(course: Course) -> Iterator[Problem]:
    """Each disputed fact names the facts that say otherwise (TQ125), not drafts alone (TQ180)."""
    for fact in course.facts.entries.values():
        if fact.status == "disputed" and course.facts.drafts.keys() >= set(fact.conflicts):
            if fact.conflicts:
                origin, at = course.facts.origins[fact.id], ("conflicts", 0)
                yield origin.problem(*needs_draft(fact.conflicts[0]), at)
                continue
            message = "a disputed fact needs the other side's fact under `conflicts`"
            hint = "Link the facts that say otherwise, or make the status `attributed`."
            yield course.facts.origins[fact.id].problem("TQ125", message, hint, ("status",))


def numbers_are_cited(course: Course) -> Iterator[Problem]:
    """Each number that a slot marks stands in a cited term, or is marked as derived (TQ127).

    Of a range, all its numbers do. Of a background source no terms are cited.
    """
    numbers = numbers_of(course.language)
    for fact in course.facts.entries.values():
        if len(fact.reports) < len(fact.cite):
            continue
        terms = [term for cite in fact.cite for term in cite.terms]
        cited = {number for term in terms for number in numbers.values(term)}
        for slot in fact.slots.values():
            values = {slot.number.value} if slot.number else set[Decimal]()
            if slot.type.name == "number" and not slot.number:
                values = numbers.values(slot.text)
            missing = values - cited
            if missing and slot.name not in fact.derived:
                number = f"{min(missing):f}"
                message = f"no term holds the number {number} of the slot {{{slot.name}}}"
                hint = f"Add the article's own figure to `terms`, or `derived: [{slot.name}]`."
                yield course.facts.origins[fact.id].problem("TQ127", message, hint, ("claim",))


def names_tell_entries_apart(course: Course) -> Iterator[Problem]:
    """No two glossary entries of one type share a name or an alias (TQ124)."""
    taken: dict[tuple[str, str], str] = {}
    for entry in course.lexicon.entries.values():
        for name in dict.fromkeys(map(folded, entry.names)):
            other = taken.setdefault((entry.type, name), entry.id)
            if other != entry.id:
                message = f"`{name}` names `{other}` as well, also of type {entry.type}"
                hint = "Keep the name in one of them."
                yield course.lexicon.origins[entry.id].problem("TQ124", message, hint)


def coordinates_are_whole(course: Course) -> Iterator[Problem]:
    """Each entry has both coordinates, as a dot on a map, or none (TQ126)."""
    for entry in course.lexicon.entries.values():
        if (entry.lat is None) != (entry.lon is None):
            given, missing = ("lon", "lat") if entry.lat is None else ("lat", "lon")
            message = f"`{entry.id}` has `{given}` and no `{missing}`"
            hint = "Give both in degrees, south and west negative, or none."
            yield course.lexicon.origins[entry.id].problem("TQ126", message, hint, (given,))


def told_roles_are_those_of_the_glossary(course: Course) -> Iterator[Problem]:
    """Each role under `roles` in course.yaml is one of an entry (TQ139)."""
    had = {entry.role for entry in course.lexicon.entries.values() if entry.role}
    for role in course.outline.roles:
        if role not in had and course.lexicon.is_complete:
            message = f"no entry of the glossary has the role `{role}`"
            hint = did_you_mean(role, sorted(had), "Mend it, or remove it.", most=1, quote="`")
            at = ("roles", role)
            yield course.file().problem("TQ139", message, hint, at, Severity.WARNING)


def names_fit_their_templates(course: Course) -> Iterator[Problem]:
    """Each fact's name is a short noun phrase, as in "When was ...?" (TQ140)."""
    texts = [fact.claim.text.partition(" ")[2] for fact in course.facts.entries.values()]
    texts += [name for entry in course.lexicon.entries.values() for name in entry.names]
    texts += course.language.dates.months
    capitals = {word for text in texts for word in re.findall(r"\b[A-Z]\w*", text)}
    for fact in course.facts.entries.values():
        wrong = unfit_form(fact.name)
        if not wrong and course.language.is_english:
            wrong = unfit_noun_phrase(fact.name, capitals)
        if wrong:
            hint = "Write a short noun phrase, which fits “When was ...?”: the first truce."
            origin = course.facts.origins[fact.id]
            message = f"the name {wrong}"
            yield origin.problem("TQ140", message, hint, ("name",), Severity.WARNING)


def names_are_in_the_glossary(course: Course) -> Iterator[Problem]:
    """Each slot that can name an entry of the glossary does so (TQ141)."""
    if not course.lexicon.is_complete:
        return
    by_start: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in course.lexicon.entries.values():
        for name in entry.names:
            for word in folded(name).split():
                by_start[word[:_START]][name] = None
    drafts = course.lexicon.drafts.values()
    drafted = {folded(str(d.data.get("name"))): f"Complete the draft `{d.id}`." for d in drafts}
    for fact in course.facts.entries.values():
        for whole in fact.slots.values():
            for slot in whole.parts or (whole,):
                if slot.type.glossary and not slot.entries:
                    words = folded(slot.text).split()
                    like = dict.fromkeys(name for each in words for name in by_start[each[:_START]])
                    is_part = bool(whole.parts)
                    message, hint = _not_named(slot, course, like, is_part=is_part)
                    hint = drafted.get(folded(slot.text), hint)
                    origin = course.facts.origins[fact.id]
                    yield origin.problem("TQ141", message, hint, ("claim",), Severity.WARNING)


def _not_named(
    slot: Slot, course: Course, like: Iterable[str], *, is_part: bool
) -> tuple[str, str]:
    """Return what is said of a slot that names no entry, and a hint; `like` are names like it.

    It may name an entry that the slot cannot take, or several: "Old Ferry and Saltmere".
    """
    types, find = slot.type.glossary, course.lexicon.find
    if other := next(iter(course.lexicon.named(slot.text)), None):
        what = f"{indefinite_article(other.type)} {other.type}"
        hint = f"`{other.id}` is {what}; {{{slot.name}}} takes {', '.join(sorted(types))}."
        return f"the slot {{{slot.name}}} cannot name “{slot.text}”", hint
    message = f"the glossary has no name “{slot.text}” for the slot {{{slot.name}}}"
    members = [find(each, types) for each in re.split(r", and | and |, ", slot.text)]
    ids = [each.id for each in members if each]
    if 1 < len(members) == len(ids) and not is_part:
        return message, f"Say which are meant: {{{slot.name}={'+'.join(ids)}}}."
    several = "" if is_part else f", or {{{slot.name}=one+other}} for several"
    otherwise = f"Add it, or say which entry is meant: {{{slot.name}=id}}{several}."
    return message, did_you_mean(slot.text, like, otherwise, most=1, quote="`")


_START = 3
"""So many letters two words must share to be taken for one that is misspelled."""


def verbs_have_a_base_form(course: Course) -> Iterator[Problem]:
    """Each marked verb has a base form that is known, or given (TQ142)."""
    if not course.language.is_english:
        return
    for fact in course.facts.entries.values():
        for verb in fact.claim.verbs:
            try:
                inverted(verb.words, verb.value)
            except UnaskableError as error:
                origin = course.facts.origins[fact.id]
                yield origin.problem("TQ142", str(error), error.hint, ("claim",))


def readings_rest_on_facts(course: Course) -> Iterator[Problem]:
    """Each reading is of a topic (TQ113), and its paragraphs name facts that exist (TQ116)."""
    for topic, reading in course.readings.items():
        if not course.outline.knows_topic(topic):
            yield problem_at(reading.file, 1, *_no_topic(topic, course))
        for paragraph in reading.paragraphs:
            for fact in paragraph.facts:
                if fact in course.facts.drafts:
                    yield problem_at(reading.file, paragraph.line, *needs_draft(fact))
                elif not course.facts.knows(fact):
                    message, hint = f"there is no fact `{shown(fact)}`", _mended(fact, course)
                    yield problem_at(reading.file, paragraph.line, "TQ116", message, hint)


def _mended(fact: str, course: Course) -> str:
    return did_you_mean(shown(fact), course.facts.entries, "Mend the id.", most=1, quote="`")


def tasks_name_what_there_is(course: Course) -> Iterator[Problem]:
    """Each task names a topic (TQ113), facts (TQ116) and an extract (TQ159) that exist."""
    for task in course.tasks.entries.values():
        origin = course.tasks.origins[task.id]
        if not course.outline.knows_topic(task.topic):
            yield origin.problem(*_no_topic(task.topic, course), ("topic",))
        for index, fact in enumerate(task.facts):
            at = ("facts", index)
            if fact in course.facts.drafts:
                yield origin.problem(*needs_draft(fact), at)
            elif not course.facts.knows(fact):
                message = f"there is no fact `{fact}`"
                yield origin.problem("TQ116", message, _mended(fact, course), at)
        if task.extract and not course.extracts.knows(task.extract):
            message = f"extracts.yaml has no extract `{task.extract}`"
            hint = did_you_mean(
                task.extract, course.extracts.entries, "Mend it, or write it there."
            )
            yield origin.problem("TQ159", message, hint, ("extract",))


def extracts_are_shown(course: Course) -> Iterator[Problem]:
    """Each extract is shown by a task (TQ160, a warning)."""
    used = {task.extract for task in course.tasks.entries.values()}
    for extract in course.extracts.entries:
        if extract not in used and course.tasks.is_complete:
            message, hint = (
                f"no task shows the extract `{extract}`",
                "Name it in a task, or remove it.",
            )
            origin = course.extracts.origins[extract]
            yield origin.problem("TQ160", message, hint, severity=Severity.WARNING)


def lessons_use_cards_of_topics(course: Course) -> Iterator[Problem]:
    """Each step of a lesson that takes cards takes those of a topic (TQ113)."""
    for lesson in course.lessons.entries.values():
        for index, step in enumerate(lesson.steps):
            if step.cards and not course.outline.knows_topic(step.cards):
                origin, at = course.lessons.origins[lesson.id], ("steps", index, "cards")
                yield origin.problem(*_no_topic(step.cards, course), at)


def pictures_can_be_shown(course: Course) -> Iterator[Problem]:
    """Each picture is a file that decks and sheets can show (TQ187, TQ189 for warnings).

    The files were read with the course.
    """
    yield from course.pictures.problems


def texts_are_plain(course: Course) -> Iterator[Problem]:
    """No text has marks of Markdown, HTML, TeX or Anki, which are shown as they stand (TQ087)."""
    yield from marks_of(course.outline.with_changes(topics=()), course.file())
    for number, topic in enumerate(course.outline.topics):
        yield from marks_of(topic, course.file(), ("topics", number))
    for register in (
        course.sources,
        course.lexicon,
        course.facts,
        course.extracts,
        course.tasks,
        course.lessons,
        course.withdrawn,
    ):
        for entry_id, each in register.entries.items():
            yield from marks_of(each, register.origins[entry_id])


CHECKS: tuple[Callable[[Course], Iterator[Problem]], ...] = (
    a_copy_has_an_id_of_its_own,
    there_are_facts,
    topics_and_facts_belong_together,
    cited_sources_exist,
    taught_objectives_exist,
    links_lead_to_facts,
    disputes_have_another_side,
    numbers_are_cited,
    names_tell_entries_apart,
    coordinates_are_whole,
    told_roles_are_those_of_the_glossary,
    names_fit_their_templates,
    names_are_in_the_glossary,
    verbs_have_a_base_form,
    readings_rest_on_facts,
    tasks_name_what_there_is,
    extracts_are_shown,
    lessons_use_cards_of_topics,
    pictures_can_be_shown,
    texts_are_plain,
)
