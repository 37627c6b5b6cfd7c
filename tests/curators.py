"""A curator who changes a course at random, small things more often than large ones."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from courses import FACTS, make_fact
from talkquiz.course.yaml import parse

THINGS = ("lamp", "crane", "dock", "light", "ferry", "wall", "mole", "buoy", "market", "school")
DONE = ("painted", "moved", "mended", "sold", "named", "raised", "lit", "blessed")
MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(slots=True)
class Curator:
    """A curator who changes a course on disk at random.

    `release` is the version that takes back what is withdrawn; `released` are facts that an earlier
    one held.
    """

    folder: Path
    dice: random.Random
    facts: list[dict[str, Any]] = field(default_factory=list)
    number: int = 0
    release: str = "1.1"
    released: set[str] = field(default_factory=set)
    withdrawn: list[dict[str, str]] = field(default_factory=list)

    def outline(self) -> dict[str, Any]:
        data = parse((self.folder / "course.yaml").read_text("utf-8")).data
        assert isinstance(data, dict)
        return data

    def write(self, **changes: Any) -> None:
        outline = yaml.safe_dump({**self.outline(), **changes}, sort_keys=False)
        (self.folder / "course.yaml").write_text(outline, "utf-8")
        facts = yaml.safe_dump(self.facts, sort_keys=False)
        (self.folder / FACTS).write_text(facts, "utf-8")
        if self.withdrawn:
            withdrawn = yaml.safe_dump(self.withdrawn, sort_keys=False)
            (self.folder / "withdrawn.yaml").write_text(withdrawn, "utf-8")

    def add(self) -> None:
        """Put in a fact with an id that no fact ever had."""
        self.number += 1
        topic = self.dice.choice(self.outline()["topics"])["id"]
        fact = make_fact(id=f"fact-{self.number}", topic=topic)
        self.facts.append(fact)
        self._word(fact)

    def reword(self) -> None:
        self._word(self.dice.choice(self.facts))

    def explain(self) -> None:
        """Give a fact another note."""
        self.dice.choice(self.facts)["why"] = f"It was the talk of year {self.dice.random()}."

    def remove(self) -> None:
        if len(self.facts) > 5:
            self.facts.remove(self.dice.choice(self.facts))

    def withdraw(self) -> None:
        """Take back a fact that was released: remove it, or leave it as it is."""
        fact = self.dice.choice(self.facts)
        known = {each["id"] for each in self.withdrawn}
        if fact["id"] in self.released and fact["id"] not in known and len(self.facts) > 5:
            why = f"Case {self.number} was misread."
            self.withdrawn.append({"id": fact["id"], "release": self.release, "why": why})
            if self.dice.random() < 0.5:
                self.facts.remove(fact)

    def move(self) -> None:
        self.dice.choice(self.facts)["topic"] = self.dice.choice(self.outline()["topics"])["id"]

    def shuffle(self) -> None:
        self.dice.shuffle(self.facts)

    def new_topic(self) -> None:
        """Put in a topic before all others, with a fact."""
        topics = self.outline()["topics"]
        if len(topics) > 30:
            return
        number = len(topics) + 1
        new = {
            "id": f"topic-{number}",
            "number": number,
            "title": f"Part {number}",
            "introduction": "One more thing.",
            "objectives": {f"know-{number}": "Know it."},
        }
        self.write(topics=[new, *topics])
        self.add()
        self.facts[-1]["topic"] = new["id"]

    def retitle(self) -> None:
        topics = self.outline()["topics"]
        self.dice.choice(topics)["title"] = f"Title {self.dice.randrange(1000)}"
        self.write(topics=topics)

    def edit(self) -> None:
        """Make one edit at random; most of them are small. It is not written yet."""
        often: list[Callable[[], None]] = [self.reword, self.explain, self.add]
        seldom: list[Callable[[], None]] = [
            *(self.remove, self.withdraw, self.move, self.shuffle, self.new_topic, self.retitle)
        ]
        self.dice.choice(often * 3 + seldom)()

    def _word(self, fact: dict[str, Any]) -> None:
        day = date(2019, 1, 1) + timedelta(self.dice.randrange(1500))
        words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        thing, done = self.dice.choice(THINGS), self.dice.choice(DONE)
        fact["name"] = f"the day of the {thing} that was {done}, case {fact['id']}"
        fact["when"] = day.isoformat()
        fact["claim"] = f"A {thing} in [Saltmere]{{where}} was {done} on [{words}]{{when}}."
