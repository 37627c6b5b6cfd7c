"""What the study page shows beside its questions, in a real browser: read, names, times, places."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from chromium import needs_chromium
from chromium_devtools import Tab, opened
from courses import COURSE, FACTS, facts_text, make_fact, write_course
from pictures import pictured_course
from talkquiz.build import LoadedCourse
from talkquiz.cli import main
from talkquiz.items.item import Use
from talkquiz.items.kinds import ItemKind
from talkquiz.resources import bundled
from web_pages import known

pytestmark = needs_chromium

BUNDLED = bundled("questions") / "syria-peace-process"
PHONE, DESKTOP = (320, 720), (1280, 900)
VIEWS = (
    "read",
    "read/astana",
    "look/names",
    "look/timeline",
    "look/map",
    "look/accounts",
    "progress",
)
YESTERDAY = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
HOSTILE = '</script><script>top.hacked = 1</script><img src=x onerror="top.hacked = 1">'


def page_of(course: Path, out: Path) -> Path:
    """Build the study page of a course and return its file."""
    built = CliRunner().invoke(main, ["build", str(course), "--web", "--out", str(out)])
    assert built.exit_code == 0, built.output
    (page,) = out.glob("*.html")
    return page


@pytest.fixture(scope="module")
def bundled_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the study page of the bundled course."""
    return page_of(Path(str(BUNDLED)), tmp_path_factory.mktemp("page"))


@pytest.fixture
def tab(bundled_page: Path, tmp_path: Path) -> Iterator[Tab]:
    """Return the study page of the bundled course, opened by somebody new on a phone."""
    page = tmp_path / bundled_page.name
    page.write_bytes(bundled_page.read_bytes())
    with opened(page) as found:
        found.sized(*PHONE)
        found.until("document.querySelector('main h1')")
        yield found


def go(tab: Tab, view: str) -> None:
    """Go to a view by its address."""
    tab.run(f"location.hash = '#{view}'")
    tab.until(f"document.querySelector('main').className === 'view-{view.partition('/')[0]}'")
    tab.run("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def text(tab: Tab, selector: str = "main") -> str:
    """Return the text of what a selector finds first, as it is seen."""
    found: str = tab.run(f"document.querySelector({json.dumps(selector)}).innerText")
    return found


def texts(tab: Tab, selector: str) -> list[str]:
    """Return the texts of all that a selector finds."""
    script = f"[...document.querySelectorAll({json.dumps(selector)})].map(each => each.textContent)"
    found: list[str] = tab.run(script)
    return found


def everything(tab: Tab) -> None:
    """Show all, and open whatever can be opened."""
    tab.run(
        "document.querySelector('.switch[aria-checked=false]')?.click();"
        "for (const each of document.querySelectorAll('main details')) each.open = true"
    )


def dont_know(tab: Tab) -> None:
    """Answer the question that is asked by "I do not know", and go on."""
    button = (
        "[...document.querySelectorAll('form .plain')].find(it => it.innerText.includes('not'))"
    )
    tab.until(button)
    tab.run(f"{button}.click()")
    tab.until("document.querySelector('.told')")
    tab.run("document.querySelector('.rating button').click()")


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(tab: Tab, size: tuple[int, int], scheme: str) -> None:
    """Names for screen readers, contrast, order of headings: whatever a program can find."""
    tab.sized(*size)
    tab.with_media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
    tab.run((files("axe_core_python") / "axe.min.js").read_text("utf-8") + "; 1")
    for view in VIEWS:
        go(tab, view)
        everything(tab)
        found: list[Any] = tab.run(
            "axe.run(document, {iframes: false}).then(found => found.violations.map("
            "each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))"
        )
        assert found == [], view


@pytest.mark.parametrize(("size", "letters"), [((320, 720), 100), ((640, 360), 100), (PHONE, 200)])
def test_no_view_is_wider_than_a_small_phone(tab: Tab, size: tuple[int, int], letters: int) -> None:
    """At 320 pixels, upright or not, and with large letters, nothing is scrolled sideways."""
    tab.sized(*size)
    tab.run(f"document.documentElement.style.fontSize = '{letters}%'")
    for view in VIEWS:
        go(tab, view)
        everything(tab)
        assert tab.run("document.documentElement.scrollWidth") <= size[0], view


def test_who_is_new_sees_no_answer_before_being_asked(tab: Tab) -> None:
    """Every view says how much there is, and tells it once it was asked or is wanted."""
    go(tab, "look/timeline")
    assert texts(tab, ".row") == []
    assert len(texts(tab, ".not-met")) == len(texts(tab, ".year")) > 1
    go(tab, "look/map")
    assert "Geneva" not in tab.run("document.querySelector('.maps').textContent")
    go(tab, "look/names")
    assert texts(tab, ".names li") == []
    assert "UN" not in tab.run("document.querySelector('main').textContent").split()
    go(tab, "look/accounts")
    assert texts(tab, ".side-by-side, .points") == []
    assert len(texts(tab, ".not-met .ask")) == len(texts(tab, ".differing"))
    go(tab, "look/timeline")
    tab.run("document.querySelector('.year .ask').click()")
    dont_know(tab)
    go(tab, "look/timeline")
    assert len(texts(tab, ".row")) == 1


def test_a_name_or_place_whose_own_question_was_not_asked_is_not_given_away(tab: Tab) -> None:
    """A met fact brings bare names; the dot of Aleppo is named once it was asked."""
    go(tab, "look/timeline")
    tab.run("document.querySelector('.year .ask').click()")
    dont_know(tab)
    go(tab, "look/names")
    assert texts(tab, ".names h3")
    bare = (
        "[...document.querySelectorAll('.names li')].filter(each => /first/.test(each.innerText))"
    )
    assert tab.run(f"{bare}.length") > 0
    assert (
        tab.run(f"{bare}.flatMap(each => [...each.querySelectorAll('p:not(.row-actions)')])") == []
    )
    tab.run(
        "location.hash = '#study/ask/'"
        " + encodeURIComponent('syria-peace-process/aleppo/place/label-place')"
    )
    go(tab, "look/map")
    assert "Aleppo" not in tab.run("document.querySelector('.maps').textContent")
    tab.run("history.back()")
    dont_know(tab)
    go(tab, "look/map")
    assert "Aleppo" in texts(tab, ".spot-name")


def test_the_switch_is_one_for_all_views_and_is_remembered(tab: Tab) -> None:
    """Turned on in the timeline, it is on among names, and after the page was opened anew."""
    go(tab, "look/timeline")
    everything(tab)
    rows = len(texts(tab, ".row"))
    go(tab, "look/names")
    assert tab.run("document.querySelector('.switch').getAttribute('aria-checked')") == "true"
    assert len(texts(tab, ".names li")) > 50
    assert texts(tab, ".not-met") == []
    tab.run("document.body.dataset.old = 'yes'; location.reload()")
    tab.until("!document.body?.dataset.old && document.querySelector('.names li')")
    go(tab, "look/timeline")
    assert len(texts(tab, ".row")) == rows


def test_by_keys_alone_all_is_shown_and_an_event_asks(tab: Tab) -> None:
    """Space turns the switch; Enter on the link below an event asks a question of that event."""
    go(tab, "look/timeline")
    for _ in range(30):
        if tab.run("document.activeElement.matches('.switch')"):
            break
        tab.press("Tab")
    tab.press(" ")
    assert tab.run("document.activeElement.getAttribute('aria-checked')") == "true"
    claims = texts(tab, ".row .told-claim")
    assert len(claims) > 150
    for _ in range(60):
        tab.press("Tab")
        if tab.run("document.activeElement.matches('.row .ask')"):
            break
    about = tab.run("document.activeElement.closest('.row').querySelector('.told-claim').innerText")
    tab.press("Enter")
    tab.until("document.querySelector('.prompt')")
    tab.run("document.querySelector('form .plain').click()")
    tab.until("document.querySelector('.told')")
    assert about in text(tab, ".told") or texts(tab, ".told .claim") == []


def test_who_comes_back_from_a_question_is_where_they_were(tab: Tab) -> None:
    """The browser's way back leads to the link that was followed, not to the top of the view."""
    go(tab, "look/names")
    everything(tab)
    link = "[...document.querySelectorAll('.names .ask')][20]"
    about = tab.run(f"{link}.textContent")
    tab.run(f"{link}.focus(); {link}.click()")
    tab.until("document.querySelector('main').className === 'view-study'")
    tab.run("history.back()")
    tab.until("document.querySelector('main').className === 'view-look'")
    tab.until(f"document.activeElement.textContent === {json.dumps(about)}")
    top = tab.run("document.activeElement.getBoundingClientRect().top")
    assert 0 < top < PHONE[1]


def test_who_stops_being_asked_is_led_back_to_what_they_read(tab: Tab) -> None:
    """Stopping leads to the text whose paragraph was asked about, with the focus at its link."""
    go(tab, "read/ceasefires")
    tab.run("document.querySelectorAll('.paragraph .ask')[1].click()")
    tab.until("document.querySelector('.bar button')")
    tab.run("document.querySelector('.bar button').click()")
    tab.until("document.querySelector('.reading')")
    tab.until("document.activeElement === document.querySelectorAll('.paragraph .ask')[1]")


def test_a_year_of_a_long_timeline_is_one_step_away(tab: Tab) -> None:
    """The button of a year brings its heading into sight and gives it the focus."""
    go(tab, "look/timeline")
    everything(tab)
    for number in (-1, 3, 7):
        tab.run(f"[...document.querySelectorAll('.year-way')].at({number}).click()")
        tab.run("new Promise(done => setTimeout(done, 200))")
        year = tab.run(f"[...document.querySelectorAll('.year-way')].at({number}).textContent")
        assert tab.run("document.activeElement.textContent") == year
        assert -1 <= tab.run("document.activeElement.getBoundingClientRect().top") < 500


def test_neither_a_plan_nor_a_wish_nor_a_word_looks_like_an_event(tab: Tab) -> None:
    """What lay ahead, was wished for or is somebody's word says so, by a mark of another shape."""
    go(tab, "look/timeline")
    everything(tab)
    marks: dict[str, list[str]] = tab.run(
        "Object.fromEntries(['happened', 'ahead', 'wished', 'spoken', 'stood'].map(mark => {"
        "  const style = getComputedStyle(document.querySelector(`.row.${mark} .mark`));"
        "  return [mark, [style.borderStyle, style.borderRadius, style.height, style.clipPath]];"
        "}))"
    )
    assert len({tuple(each) for each in marks.values()}) == 5
    widths = "[...document.querySelectorAll('.legend .mark')].map(it => it.offsetWidth)"
    assert set(tab.run(widths)) == {15}
    seen = {mark: texts(tab, f".row.{mark} .row-day .beware") for mark in marks}
    assert seen["happened"] == seen["stood"] == []
    assert set(seen["ahead"]) == {"A plan, not an event.", "A hope, not an event."}
    assert set(seen["wished"]) >= {"A wish or a demand, not an event"}
    assert "A word that somebody said, not an event" in seen["spoken"]
    assert any("account" in each for each in seen["spoken"])
    heard = texts(tab, ".row.happened .row-day .unseen")
    assert set(heard) == {"It happened"}
    assert len(heard) == len(texts(tab, ".row.happened"))
    (demanded,) = (each for each in texts(tab, ".row.wished") if "demanded reforms" in each)
    assert "A wish or a demand" in demanded
    assert all("According to" in each for each in texts(tab, ".row.spoken:has(.says-so)"))
    assert all("Source" in each for each in texts(tab, ".row"))


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_places_are_buttons_that_a_finger_and_a_key_can_use(
    tab: Tab, size: tuple[int, int]
) -> None:
    """No two of them overlap, Aleppo and Idlib neither, each is large enough, Enter opens it."""
    tab.sized(*size)
    go(tab, "look/map")
    everything(tab)
    tab.run("new Promise(done => setTimeout(done, 100))")
    boxes: list[list[list[float]]] = tab.run(
        "[...document.querySelectorAll('.ground')].map(map => [...map.querySelectorAll('.spot')]"
        ".map(each => { const box = each.getBoundingClientRect();"
        " return [box.left, box.top, box.width, box.height]; }))"
    )
    assert sum(map(len, boxes)) == len(texts(tab, ".places > li")) > 2
    for on_map in boxes:
        for number, (left, top, width, height) in enumerate(on_map):
            assert min(width, height) >= 24
            for other_left, other_top, *_ in on_map[:number]:
                assert max(abs(left - other_left), abs(top - other_top)) >= 26
    for name in ("Aleppo", "Idlib"):
        tab.run("for (const each of document.querySelectorAll('main details')) each.open = false")
        tab.run(
            "[...document.querySelectorAll('.spot')]"
            f".find(each => each.textContent.includes('{name}')).focus()"
        )
        tab.press("Enter")
        assert name in tab.run("document.activeElement.textContent")
        assert tab.run("document.activeElement.closest('details').open")


def test_names_on_a_map_cover_nothing(tab: Tab) -> None:
    """Names of places and countries overlap no dot and no other name, at any width."""
    go(tab, "look/map")
    everything(tab)
    for width in (320, 390, 700, 1280):
        tab.sized(width, 900)
        tab.run("new Promise(done => setTimeout(done, 100))")
        overlapping: list[str] = tab.run(
            "[...document.querySelectorAll('.ground')].flatMap(map => {"
            " const seen = [...map.querySelectorAll('.spot-name:not(.unseen),"
            " .country:not(.unseen), .spot .number')]"
            ".map(each => [each.textContent, each.getBoundingClientRect()]);"
            " return seen.flatMap(([text, a], place) => seen.slice(0, place).filter(([, b]) =>"
            " a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)"
            ".map(([other]) => `${text} ${other}`)); })"
        )
        assert overlapping == [], width


def test_the_map_of_a_question_marks_a_place_and_names_neither_it_nor_its_country(tab: Tab) -> None:
    """Who is asked for Aleppo sees where it is, and reads no word that tells it."""
    tab.run(
        "location.hash = '#study/ask/'"
        " + encodeURIComponent('syria-peace-process/aleppo/place/label-place')"
    )
    tab.until("document.querySelector('.ground .marked')")
    shown = tab.run("document.querySelector('.map-figure .ground').textContent")
    assert "Aleppo" not in shown
    assert "Syria" not in shown
    alt = tab.run("document.querySelector('.ground svg').getAttribute('aria-label')")
    assert "Turkey" in alt
    assert "Syria" not in alt
    assert "not authoritative" in text(tab, ".map-figure figcaption")


def test_accounts_stand_beside_each_other_with_who_and_when(tab: Tab) -> None:
    """Each has its outlet and day, who says so, its source, and what a good answer says."""
    tab.sized(*DESKTOP)
    go(tab, "look/accounts")
    everything(tab)
    tops: list[float] = tab.run(
        "[...document.querySelectorAll('.side-by-side')][0].querySelectorAll('li').values()"
        ".map(each => each.getBoundingClientRect().top).toArray()"
    )
    assert len(tops) == 2
    assert tops[0] == tops[1]
    first, second = texts(tab, ".side-by-side li")[:2]
    assert "1 February 2016" in first
    assert "Press TV, 28 April 2016" in second
    assert "According to Staffan de Mistura" in second
    assert "Source" in first
    assert "both can be true" in " ".join(texts(tab, ".points"))


def test_who_reads_can_be_asked_about_each_paragraph(tab: Tab) -> None:
    """A text has its sources, and the link below a paragraph asks what that rests on."""
    go(tab, "read")
    links = texts(tab, ".contents a")
    assert len(links) == 11
    tab.run("document.querySelectorAll('.contents a')[4].click()")
    tab.until("document.querySelector('.reading')")
    assert links[4] in text(tab, ".reading h2")
    asked = tab.run("document.querySelector('.paragraph .ask').hash")
    assert 1 <= asked.count("syria-peace-process") <= 5
    assert texts(tab, ".source-list li")


def test_who_asks_to_be_asked_is_first_asked_no_verdict(
    tab: Tab, bundled_bank: LoadedCourse
) -> None:
    """Of a fact that is new, unless it has no other question."""
    verdicts = {item.id: item for item in bundled_bank.items if item.kind is ItemKind.TRUE_FALSE}
    others = {fact for item in bundled_bank.items if item.id not in verdicts for fact in item.facts}
    asked: set[str] = set()
    go(tab, "read")
    for topic in tab.run("[...document.querySelectorAll('.contents a')].map(it => it.hash)"):
        go(tab, topic.removeprefix("#"))
        hashes = tab.run("[...document.querySelectorAll('.ask')].map(it => it.hash)")
        asked |= {unquote(each) for found in hashes for each in found.split("/")[2:]}
    assert len(asked) > 50
    assert not [each for each in asked & {*verdicts} if {*verdicts[each].facts} & others]


def test_a_number_in_a_text_leads_to_its_source_and_back(tab: Tab) -> None:
    """Enter on a number opens its source and has the focus there; two ways lead back to it."""
    go(tab, "read/astana")
    number = "document.querySelectorAll('.paragraph .numbers a')[3]"
    named = tab.run(f"{number}.getAttribute('aria-label')")
    tab.run(f"{number}.focus()")
    tab.press("Enter")
    tab.until("document.activeElement.matches('.source-list li')")
    place = tab.run(
        "[...document.querySelectorAll('.source-list li')].indexOf(it)".replace(
            "it", "document.activeElement"
        )
    )
    assert named == f"Source {place + 1}"
    assert tab.run("document.activeElement.closest('details').open")
    assert 0 < tab.run("document.activeElement.getBoundingClientRect().top") < PHONE[1]
    tab.run("history.back()")
    tab.until(f"document.activeElement === {number}")
    tab.press("Enter")
    tab.until("document.activeElement.matches('.source-list li')")
    tab.press("Tab")
    assert tab.run("document.activeElement.getAttribute('aria-label')").startswith("Back to the")
    tab.press("Enter")
    tab.until("document.activeElement.matches('.paragraph .numbers a')")
    assert tab.run("document.activeElement.getAttribute('aria-label')") == named


@pytest.mark.parametrize(
    "ordered", [["build", "--handout", "exit-ticket"], ["quiz", "--topic", "astana"]]
)
def test_the_page_of_a_part_tells_of_nothing_else(
    bundled_bank: LoadedCourse, tmp_path: Path, ordered: list[str]
) -> None:
    """A page of one handout or topic has the facts that it asks, under titles and not ids."""
    command, *options = ordered
    args = [command, str(BUNDLED), *options, "--web", "--out", str(tmp_path)]
    built = CliRunner().invoke(main, args)
    assert built.exit_code == 0, built.output
    (page,) = tmp_path.glob("*.html")
    told = known(page.read_text(encoding="utf-8"))
    asked = {fact for each in told["questions"] for fact in each["facts"]}
    lesson = told["lesson"]
    assert 0 < len(lesson["facts"]) <= len(asked) < len(bundled_bank.course.facts.entries) / 2
    topics = {each["id"]: each["title"] for each in told["topics"]}
    assert {each["topic"] for each in lesson.get("readings", ())} <= set(topics)
    assert all(each["facts"] for text in lesson["readings"] for each in text["paragraphs"])
    with opened(page) as tab:
        tab.until("document.querySelector('main h1')")
        for view in ("read", *(f"read/{each}" for each in topics), "look/timeline", "progress"):
            go(tab, view)
            everything(tab)
            heads = texts(tab, "main h2, main h3, main .contents a")
            assert not set(heads) & {topic.id for topic in bundled_bank.course.outline.topics}


def test_a_name_is_found_by_what_it_is(tab: Tab) -> None:
    """What is typed leaves the names that hold it, in name or description, and says how many."""
    go(tab, "look/names")
    everything(tab)
    tab.run("document.querySelector('.find input').focus()")
    tab.press(*"envoy")
    shown = [
        each
        for each in tab.run(
            "[...document.querySelectorAll('.names li:not([hidden])')].map(each => each.innerText)"
        )
        if each
    ]
    assert 1 <= len(shown) < 20
    assert all("envoy" in each.lower() for each in shown)
    assert text(tab, ".find [role=status]").startswith(str(len(shown)))


def test_progress_says_in_words_what_its_bars_show(tab: Tab, bundled_bank: LoadedCourse) -> None:
    """Known, being learnt and new add up to all facts; what was missed is listed as hard."""
    go(tab, "progress")
    before = text(tab, ".measured")
    total = int(before.removesuffix(" new"))
    by_fact = {item.facts: item.id for item in bundled_bank.items if Use.STUDY in item.uses}
    known, missed = list(by_fact.values())[:2]
    items = {}
    for item, rating, stability in ((known, 3, 30.0), (missed, 1, 0.3)):
        answered, due = YESTERDAY, YESTERDAY + timedelta(hours=round(24 * stability))
        items[item] = {
            "stability": stability,
            "difficulty": 5.0,
            "last": answered.isoformat().replace("+00:00", "Z"),
            "due": due.isoformat().replace("+00:00", "Z"),
            "reps": 1,
            "lapses": 0,
            "answers": [[int(answered.timestamp()), rating, []]],
        }
    saved = {"talkquiz": "progress", "version": 1, "course": bundled_bank.course.id, "items": items}
    kept = json.dumps(json.dumps(saved | {"saved": "2026-01-01T09:00:00Z"}))
    tab.run(  # as a study session in another tab does
        f"localStorage.setItem('talkquiz/{bundled_bank.course.id}', {kept});"
        "dispatchEvent(new StorageEvent('storage',"
        f" {{key: 'talkquiz/{bundled_bank.course.id}', newValue: {kept}}}))"
    )
    go(tab, "about")
    go(tab, "progress")
    assert text(tab, ".measured") == f"1 known now · 1 being learnt · {total - 2} new · 1 due"
    assert len(texts(tab, ".hardest li")) == 1
    units = texts(tab, ".measure h3")[: len(bundled_bank.course.outline.topics)]
    assert units == [f"{t.number}. {t.title}" for t in bundled_bank.course.outline.topics]
    shares = "[...document.querySelector('.bar-drawn').children].map(each => each.style.flexGrow)"
    assert [int(each) for each in tab.run(shares)] == [1, 1, total - 2]


def test_what_a_course_does_not_have_is_not_offered(tmp_path: Path) -> None:
    """A course of one fact without date or reading has no Read, no Timeline, and no accounts."""
    bare = make_fact(claim="In Saltmere the [old pier]{what} was closed.", when=None, basis=None)
    course = write_course(
        tmp_path / "course",
        {FACTS: facts_text(bare), "facts/town.yaml": None, "handouts/first-quiz.yaml": None},
    )
    with opened(page_of(course, tmp_path / "out")) as tab:
        tab.until("document.querySelector('main h1')")
        offered = texts(tab, "nav a")
        assert "Read" not in offered
        assert "Progress" in offered
        go(tab, "look/map")
        assert {"Timeline", "Who says what"}.isdisjoint(texts(tab, ".looks a"))
        go(tab, "progress")
        assert "1 new" in text(tab)


def test_pictures_of_names_and_facts_have_what_there_is_to_see_and_whose_they_are(
    tmp_path: Path,
) -> None:
    """A picture in a list of names has its description for who does not see it, and its credit."""
    with opened(page_of(pictured_course(tmp_path / "course"), tmp_path / "out")) as tab:
        tab.until("document.querySelector('main h1')")
        go(tab, "look/names")
        everything(tab)
        images = "[...document.querySelectorAll('.portrait img')]"
        tab.run(f"Promise.all({images}.map(each => each.decode()))")
        seen = tab.run(
            "[...document.querySelectorAll('.portrait img')]"
            ".map(each => [each.alt, each.naturalWidth])"
        )
        assert seen
        assert all(alt and width for alt, width in seen)
        assert "CC BY 4.0" in text(tab, ".portrait")


@pytest.mark.parametrize("width", [320, 390])
def test_the_numbers_of_sources_begin_on_the_line_of_the_last_word(tab: Tab, width: int) -> None:
    """No bracket stands alone at the beginning of a line, nor apart from its number."""
    tab.sized(width, 720)
    go(tab, "read")
    links = "[...document.querySelectorAll('.contents a')].map(each => each.hash.slice(1))"
    apart = """[...document.querySelectorAll('.paragraph .numbers')].filter(each => {
      let before = each.previousSibling.previousSibling;
      while (before.lastChild) before = before.lastChild;
      const word = document.createRange();
      word.setStart(before, before.length - 1);
      word.setEnd(before, before.length);
      const letter = word.getBoundingClientRect(), [first] = each.firstChild.getClientRects();
      return each.lastChild.getClientRects().length > 1
        || first.top > letter.bottom || first.bottom < letter.top; }).length"""
    for topic in tab.run(links):
        go(tab, topic)
        assert tab.run("document.querySelectorAll('.paragraph .numbers').length") > 0
        assert tab.run(apart) == 0, topic


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_no_mark_looks_like_another(tab: Tab, scheme: str) -> None:
    """Where a system takes all colours, a plan is no event by its shape, and a switch is seen."""
    tab.with_media(forced_colors="active", prefers_color_scheme=scheme)
    go(tab, "look/timeline")
    marks: dict[str, list[str]] = tab.run(
        "Object.fromEntries([...document.querySelectorAll('.legend .mark')].map(each => {"
        " const {borderTopStyle, backgroundColor, borderRadius, clipPath, height}"
        "   = getComputedStyle(each);"
        " const isFilled = backgroundColor !== getComputedStyle(document.body).backgroundColor;"
        " return [each.className, [borderTopStyle, isFilled, borderRadius, clipPath, height]]; }))"
    )
    assert len(marks) == len({str(each) for each in marks.values()}) == 5
    switch = "getComputedStyle(document.querySelector('.switch'), '::before').backgroundImage"
    off = tab.run(switch)
    everything(tab)
    assert tab.run(switch) != off
    tab.with_media()


def test_a_hostile_course_from_the_right_is_shown_as_text(tmp_path: Path) -> None:
    """Whatever stands in a course is text in every view, and nothing is wider than the phone."""
    language = (bundled("questions") / "languages" / "en.yaml").read_text(encoding="utf-8")
    changes = {
        "language.yaml": language.replace("direction: ltr", "direction: rtl"),
        "course.yaml": COURSE["course.yaml"]
        .replace("language: en", "language: ar")
        .replace("title: The town", f"title: {json.dumps('The town ' + HOSTILE)}"),
        "glossary.yaml": COURSE["glossary.yaml"].replace(
            "description: the mayor of Saltmere", f"description: {json.dumps('mayor ' + HOSTILE)}"
        ),
        FACTS: COURSE[FACTS].replace(
            "was closed to ships on", f"({HOSTILE.replace(chr(34), '')}) was closed to ships on"
        ),
        "handouts/first-quiz.yaml": None,
    }
    with opened(page_of(write_course(tmp_path / "course", changes), tmp_path / "out")) as tab:
        tab.sized(*PHONE)
        tab.until("document.querySelector('main h1')")
        seen = ""
        for view in ("look/names", "look/timeline", "look/map", "look/accounts", "progress"):
            go(tab, view)
            everything(tab)
            seen += text(tab)
            assert tab.run("document.documentElement.scrollWidth") <= PHONE[0], view
        assert "<script>top.hacked" in seen
        go(tab, "look/names")
        switch = "getComputedStyle(document.querySelector('.switch'), '::before').scale"
        assert tab.run(switch) == "-1 1"  # on is at the left
        assert tab.run("typeof top.hacked") == "undefined"
