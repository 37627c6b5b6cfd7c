"""What counts as an answer, and what is wrong for sure."""

from typing import Any

import pytest

from courses import COURSE
from small_course import Load
from small_facts import bank_of, deed
from talkquiz.handouts.answer_sorts import CourseAnswers

GLOSSARY = COURSE["glossary.yaml"].replace("aliases: [Reed]", "aliases: [Reed, the harbour master]")


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, {"Tom Reed", "Reed", "Ivy Lund", "Lund", "Olof Hale"}),
        ({"never-wrong": {"who": ["ivy-lund"]}}, {"Tom Reed", "Reed", "Olof Hale"}),
        ({"accept": {"who": ["Olof Hale"]}}, {"Tom Reed", "Reed", "Ivy Lund", "Lund"}),
    ],
)
def test_names_are_wrong_that_could_stand_there_and_are_not_right(
    load: Load, changes: dict[str, Any], names: set[str]
) -> None:
    """Of entries of the same type and role; what the fact spares is left out.

    So is a name that says what somebody is: another may be the harbour master as well.
    """
    bank = bank_of(load, deed(1, "Ada Brook", **changes), **{"glossary.yaml": GLOSSARY})
    answers = CourseAnswers(bank.course)
    asked = [item for item in bank.items if item.slot == "who" and not item.options]
    assert asked
    assert all({*answers.wrong_names(item)} == names for item in asked)
    assert not any(answers.wrong_names(item) for item in bank.items if item.slot == "when")


def test_nothing_is_wrong_for_sure_where_things_may_be_part_of_each_other(load: Load) -> None:
    """A place of no role may lie in another; and a side goes with those that belong to it."""
    glossary = GLOSSARY.replace("  role: town\n", "").replace("  role: island\n", "")
    glossary = glossary.replace("side: the town council", "side: Tom Reed")
    fact = deed(
        1, "Ada Brook", claim="On [1 May 2019]{when} [Ada Brook]{who} went to [Saltmere]{where}."
    )
    bank = bank_of(load, fact, **{"glossary.yaml": glossary})
    answers = CourseAnswers(bank.course)
    wrong = {item.slot: {*answers.wrong_names(item)} for item in bank.items}
    assert wrong["who"] == {"Ivy Lund", "Lund", "Olof Hale"}
    assert wrong["where"] == set()
