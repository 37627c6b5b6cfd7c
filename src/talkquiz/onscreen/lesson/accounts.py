"""Accounts that do not agree, side by side: who says what, when and where."""

from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.item import Account
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.questions_on_reports import account, conflicting
from talkquiz.language.english import sentence_case
from talkquiz.onscreen.question import OnscreenQuestion


class ToldBy(NamedTuple):
    """A fact, and the account of it that the first of its reports gives."""

    fact: str
    account: Account


class Accounts(NamedTuple):
    """Accounts that do not agree; `question` asks to compare them, by its id, or is empty."""

    accounts: tuple[ToldBy, ...]
    question: str = ""


def accounts(
    course: Course, facts: Sequence[Fact], questions: Sequence[OnscreenQuestion]
) -> tuple[Accounts, ...]:
    """Return the groups of `facts` that are in conflict, the first in teaching order."""
    comparing = {
        frozenset(each.facts): each.id for each in questions if each.kind is ItemKind.COMPARE
    }
    return tuple(
        Accounts(
            tuple(ToldBy(fact.id, _account(fact, course)) for fact in group),
            comparing.get(frozenset(fact.id for fact in group), ""),
        )
        for group in conflicting(facts, course)
    )


def _account(fact: Fact, course: Course) -> Account:
    told = account(fact, course)
    return told._replace(outlet=sentence_case(told.outlet))
