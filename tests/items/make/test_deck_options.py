"""A deck asks in another way what would bring the same options, or the same answer, once more."""

from collections import Counter
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from courses import COURSE, facts_text, make_fact, released, write_course
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.cli import main
from talkquiz.items.item import Item, Use
from talkquiz.items.kinds import ItemKind
from talkquiz.items.repeated_options import most_right, offer_of
from talkquiz.problem import has_errors

WORDS = "facts/words.yaml"
MATTERS = "tide ferry quay crane barge buoy chart ballast anchor signal".split()


def statement(matter: str, who: str = "Ada Brook") -> dict[str, object]:
    """Return a fact: who said that the matter was settled."""
    return make_fact(
        id=f"{matter}-settled",
        topic="town",
        kind="statement",
        name=f"the words on the {matter}",
        claim=f"[{who}]{{who}} [said]{{did}} that [the {matter} was settled]{{said}}.",
        mode="claimed",
        status="attributed",
        per=who.lower().replace(" ", "-"),
    )


def with_words(folder: Path, *facts: dict[str, object], **changes: str) -> LoadedCourse:
    loaded = load_and_check(write_course(folder, {WORDS: facts_text(*facts), **changes}))
    assert not has_errors(loaded.problems), loaded.problems
    return loaded


def asking_who(loaded: LoadedCourse, use: Use) -> dict[str, list[Item]]:
    """Return the items for a use that ask who said each of the matters."""
    return {
        matter: [
            item
            for item in loaded.items
            if item.facts[0] == f"{matter}-settled" and item.slot == "who" and use in item.uses
        ]
        for matter in MATTERS
    }


def test_who_said_it_is_recalled_where_its_options_have_been_offered_twice(tmp_path: Path) -> None:
    """Saltmere has four officials, and its deck offers them twice: in print all are a choice."""
    loaded = with_words(tmp_path, *map(statement, MATTERS))
    cards = asking_who(loaded, Use.STUDY)
    assert {tuple(each.kind for each in items) for items in cards.values()} == {
        (ItemKind.SHORT_ANSWER,)
    }
    assert cards["tide"][0].stem == "Who said that the tide was settled?"
    for items in asking_who(loaded, Use.PRINT).values():
        assert {each.kind for each in items} >= {ItemKind.WHO_SAID_IT, ItemKind.SHORT_ANSWER}


OFFICIALS = "Ann Dell, Bo Fox, Cy Gale, Di Holt, Ed Ives, Flo Jay, Gus Kidd, Hal Lowe".split(", ")


def test_a_name_is_right_in_a_fifth_of_the_cards_with_options(tmp_path: Path) -> None:
    """Of ten statements the first five are by one official, and each of the others by another."""
    entries = "".join(
        f"- {{id: {name.lower().replace(' ', '-')}, type: person, name: {name}, role: official,"
        f" description: an official}}\n"
        for name in OFFICIALS
    )
    speakers = [OFFICIALS[0]] * 5 + OFFICIALS[1:6]
    facts = map(statement, MATTERS, speakers)
    glossary = COURSE["glossary.yaml"] + entries
    loaded = with_words(tmp_path, *facts, **{"glossary.yaml": glossary})
    cards = [item for item in loaded.items if Use.STUDY in item.uses]
    offers = [offer for item in cards if (offer := offer_of(item))]
    right = Counter(name for offer in offers for name in offer.right)
    assert right.most_common(1) == [("ann dell", most_right(len(offers)))]
    kinds = [items[0].kind for items in asking_who(loaded, Use.STUDY).values()]
    assert (
        kinds
        == [ItemKind.WHO_SAID_IT] * 2 + [ItemKind.SHORT_ANSWER] * 3 + [ItemKind.WHO_SAID_IT] * 5
    )


def test_a_new_fact_takes_no_released_card_away(tmp_path: Path) -> None:
    """It comes before one with the same options, and would else take its place."""
    first = load_and_check(write_course(tmp_path))
    released(tmp_path, None, date(2024, 5, 2))
    after = with_words(tmp_path, statement("anchor") | {"topic": "harbour"})
    before, cards = ([i.id for i in each.items if Use.STUDY in i.uses] for each in (first, after))
    new = [each for each in cards if each not in before]
    assert [each for each in cards if each in before] == before
    assert cards.index(new[0]) < cards.index("saltmere/reed-statement/who/said-by")
    (who,) = asking_who(after, Use.STUDY)["anchor"]
    assert who.kind is ItemKind.SHORT_ANSWER


OWN = """
- id: own-who
  makes: choice
  use: study
  takes: {kind: statement, slot: who}
  stem: "Who said so: {{ fact.said }}?"
"""


def test_what_is_for_decks_only_is_not_made_and_show_says_why(tmp_path: Path) -> None:
    """Two cards before them offer the four officials."""
    facts = [statement(matter) for matter in MATTERS]
    loaded = with_words(tmp_path, *facts, **{"templates/own.yaml": OWN})
    cards = asking_who(loaded, Use.STUDY)
    assert {each.template for items in cards.values() for each in items} == {"from-claim-who"}
    shown = CliRunner().invoke(main, ["show", f"{MATTERS[-1]}-settled", str(tmp_path)])
    assert shown.exit_code == 0
    assert "- own-who: the deck has these options" in " ".join(shown.output.split())
