"""Drafts: what each entry with `draft: true` still lacks until it can be asked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from talkquiz.course.checks import check
from talkquiz.course.course import Course
from talkquiz.course.read_files import Draft, Register
from talkquiz.problem import Problem

FACT = "fact"
"""The sort of a draft of a fact."""
_Register = TypeVar("_Register", bound=Register[Any])


class Unfinished(NamedTuple):
    """A draft, of a `sort` as people call it: `missing` are keys to fill in, `wrong` what to mend.

    Where there is neither, it is complete but for its key `draft`.
    """

    sort: str
    draft: Draft[Any]
    missing: Sequence[str]
    wrong: Sequence[Problem]


def drafts_of(course: Course) -> dict[str, list[Draft[Any]]]:
    """Return the drafts of a course by what they are: facts, sources, glossary entries."""
    return {
        FACT: [*course.facts.drafts.values()],
        "source": [*course.sources.drafts.values()],
        "glossary entry": [*course.lexicon.drafts.values()],
    }


def unfinished(course: Course) -> list[Unfinished]:
    """Return all drafts in the order of the files, each with what it lacks.

    A draft that is whole in itself is held against the course as well, as if it were finished.
    """
    found: list[Unfinished] = []
    against = _against_the_course(course)
    for sort, drafts in drafts_of(course).items():
        for draft in drafts:
            wrong = [draft.origin.problem(*w[:4]) for w in draft.lacks if not draft.missing_key(w)]
            found.append(Unfinished(sort, draft, draft.missing, wrong + against.get(draft.id, [])))
    return sorted(found, key=lambda each: (each.draft.origin.path, each.draft.origin.location))


def _against_the_course(course: Course) -> dict[str, list[Problem]]:
    """Return what is wrong with drafts that are whole once they are finished, by their ids.

    What would be wrong with other entries because of them is not theirs.
    """
    sources, facts = _finished(course.sources), _finished(course.facts)
    drafts = [draft for sort in drafts_of(course).values() for draft in sort if draft.done]
    if not drafts:
        return {}
    known = set(check(course))
    whole = replace(course, sources=sources, lexicon=_finished(course.lexicon), facts=facts)
    new = [each for each in check(whole) if each not in known]
    return {draft.id: list(filter(draft.origin.holds, new)) for draft in drafts}


def _finished(register: _Register) -> _Register:
    """Return the entries with those drafts among them that are whole."""
    done = {draft.id: draft.done for draft in register.drafts.values() if draft.done}
    rest = {key: each for key, each in register.drafts.items() if key not in done}
    return replace(register, entries={**register.entries, **done}, drafts=rest)
