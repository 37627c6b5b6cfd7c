"""The preview in a real browser, served by a process of its own, while files are saved."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from chromium import needs_chromium
from chromium_devtools import Tab, visited
from courses import FACTS, MORE_FACTS, facts_text, make_fact, write_course
from pictures import drawn, pictured_course
from talkquiz.resources import bundled

pytestmark = needs_chromium

PHONE, DESKTOP = (360, 740), (1280, 900)
HOSTILE = '</script><script>top.hacked = 1</script><img src=x onerror="top.hacked = 1"> {{c1::x}}'


class Shown(NamedTuple):
    """A course, the page that shows it, and the process that serves this."""

    course: Path
    tab: Tab
    address: str
    process: subprocess.Popen[str]

    def save(self, name: str, old: str, new: str) -> None:
        """Save a file with a change, as an editor does: another file takes its name."""
        path = self.course / name
        text = path.read_text("utf-8")
        assert old in text
        spare = path.with_name(f".{path.name}.tmp")
        spare.write_text(text.replace(old, new, 1), "utf-8")
        spare.replace(path)

    def open(self, fact: str) -> None:
        self.tab.run(f"document.getElementById('button-{fact}').click()")
        self.tab.until(f"document.querySelector('#panel-{fact} .of-head p')")

    def claim(self, fact: str) -> str:
        return f"document.querySelector('#fact-{fact} .claim').textContent"


@contextmanager
def served(course: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run `talkquiz preview` on a course; yields the address of the page."""
    command = [sys.executable, "-m", "talkquiz", "preview", str(course), "--no-open", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert address, said
            yield address[0], process
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def shown(course: Path, profile: Path, *options: str) -> Iterator[Shown]:
    """Show a course in a browser, once all of it was made and checked."""
    options = options or ("--port", "0")
    with served(course, *options) as (address, process), visited(address, profile) as tab:
        tab.sized(*DESKTOP)
        settled(tab)
        yield Shown(course, tab, address, process)


def settled(tab: Tab) -> None:
    """Wait until the page says that it is whole."""
    said = "document.getElementById('status').textContent"
    tab.until(f"{said} !== '' && !{said}.includes('being checked')", 60)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Shown]:
    """Return the sample course on its page."""
    with shown(write_course(tmp_path / "course"), tmp_path / "profile") as found:
        yield found


def first_with_cards(tab: Tab) -> str:
    """Return the first fact that has cards."""
    found = tab.run(
        "[...document.querySelectorAll('.fact')]"
        ".find(each => /[1-9]\\d* card/.test(each.textContent)).dataset.id"
    )
    return str(found)


def test_what_is_saved_is_shown_and_the_page_keeps_its_place(page: Shown) -> None:
    """The fact that is open stays open at the same height; its card shows the new words."""
    tab, fact = page.tab, first_with_cards(page.tab)
    page.open(fact)
    tab.until(f"document.querySelectorAll('#panel-{fact} iframe').length > 1")
    other = tab.run("[...document.querySelectorAll('.fact')].pop().dataset.id")
    page.open(other)
    tab.run(f"document.getElementById('fact-{other}').scrollIntoView()")
    tab.until("scrollY > 0")
    card = f"document.querySelector('#panel-{fact} iframe').src"
    old = tab.run(card)
    before = tab.run(f"document.getElementById('fact-{other}').getBoundingClientRect().top")
    claim = str(tab.run(page.claim(fact)))
    path = next(p for p in (FACTS, MORE_FACTS) if f"id: {fact}" in (page.course / p).read_text())
    marked = re.search(
        rf"- id: {fact}\n(?:  .*\n)*?  claim: >?-?\s*\"?(\w+)", (page.course / path).read_text()
    )
    assert marked
    text = (page.course / path).read_text("utf-8")
    at = text.index(marked[1], marked.start(1))
    changed = f"{text[:at]}Yes, {text[at:]}"
    (page.course / path).write_text(changed, "utf-8")
    tab.until(f"{page.claim(fact)} !== {claim!r}")
    tab.until(f"!document.querySelector('#panel-{fact} .next') && {card} !== {old!r}")
    after = tab.run(f"document.getElementById('fact-{other}').getBoundingClientRect().top")
    assert abs(after - before) <= 2
    assert tab.run(f"document.getElementById('panel-{other}').hidden") is False


def test_a_broken_file_keeps_the_page_and_says_where_it_is_broken(page: Shown) -> None:
    tab = page.tab
    facts = tab.run("document.querySelectorAll('.fact').length")
    text = (page.course / FACTS).read_text("utf-8")
    (page.course / FACTS).write_text(text + "\n- id: [", "utf-8")
    tab.until("document.querySelector('#problems .error')")
    assert tab.run("document.querySelectorAll('.fact').length") == facts
    assert "cannot be read" in tab.run("document.getElementById('notice').textContent")
    link = tab.run("document.querySelector('#problems .editor').href")
    assert re.fullmatch(rf"vscode://file/.*/{FACTS}:\d+:\d+", link)
    (page.course / FACTS).write_text(text, "utf-8")
    tab.until("document.getElementById('notice').hidden")
    assert tab.run("document.querySelectorAll('.fact.is-stale').length") == 0


def test_a_file_is_renamed_and_deleted(page: Shown) -> None:
    tab = page.tab
    facts = tab.run("document.querySelectorAll('.fact').length")
    (page.course / MORE_FACTS).rename(page.course / "facts/moved.yaml")
    fact = tab.run(
        "document.querySelector('#topic-town').parentNode.querySelector('.fact').dataset.id"
    )
    page.open(fact)
    tab.until("document.querySelector('.where .editor').textContent.includes('moved.yaml')")
    assert tab.run("document.querySelectorAll('.fact').length") == facts
    (page.course / "facts/moved.yaml").unlink()
    tab.until("!document.getElementById('topic-town')")


def test_two_tabs_show_the_same(page: Shown) -> None:
    other = page.tab.another(page.address)
    settled(other)
    draft = "- id: new-one\n  draft: true\n  topic: town\n  name: the new one\n"
    path = page.course / MORE_FACTS
    path.write_text(path.read_text("utf-8") + draft, "utf-8")
    for tab in (page.tab, other):
        tab.until("document.getElementById('fact-new-one')")


def test_a_folder_that_goes_and_comes_again(page: Shown) -> None:
    facts = page.tab.run("document.querySelectorAll('.fact').length")
    spare = page.course.with_name("spare")
    page.course.rename(spare)
    page.tab.until("document.getElementById('notice').textContent.includes('not there any more')")
    assert page.tab.run("document.querySelectorAll('.fact').length") == facts
    spare.rename(page.course)
    page.tab.until("document.getElementById('notice').hidden")


def test_the_page_says_that_the_program_has_stopped_and_goes_on_with_the_next(
    tmp_path: Path,
) -> None:
    course = write_course(tmp_path / "course")
    with ExitStack() as stack:
        found = stack.enter_context(shown(course, tmp_path / "profile"))
        port = found.address.rstrip("/").rpartition(":")[2]
        found.process.send_signal(signal.SIGINT)
        out, _ = found.process.communicate(timeout=30)
        assert found.process.returncode == 0
        assert out.split("\n")[-2] == "The page is closed."
        found.tab.until("document.getElementById('notice').textContent.includes('has stopped')")
        stack.enter_context(served(course, "--port", port))
        found.tab.until("document.getElementById('notice').hidden")
        (course / FACTS).write_text("- id: lamp\n  draft: true\n", "utf-8")
        found.tab.until("document.getElementById('fact-lamp')")


def test_keys_alone_are_enough(page: Shown) -> None:
    """j, k and Enter; what is searched for; day and night; and where the focus is can be seen."""
    tab = page.tab
    here = "document.activeElement.closest('.fact')?.dataset.id"
    tab.press("j")
    first = tab.run(here)
    tab.press("j")
    second = tab.run(here)
    assert first != second
    tab.press("k")
    assert tab.run(here) == first
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.press("Enter")
    tab.until(f"document.querySelector('#panel-{first} .of-head p')")
    tab.press("Tab")
    assert tab.run("document.activeElement.className") == "editor"
    tab.press("x")
    assert tab.run(f"document.getElementById('panel-{first}').hidden")
    tab.press("/")
    assert tab.run("document.activeElement.id") == "search"
    tab.press(*"pier-closed")
    tab.until("document.querySelectorAll('.fact:not([hidden])').length === 1")
    tab.press("Escape")
    assert "pier" in tab.run(f"document.getElementById('fact-' + {here}).textContent")
    tab.press("n")
    assert tab.run("document.querySelector('[name=light]:checked').value") == "night"
    tab.press("p")
    assert tab.run("document.querySelector('[name=width]:checked').value") == "phone"


def test_tab_reaches_the_facts_from_the_top(page: Shown) -> None:
    page.tab.press("Tab")
    assert page.tab.run("document.activeElement.className") == "skip"
    page.tab.press("Enter", "Tab")
    assert page.tab.run("document.activeElement.closest('.fact') !== null")


def everything_open(found: Shown) -> None:
    """Open the first facts and the problems, with cards and all."""
    for fact in found.tab.run(
        "[...document.querySelectorAll('.fact')].slice(0, 4).map(e => e.dataset.id)"
    ):
        found.open(fact)
    found.tab.run("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def cards_shown(tab: Tab) -> None:
    """Wait until the frames of all cards are filled, such as are far from the window as well."""
    tab.until("document.querySelectorAll('iframe').length > 0")
    tab.run("document.querySelectorAll('iframe').forEach(each => { each.loading = 'eager'; })")
    tab.until("[...document.querySelectorAll('iframe')].every(each => each.style.height)")


@pytest.fixture(scope="module")
def untidy_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Return a course with problems, drafts, hostile and long words on its page.

    Its folder has a name with blanks, and signs of other scripts and of addresses.
    """
    folder = tmp_path_factory.mktemp("untidy")
    words = HOSTILE.replace("{{c1::x}}", "")
    bad = make_fact(
        name=HOSTILE,
        claim=f"The lamp in [Saltmere]{{where}} was lit on [3 May 2019]{{when}}, {words}.",
        why=f"{HOSTILE} {'w' * 300}.",
        ask={"when": f"When was it lit, {HOSTILE}?"},
        related=["nobody"],
    )
    draft = {
        "id": "half",
        "draft": True,
        "topic": "town",
        "claim": f"[{'x' * 200}]{{what}}",
        "difficulty": 9,
    }
    course = write_course(folder / "Frieden & Krieg سلام #1 %41", {FACTS: facts_text(bad, draft)})
    text = (course / "glossary.yaml").read_text("utf-8")
    (course / "glossary.yaml").write_text(f"{text}\n- id: buoy\n  draft: true\n", "utf-8")
    with shown(course, folder / "profile") as found:
        yield found


@pytest.fixture
def untidy(untidy_page: Shown) -> Shown:
    """Return that page as it is when it is opened for the first time."""
    tab = untidy_page.tab
    tab.sized(*DESKTOP)
    tab.with_media()
    tab.run("sessionStorage.clear(); localStorage.clear(); window.isOld = true; 1")
    tab.call("Page.reload")
    end = time.monotonic() + 30
    while not tab.is_at(untidy_page.address) or tab.run("window.isOld"):
        assert time.monotonic() < end, "the page does not come again"
    settled(tab)
    return untidy_page


def test_hostile_words_do_nothing_and_nothing_is_asked_of_anybody_else(untidy: Shown) -> None:
    tab = untidy.tab
    tab.run(
        "window.refused = []; "
        "addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI)); 1"
    )
    everything_open(untidy)
    cards_shown(tab)
    assert tab.run(
        "[window.hacked, refused.length, document.querySelectorAll('main img').length]"
    ) == [None, 0, 0]
    asked = tab.run("performance.getEntriesByType('resource').map(each => each.name)")
    assert all(each.startswith(untidy.address) for each in asked)
    assert any(
        HOSTILE[:30] in text
        for text in tab.run("[...document.querySelectorAll('.fact')].map(each => each.textContent)")
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_by_day_and_by_night(untidy: Shown, scheme: str) -> None:
    """And a desktop whose page is twice and four times as large."""
    tab = untidy.tab
    tab.with_media(prefers_color_scheme=scheme)
    tab.sized(*PHONE)
    everything_open(untidy)
    tab.until("document.querySelectorAll('iframe').length > 0")
    for width in (PHONE[0], 320, 640):
        tab.sized(width, PHONE[1])
        assert tab.run("document.documentElement.scrollWidth") == width
    light = tab.run("getComputedStyle(document.body).backgroundColor").split("(")[1].split(",")[0]
    assert (int(light) > 128) is (scheme == "light")


_STOP = """(() => {
  const here = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle(here);
  const { left, top, right, bottom } = here.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const over = document.elementFromPoint(x, y);
  const isOutlined = outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
  const isSeen = right > left && bottom > top && (here.contains(over) || over?.contains(here));
  stops.add(here);
  return [isSeen && (isOutlined || here.tagName === "IFRAME"), here.outerHTML.slice(0, 160)];
})()"""
_MISSED = """[...document.querySelectorAll("a[href], button, input, summary")]
  .filter(each => each.checkVisibility() && !stops.has(each) && !each.disabled)
  .filter(each => each.type !== "radio" || each.checked)
  .map(each => each.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("forced_colors", ["none", "active"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_tab_stops_at_everything_is_seen_there_and_goes_on(
    untidy: Shown, size: tuple[int, int], forced_colors: str
) -> None:
    """With all open, through the cards as well, until the page ends."""
    tab = untidy.tab
    tab.sized(*size)
    tab.with_media(forced_colors=forced_colors, prefers_reduced_motion="reduce")
    everything_open(untidy)
    cards_shown(tab)
    # What follows a frame may have the focus, and lose it to another Tab, before it is looked at.
    tab.run(
        "scrollTo(0, 0); document.activeElement.blur(); window.stops = new Set(); "
        "document.addEventListener('focusin', event => stops.add(event.target)); 1"
    )
    number = tab.run("document.querySelectorAll('a, button, input, summary, iframe').length")
    for _ in range(4 * number):
        tab.press("Tab")
        is_right, html = tab.run(_STOP)
        end = time.monotonic() + 5
        while not is_right and time.monotonic() < end:  # a frame takes and gives it in its own time
            is_right, html = tab.run(_STOP)
        if html.startswith("<body"):
            break
        assert is_right, html
    else:
        pytest.fail(f"it never comes to the end: {html}")
    assert tab.run(_MISSED) == []
    assert tab.run("[...stops].some(each => each.tagName === 'IFRAME')")


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(untidy: Shown, size: tuple[int, int], scheme: str) -> None:
    """Names for screen readers, contrast, order of headings: whatever a program can find."""
    tab = untidy.tab
    tab.sized(*size)
    tab.with_media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
    everything_open(untidy)
    tab.until(
        "[...document.querySelectorAll('.panel')].every(each => !each.hasAttribute('aria-busy'))"
    )
    tab.run((files("axe_core_python") / "axe.min.js").read_text("utf-8") + "; 1")
    found: list[Any] = tab.run(
        "axe.run(document, {iframes: false}).then(found => found.violations.map("
        "each => [each.id, each.nodes.map(node => node.html.slice(0, 200))]))"
    )
    assert found == []


def made_up(folder: Path, number: int) -> Path:
    """Write a course of so many facts."""
    start = date(1900, 1, 1)
    facts = [
        make_fact(
            id=f"event-{n}",
            topic="harbour" if n % 2 else "town",
            name=f"the opening of gate {n}",
            claim=f"Gate {n} of the harbour in [Saltmere]{{where}} was opened on "
            f"[{day.day} {day:%B} {day.year}]{{when}}.",
            when=day.isoformat(),
        )
        for n, day in ((n, start + timedelta(days=17 * n)) for n in range(number))
    ]
    half = number // 2
    return write_course(
        folder, {FACTS: facts_text(*facts[:half]), MORE_FACTS: facts_text(*facts[half:])}
    )


def test_two_thousand_facts_stay_usable(tmp_path: Path) -> None:
    """Only what is open has frames; a save leaves the rest of the page alone, and its place."""
    with shown(made_up(tmp_path / "course", 2_000), tmp_path / "profile") as found:
        tab = found.tab
        assert tab.run("document.querySelectorAll('.fact').length") == 2_000
        assert tab.run("document.querySelectorAll('iframe').length") == 0
        tab.run(
            "window.kept = document.getElementById('fact-event-1500'); kept.scrollIntoView(); 1"
        )
        found.open("event-1500")
        tab.until("document.querySelectorAll('#panel-event-1500 iframe').length > 0")
        before = tab.run("kept.getBoundingClientRect().top")
        found.save(MORE_FACTS, "Gate 1500 of", "Gate 1500, the last, of")
        tab.until(f"{found.claim('event-1500')}.includes('the last')", 60)
        assert tab.run("kept.isConnected && !kept.querySelector('.panel').hidden")
        assert abs(tab.run("kept.getBoundingClientRect().top") - before) <= 2
        tab.run("search.value = 'event-1500'; search.dispatchEvent(new Event('input')); 1")
        tab.until("document.querySelectorAll('.fact:not([hidden])').length === 1")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice")
def test_a_handout_is_shown_as_printed(page: Shown) -> None:
    tab = page.tab
    tab.run("document.querySelector('.handout .plain-button').click()")
    tab.until("document.querySelectorAll('.sheet').length >= 2", 120)
    names = tab.run(
        "[...document.querySelectorAll('.sheets summary')].map(each => each.textContent)"
    )
    assert names == ["first-quiz-A.pdf", "first-quiz-key.pdf"]
    head = tab.run(
        "fetch(document.querySelector('.sheet').src).then(a => a.text()).then(t => t.slice(0, 5))"
    )
    assert head == "%PDF-"


def test_the_bundled_course_as_it_is(tmp_path: Path) -> None:
    """Cards by day, and by day and night, which say which is which; citations without articles."""
    course = tmp_path / "course"
    shutil.copytree(bundled("questions") / "syria-peace-process", course)
    with shown(course, tmp_path / "profile") as found:
        found.open("war-start")
        found.tab.until("document.querySelectorAll('#panel-war-start iframe').length === 2")
        found.tab.run("document.querySelector('[name=light][value=both]').click()")
        assert found.tab.run(
            "[...document.querySelectorAll('#panel-war-start figcaption')].map(e => e.textContent)"
        ) == ["front, by day", "back, by day", "front, by night", "back, by night"]
        assert "held" not in found.tab.run("document.querySelector('.citations').textContent")
        assert "not verified" in found.tab.run("document.querySelector('.citations').textContent")


def test_a_picture_is_on_its_cards_and_follows_what_is_saved(tmp_path: Path) -> None:
    """The page of a card loads nothing: what is in `pictures/` comes inside."""
    with shown(pictured_course(tmp_path / "course"), tmp_path / "profile") as found:
        tab, backs = found.tab, "[...document.querySelectorAll('#panel-pier-opened iframe')]"
        found.open("pier-opened")
        tab.until(f"{backs}.length > 1")
        old = tab.run(f"{backs}.map(each => each.src)")
        (found.course / "pictures" / "pier.png").write_bytes(drawn(300, 200))
        new = f"{backs}.map(each => each.src).find(each => !{old}.includes(each))"
        tab.until(new)
        tab.run(f"location = {new}")
        tab.until(
            "[...document.querySelectorAll('.illustration img')]"
            ".some(each => each.naturalWidth === 300 && each.alt === 'A ship at a new stone pier.')"
        )
