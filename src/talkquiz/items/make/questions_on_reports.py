"""Questions on reports: on those that do not agree, side by side, and on what a single one says.

There is one item for each group of facts in conflict, and a linked set of open questions for each
report. What only background sources give takes no part. The questions of a set follow the four
skills of historical reading (Wineburg 1991): sourcing, close reading, corroboration, context. All
are built from facts in our words; the text of the reports is not in the course.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.course.sources import Source
from talkquiz.items.asked_slots import day_of
from talkquiz.items.fact_wording import as_of, reference, speaker
from talkquiz.items.item import Account, Comparison, Item, Stimulus
from talkquiz.items.make.attributes_from_facts import item_over
from talkquiz.items.make.one_fact import Passed, in_full
from talkquiz.items.templates import Template
from talkquiz.language.english import sentence_case
from talkquiz.language.seeded import rank

MOST_LINES = 5
"""How many of a report's statements are shown: what fits into a box, and into a lesson."""
FEWEST_LINES = 3
MOST_OF_A_SORT = 3
"""How many of them may be somebody's word, and how many the report's own finding."""
_ABOUT_A_YEAR = 400
"""How many days may lie between facts about the same matter."""


def compare_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each group of facts that are in conflict, the first in teaching order."""
    for group in conflicting((fact for fact in facts if template.takes.fits_fact(fact)), course):
        accounts = [account(fact, course) for fact in group]
        told = [_told(*each, course) for each in zip(group, accounts, strict=True)]
        yield item_over(
            course,
            group,
            template,
            id=f"{course.id}/{group[0].id}/conflicts/{template.id}",
            key="\n".join(map(sentence_case, told)),
            payload=Comparison(
                accounts=tuple(accounts), marks=tuple(mark.render({}) for mark in template.marks)
            ),
            asks_for=course.language.items.asks_for["comparison"],
            caution="",
        )


def conflicting(facts: Iterable[Fact], course: Course) -> Iterator[list[Fact]]:
    """Yield the groups of facts that do not agree, each once and by the first of it in `facts`.

    What only background sources give takes no part.
    """
    seen: set[str] = set()
    for fact in facts:
        if not fact.reports or not fact.conflicts or fact.id in seen:
            continue
        # All facts that conflicts lead to from the first one.
        found, waiting = {fact.id: fact}, [fact]
        while waiting:
            for other in waiting.pop().conflicts:
                if other not in found and other in course.facts.entries:
                    found[other] = course.facts.entries[other]
                    waiting.append(found[other])
        seen.update(found)
        group = [each for each in found.values() if each.reports]
        if len(group) > 1:
            yield group


def account(fact: Fact, course: Course) -> Account:
    """Return what the first report that gives `fact` says."""
    cited = reference(fact.reports[0], course)
    who, when = speaker(fact, course) or "", as_of(fact, course.language) or ""
    return Account(cited.outlet, cited.day, fact.claim.text, who, when)


def _told(fact: Fact, account: Account, course: Course) -> str:
    """Return the claim, with who says so and when behind it, as far as it does not say that itself.

    What nobody but an outlet says is of the day of its report, which its name tells of.
    """
    entry = course.lexicon.entries.get(fact.per or "")
    is_outlets = entry is None or mentions(account.outlet, entry.names)
    names = entry.names if entry else (account.outlet,)
    who = "" if mentions(account.claim, names) else account.per or account.outlet
    day = (account.day if who else "") if is_outlets else account.as_of
    behind = ", ".join(each for each in (who, day) if each and each not in account.claim)
    return f"{account.claim.rstrip('.')} ({behind})." if behind else account.claim


def source_items(
    facts: Iterable[Fact], templates: list[Template], course: Course
) -> Iterator[Item]:
    """Yield the questions of each source, all of one source together."""
    if not templates:
        return
    shown_by_source = _shown_by_source(facts, course)
    for source in course.sources.entries.values():
        shown = shown_by_source.get(source.id, [])
        if source.is_background or len(shown) < FEWEST_LINES:
            continue
        values = _values(source, shown, course)
        title = f"{sentence_case(values['outlet'])}, {values['day']}"
        stimulus = Stimulus(source.id, title, tuple(fact.claim.text for fact in shown))
        for template in templates:
            answer = in_full(template, values, stimulus)
            if isinstance(answer, Passed) or template.stem is None:
                continue  # the source lacks what the template names
            yield item_over(
                course,
                shown,
                template,
                id=f"{course.id}/{source.id}/source/{template.id}",
                stem=template.stem.render(values),
                key=answer.key,
                payload=answer.payload,
                asks_for=course.language.items.asks_for["sentences"],
                status="reported",
                per=None,
                caution="",
                difficulty=3,
            )


def _shown_by_source(facts: Iterable[Fact], course: Course) -> dict[str, list[Fact]]:
    """Return the facts that the questions of each source show, in teaching order.

    Only that source gives them. Those worth weighing come first, then the lot decides.
    """
    about_reports = {topic.id for topic in course.outline.topics if topic.reports}
    cited: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        sources = {cite.source for cite in fact.cite}
        # What was put together from several reports stands in none of them as it stands here, and
        # what is in conflict is left to be compared.
        if len(sources) != 1 or fact.topic in about_reports or fact.conflicts:
            continue
        # Nobody can weigh what a name stands for. And where the speaker is not marked, no key could
        # say whose word it is.
        is_nobodys = fact.status == "reported" and _is_word(fact) and not _word_of(fact, course)
        if not is_nobodys and fact.kind not in bundled_kinds().of_names:
            cited[sources.pop()].append(fact)
    shown: dict[str, list[Fact]] = {}
    for source, given in cited.items():
        worth = {fact.id: 2 * any(_elsewhere(fact, course)) + bool(fact.why) for fact in given}
        chosen: list[Fact] = []
        for fact in sorted(given, key=lambda fact: (-worth[fact.id], rank(0, source, fact.id))):
            alike = [other for other in chosen if _is_word(other) == _is_word(fact)]
            is_said = any(other.id in fact.related or other.name == fact.name for other in chosen)
            if len(alike) < MOST_OF_A_SORT and not is_said:
                chosen.append(fact)
        kept = {fact.id for fact in chosen[:MOST_LINES]}
        shown[source] = [fact for fact in given if fact.id in kept]
    return shown


def _elsewhere(fact: Fact, course: Course) -> Iterator[Fact]:
    """Yield facts about the same matter, at about the same time, that only other reports give."""
    own = {cite.source for cite in fact.cite}
    for other in filter(None, map(course.facts.entries.get, fact.related)):
        days_between = abs(day_of(fact.when) - day_of(other.when))
        is_of_others = own.isdisjoint(cite.source for cite in other.cite)
        # Where a background source bears it too, no one can tell which part is the report's.
        is_of_reports = len(other.reports) == len(other.cite)
        if is_of_reports and is_of_others and days_between <= _ABOUT_A_YEAR:
            yield other


def _is_word(fact: Fact) -> bool:
    """Tell whether a fact is somebody's word rather than the report's own finding."""
    quoted = any(slot.type.name in ("clause", "quote") for slot in fact.slots.values())
    ahead = fact.mode in ("planned", "hoped", "warned")
    is_of_words = fact.kind in bundled_kinds().of_words
    return quoted or ahead or is_of_words or fact.status != "reported"


def _word_of(fact: Fact, course: Course) -> str:
    """Return whose word a fact is: that of `per` or, where it was witnessed, of its speaker.

    A ship has no word, nor has whoever is to do what is planned: that may be anybody's plan.
    """
    named, who = speaker(fact, course), fact.slots.get("who")
    if named or who is None or fact.status != "reported":
        return named or ""
    entries = [course.lexicon.entries[each] for each in who.entries]
    if fact.kind not in bundled_kinds().of_words or not all(each.traits.speaks for each in entries):
        return ""
    names = [each.name for each in entries]
    return course.language.lists.joined(names) if names else who.text


def _values(source: Source, shown: list[Fact], course: Course) -> dict[str, str]:
    """Return what `source` has in the words of a template; lists have a line for each entry."""
    language, words = course.language, course.language.items
    claimed, checked, context = [], [], []
    for number, fact in enumerate(shown, start=1):
        label = words.statement.format(number=number)
        if _is_word(fact):
            # The word of `per` or, where a statement was witnessed, of `who`.
            named = _word_of(fact, course)
            wording = words.word_of if named else words.word_of_nobody
            claimed.append(wording.format(statement=label, who=named))
        for other in _elsewhere(fact, course):
            cited = reference(other.reports[0], course)
            said = words.checked_by.format(
                statement=label, outlet=cited.outlet, day=cited.day, claim=other.claim.text
            )
            checked.append(said)
        if fact.why:
            context.append(words.context_of.format(statement=label, context=fact.why))
    return {
        "outlet": source.named(language),
        "day": language.dates.say(source.event_date) if source.event_date else "",
        "title": source.title or "",
        "perspective": source.perspective or "",
        "reckoning": source.reckoning or "",
        "claimed": "\n".join(claimed),
        "checked": "\n".join(checked),
        "context": "\n".join(context),
    }
