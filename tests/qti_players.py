"""Plays QTI items in a browser as a student does: with the mouse, a finger, and the keyboard."""

import json
import re
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from chromium_devtools import Tab, visited
from npm_players import PLAYERS
from talkquiz.items.kinds import Answered
from talkquiz.onscreen.question import (
    Arrange,
    Enter,
    Fill,
    Locate,
    Match,
    OnscreenQuestion,
    Pick,
)

Point = tuple[float, float]
_PLACE = """(() => {
  const found = all(%s)[%d];
  if (!found) return null;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = found.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
})()"""


class Outcome(NamedTuple):
    """What a player makes of an answer: its score, the most there is, what feedback is shown."""

    score: float
    most: float
    shown: str


class Player:
    """The page of a player, with the files of a package at hand."""

    answers_once = False
    """Whether an item has to be loaded for each answer."""

    def __init__(self, tab: Tab, files: dict[str, bytes]) -> None:
        self.tab = tab
        self._files = files

    def load(self, name: str) -> None:
        """Show the item in a file of the package, with its pictures."""
        xml = self._files[name].decode()
        xml = re.sub(r'src="\.\./([^"]+)"', self._picture, xml)
        self.tab.run(f"load({json.dumps(xml)})")

    def _picture(self, found: re.Match[str]) -> str:
        return f'src="data:image/png;base64,{b64encode(self._files[found[1]]).decode()}"'

    def finish(self) -> Outcome:
        """End the attempt, and close what is told of it."""
        told = self.tab.run("score()")
        return Outcome(float(told["score"]), float(told["most"]), told["shown"])

    def point(self, selector: str, nth: int = 0) -> Point:
        """Return where the middle of an element is, once it is in view."""
        found = self.tab.run(_PLACE % (json.dumps(selector), nth))
        assert found, (selector, nth)
        return found[0], found[1]

    def click(self, selector: str, nth: int = 0, times: int = 1) -> None:
        """Click on an element; three `times` at once mark all that is typed in it."""
        x, y = self.point(selector, nth)
        for count in range(1, times + 1):
            for kind in ("mousePressed", "mouseReleased"):
                event = {"x": x, "y": y, "button": "left", "clickCount": count}
                self.tab.call("Input.dispatchMouseEvent", type=kind, **event)

    def type_into(self, nth: int, text: str, selector: str) -> None:
        """Type `text` into a field in the place of what is there, and go on by the Tab key."""
        self.click(selector, nth=nth, times=3)
        self.tab.press(text[0])
        self.tab.call("Input.insertText", text=text[1:])
        self.tab.press("Tab")

    def answer(self, question: OnscreenQuestion, *, right: bool) -> None:
        """Answer as a student does who knows, or who does not; nothing where people mark."""
        match question.answering:
            case Pick(options=options) | Locate(options=options):
                wanted = [each.id for each in options if each.right is right]
                if question.kind.answered is Answered.SEVERAL:
                    self.unpick()
                else:
                    wanted = wanted[:1]
                for each in wanted:
                    self.pick(each)
            case Enter(accepted=accepted):
                self.write([accepted[0] if right else "no such answer"])
            case Fill() as fill:
                keys = [each.accepted[0] for each in fill.blanks]
                self.write(keys if right else ["no such answer" for _ in keys])
            case Match(lefts=lefts):
                pairs = [(each.id, other.match) for each, other in paired(lefts, right=right)]
                self.unpick()
                for left, option in pairs:
                    self.pair(left, option)
            case Arrange(order=order):
                if right:  # what is shown first is no right order
                    self.arrange(order)

    def pick(self, option: str) -> None:
        raise NotImplementedError

    def unpick(self) -> None:
        """Take back all that was picked."""
        raise NotImplementedError

    def write(self, texts: Sequence[str]) -> None:
        raise NotImplementedError

    def pair(self, left: str, option: str) -> None:
        raise NotImplementedError

    def arrange(self, order: Sequence[str]) -> None:
        raise NotImplementedError


def paired(lefts: Sequence[Any], *, right: bool) -> list[tuple[Any, Any]]:
    """Return each left-hand side with itself, or with its neighbour, whose match is wrong."""
    return list(zip(lefts, lefts if right else [*lefts[1:], lefts[0]], strict=True))


def between(one: Point, other: Point) -> list[Point]:
    """Return the way from one point to another, in steps."""
    (x, y), (to_x, to_y) = one, other
    return [(x + (to_x - x) * at / 8, y + (to_y - y) * at / 8) for at in range(1, 9)]


class Qti3ItemPlayer(Player):
    """Amp-up.io's QTI 3 item player."""

    _SHOWN = "all('.qti-order-source-wrapper [data-identifier]').map((it) => it.dataset.identifier)"

    def pick(self, option: str) -> None:
        self.click(f'[data-identifier="{option}"] .qti-choice-label')

    def unpick(self) -> None:
        while self.tab.run("all('[aria-checked=true]').length"):
            self.click(
                '.control-cell[aria-checked="true"], [aria-checked="true"] .qti-choice-label'
            )

    def write(self, texts: Sequence[str]) -> None:
        for nth, text in enumerate(texts):
            self.type_into(nth, text, ".qti-text-entry-interaction input")

    def pair(self, left: str, option: str) -> None:
        self.click(f'[data-pair="left_{left} right_{option}"]')

    def arrange(self, order: Sequence[str]) -> None:
        for place, option in enumerate(order):
            for _ in range(8):  # a finger slips
                shown: list[str] = self.tab.run(self._SHOWN)
                if shown[place] == option:
                    break
                x, y = self.point(f'[data-identifier="{shown[place]}"]')
                self._draw(self.point(f'[data-identifier="{option}"]'), (x, y - 4))
                time.sleep(0.6)  # as long as the others take to make room

    def _draw(self, one: Point, other: Point) -> None:
        """Draw with a finger from one point to another."""
        self._touch("touchStart", [one])
        for each in between(one, other):
            self._touch("touchMove", [each])
        self._touch("touchEnd", [])

    def _touch(self, kind: str, points: Sequence[Point]) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        self.tab.call("Input.dispatchTouchEvent", type=kind, touchPoints=touched)


class QtiComponents(Player):
    """Cito's QTI components, which show what is told once for each time that an item is loaded."""

    answers_once = True

    def pick(self, option: str) -> None:
        self.click(f'qti-simple-choice[identifier="{option}"]')

    def unpick(self) -> None:
        """Do nothing: the item has just been loaded."""

    def write(self, texts: Sequence[str]) -> None:
        for nth, text in enumerate(texts):
            self.type_into(nth, text, "qti-text-entry-interaction input, input[part=input]")

    def pair(self, left: str, option: str) -> None:
        self.click(f'input[value="left_{left} right_{option}"]')

    def arrange(self, order: Sequence[str]) -> None:
        for place, option in enumerate(order):
            for _ in range(8):  # a hand slips
                one = self.point(f'qti-simple-choice[identifier="{option}"]')
                other = self.point("drop-list", place)
                self._move("mousePressed", one)
                for each in (*between(one, other), other):
                    self._move("mouseMoved", each)
                    time.sleep(0.02)  # as long as it takes to follow
                self._move("mouseReleased", other)
                time.sleep(0.3)  # and to settle
                placed = self.tab.run("item.getResponse('RESPONSE').value")
                if placed and placed[place] == option:
                    break

    def _move(self, kind: str, point: Point) -> None:
        event = {"x": point[0], "y": point[1], "button": "left", "buttons": 1, "clickCount": 1}
        self.tab.call("Input.dispatchMouseEvent", type=kind, **event)


@contextmanager
def playing(kind: type[Player], page: str, files: dict[str, bytes], profile: Path) -> Iterator[Any]:
    """Open the page of a player, with the files of a package."""
    with visited((PLAYERS / page).as_uri(), profile) as tab:
        tab.sized(1200, 1400)
        tab.call("Emulation.setTouchEmulationEnabled", enabled=True)
        yield kind(tab, files)
