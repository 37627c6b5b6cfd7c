"""What nothing asks, and questions of a fact's own that say no more than the templates do.

Found when all items of a course are made. Told by `talkquiz check`; docs/problems.md explains the
codes, and `talkquiz show` says of each fact which template passed which slot over.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.distractors import Distractors
from talkquiz.items.fact_wording import attributed
from talkquiz.items.item import Item
from talkquiz.items.kinds import Over
from talkquiz.items.make.one_fact import OneFactMaker, Passed
from talkquiz.items.templates import Template
from talkquiz.problem import Problem, Severity

_PREMISES = ("clause", "predicate")
"""Types of slots whose words may do no more than word the question for another slot."""


def unasked_objectives(course: Course, items: Sequence[Item]) -> Iterator[Problem]:
    """Yield objectives that no fact of an item teaches, and no task (TQ149); of all `items`.

    Those of a topic are one problem. A topic without facts is told of by itself.
    """
    facts = course.facts.entries
    # The statements of a report, which a stimulus shows, are not asked.
    asked = {fact for item in items if not item.stimulus for fact in item.facts}
    taught = {each for task in course.tasks.entries.values() for each in task.teaches}
    taught |= {each for fact in asked & facts.keys() for each in facts[fact].teaches}
    with_facts = {fact.topic for fact in facts.values()}
    for index, topic in enumerate(course.outline.topics):
        unasked = [each for each in topic.objectives if each not in taught]
        if unasked and topic.id in with_facts:
            named = ", ".join(f"`{each}`" for each in unasked)
            message = f"nothing asks the objective{'s' * (len(unasked) > 1)} {named}"
            hint = f"Write `teaches: [{unasked[0]}]` in the facts whose questions test it"
            hint += "; so with the others." if len(unasked) > 1 else "."
            at = ("topics", index, "objectives", unasked[0])
            yield course.file().problem("TQ149", message, hint, at, Severity.WARNING)


class Unasked:
    """Finds what the `items` of a course, made by its templates, leave unasked."""

    def __init__(
        self, course: Course, templates: Sequence[Template], items: Sequence[Item]
    ) -> None:
        self.course = course
        self.templates = templates
        taken = {template.id: template.takes.slot for template in templates}
        self.asked: dict[str, set[str]] = defaultdict(set)
        for item in items:
            if item.stimulus or item.kind.over in (Over.PLACE, Over.ENTRY, Over.TASK):
                continue
            names = (taken[item.template] if item.kind.over is Over.FACTS else ()) or (item.slot,)
            for fact in item.facts:
                self.asked[fact].update(name.partition(".")[0] for name in names)

    @cached_property
    def _maker(self) -> OneFactMaker:
        return OneFactMaker(self.course, self.templates, Distractors(self.course, 0))

    def problems(self) -> Iterator[Problem]:
        """Yield facts that no item asks (TQ143), slots likewise (TQ144), and idle `ask` (TQ145)."""
        for fact in self.course.facts.entries.values():
            origin = self.course.facts.origins[fact.id]
            if not self.asked[fact.id]:
                message, hint = (
                    "no question asks this fact",
                    self._why(fact, next(iter(fact.slots))),
                )
                yield origin.problem("TQ143", message, hint, (), Severity.WARNING)
                continue
            for name, slot in fact.slots.items():
                if name not in self.asked[fact.id] and slot.type.name not in _PREMISES:
                    message, hint = (
                        f"no question asks for the slot {{{name}}}",
                        self._why(fact, name),
                    )
                    yield origin.problem("TQ144", message, hint, ("claim",), Severity.WARNING)
            for name in self._idle(fact) if fact.ask else ():
                message = f"the question for {name} only repeats what the templates make"
                hint = "Remove it: what is made then follows the claim."
                yield origin.problem("TQ145", message, hint, ("ask", name), Severity.WARNING)

    def _why(self, fact: Fact, name: str) -> str:
        """Return why nothing asks for a slot: the first reason with a cure, or the last."""
        tried = [each.outcome for each in self._maker.attempts(fact) if each.slot.name == name]
        passed = [each for each in tried if isinstance(each, Passed)]
        told = next((each for each in passed if each.cure), passed[-1])
        return f"{told.reason[:1].upper()}{told.reason[1:]}. {told.cure}".strip()

    def _idle(self, fact: Fact) -> Iterator[str]:
        """Yield the slots whose own question is asked as well without it."""
        plain = fact.with_changes(ask={})
        made = {
            (each.slot.name, _words(each.stem)) for each in self._maker.questions(plain, fact.ask)
        }
        for name, question in fact.ask.items():
            slot = fact.slots.get(name)
            stem = attributed(question, fact, slot, self.course) if slot else question
            if (name, _words(stem)) in made:
                yield name


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))
