"""Work on a source: a linked set of open questions about what one report says.

The questions follow the four skills of historical reading (Wineburg 1991): sourcing, close
reading, corroboration, context. They are built from facts in our words; the report's own text is
not in the course.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.sources import Source
from talkquiz.items.answers import in_full
from talkquiz.items.askable_slots import day_of
from talkquiz.items.item import Item, Stimulus
from talkquiz.items.make.over_facts import item_over, references
from talkquiz.items.templates import Template
from talkquiz.items.wording import reference, speaker
from talkquiz.language.english import sentence_case
from talkquiz.language.seeded import rank

MOST_LINES = 5
"""How many of a report's statements are shown: what fits into a box, and into a lesson."""
FEWEST_LINES = 3
_A_YEAR_OR_SO = 400
MOST_OF_A_SORT = 3
"""How many may be somebody's word, and how many the report's own finding."""


def source_items(
    facts: Iterable[Fact], templates: list[Template], course: Course
) -> Iterator[Item]:
    """Yield the questions of each source, all of one source together."""
    if not templates:
        return
    cited: dict[str, list[Fact]] = defaultdict(list)
    about_reports = {topic.id for topic in course.outline.topics if topic.reports}
    for fact in facts:
        own = {cite.source for cite in fact.cite}
        # What was put together from several reports stands in none of them as it stands here, and
        # what is in conflict is left to be compared.
        if len(own) == 1 and fact.topic not in about_reports and _can_be_weighed(fact):
            cited[own.pop()].append(fact)
    for source_id, source in course.sources.entries.items():
        shown = _chosen(cited[source_id], source_id, course)
        if len(shown) >= FEWEST_LINES:
            for template in templates:
                yield from _question(source, shown, template, course)


def _chosen(facts: list[Fact], source_id: str, course: Course) -> list[Fact]:
    """Return the facts to show: those worth weighing first, then by lot, in teaching order."""
    worth = {fact.id: 2 * any(_elsewhere(fact, course)) + bool(fact.why) for fact in facts}
    drawn = sorted(facts, key=lambda fact: (-worth[fact.id], rank(0, source_id, fact.id)))
    chosen: list[Fact] = []
    for fact in drawn:
        alike = [other for other in chosen if _is_word(other) == _is_word(fact)]
        if len(alike) < MOST_OF_A_SORT and not _are_close(fact, chosen):
            chosen.append(fact)
    kept = {fact.id for fact in chosen[:MOST_LINES]}
    return [fact for fact in facts if fact.id in kept]


def _can_be_weighed(fact: Fact) -> bool:
    """Tell whether a fact is somebody's word or a finding, and not what a word stands for."""
    return not (fact.kind == "definition" or fact.conflicts or _is_nobodys(fact))


def _elsewhere(fact: Fact, course: Course) -> Iterator[Fact]:
    """Yield the facts about the same matter that come from other reports alone."""
    own = {cite.source for cite in fact.cite}
    for other in (course.facts.entries[each] for each in fact.related):
        if own.isdisjoint(cite.source for cite in other.cite) and _of_one_time(fact, other):
            yield other


def _of_one_time(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts lie at most about a year apart."""
    return abs(day_of(fact.when) - day_of(other.when)) <= _A_YEAR_OR_SO


def _is_word(fact: Fact) -> bool:
    """Tell whether a fact is somebody's word rather than the report's own finding."""
    quoted = any(slot.type.name in ("clause", "quote") for slot in fact.slots.values())
    ahead = fact.mode in ("planned", "hoped", "warned")
    return quoted or ahead or fact.status != "reported" or fact.kind in ("statement", "position")


def _is_nobodys(fact: Fact) -> bool:
    """Tell whether a fact holds words of somebody whom it does not mark: no key could say whose."""
    return fact.status == "reported" and _is_word(fact) and "who" not in fact.slots


def _are_close(fact: Fact, chosen: list[Fact]) -> bool:
    """Tell whether a chosen fact is about the same matter."""
    return any(other.id in fact.related or other.name == fact.name for other in chosen)


def _question(
    source: Source, shown: list[Fact], template: Template, course: Course
) -> Iterator[Item]:
    """Yield the question of one template, unless the source lacks what it names."""
    day = course.language.dates.say(source.event_date)
    title = f"{sentence_case(source.named(course.language))}, {day}"
    stimulus = Stimulus(source.id, title, tuple(fact.claim.text for fact in shown))
    values = _values(source, shown, course)
    answer = in_full(template, values, stimulus)
    stem = template.stem
    if answer is None or stem is None or not all(values.get(name) for name in stem.needs):
        return
    yield item_over(
        course,
        shown,
        template,
        id=f"{course.id}/{source.id}/source/{template.id}",
        stem=stem.render(values),
        key=answer.key,
        payload=answer.payload,
        sources=tuple(r for r in references(shown, course) if r.id == source.id),
        asks_for=course.language.items.asks_for["sentences"],
        status="reported",
        per=None,
        caution="",
        difficulty=3,
    )


def _values(source: Source, shown: list[Fact], course: Course) -> dict[str, str]:
    """Return what `source` has in the words of a template; lists have a line for each entry."""
    language, words = course.language, course.language.items
    numbered = [
        (words.statement.format(number=number), fact) for number, fact in enumerate(shown, start=1)
    ]
    checks = (check for label, fact in numbered for check in _checks(label, fact, course))
    return {
        "outlet": source.named(language),
        "day": language.dates.say(source.event_date),
        "title": source.title or "",
        "perspective": source.perspective,
        "reckoning": source.reckoning,
        "claimed": "\n".join(
            _whose(label, fact, course) for label, fact in numbered if _is_word(fact)
        ),
        "checked": "\n".join(checks),
        "context": "\n".join(
            words.context_of.format(statement=label, context=fact.why)
            for label, fact in numbered
            if fact.why
        ),
    }


def _whose(label: str, fact: Fact, course: Course) -> str:
    """Say whose word a statement is: of `per` or, of a statement that was witnessed, of `who`."""
    who = fact.slots.get("who") if fact.status == "reported" else None
    names = [course.lexicon.entries[entry].name for entry in who.entries] if who else []
    language = course.language
    joined = language.lists.joined(names) if names else ""
    named = speaker(fact, course) or joined or (who and who.text)
    if not named:
        return language.items.word_of_nobody.format(statement=label)
    return language.items.word_of.format(statement=label, who=named)


def _checks(label: str, fact: Fact, course: Course) -> Iterator[str]:
    """Yield what other reports say about the matter of a statement."""
    for other in _elsewhere(fact, course):
        cited = reference(other.cite[0], course)
        yield course.language.items.checked_by.format(
            statement=label, outlet=cited.outlet, day=cited.day, claim=other.claim.text
        )
