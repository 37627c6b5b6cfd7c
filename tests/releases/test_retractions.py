"""withdrawn.yaml: what a release takes back is said on the cards that students have."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from courses import (
    COURSE,
    FACTS,
    HANDOUT,
    MORE_FACTS,
    facts_text,
    make_fact,
    released,
    write_course,
)
from talkquiz.build import LoadedCourse, Order, assemble, check, load_and_check, make
from talkquiz.cli import main
from talkquiz.deck.deck import Deck
from talkquiz.releases.read_package import Note, read_package
from talkquiz.releases.record import Releases, load_releases

SLACK_WATER = COURSE[MORE_FACTS][COURSE[MORE_FACTS].index("- id: slack-water") :]
ENTRY = """
- id: {id}
  release: "{release}"
  why: The word was explained wrongly.
  right: Slack water is the time between two tides.
"""
FIRST, SECOND, THIRD = date(2024, 5, 2), date(2024, 6, 1), date(2024, 7, 1)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the sample course, released as 1.0."""
    folder = write_course(tmp_path / "course")
    released(folder, None, FIRST)
    return folder


def withdraw(folder: Path, *, release: str = "1.1", of: str = "slack-water-meaning") -> None:
    """Remove the definition of slack water, and say why."""
    town = (folder / MORE_FACTS).read_text("utf-8").replace(SLACK_WATER, "")
    (folder / MORE_FACTS).write_text(town, "utf-8")
    (folder / "withdrawn.yaml").write_text(ENTRY.format(id=of, release=release), "utf-8")


def deck_of(folder: Path) -> Deck:
    assembled, problems = assemble(load_and_check(folder))
    assert assembled, problems
    return assembled.deck


def notes(folder: Path) -> dict[str, Note]:
    """Return the notes of the deck that is built, by the ids of their items."""
    ((product,),) = (each.values() for each in make(folder, Order(["anki"])).products.values())
    return {note.item_id: note for note in read_package(product.content).notes}


def record(folder: Path) -> Releases:
    found = load_releases(folder, [])
    assert found
    return found


def codes(bank: LoadedCourse) -> Iterator[str]:
    for problem in bank.problems:
        if problem.code.startswith("TQ6"):
            yield f"{Path(problem.path).name}:{problem.line} {problem.code}"


def test_a_withdrawn_fact_says_so_on_its_cards_in_all_later_decks(course: Path) -> None:
    """Students skip releases: who goes from 1.0 to 1.2 hears of it as well, dated by 1.1."""
    before = notes(course)
    withdraw(course)
    released(course, "1.1", SECOND)
    first = notes(course)
    released_again = (course / FACTS).read_text("utf-8").replace("a hundred years", "an age")
    (course / FACTS).write_text(released_again, "utf-8")
    released(course, "1.2", THIRD)
    assert deck_of(course).withdrawn
    for card in deck_of(course).withdrawn:
        note = notes(course)[card.id]
        assert note.fields["Withdrawn"] == (
            "Withdrawn in 1.1: The word was explained wrongly. "
            "Slack water is the time between two tides."
        )
        assert (note.fields["Answer"], note.fields["Claim"]) == ("", "")
        assert {"talkquiz::saltmere::withdrawn", "talkquiz::saltmere::release::1.1"} <= note.tags
        assert note == first[card.id]
        assert note.type_id == before[card.id].type_id
        assert note.id == before[card.id].id


def test_one_item_of_a_fact_can_be_withdrawn_alone(course: Path) -> None:
    (item_id, *_) = (each for each in record(course).items if "slack-water-meaning/means" in each)
    withdraw(course, of=item_id)
    assert [card.id for card in deck_of(course).withdrawn] == [item_id]


def test_what_is_only_removed_is_no_retraction(course: Path) -> None:
    withdraw(course)
    (course / "withdrawn.yaml").unlink()
    assert deck_of(course).withdrawn == ()


def test_a_mended_reason_arrives_with_the_next_release(course: Path) -> None:
    """The change log tells it, and the card is dated anew."""
    withdraw(course)
    released(course, "1.1", SECOND)
    text = (course / "withdrawn.yaml").read_text("utf-8").replace("explained wrongly", "misread")
    (course / "withdrawn.yaml").write_text(text, "utf-8")
    released(course, "1.2", THIRD)
    (item_id, *_) = (card.id for card in deck_of(course).withdrawn)
    assert record(course).removed[item_id].changed == "1.2"
    assert record(course).removed[item_id].release == "1.1"
    assert "### Withdrawn" in (course / "CHANGELOG.md").read_text("utf-8")
    assert "The word was misread." in (course / "CHANGELOG.md").read_text("utf-8")


def test_a_corrected_card_says_so_until_the_next_release(course: Path) -> None:
    """From the first build on, and no longer once another release is made."""
    entry = ENTRY.format(id="pier-opened", release="1.1")
    (course / "withdrawn.yaml").write_text(entry, "utf-8")

    def corrected() -> set[str]:
        said = notes(course).items()
        return {each.split("/")[1] for each, note in said if note.fields["Corrected"]}

    assert corrected() == {"pier-opened"}
    released(course, "1.1", SECOND)
    assert corrected() == {"pier-opened"}
    facts = (course / FACTS).read_text("utf-8").replace("a hundred years", "an age")
    (course / FACTS).write_text(facts, "utf-8")
    released(course, "1.2", THIRD)
    assert corrected() == set()
    assert [each.code for each in check(course).problems if each.code == "TQ604"] == []


@pytest.mark.parametrize(
    ("of", "release", "told"),
    [
        ("slack-water-meaning", "1.1", []),
        ("slack-watr", "1.1", ["withdrawn.yaml:2 TQ611"]),
        ("slack-water-meaning", "0.9", ["withdrawn.yaml:3 TQ612"]),
        ("slack-water-meaning", "1.0", []),
    ],
)
def test_an_entry_for_nothing_or_for_no_release_is_told(
    course: Path, of: str, release: str, told: list[str]
) -> None:
    withdraw(course, of=of, release=release)
    found = [each for each in codes(check(course)) if each.startswith("withdrawn")]
    assert found == told


def test_without_any_release_there_is_nothing_to_take_back(tmp_path: Path) -> None:
    folder = write_course(tmp_path / "course")
    (folder / "withdrawn.yaml").write_text(ENTRY.format(id="pier-opened", release="1.1"), "utf-8")
    assert [*codes(check(folder))] == ["withdrawn.yaml:2 TQ611"]


def test_a_course_with_retractions_is_printed_as_ever(course: Path) -> None:
    """Only a deck has cards to take back: who builds handouts alone hears nothing of them."""
    withdraw(course)
    released(course, "1.1", SECOND)
    made = make(course, Order(["word"]))
    assert made.products
    assert not [each for each in made.problems if each.code.startswith("TQ61")]


def test_what_was_corrected_once_is_not_withdrawn_when_it_goes_for_another_reason(
    course: Path,
) -> None:
    """The entry is of 1.1, and the fact was right from then on."""
    (course / "withdrawn.yaml").write_text(
        ENTRY.format(id="slack-water-meaning", release="1.1"), "utf-8"
    )
    town = (course / MORE_FACTS).read_text("utf-8")
    (course / MORE_FACTS).write_text(town.replace("two tides", "the two tides"), "utf-8")
    released(course, "1.1", SECOND)
    (course / MORE_FACTS).write_text(town.replace(SLACK_WATER, ""), "utf-8")
    assert deck_of(course).withdrawn == ()
    released(course, "1.2", THIRD)
    assert deck_of(course).withdrawn == ()


def test_a_withdrawn_topic_says_so_as_well(course: Path) -> None:
    """Its cards have no deck in the course any more, and come all the same."""
    town = (course / MORE_FACTS).read_text("utf-8")
    (course / MORE_FACTS).unlink()
    facts = re.findall("^- id: (.+)$", town, re.MULTILINE)
    entries = "".join(ENTRY.format(id=each, release="1.1") for each in facts)
    (course / "withdrawn.yaml").write_text(entries, "utf-8")
    outline = (course / "course.yaml").read_text("utf-8")
    start, end = outline.index("  - id: town"), outline.index("roles:")
    (course / "course.yaml").write_text(outline[:start] + outline[end:], "utf-8")
    (course / HANDOUT).unlink()
    released(course, "1.1", SECOND)
    gone = {card.id for card in deck_of(course).withdrawn}
    assert gone
    assert gone <= notes(course).keys()


def test_a_withdrawn_list_comes_without_the_cards_of_parts_that_had_left(course: Path) -> None:
    """The clock left in 1.2: who has its card knows it no more, and a new one would ask nothing."""
    for version, day, last in (("1.1", SECOND, "clock"), ("1.2", THIRD, "bench")):
        parts = ", ".join(f"[a {part}]{{what.{part}}}" for part in ("pier", "lamp"))
        claim = f"The council asked for {parts} and [a {last}]{{what.{last}}}."
        wishes = make_fact(id="wishes", claim=claim, when=None, basis=None)
        (course / FACTS).write_text(f"{COURSE[FACTS]}\n{facts_text(wishes)}", "utf-8")
        released(course, version, day)
    (item,) = (each for each in record(course).items.values() if each.parts)
    assert {name: part.gone for name, part in item.parts.items()} == {
        "pier": False,
        "lamp": False,
        "clock": True,
        "bench": False,
    }
    (course / FACTS).write_text(COURSE[FACTS], "utf-8")
    (course / "withdrawn.yaml").write_text(ENTRY.format(id="wishes", release="1.3"), "utf-8")
    numbers = {card.card_numbers for card in deck_of(course).withdrawn if "wishes" in card.facts}
    assert (1, 2, 4) in numbers


def test_a_fact_that_is_withdrawn_takes_no_map_card_with_it(course: Path) -> None:
    """The place is where it was, whichever fact names it first."""
    (course / "withdrawn.yaml").write_text(ENTRY.format(id="pier-closed", release="1.1"), "utf-8")
    said = notes(course).items()
    corrected = {each.split("/", 1)[1] for each, note in said if note.fields["Corrected"]}
    assert {each.split("/")[0] for each in corrected} == {"pier-closed"}
    assert any(each.startswith("saltmere/saltmere/place") for each, _ in said)


def test_a_retraction_of_what_has_not_changed_is_told(course: Path) -> None:
    """Who meant to remove the fact, or to mend it, hears that its cards are as they were."""
    (course / "withdrawn.yaml").write_text(ENTRY.format(id="pier-opened", release="1.1"), "utf-8")
    assert "withdrawn.yaml:2 TQ613" in [*codes(check(course))]
    facts = (course / FACTS).read_text("utf-8").replace("opened the new pier on", "opened it on")
    (course / FACTS).write_text(facts, "utf-8")
    assert "withdrawn.yaml:2 TQ613" not in [*codes(check(course))]


def test_an_entry_that_goes_after_its_release_is_missed(course: Path) -> None:
    withdraw(course)
    released(course, "1.1", SECOND)
    (course / "withdrawn.yaml").unlink()
    assert "TQ614" in {each.partition(" ")[2] for each in codes(check(course))}


def test_a_release_does_not_take_back_what_a_later_one_is_to(course: Path) -> None:
    """An entry of 1.5 would say 1.5 on the cards of 1.2."""
    withdraw(course, release="1.5")
    result = CliRunner().invoke(main, ["release", str(course), "--version", "1.2"])
    assert result.exit_code == 1
    assert "takes `slack-water-meaning` back in 1.5, and this is 1.2" in result.output


def test_a_mistake_in_the_file_keeps_nothing_else_from_being_checked(course: Path) -> None:
    (course / "withdrawn.yaml").write_text("- id: pier-opened\n", "utf-8")
    bank = check(course)
    assert bank.items
    assert not bank.unchecked
