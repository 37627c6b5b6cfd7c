"""Items about a fact as a whole: what came of it, and whether it was planned or happened."""

from typing import Any

import pytest

from small_course import Load
from small_facts import bank_of, cite, event, made
from talkquiz.items.item import Choice, Reference, Use, reference_lines
from talkquiz.language.language_file import bundled_language

STOPPED = {"says": "Work on it never began.", "cite": [{"source": "s002"}]}
HAPPENED, AHEAD, _, CLAIMED = bundled_language("en").items.moods.values()


def planned(number: Any = 1, **changes: Any) -> dict[str, Any]:
    name = "the start of work on a second pier"
    return event(number, "2021-05-02", **{"mode": "planned", "name": name} | changes)


class TestWhatCameOfIt:
    def test_is_asked_of_what_lay_ahead(self, load: Load) -> None:
        bank = bank_of(load, planned(**{"came-of-it": STOPPED}))
        (item,) = made(bank, "came-of-it")
        assert item.id == "saltmere/e1/whole/came-of-it"
        assert item.stem == "What came of the start of work on a second pier?"
        assert item.key == "Work on it never began."
        assert item.claim.endswith(". Work on it never began.")
        assert item.asks_for == "a few words"
        assert item.uses == set(Use)
        assert [each.id for each in item.sources] == ["s001", "s002"]
        assert item.caution == ""

    def test_is_not_asked_where_nothing_is_told(self, load: Load) -> None:
        assert made(bank_of(load, planned()), "came-of-it") == []

    def test_of_a_detail_is_for_print_alone(self, load: Load) -> None:
        (item,) = made(
            bank_of(load, planned(weight="detail", **{"came-of-it": STOPPED})), "came-of-it"
        )
        assert item.uses == {Use.PRINT}

    def test_source_without_a_place_is_cited_as_a_whole(self) -> None:
        whole = Reference("s1", "", "the Gazette", "2020-06-01", "1 June 2020")
        place = whole._replace(at="p2.s1")
        english = bundled_language("en")
        assert reference_lines([whole], english) == ["The Gazette, 1 June 2020"]
        assert reference_lines([whole, place], english) == ["The Gazette, 1 June 2020, paragraph 2"]


class TestPlannedOrHappened:
    def test_moods_are_the_options(self, load: Load) -> None:
        bank = bank_of(load, planned(), event(2, "2019-05-02"))
        (item,) = made(bank, "planned-or-happened")
        assert item.id == "saltmere/e1/mood/planned-or-happened"
        stem = "How did a report of June 2020 present the start of work on a second pier?"
        assert item.stem == stem
        assert [option.text for option in item.options] == [HAPPENED, AHEAD, CLAIMED]
        assert item.key == AHEAD
        assert [option.text for option in item.options if option.correct] == [AHEAD]
        assert item.holds(Choice).scale
        assert item.ordered
        assert not item.caution
        assert item.uses == {Use.PRINT}

    @pytest.mark.parametrize(
        "change",
        [
            {"name": "the plan of a second pier"},
            {"name": "the second pier that was to be built"},
            {"when": "2020-05-02", "claim": "It was to be built on [2 May 2020]{when}."},
            {"when": "2020-06", "claim": "It was to be built in [June 2020]{when}."},
            {"mode": "warned"},
            {"status": "attributed", "per": "ada-brook"},
            {"kind": "figure", "claim": "Ada Brook was to have [9]{number} ships."},
            {"cite": [cite("lamp"), cite("lamp", source="s002")]},
        ],
        ids=[
            "name-tells",
            "name-tells-by-a-verb",
            "lay-behind",
            "lay-in-the-same-month",
            "warning",
            "plan-by-somebody's-account",
            "no-event",
            "reports-of-two-months",
        ],
    )
    def test_what_has_no_clear_mood_is_passed_over(
        self, load: Load, change: dict[str, Any]
    ) -> None:
        claim = "Ada Brook said that it was to be built on [2 May 2021]{when}."
        others = event(2, "2019-05-02"), event(3, "2021-06-03", mode="hoped", name="a hope")
        bank = bank_of(load, planned(**{"claim": claim} | change), *others)
        assert made(bank, "planned-or-happened") == []

    def test_what_happened_is_asked_beside_a_plan(self, load: Load) -> None:
        facts = event(2, "2019-05-02", related=["e1"]), event(3, "2019-06-02")
        bank = bank_of(load, planned(related=["e2"]), *facts)
        keys = {item.facts: item.key for item in made(bank, "planned-or-happened")}
        assert keys == {("e1",): AHEAD, ("e2",): HAPPENED}

    def test_account_of_somebody_is_a_claim(self, load: Load) -> None:
        claim = "According to Ada Brook, it was held on [12 February 2019]{when}."
        told = event(4, "2019-02-12", status="attributed", per="ada-brook", claim=claim)
        (item, _) = made(bank_of(load, told, planned()), "planned-or-happened")
        assert item.key == CLAIMED

    def test_course_where_all_has_one_mood_has_none(self, load: Load) -> None:
        assert made(bank_of(load, planned()), "planned-or-happened") == []
