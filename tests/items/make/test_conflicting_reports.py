"""Reports that do not agree, side by side."""

from courses import COURSE, FACTS, facts_text
from small_course import Load
from small_facts import NO_TOWN, figure, made, of_kind
from talkquiz.items.item import Comparison
from talkquiz.items.kinds import ItemKind

CLAIMED = {"mode": "claimed", "status": "disputed", "when": "2019-05-03"}


def test_accounts_stand_side_by_side(load: Load) -> None:
    """Each account has its outlet, day, claim, speaker and date; the key says what differs."""
    (item,) = of_kind(load(), ItemKind.COMPARE)
    assert item.id == "saltmere/ships-gazette/conflicts/compare"
    assert item.facts == ("ships-gazette", "ships-watch")
    gazette, watch = item.holds(Comparison).accounts
    assert gazette.outlet == "Coast News via The Saltmere Gazette"
    assert (gazette.day, gazette.per, gazette.as_of) == ("1 June 2020", "Ada Brook", "June 2021")
    assert (watch.day, watch.per) == ("March 2019", "Harbour Watch")
    assert watch.claim.startswith("Harbour Watch counted 800 ships")
    assert item.key == (
        "1,200 ships (Ada Brook, June 2021).\n800 ships (Harbour Watch, June 2021)."
    )
    assert len(item.marks) == 4
    assert (item.status, item.per, item.caution) == ("disputed", None, "")
    assert {source.id for source in item.sources} == {"s001", "s002"}


def test_chain_of_conflicts_is_one_item(load: Load) -> None:
    links = {1: ["f2"], 2: ["f1", "f3"], 3: ["f2"]}
    people = {1: ("Ada Brook", "ada-brook"), 2: ("Tom Reed", "tom-reed"), 3: ("Lund", "ivy-lund")}
    facts = [
        figure(
            n,
            "",
            claim=f"According to {people[n][0]}, the ship carried [{n}00 tonnes]{{number}}.",
            per=people[n][1],
            conflicts=links[n],
            derived=["number"],
            **CLAIMED,
        )
        for n in (1, 2, 3)
    ]
    (item,) = made(load({FACTS: facts_text(*facts), **NO_TOWN}), "compare")
    assert item.facts == ("f1", "f2", "f3")
    assert len(item.key.splitlines()) == 3


def test_accounts_without_a_figure_are_told_by_their_claims(load: Load) -> None:
    facts = [
        figure(
            n,
            "",
            kind="position",
            claim=f"According to {who}, the town wanted [{what}]{{wants}}.",
            per=per,
            conflicts=[f"f{3 - n}"],
            **CLAIMED,
        )
        for n, who, per, what in (
            (1, "Ada Brook", "ada-brook", "a lamp"),
            (2, "Tom Reed", "tom-reed", "a bell"),
        )
    ]
    (item,) = made(load({FACTS: facts_text(*facts), **NO_TOWN}), "compare")
    assert item.key == (
        "According to Ada Brook, the town wanted a lamp (Ada Brook, 3 May 2019).\n"
        "According to Tom Reed, the town wanted a bell (Tom Reed, 3 May 2019)."
    )


def test_no_conflict_no_item(load: Load) -> None:
    text = COURSE[FACTS].replace("  status: disputed\n", "  status: attributed\n")
    text = text.replace("  conflicts: [ships-watch]\n", "").replace(
        "  conflicts: [ships-gazette]\n", ""
    )
    assert made(load({FACTS: text}), "compare") == []
