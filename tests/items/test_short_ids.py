"""Short ids: unique in a course, and moved by nothing but a clash."""

import re

from hypothesis import given
from hypothesis import strategies as st

from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.items.short_ids import short_ids

MANY = [f"course/fact-{number}/when/event-day" for number in range(5_000)]


def test_all_items_have_one_of_their_own(bundled_bank: LoadedCourse, load: Load) -> None:
    for bank in (bundled_bank, load()):
        found = [item.short_id for item in bank.items]
        assert len(set(found)) == len(found) == len({item.id for item in bank.items})
        assert all(re.fullmatch(r"[a-z0-9]{4}", each) for each in found)


def test_is_the_same_on_every_machine() -> None:
    """A key that was printed says for ever which item it means."""
    assert short_ids(MANY[:1]) == {MANY[0]: "wrdr"}


def test_of_two_that_want_the_same_the_first_in_the_alphabet_has_it() -> None:
    """Among thousands some clash: each has one of its own, and most have the one they want."""
    found = short_ids(reversed(MANY))
    assert found == short_ids(MANY)
    assert len(set(found.values())) == len(MANY)
    moved = [each for each in MANY if found[each] != short_ids([each])[each]]
    assert 0 < len(moved) < 100
    for each in moved:
        (wanted,) = short_ids([each]).values()
        assert any(found[other] == wanted for other in MANY if other < each)


@given(st.lists(st.text(), max_size=30))
def test_any_ids_have_one(ids: list[str]) -> None:
    """Ids that come twice have one, whatever they are."""
    assert short_ids(ids).keys() == set(ids)
