"""Options in a real browser, shown as Anki's clients do: on one page that stays, or on two."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pytest

from anki_client import ANKIS_KEYS, CLIENT, TAPS
from anki_items import TAUGHT, hostile_items, one_of_each_kind
from chromium import findings_of, needs_chromium, write_page
from chromium_devtools import Tab, opened
from factories import (
    ENGLISH,
    make_choice,
    make_item,
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

STUDY = """
const REFUSED = { get() { throw new Error("refused"); } };
const FULL = { value: { getItem: () => null, setItem() { throw new Error("full"); } } };
const click = (world, card) => {
  const options = all(world, ".options li");
  card.clicks.forEach(name => options.find(each => text(each) === name).click());
  return world;
};
const seen = world => ({ order: order(world), picked: picks(world), result: result(world) });
onload = () => report(cards.map(card => {
  const kept = click(show(page(), card.front), card);
  const front = seen(kept);
  const stays = seen(show(kept, card.back));
  const moves = seen(show(page(), card.back));
  const next = seen(show(kept, card.front));
  const forgot = seen(show(page(), card.back));
  const refused = click(show(page(0, REFUSED), card.front), card);
  const full = click(show(page(0, FULL), card.front), card);
  return {
    front, stays, moves, next, forgot,
    refused: seen(show(refused, card.back)), lost: seen(show(page(0, REFUSED), card.back)),
    full: seen(show(full, card.back)), hacked: Boolean(top.hacked) };
}));
"""
NONSENSE = """
const seed = card => /data-seed="(.*?)"/.exec(card.back)[1];
const held = card => [
  "", "{", "null", "5", "[]", "{}", '"x"', ...[
    {}, { order: [0, 1, 2] }, { order: [0, 0, 1], picks: [1] }, { order: [2, 1, 0], picks: [7] },
    { order: [2, 1, 0, 3], picks: [] }, { order: "210", picks: "1" },
    { order: [2, 1, 0], picks: ["1"] }, { order: { length: 3 }, picks: [] },
    { order: [2, 1, 0], picks: [1] },
  ].map(each => JSON.stringify({ seed: seed(card), ...each })),
];
onload = () => report(cards.map(card => held(card).map(each => {
  sessionStorage.setItem("talkquiz", each);
  const world = show(page(), card.back);
  return [order(world).length, picks(world).length, result(world)];
})));
"""
DAYS = """
const at = (day, hour, minute) => new Date(2026, 0, day, hour, minute).getTime();
onload = () => report(cards.map(card => {
  const days = Array.from({ length: 300 }, (_, day) => show(page(at(day, 12, 0)), card.front));
  const late = show(page(at(5, 23, 59)), card.front);
  sessionStorage.clear();
  const early = show(page(at(6, 3, 59)), card.back);
  const before = order(show(page(at(6, 3, 59)), card.front));
  return {
    days: days.map(order), late: order(late), early: order(early),
    before, after: order(show(page(at(6, 4, 1)), card.back)) };
}));
"""
TAPPED = """
onload = () => report(cards.map(card => [card.front, card.back].map(side => {
  const world = show(page(), side);
  const meant = all(world, ".live li, .live li *, summary, summary *, a");
  const idle = all(world, ".question, .answer, .claim, .options:not(.live) li > :not(details)");
  return {
    count: meant.length, missed: meant.filter(each => !isForCard(each)).length,
    caught: idle.filter(isForCard).map(each => each.outerHTML) };
})));
"""


def as_script(*clicked: tuple[Rendered, list[str]]) -> str:
    """Return the cards, each with the options to click on, as a variable of a script."""
    cards = [{"front": card.front, "back": card.back, "clicks": clicks} for card, clicks in clicked]
    # A script element ends at the first end tag, wherever it stands.
    return f"const cards = {json.dumps(cards)};".replace("</", "<\\/")


def run(folder: Path, script: str, *clicked: tuple[Rendered, list[str]]) -> list[Any]:
    """Return what `script` found with each card and the options to click on it."""
    return findings_of(folder / "options.html", "", as_script(*clicked) + CLIENT + TAPS + script)


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
    """Also where the back is a new page, and where storage is refused or full."""
    for (item, _, _), seen in zip(PICKS, studied, strict=True):
        orders = [each["order"] for each in seen.values() if isinstance(each, dict)]
        assert orders == [seen["front"]["order"]] * 8
        options = sorted(ENGLISH.quotes.typeset(option.text)[0] for option in item.options)
        assert sorted(seen["front"]["order"]) == options


def test_back_says_what_was_picked_and_why_it_is_wrong(studied: list[dict[str, Any]]) -> None:
    """It names the picks by letter, judges them and gives reasons, on the same page or a new one.

    Storage that is refused or full costs nothing where the page stays.
    """
    for (_, _, verdict), seen in zip(PICKS, studied, strict=True):
        order, picked = seen["front"]["order"], seen["front"]["picked"]
        letters = ", ".join(ascii_uppercase[order.index(each)] for each in picked)
        expected = f"You picked {letters}: {verdict}" if verdict else ""
        for where in ("stays", "moves", "refused", "full"):
            assert seen[where]["picked"] == picked
            assert seen[where]["result"].startswith(expected)
            assert bool(seen[where]["result"]) is bool(verdict)


def test_nothing_is_picked_or_run_that_was_not(studied: list[dict[str, Any]]) -> None:
    """The next front of a card forgets the old picks, and without storage a new page has none."""
    for seen in studied:
        assert not seen["hacked"]
        assert not any(seen[where]["picked"] for where in ("next", "forgot", "lost"))
        assert not any(seen[where]["result"] for where in ("next", "forgot", "lost"))


def test_nonsense_in_the_storage_harms_nothing(tmp_path: Path) -> None:
    """A back that finds what no front of it can have left shows its options and no pick."""
    (card,) = rendered_cards(tmp_path, make_choice())
    (found,) = run(tmp_path, NONSENSE, (card, []))
    *nonsense, (_, picked, said) = found
    assert nonsense == [[3, 0, ""]] * 15
    assert picked == 1, "what a front leaves counts"
    assert said.startswith("You picked ")


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


def test_phones_pass_taps_on_to_all_that_can_be_tapped(tmp_path: Path) -> None:
    """An option, a hint, a disclosure and a link keep their tap; one on the text turns the card."""
    cards = rendered_cards(tmp_path, *one_of_each_kind(), filled=TAUGHT)
    for sides in run(tmp_path, TAPPED, *((card, []) for card in cards)):
        assert all(side["count"] and not side["missed"] for side in sides)
        assert not any(side["caught"] for side in sides)


@contextmanager
def studying(folder: Path, item: Item) -> Iterator[Tab]:
    """Open a front in Anki's desktop, which takes its own keys for itself."""
    (card,) = rendered_cards(folder, item, filled=TAUGHT)
    begin = 'show(window, cards[0].front); document.body.classList.add("card");'
    script = f"{ANKIS_KEYS}{as_script((card, []))}{CLIENT}{begin}"
    write_page(folder / "study.html", '<div id="qa"></div>', script, style=card.css)
    with opened(folder / "study.html") as tab:
        tab.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        yield tab


CHECKED = 'all(window, ".options li").map(each => each.getAttribute("aria-checked"))'
FLIP = "show(window, cards[0].back); result(window)"


def test_arrows_pick_where_one_may_be_picked(tmp_path: Path) -> None:
    """They work at once, go round, and none of the keys that Anki takes is needed or counts."""
    with studying(tmp_path, make_choice()) as tab:
        tab.press("Enter", " ")
        assert tab.run(CHECKED) == ["false"] * 3
        tab.press("ArrowDown")
        assert tab.run(CHECKED) == ["true", "false", "false"]
        tab.press("ArrowUp")
        assert tab.run(CHECKED) == ["false", "false", "true"]
        tab.press("ArrowRight", "ArrowRight")
        assert tab.run(CHECKED) == ["false", "true", "false"]
        # Tab leaves the group of options by one step, and comes back to the pick.
        tab.press("Tab")
        assert tab.run("document.activeElement.textContent") == "Hint"
        tab.press("ArrowDown")
        assert tab.run(CHECKED) == ["false", "true", "false"]
        assert tab.run(FLIP).startswith("You picked B: ")
        tab.press("ArrowDown")
        assert tab.run("talkquiz.picks.length") == 1


def test_arrows_tick_where_several_may_be_picked(tmp_path: Path) -> None:
    """Up and down only move; left and right tick and untick."""
    with studying(tmp_path, make_multiple_response()) as tab:
        tab.press("Tab", "ArrowDown", "ArrowDown")
        assert tab.run(CHECKED) == ["false"] * 5
        tab.press("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowRight")
        assert tab.run(CHECKED) == ["false", "true", "true", "true", "false"]
        tab.press("ArrowLeft")
        assert tab.run(CHECKED) == ["false", "false", "true", "true", "false"]
        assert tab.run(FLIP).startswith("You picked C, D: ")


def test_arrows_open_disclosures(tmp_path: Path) -> None:
    """A hint, and whatever is closed on the back, opens and closes without Enter and Space."""
    with studying(tmp_path, make_item()) as tab:
        is_open = "document.activeElement.parentNode.open"
        tab.press("Tab", " ", "Enter")
        assert tab.run(is_open) is False
        tab.press("ArrowRight")
        assert tab.run(is_open) is True
        tab.press("ArrowLeft")
        assert tab.run(is_open) is False
        tab.run(FLIP)
        tab.press("Tab", "ArrowRight")
        assert tab.run("document.activeElement.textContent") == "Who reports this"
        assert tab.run(is_open) is True


def test_screen_readers_are_told_names_and_states(tmp_path: Path) -> None:
    """The group is named by its question, options by letter and text; the back says the result."""
    item = make_choice()
    with studying(tmp_path, item) as tab:
        tab.press("ArrowDown")
        heard = tab.heard()
        radios = [(name, told["checked"]) for role, name, told in heard if role == "radio"]
        texts = tab.run("order(window)")
        assert ("radiogroup", item.stem) in [(role, name) for role, name, _ in heard]
        assert radios == [
            (f"{letter}: {each}", "true" if letter == "A" else "false")
            for letter, each in zip("ABC", texts, strict=True)
        ]
        tab.run(FLIP)
        heard = tab.heard()
        names = [name for role, name, _ in heard if role == "DisclosureTriangle"]
        wrong = [f"{each.text} wrong" for each in item.options if not each.correct]
        assert {*wrong, "Who reports this", "Names", "About this card"} <= {
            name.removesuffix(" your pick") for name in names
        }
        assert "status" in [role for role, _, _ in heard]


def test_what_cannot_be_picked_has_no_role(tmp_path: Path) -> None:
    with studying(tmp_path, make_ordering()) as tab:
        tab.press("ArrowDown", "ArrowRight")
        assert tab.run(CHECKED) == [None] * len(make_ordering().options)
        assert tab.run('all(window, "[role=radio], [role=checkbox], .tappable li").length') == 0
