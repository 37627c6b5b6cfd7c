"""Options in a real browser, shown as Anki's clients do: on one page that stays, or on two."""

import json
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pytest

from anki_items import hostile_items
from chromium import findings_of, needs_chromium
from factories import (
    ENGLISH,
    make_choice,
    make_multiple_response,
    make_ordering,
    make_true_false,
    make_who_said_it,
)
from official_anki import Rendered, rendered_cards
from talkquiz.items.item import Item

HOSTILE = "</li><script>top.hacked = 1</script> ' \" \\ {{c1::x}} \\n"
(PRINTED,) = ENGLISH.quotes.typeset(HOSTILE)

pytestmark = needs_chromium

# Anki's own pages put a side into #qa and make its scripts anew, since innerHTML runs none.
CLIENT = """
function page(time) {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const world = frame.contentWindow;
  world.document.body.className = "card";
  world.document.body.innerHTML = '<div id="qa"></div>';
  if (time) world.Date = class extends Date { constructor() { super(time); } };
  return world;
}
function show(world, side) {
  const qa = world.document.getElementById("qa");
  qa.innerHTML = side;
  qa.querySelectorAll("script").forEach(old => {
    const script = world.document.createElement("script");
    script.textContent = old.textContent;
    old.replaceWith(script);
  });
  return world;
}
const all = (world, what) => [...world.document.querySelectorAll(what)];
const text = option => option.firstChild.data.trim();
const order = world => all(world, ".options li").map(text);
const picks = world => all(world, ".options .picked").map(text);
const result = world => all(world, ".result").map(each => each.textContent).join();
const press = (option, key) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  option.dispatchEvent(event);
  return event.defaultPrevented;
};
"""
STUDY = """
onload = () => report(cards.map(card => {
  const kept = show(page(), card.front);
  const front = order(kept);
  const names = all(kept, ".options li");
  card.clicks.forEach(name => names.find(each => text(each) === name).click());
  const shown = picks(kept);
  show(kept, card.back);
  const next = show(kept, card.front);
  return {
    front, shown, again: picks(next),
    back: order(show(page(), card.back)), unpicked: result(show(page(), card.back)),
    ...judged(card), hacked: Boolean(top.hacked) };
}));
function judged(card) {
  const kept = show(page(), card.front);
  const names = all(kept, ".options li");
  card.clicks.forEach(name => names.find(each => text(each) === name).click());
  show(kept, card.back);
  return { kept: order(kept), picked: picks(kept), result: result(kept) };
}
"""
DAYS = """
const at = (day, hour, minute) => new Date(2026, 0, day, hour, minute).getTime();
onload = () => report(cards.map(card => {
  const days = Array.from({ length: 300 }, (_, day) => show(page(at(day, 12, 0)), card.front));
  const late = show(page(at(5, 23, 59)), card.front);
  const early = show(page(at(6, 3, 59)), card.back);
  const stays = show(page(at(6, 3, 59)), card.front);
  const before = order(stays);
  stays.Date = class extends Date { constructor() { super(at(6, 4, 1)); } };
  return {
    days: days.map(order), late: order(late), early: order(early),
    before, after: order(show(stays, card.back)) };
}));
"""
KEYS = """
onload = () => report(cards.map(card => {
  const world = show(page(), card.front);
  const options = all(world, ".options li");
  return {
    first: press(options[1], "Enter"), second: press(options[1], "Enter"),
    picked: options.map(each => each.getAttribute("aria-checked")),
    roles: options.map(each => each.getAttribute("role")),
    focusable: options.every(each => each.tabIndex === 0) };
}));
"""


def run(folder: Path, script: str, *clicked: tuple[Rendered, list[str]]) -> list[dict[str, Any]]:
    """Return what `script` found with each card and the options to click on it."""
    cards = [{"front": card.front, "back": card.back, "clicks": clicks} for card, clicks in clicked]
    # A script element ends at the first end tag, wherever it stands.
    data = json.dumps(cards).replace("</", "<\\/")
    return findings_of(folder / "options.html", "", f"const cards = {data};{CLIENT}{script}")


PICKS: list[tuple[Item, list[str], str]] = [
    (make_choice(), ["Staffan de Mistura"], "right."),
    (make_choice(), ["Walid Muallem"], "wrong. He spoke for the government."),
    (make_choice(), ["Walid Muallem", "Staffan de Mistura"], "right."),
    (make_choice(), ["Walid Muallem", "Walid Muallem"], ""),
    (make_true_false(), ["True"], "wrong. It began on 27 February 2016."),
    (make_who_said_it(), ["Riad Hijab"], "wrong. He named conditions for going to Geneva"),
    (make_multiple_response(), ["Russia", "the United States"], "right."),
    (make_multiple_response(), ["Russia"], "wrong."),
    (
        make_multiple_response(),
        ["Russia", "the United States", "France"],
        "wrong. It supported the truce.",
    ),
    (hostile_items(0, HOSTILE)[5], ["No"], f"wrong. {PRINTED}"),
]


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return what a student sees who picks what PICKS says."""
    folder = tmp_path_factory.mktemp("studied")
    items = list({item.id: item for item, _, _ in PICKS}.values())
    cards = {
        item.id: card for item, card in zip(items, rendered_cards(folder, *items), strict=True)
    }
    return run(folder, STUDY, *((cards[item.id], clicks) for item, clicks, _ in PICKS))


def test_both_sides_have_one_order(studied: list[dict[str, Any]]) -> None:
    for (item, _, _), seen in zip(PICKS, studied, strict=True):
        assert seen["front"] == seen["kept"] == seen["back"]
        options = sorted(ENGLISH.quotes.typeset(option.text)[0] for option in item.options)
        assert sorted(seen["front"]) == options


def test_back_says_what_was_picked_and_why_it_is_wrong(studied: list[dict[str, Any]]) -> None:
    """Where the page stays, the back names the picks by letter, judges them and gives reasons."""
    for (_, _, verdict), seen in zip(PICKS, studied, strict=True):
        assert seen["picked"] == seen["shown"]
        letters = ", ".join(ascii_uppercase[seen["kept"].index(each)] for each in seen["picked"])
        expected = f"You picked {letters}: {verdict}" if verdict else ""
        assert seen["result"].startswith(expected)
        assert bool(seen["result"]) is bool(verdict)


def test_nothing_is_picked_or_run_that_was_not(studied: list[dict[str, Any]]) -> None:
    """On a page of its own the back shows no pick, and the next front of a card forgets the old."""
    assert not any(seen["unpicked"] or seen["again"] or seen["hacked"] for seen in studied)


def test_order_changes_from_day_to_day_and_not_at_midnight(tmp_path: Path) -> None:
    """Each option is about equally often first; the order turns at four, and a kept one never."""
    names = ["Walid Muallem", "Staffan de Mistura", "Riad Hijab"]
    (card,) = rendered_cards(tmp_path, make_choice())
    (seen,) = run(tmp_path, DAYS, (card, []))
    for place in range(3):
        counts = [[day[place] for day in seen["days"]].count(name) for name in names]
        assert all(70 < count < 130 for count in counts)
    assert seen["late"] == seen["early"]
    assert seen["before"] == seen["after"]


def test_an_order_of_its_own_is_kept(tmp_path: Path) -> None:
    items = [make_choice("dates", ordered=True), make_true_false()]
    found = run(tmp_path, DAYS, *((card, []) for card in rendered_cards(tmp_path, *items)))
    for item, seen in zip(items, found, strict=True):
        assert {tuple(day) for day in seen["days"]} == {tuple(each.text for each in item.options)}


def test_keys_pick_as_well(tmp_path: Path) -> None:
    """Enter picks the option in focus; pressed again it is left to Anki, which turns the card."""
    cards = rendered_cards(tmp_path, make_choice(), make_multiple_response(), make_ordering())
    one, several, none = run(tmp_path, KEYS, *((card, []) for card in cards))
    assert [one["first"], one["second"], one["focusable"]] == [True, False, True]
    assert one["picked"] == ["false", "true", "false"]
    assert set(one["roles"]) == {"radio"}
    assert set(several["roles"]) == {"checkbox"}
    assert (none["first"], set(none["roles"])) == (False, {None})
