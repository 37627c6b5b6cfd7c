"""A student's month on the study page itself, which is opened anew on each of its days."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler

from chromium import needs_chromium
from chromium_devtools import Tab, visited
from factories import make_assembled, make_imprint, make_item
from talkquiz.exporters.web import export
from talkquiz.items.item import Item
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question_set import QuestionSet, QuestionTopic

pytestmark = needs_chromium

FACTS = ("truce", "talks", "envoy", "walkout", "zones", "aid", "vote", "pause")
WAYS = ("asked", "told")
MORNINGS = [datetime(2026, 3, day, 8, tzinfo=UTC) for day in (2, 3, 4, 6, 7, 12, 30)]
STOPPED = "{ let now = %d; Date.now = () => now += 1000; }"
"""A second passes whenever the page looks at the clock."""


def made(fact: str, way: str) -> Item:
    """Return a question on a fact, whose answer follows from what it asks."""
    stem, key = f"Which word is that of the {fact}, {way}?", f"{way} {fact}"
    return make_item(fact, template=way, stem=stem, key=key, claim=f"It is {key}.")


ITEMS = {item.stem: item for item in (made(fact, way) for fact in FACTS for way in WAYS)}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return the page of a course that asks each fact in two ways."""
    mark = make_imprint()
    questions = tuple(onscreen_question(item, mark) for item in ITEMS.values())
    topics = (QuestionTopic("ceasefires", "Ceasefires", 1),)
    held = QuestionSet(mark, mark.id, mark.title, topics, questions)
    (product,) = export(make_assembled()._replace(question_sets=(held,))).values()
    path = tmp_path / "course.html"
    path.write_bytes(product.content)
    return path


def opens(tab: Tab, page: Path, morning: datetime) -> None:
    """Leave the page, and open it anew on a morning."""
    tab.call("Page.enable")
    tab.call("Page.navigate", url=page.with_name("blank.html").as_uri())
    stopped = STOPPED % (morning.timestamp() * 1000)
    script = tab.call("Page.addScriptToEvaluateOnNewDocument", source=stopped)
    tab.call("Page.navigate", url=page.as_uri())
    tab.until("document.querySelector('main h1')")
    tab.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def studies(tab: Tab, slips: set[str]) -> list[str]:
    """Answer all that is asked, at first wrongly what is in `slips`; return what was asked."""
    asked: list[str] = []
    if tab.run("Boolean(document.querySelector('main button.main'))"):
        tab.run("document.querySelector('main button.main').focus()")
        tab.press("Enter")
        tab.until("document.querySelector('.prompt')")
    while tab.run("Boolean(document.querySelector('.prompt'))"):
        tab.run("document.querySelector('main form input').focus()")
        stem = tab.run("document.querySelector('.prompt').innerText")
        typed = "no idea" if stem in slips and stem not in asked else ITEMS[stem].key
        tab.press(*typed, "Enter")
        tab.until("document.querySelector('.told')")
        tab.press("Enter")
        tab.until("!document.querySelector('.told')")
        asked.append(stem)
        assert len(asked) < 60
    return asked


def kept(tab: Tab) -> dict[str, Any]:
    """Return the records that the browser keeps, by the ids of items."""
    text = tab.run(
        "localStorage.getItem(Object.keys(localStorage).find((key) => !/sett/.test(key)))"
    )
    items: dict[str, Any] = json.loads(text)["items"]
    return items


def remembered(answers: list[list[Any]]) -> list[float | None]:
    """Return stability and difficulty as py-fsrs has them."""
    scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    card = Card()
    for minute, (seconds, rating, _) in enumerate(answers):
        # Whole days lie between two mornings, however long each of them is studied.
        moment = datetime.fromtimestamp(seconds, UTC).replace(hour=8, minute=minute, second=0)
        card, _ = scheduler.review_card(card, Rating(rating), moment)
    return [card.stability, card.difficulty]


def test_a_student_is_asked_for_a_month_what_is_due_and_remembered_as_py_fsrs_does(
    page: Path,
) -> None:
    """One question of a fact a day; what was wrong again that day; what is akin another day."""
    blank = page.with_name("blank.html")
    blank.write_text("<!doctype html><title>blank</title>")
    with visited(blank.as_uri(), page.parent / "profile") as tab:
        records: dict[str, Any] = {}
        total = 0
        for number, morning in enumerate(MORNINGS):
            slips = {stem for place, stem in enumerate(ITEMS) if (place + number) % 4 == 0}
            opens(tab, page, morning)
            assert not records or kept(tab) == records
            asked = studies(tab, slips)
            before, records = records, kept(tab)
            total += len(asked)
            facts = [ITEMS[stem].facts for stem in dict.fromkeys(asked)]
            assert len(facts) == len(set(facts))
            assert all(asked.count(stem) == 1 + (stem in slips) for stem in asked)
            for item in ITEMS.values():
                is_due = item.id in before and before[item.id]["due"] <= morning.isoformat()
                assert not is_due or item.facts in facts
    assert set(records) == {item.id for item in ITEMS.values()}
    assert sum(len(each["answers"]) for each in records.values()) == total
    for record in records.values():
        state = [record["stability"], record["difficulty"]]
        assert state == pytest.approx(remembered(record["answers"]), rel=1e-9)
