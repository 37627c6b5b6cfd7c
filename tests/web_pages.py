"""Study pages of made-up courses, and what is to be seen on them in a browser."""

import json
import re
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zlib import decompress

from chromium_devtools import NUMBERS, Tab, visited
from factories import (
    make_according_to,
    make_assembled,
    make_choice,
    make_cloze,
    make_compare,
    make_imprint,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_task,
    make_term,
    make_true_false,
    make_who_said_it,
)
from talkquiz.exporters.web import export
from talkquiz.items.item import Item
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSection, QuestionSet, QuestionTopic

HOSTILE = '</script><script>top.hacked = 1</script><img src=x onerror="top.hacked = 1">'
MAKERS: dict[str, Callable[..., Item]] = {
    "short-answer": make_item,
    "choice": make_choice,
    "cloze": make_cloze,
    "compare": make_compare,
    "according-to": make_according_to,
    "label": make_label,
    "matching": make_matching,
    "multiple-response": make_multiple_response,
    "open": make_open,
    "ordering": make_ordering,
    "task": make_task,
    "term": make_term,
    "true-false": make_true_false,
    "who-said-it": make_who_said_it,
}
"""Makes an item of each kind."""

# What a test wants to know of a page, told before any of its scripts runs.
_WATCHED = """
  self.violated = []; self.thrown = []; self.blobs = [];
  addEventListener("securitypolicyviolation", (event) => violated.push(
    event.blockedURI + " " + event.violatedDirective));
  addEventListener("error", (event) => thrown.push(event.message));
  addEventListener("unhandledrejection", (event) => thrown.push(String(event.reason)));
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { blobs.push(blob); return make.call(URL, blob); };
"""
_REFUSED = """
  for (const store of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(self, store, {get() { throw new Error("refused"); }});
  }
"""


def one_of_each(**changes: Any) -> list[Item]:
    """Return an item of each kind, each on facts of its own."""
    return [make(f"fact-{number}", **changes) for number, make in enumerate(MAKERS.values())]


def page_of(*questions: OnscreenQuestion | Item, of_handout: bool = False, **imprint: Any) -> str:
    """Return the page of a course with these questions, or that of a handout."""
    mark = make_imprint(**imprint)
    asked = tuple(
        onscreen_question(each, mark) if isinstance(each, Item) else each for each in questions
    )
    topics = tuple(
        QuestionTopic(topic, f"About {topic}", number)
        for number, topic in enumerate(dict.fromkeys(each.topic for each in asked), start=1)
    )
    sections = (QuestionSection("A", "Answer.", asked),) if of_handout else ()
    held = QuestionSet(mark, mark.id, mark.title, topics, asked, sections)
    products = export(make_assembled()._replace(question_sets=(held,)))
    return products[f"{mark.id}.html"].content.decode()


def known(text: str) -> Any:
    """Return what a page knows, as course.js reads it."""
    found = re.search(r'<script type="text/plain" id="course">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(decompress(b64decode(found[1])))


class Student:
    """Who sits before a page, and has a keyboard alone."""

    def __init__(self, tab: Tab, *, refused: bool = False) -> None:
        self.tab = tab
        tab.call("Page.enable")
        source = _WATCHED + (_REFUSED if refused else "")
        tab.call("Page.addScriptToEvaluateOnNewDocument", source=source)

    def goes_to(self, page: Path, at: str = "") -> None:
        """Open a page at a place of it."""
        # Another query makes another visit of it, where only the place would differ.
        address = f"{page.as_uri()}?{next(NUMBERS)}{at}"
        self.tab.call("Page.navigate", url=address)
        here = f"location.href.startsWith({json.dumps(address)})"
        self.tab.until(f"{here} && self.violated && document.querySelector('main h1')", 10)

    def reloads(self) -> None:
        """Load the page anew, as a phone does that had thrown it out of memory."""
        self.tab.run("self.isOld = true")
        self.tab.call("Page.reload")
        end = time.monotonic() + 10
        while not self._is_at_a_new_page():
            assert time.monotonic() < end, "the page is not there again"
            time.sleep(0.01)

    def _is_at_a_new_page(self) -> bool:
        """Tell whether the page is there; between two pages, none is."""
        try:
            return bool(self.tab.run("!self.isOld && Boolean(document.querySelector('main h1'))"))
        except AssertionError:
            return False

    def tabs_to(self, words: str) -> None:
        """Press Tab until what is called so has the focus."""
        name = "it.getAttribute('aria-label') || it.labels?.[0]?.innerText || it.innerText"
        script = f"((it) => it === document.body ? '' : {name})(document.activeElement)"
        for _ in range(60):
            self.tab.press("Tab")
            if words in str(self.tab.run(script) or ""):
                return
        raise AssertionError(f"Tab never comes to {words}")

    def presses(self, words: str) -> None:
        """Go to a button by Tab and press it with Enter."""
        self.tabs_to(words)
        self.tab.press("Enter")

    def types(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.tab.press(*text)

    def has_focus(self, selector: str) -> bool:
        """Tell whether what has the focus is such an element."""
        return bool(self.tab.run(f"document.activeElement.matches({json.dumps(selector)})"))

    def reads(self, selector: str = "main") -> str:
        """Return what is to be read in the first such element, empty where there is none."""
        return str(self.tab.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def has_seen_no_error(self) -> bool:
        """Tell whether no script failed and the policy forbade nothing."""
        return bool(self.tab.run("[violated, thrown, self.hacked ?? null]") == [[], [], None])


@contextmanager
def student(folder: Path, *, refused: bool = False) -> Iterator[Student]:
    """Give a student a browser whose profile is in `folder`; `refused`, it keeps nothing."""
    blank = folder / "blank.html"
    blank.write_text("<!doctype html><title>blank</title>")
    with visited(blank.as_uri(), folder / "profile") as tab:
        yield Student(tab, refused=refused)


def written(folder: Path, text: str, name: str = "page") -> Path:
    """Write a page into a folder."""
    path = folder / f"{name}.html"
    path.write_text(text, encoding="utf-8")
    return path
