"""Personal versions: the same items for every student, each in an order of its own."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_choice, make_handout, make_item, make_quiz, make_section
from talkquiz.handouts.forms import Cards, Form, Strip, Ticket
from talkquiz.handouts.products import Handout, Version
from talkquiz.handouts.student_versions import is_for_one, personal_codes, personal_version

NAMES = [f"student {number}" for number in range(500)]
QUIZ = make_quiz(
    [make_choice(f"choice-{number}") for number in range(8)],
    [make_item(f"short-{number}") for number in range(5)],
)


def content(version: Version) -> list[tuple[str, Counter[tuple[str, int, frozenset[str]]]]]:
    """Return what is in each section of a version, whatever its order."""
    return [
        (
            section.title,
            Counter(
                (question.item.id, question.points, frozenset(o.text for o in question.options))
                for question in section.questions
            ),
        )
        for section in version.sections
    ]


def order(version: Version) -> tuple[str, ...]:
    """Return the ids of the items of a version as they are printed."""
    return tuple(q.item.id for section in version.sections for q in section.questions)


def codes_of(handout: Handout, names: list[str]) -> dict[str, str]:
    """Return the form code of each student."""
    return dict(zip(names, personal_codes(handout, names), strict=True))


@pytest.mark.parametrize(
    ("form", "for_one"), [(None, True), (Strip(), True), (Ticket(2), False), (Cards(8), False)]
)
def test_what_is_cut_up_is_nobodys(form: Form | None, for_one: bool) -> None:
    """Quizzes are made for each student; cards and tickets, several to a page, are not."""
    handout = make_handout(make_section(form=form))
    assert is_for_one(handout) == for_one


def test_no_two_students_share_a_code() -> None:
    """Five hundred students have five hundred codes, in letters and digits that look unlike."""
    codes = personal_codes(QUIZ, NAMES)
    assert len(set(codes)) == len(NAMES)
    assert not set("".join(codes)) & set("01AEIOUSL")


@given(st.permutations(NAMES[:40]))
def test_a_code_is_a_students_own(names: list[str]) -> None:
    """Whoever else is on the list, and in whatever order, a student keeps the code."""
    alone = {name: personal_codes(QUIZ, [name])[0] for name in names[:20]}
    together = codes_of(QUIZ, names)
    assert alone == {name: together[name] for name in alone}


@given(st.text(st.sampled_from("23456789BCDF"), min_size=4, max_size=4))
def test_a_version_has_what_all_have(code: str) -> None:
    """Items, options and points of each section are those of form A; numbers run from 1 on."""
    version = personal_version(QUIZ, code, "Ada Brook")
    assert (version.code, version.student) == (code, "Ada Brook")
    assert content(version) == content(QUIZ.versions[0])
    numbers = [q.number for section in version.sections for q in section.questions]
    assert numbers == list(range(1, 14))


def test_versions_differ() -> None:
    """Neighbours have other orders, and the code alone decides which."""
    orders = {order(personal_version(QUIZ, code, "x")) for code in personal_codes(QUIZ, NAMES[:30])}
    assert len(orders) == 30
    assert personal_version(QUIZ, "K7QX", "Ada").sections == (
        personal_version(QUIZ, "K7QX", "Tom").sections
    )
