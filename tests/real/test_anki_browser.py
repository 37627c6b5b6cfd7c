"""The cards in a real browser: day and night, phone and desktop, both sides of every kind.

Set TALKQUIZ_PICTURES to a folder to keep the pictures of all cards there.
"""

import html
import os
import shutil
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from anki_items import TAUGHT, WITHDRAWN, hostile_items, one_of_each_kind
from chromium import browse, findings_of, needs_chromium, write_page
from factories import make_choice, make_cloze, make_item
from official_anki import Rendered, rendered_cards
from talkquiz.items.item import Item

NARROW, PHONE, DESKTOP = 320, 360, 1000
HEIGHTS = {NARROW: 568, PHONE: 640, DESKTOP: 820}
HOSTILE = '<script>top.hacked = 1</script><img src=x onerror="top.hacked = 1"> {{c1::x}} \\(x^2\\)'
ARABIC = "\N{ARABIC LETTER MEEM}تى بدأت محادثات جنيف بين الحكومة السورية والمعارضة؟"
# What Anki puts in place of a typed answer: where to type, and what was typed beside the answer.
TYPED = {
    "front": '<input type="text" id="typeans">',
    "back": '<code id="typeans"><span class="typeGood">2</span><span class="typeBad">6</span><br>'
    '<span id="typearrow">&darr;</span><br><span class="typeMissed">7 February 2016</span></code>',
}

pytestmark = needs_chromium

# Runs outside of the cards, on the page that frames them.
MEASURE = """
const channels = colour => colour.match(/[0-9.]+/g).map(Number);
const light = colour => channels(colour).slice(0, 3)
  .map(each => each / 255)
  .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
  .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
const opaque = colour => (channels(colour)[3] ?? 1) === 1;
function ground(element) {
  for (let each = element; each; each = each.parentElement) {
    const colour = getComputedStyle(each).backgroundColor;
    if (opaque(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
}
function contrast(element, pseudo) {
  const pair = [light(getComputedStyle(element, pseudo).color), light(ground(element))];
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}
function contrasts(body) {
  const own = element => [...element.childNodes].some(
    node => node.nodeType === 3 && node.data.trim());
  return [...body.querySelectorAll("*")].flatMap(element => [
    ...(own(element) ? [contrast(element)] : []),
    ...["::before", "::after"].filter(
      pseudo => getComputedStyle(element, pseudo).content !== "none"
    ).map(pseudo => contrast(element, pseudo)),
  ]);
}
const size = (body, name) => {
  const element = body.querySelector(name);
  return element ? parseFloat(getComputedStyle(element).fontSize) : 0;
};
const right = (body, name) => {
  const element = body.querySelector(name);
  return element ? getComputedStyle(element).direction : "";
};
const foot = (body, name) => Math.max(0, ...[...body.querySelectorAll(name)].map(
  element => element.getBoundingClientRect().bottom));
onload = () => report([...document.querySelectorAll("iframe")].map(frame => {
    const body = frame.contentDocument.body;
    const weighty = foot(body, ".answer, .result, .weighty p");
    body.querySelectorAll("details").forEach(each => { each.open = true; });
    return {
      name: frame.name,
      text: body.innerText,
      seen: weighty <= frame.clientHeight,
      map: foot(body, ".map img") - Math.min(...[...body.querySelectorAll(".map img")].map(
        element => element.getBoundingClientRect().top)),
      overflow: body.scrollWidth - frame.clientWidth,
      contrast: Math.min(...contrasts(body)),
      answer: size(body, ".answer .long") || size(body, ".answer"),
      isLong: Boolean(body.querySelector(".answer .long")),
      claim: size(body, ".claim"),
      direction: right(body, ".question"),
      requests: frame.contentWindow.performance.getEntriesByType("resource")
        .map(each => each.name.split("/").pop()),
      broken: [...body.querySelectorAll("img")].filter(
        each => !each.naturalWidth || !each.alt).length,
      hacked: top.hacked === 1 || frame.contentWindow.hacked === 1,
    };
  })
);
"""


class Frame(NamedTuple):
    """One side of one card at one width, by day or by night."""

    card: Rendered
    side: str
    width: int
    night: bool
    scripts: bool = True

    @property
    def name(self) -> str:
        light = "night" if self.night else "day"
        scripts = "" if self.scripts else " no-scripts"
        return f"{self.card.item_id} {self.side} {self.width} {light}{scripts}"

    def html(self) -> str:
        """Return the frame with the card in it, as Anki's clients put it on their pages."""
        body = self.card.front if self.side == "front" else self.card.back
        body = body.replace("[[type:nc:Answer]]", TYPED[self.side])
        night = " nightMode night_mode" if self.night else ""
        mobile = "mobile" if self.width < DESKTOP else ""
        page = (
            f'<!doctype html><html class="{mobile}"><meta charset="utf-8">'
            f"<style>{self.card.css}</style>"
            f'<body class="card card1{night}"><div id="qa">{body}</div></body></html>'
        )
        sandbox = "" if self.scripts else ' sandbox="allow-same-origin"'
        return (
            f'<iframe name="{html.escape(self.name)}"{sandbox} width="{self.width}" '
            f'height="{HEIGHTS[self.width]}" srcdoc="{html.escape(page)}"></iframe>'
        )


def sample_items() -> list[Item]:
    """Return an item of each kind, a hostile one of each note type, one in Arabic and one typed."""
    arabic = make_item("arabic", stem=ARABIC, key="29 يناير 2016", claim=ARABIC)
    return [*one_of_each_kind(), arabic, *hostile_items(0, HOSTILE), *hostile_items(1, "w" * 400)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the pages, with the pictures of the cards."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def frames(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Frame]:
    """Return every side of every sample card, phone and desktop, day and night, without scripts."""
    collection = tmp_path_factory.mktemp("collection")
    cards = rendered_cards(collection, *sample_items(), filled=TAUGHT, typed_answers=True)
    shutil.copytree(collection / "collection.media", folder, dirs_exist_ok=True)
    gone = make_choice("withdrawn-choice"), make_cloze("withdrawn-cloze")
    withdrawn = tmp_path_factory.mktemp("withdrawn")
    cards += rendered_cards(withdrawn, *gone, filled=TAUGHT | WITHDRAWN)
    combinations = product((NARROW, PHONE, DESKTOP), cards, (False, True), ("front", "back"))
    frames = [Frame(card, side, width, night) for width, card, night, side in combinations]
    plain = [frame for frame in frames if frame.width == PHONE and not frame.night]
    return frames + [Frame(each.card, each.side, PHONE, False, False) for each in plain]


@pytest.fixture(scope="module")
def findings(frames: list[Frame], folder: Path) -> list[dict[str, Any]]:
    body = "".join(frame.html() for frame in frames)
    measured = findings_of(folder / "measure.html", body, MEASURE)
    assert len(measured) == len(frames)
    return measured


def test_all_text_stands_out_and_fits(findings: list[dict[str, Any]]) -> None:
    """Every text has the contrast of WCAG AA, by day and by night; none leaves the screen.

    That holds of all that stands behind disclosures as well, and of the smallest phones.
    """
    assert [each["name"] for each in findings if each["contrast"] < 4.5] == []
    assert [each["name"] for each in findings if each["overflow"] > 0] == []


def test_answer_is_the_largest_text(findings: list[dict[str, Any]]) -> None:
    """On every back the answer is a third larger than the claim, a long one larger at all."""
    backs = [
        each for each in findings if " back " in each["name"] and "/withdrawn-" not in each["name"]
    ]
    answered = [each for each in backs if each["answer"]]
    assert len(answered) > 80
    for each in answered:
        assert each["answer"] >= each["claim"] * (1.1 if each["isLong"] else 4 / 3), each["name"]


def test_a_phone_shows_the_answer_and_what_weighs_at_once(findings: list[dict[str, Any]]) -> None:
    """On the usual card nobody has to scroll to it, and a map leaves more than half of the screen.

    Long texts have no such promise: Anki scrolls to the answer by itself.
    """
    usual = [each["name"].split()[0] for each in findings if "/fact-" not in each["name"]]
    backs = [each for each in findings if f" back {PHONE} " in each["name"]]
    backs = [each for each in backs if each["name"].split()[0] in usual]
    assert len(backs) > 30
    assert [each["name"] for each in backs if not each["seen"]] == []
    maps = [each["map"] / HEIGHTS[PHONE] for each in backs if each["map"]]
    assert maps
    assert max(maps) < 0.5


def test_a_withdrawn_card_says_so_and_asks_nothing(findings: list[dict[str, Any]]) -> None:
    """Both sides begin with it; there is nothing to pick and no hint, and no teaching of it."""
    gone = [each for each in findings if "/withdrawn-" in each["name"]]
    assert len(gone) > 20
    for each in gone:
        assert each["text"].strip().startswith("Withdrawn in 1.2: ")
        lively = ("Hint", "Choose", "What came next", "According to")
        assert [word for word in lively if word in each["text"]] == []


def test_own_notes_stand_on_the_back_and_hints_on_the_front(findings: list[dict[str, Any]]) -> None:
    for each in findings:
        is_back = " back " in each["name"]
        assert ("My notes" in each["text"] and "See Jordan." in each["text"]) is is_back
        assert "/withdrawn-" in each["name"] or ("\nHint\n" in each["text"]) is not is_back


def test_a_card_loads_only_its_own_pictures(findings: list[dict[str, Any]]) -> None:
    """No card asks for a file or an address but maps of ours, which all show and have a text."""
    named = {name for each in findings for name in each["requests"]}
    assert all(name.startswith("talkquiz-") and name.endswith(".png") for name in named)
    assert not any(each["broken"] for each in findings)


def test_hostile_text_is_shown_and_not_run(findings: list[dict[str, Any]]) -> None:
    """Scripts, tags, clozes and formulas in a fact are words on every back that holds them."""
    hostile = [each for each in findings if "/fact-0/" in each["name"] and " back " in each["name"]]
    assert hostile
    assert [each["name"] for each in hostile if HOSTILE not in each["text"]] == []
    assert not any(each["hacked"] for each in findings)


def test_arabic_reads_from_right_to_left(findings: list[dict[str, Any]]) -> None:
    directions = {each["name"].split()[0]: each["direction"] for each in findings}
    arabic, english = make_item("arabic").id, make_item().id
    assert (directions[arabic], directions[english]) == ("rtl", "ltr")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_day_and_night_are_two_pictures(
    frames: list[Frame], folder: Path, width: int, tmp_path: Path
) -> None:
    kept = Path(os.environ.get("TALKQUIZ_PICTURES", tmp_path))
    pictures = []
    for night in (False, True):
        lit = [frame for frame in frames if frame.night is night and frame.scripts]
        picture = kept / f"cards-{width}-{'night' if night else 'day'}.png"
        pictures.append(
            photograph([frame for frame in lit if frame.width == width], folder, picture)
        )
    assert pictures[0] != pictures[1]
    assert all(len(picture) > 50_000 for picture in pictures)


def photograph(frames: list[Frame], folder: Path, picture: Path) -> bytes:
    width = frames[0].width
    rows = -(-len(frames) // 4)
    style = f"body {{ display: grid; gap: 8px; grid-template-columns: repeat(4, {width}px) }}"
    size = f"--window-size={4 * (width + 8) + 16},{rows * (HEIGHTS[width] + 14) + 40}"
    write_page(folder / "cards.html", "".join(frame.html() for frame in frames), style=style)
    browse(folder / "cards.html", f"--screenshot={picture}", size)
    return picture.read_bytes()
