"""Typed answers in a real browser, beside the comparison that Anki itself makes of them."""

import html
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from anki_client import CLIENT
from chromium import findings_of, needs_chromium
from factories import ENGLISH, make_assembled, make_item
from official_anki import cards_in_order, import_into, opened_collection, rendered
from typed_answers import COMPARE, JUDGED, NEARLY, RIGHT

pytestmark = needs_chromium

TYPE = "[[type:nc:Answer]]"
INPUT = "<input type=text id=typeans style=\"font-family: 'Arial'; font-size: 20px;\">"
JUDGE = """
onload = () => report(cards.map(card => {
  const world = show(page(), card.back);
  const shown = all(world, ".typed").some(each => each.getClientRects().length);
  return { said: result(world), shown, hacked: Boolean(top.hacked) };
}));
"""
REMEMBER = """
onload = () => report(cards.map(card => {
  const front = show(page(), card.front);
  const input = front.document.getElementById("typeans");
  input.value = card.typed;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return {
    name: input.getAttribute("aria-label"),
    moves: result(show(page(), card.back)), stays: result(show(front, card.back)),
    forgot: (show(page(), card.front), result(show(page(), card.back))) };
}));
"""


class Typed(NamedTuple):
    """Both sides of a card of which something was typed."""

    front: str
    back: str
    typed: str


def typed_cards(folder: Path, *rows: tuple[str, list[str], str]) -> list[Typed]:
    """Return the cards of answers, with others that are right, of which something was typed."""
    numbered = enumerate(dict.fromkeys(key for key, _, _ in rows))
    items = {key: make_item(f"fact-{number}", key=key) for number, key in numbered}
    with opened_collection(folder) as collection:
        import_into(collection, make_assembled(*items.values(), typed_answers=True))
        ids = {rendered(collection, each).item_id: each for each in cards_in_order(collection)}
        return [
            typed_card(collection, ids[items[key].id], others, typed) for key, others, typed in rows
        ]


def typed_card(collection: Any, card_id: int, others: list[str], typed: str) -> Typed:
    """Return a card as Anki's desktop shows it, with its own comparison."""
    note = collection.get_card(card_id).note()
    listed = "".join(f"<li>{html.escape(each)}</li>" for each in others)
    note["Accepted"] = f"<ul>{listed}</ul>" if others else ""
    collection.update_note(note)
    card = rendered(collection, card_id)
    compared = collection.compare_answer(note["Answer"], typed, combining=False)
    back = card.back.replace(TYPE, f"<div>{compared}</div>")
    return Typed(card.front.replace(TYPE, INPUT), back, typed)


def run(folder: Path, script: str, *cards: Typed) -> list[dict[str, Any]]:
    """Return what `script` found with each of `cards`."""
    data = json.dumps([card._asdict() for card in cards]).replace("</", "<\\/")
    return findings_of(folder / "typed.html", "", f"const cards = {data};{CLIENT}{script}")


def said(verdict: str, typed: str) -> str:
    """Return what the back says of what was typed, which it keeps apart from its own words."""
    told = ENGLISH.labels[f"typed-{verdict}"] if verdict else ""
    return told.format(typed=f"\u2068{typed}\u2069")


def test_what_was_typed_is_judged_by_what_it_says(tmp_path: Path) -> None:
    """Anki's comparison is read, and shown only where there is something to compare."""
    rows = [(key, others, typed) for key, others, typed, _ in JUDGED]
    seen = run(tmp_path, JUDGE, *typed_cards(tmp_path, *rows))
    for (key, _, typed, verdict), found in zip(JUDGED, seen, strict=True):
        # Where accents alone differ, Anki shows the answer in the place of what was typed.
        as_shown = {said(verdict, each.strip()) for each in (typed, key)}
        assert found["said"] in as_shown, (key, typed)
        assert found["shown"] is (verdict in (NEARLY, COMPARE)), (key, typed)
        assert not found["hacked"]


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ('<span class="typeGood">Ada</span><span id="typecheckmark">\u2714</span>', RIGHT),
        ('<span class="typeMissed">Ada</span>', ""),
        ("Ada", ""),
        ('<span class="typeBad">a</span><br><span id="typearrow">&darr;</span><br>Ada', COMPARE),
    ],
    ids=["right", "nothing", "nothing typed on the page", "something else"],
)
def test_older_comparisons_of_phones_are_read_as_well(
    tmp_path: Path, shown: str, verdict: str
) -> None:
    (card,) = typed_cards(tmp_path, ("Ada", [], ""))
    back = card.back.replace("<code id=typeans>Ada</code>", f'<code id="typeans">{shown}</code>')
    (found,) = run(tmp_path, JUDGE, card._replace(back=back))
    assert found["said"] == said(verdict, "a" if verdict == COMPARE else "Ada")


def test_the_front_remembers_what_was_typed(tmp_path: Path) -> None:
    """So that it is judged where a client shows no comparison, or one without vowel signs.

    What was typed the last time that the card was asked is forgotten.
    """
    other, vowels = typed_cards(tmp_path, ("Ada Brook", [], ""), ("दिल्ली", [], "दल्ला"))
    bare = other.back.replace("<code id=typeans>Ada Brook</code>", "")
    assert bare != other.back
    cards = other._replace(back=bare, typed="ada brook"), vowels
    found = run(tmp_path, REMEMBER, *cards)
    for card, verdict, seen in zip(cards, (RIGHT, COMPARE), found, strict=True):
        told = said(verdict, card.typed)
        assert (seen["name"], seen["moves"], seen["stays"]) == ("Your answer", told, told)
    assert found[0]["forgot"] == ""
