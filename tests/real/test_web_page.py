"""The study page in a real browser: by keyboard alone, for screen readers, on phones."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from chromium import needs_chromium
from factories import make_choice, make_item
from talkquiz import build
from talkquiz.items.item import Comparison, Gap, GapPart, Item, Ordering
from talkquiz.language.language_file import bundled_language
from talkquiz.resources import bundled
from web_pages import HOSTILE, MAKERS, Student, one_of_each, page_of, student, written

pytestmark = needs_chromium

PHONE, NARROW, DESKTOP = (390, 780), (320, 640), (1280, 900)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="module")
def anna(folder: Path) -> Iterator[Student]:
    """Give a student a browser for all tests that leave nothing behind."""
    with student(folder) as found:
        found.tab.sized(*PHONE)
        yield found


def right_digits(page: Student, item: Item) -> list[str]:
    """Return the digits that pick what is right, wherever it is shown."""
    texts = page.tab.run(
        "[...document.querySelectorAll('.option')].map(it => it.querySelector('[dir]').innerText)"
    )
    right = {option.text for option in item.options if option.correct}
    return [str(place) for place, text in enumerate(texts, start=1) if text in right]


def picks(page: Student, item: Item) -> None:
    page.tab.press(*right_digits(page, item))


def ticks(page: Student, item: Item) -> None:
    page.tab.press(*right_digits(page, item), "Enter")


def types(page: Student, item: Item) -> None:
    page.types(item.key)
    page.tab.press("Enter")


def joins(page: Student, item: Item) -> None:
    """Choose for each side by its letter, and go on with Enter."""
    typeset = bundled_language("en").quotes.typeset
    pairs, chosen = {left: typeset(right)[0] for left, right in item.pairs}, 0
    while page.has_focus("select"):
        left = page.tab.run("document.activeElement.closest('li').querySelector('.left').innerText")
        options = page.tab.run("[...document.activeElement.options].map(it => it.text.slice(2))")
        page.tab.press(*["ArrowDown"] * options.index(pairs[left]), "Enter")
        chosen += 1
        assert chosen <= len(pairs)


def arranges(page: Student, item: Item) -> None:
    """Move each event to its place with the arrow keys, the first one first."""
    names = [event.name for event in item.payload.events]  # type: ignore[union-attr]
    for place, name in enumerate(names):
        page.tab.run("document.querySelector('.prompt').focus()")
        page.tabs_to(f"Move up: {name}")
        rows = "[...document.querySelectorAll('.arrange li')].map(it => it.innerText.trim())"
        page.tab.press(*["ArrowUp"] * (page.tab.run(rows).index(name) - place))
    page.presses("Answer")


def writes(page: Student, _: Item) -> None:
    page.types("Both may be right.")
    page.presses("Answer")


WAYS: dict[str, Callable[[Student, Item], None]] = {
    "short-answer": types,
    "choice": picks,
    "cloze": types,
    "compare": writes,
    "according-to": picks,
    "label": types,
    "matching": joins,
    "multiple-response": ticks,
    "open": writes,
    "ordering": arranges,
    "task": writes,
    "term": types,
    "true-false": picks,
    "who-said-it": picks,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_kind_is_studied_by_keyboard_alone(anna: Student, folder: Path, kind: str) -> None:
    """From the first page to the end of the session: the right answer is right, Enter goes on."""
    item = MAKERS[kind]("fact")
    anna.goes_to(written(folder, page_of(item, id=f"course-{kind}"), kind))
    anna.presses("Start studying")
    anna.tab.until("document.querySelector('.question')")
    assert anna.has_focus(
        ".question h2, .question input, .question textarea, .question select, .moves button"
    )
    WAYS[kind](anna, item)
    anna.tab.until("document.querySelector('.told')")
    assert anna.has_focus(".told")
    is_own = WAYS[kind] is writes
    assert bool(anna.reads(".result.right")) != is_own
    assert item.sources[0].outlet in anna.reads(".source")
    anna.tab.press("2" if is_own else "Enter")
    anna.tab.until("document.querySelector('.session h2')?.innerText === 'Done for now'")
    assert anna.has_focus("h2")
    anna.presses("Back to the overview")
    anna.tab.until("document.querySelector('.settings')")
    assert "Nothing is due now." in anna.reads(".lead")
    assert anna.has_seen_no_error()


def test_what_was_wrong_comes_again_and_can_be_taken_back(anna: Student, folder: Path) -> None:
    """Who answers by mistake takes it back by keyboard, and is asked the same again."""
    item = make_choice()
    anna.goes_to(written(folder, page_of(item, id="undone"), "undone"), "#study/now")
    (right,) = right_digits(anna, item)
    anna.tab.press("1" if right != "1" else "2")
    anna.tab.until("document.querySelector('.result.wrong')")
    anna.presses("Undo the last answer")
    anna.tab.until("document.querySelector('.question')")
    assert anna.tab.run("JSON.parse(localStorage['talkquiz/undone']).items") == {}
    picks(anna, item)
    anna.tab.until("document.querySelector('.result.right')")
    kept = anna.tab.run("JSON.parse(localStorage['talkquiz/undone']).items")
    assert [answer[1] for answer in kept[item.id]["answers"]] == [3]


def test_what_was_ordered_wrongly_is_told_by_place(anna: Student, folder: Path) -> None:
    """Two that were swapped are told from all that stood right, and the claims are a list."""
    item = MAKERS["ordering"]("fact", claim="It began.\nIt ended.")
    anna.goes_to(written(folder, page_of(item, id="swapped"), "swapped"), "#study/now")
    assert isinstance(item.payload, Ordering)
    first, second, *rest = item.payload.events
    names = [first.name, second.name, *(event.name for event in rest)]
    arranges(anna, replace(item, payload=item.payload._replace(events=(second, first, *rest))))
    anna.tab.until("document.querySelector('.result.wrong')")
    assert f"{len(names) - 2} of {len(names)} right" in anna.reads(".result")
    told = anna.tab.run("[...document.querySelectorAll('.moment')].map(it => it.innerText)")
    assert [name in each for name, each in zip(names, told, strict=True)] == [True] * len(names)
    places = [each.rpartition("place ")[2] if "place" in each else "" for each in told]
    assert places == ["2", "1", *[""] * (len(names) - 2)]
    lines = "[...document.querySelectorAll('ul.claim li')].map(it => it.textContent)"
    assert anna.tab.run(lines) == ["It began.", "It ended."]


@pytest.mark.parametrize(
    ("rights", "wrongs", "told"),
    [(1, 0, "Not right. 1 of 2 right."), (2, 1, "2 of 2 right. 1 that you picked is not.")],
)
def test_of_all_that_are_right_it_is_said_how_many_were_found(
    anna: Student, folder: Path, rights: int, wrongs: int, told: str
) -> None:
    """Who finds a part of them, or picks one too many, reads what was right about it."""
    item = MAKERS["multiple-response"]("fact")
    at = written(folder, page_of(item, id=f"found{rights}"), "found")
    anna.goes_to(at, "#study/now")
    right = right_digits(anna, item)
    assert len(right) == 2
    wrong = [str(number) for number in range(1, 5) if str(number) not in right]
    anna.tab.press(*right[:rights], *wrong[:wrongs], "Enter")
    anna.tab.until("document.querySelector('.told')")
    assert anna.reads(".result.wrong").endswith(told)


def test_a_matching_without_all_partners_is_asked_about_once(anna: Student, folder: Path) -> None:
    """Who answers too early is told how many are open, and may leave it so."""
    item = MAKERS["matching"]("fact")
    anna.goes_to(written(folder, page_of(item, id="partners"), "partners"), "#study/now")
    anna.tab.until("document.querySelector('.question select')")
    anna.tab.run("document.querySelector('.question select').focus()")
    anna.tab.press("ArrowDown")
    anna.presses("Answer")
    open_ = len(item.pairs) - 1
    assert f"{open_} things have no partner yet" in anna.reads(".lacks")
    anna.presses("Answer")
    anna.tab.until("document.querySelector('.result')")


def test_marks_of_ones_own_begin_with_what_was_marked(anna: Student, folder: Path) -> None:
    """Of two names one was right: the score says half a mark of two, and so does the box."""
    claim = "It was Turkey, Russia and Iran."
    names = ("Turkey", "Russia", "Iran")
    parts = tuple(
        GapPart(each, claim.index(each), claim.index(each) + len(each), number)
        for number, each in enumerate(names, start=1)
    )
    gap = Gap(parts[0].start, parts[-1].end, parts)
    item = MAKERS["cloze"]("fact", claim[7:-1], claim=claim, payload=gap)
    anna.goes_to(written(folder, page_of(item, id="shares"), "shares"), "#test")
    anna.presses("Start the test")
    anna.tab.until("document.querySelector('.paper .gap')")
    anna.tab.run(
        "document.querySelectorAll('.gap').forEach((it, at) => {"
        " it.value = ['Iran', 'Peru', 'Turkey'][at]; })"
    )
    anna.presses("Hand in")
    anna.tab.until("document.querySelector('.results')")
    assert "2 of 3 marks" in anna.reads(".score")
    typed = anna.reads(".result").translate({0x2068: None, 0x2069: None})
    assert "Iran ✓ · Peru ✗ · Turkey ✓" in typed
    chosen = "document.querySelector('.marks :checked').closest('label').innerText"
    assert anna.tab.run(chosen).strip() == "As it was marked"


def test_lines_of_a_shared_text_are_numbered(anna: Student, folder: Path) -> None:
    """Questions name them by their numbers: a browser numbers what is in an ordered list."""
    item = MAKERS["open"]("fact")
    anna.goes_to(written(folder, page_of(item, id="lines"), "lines"), "#study/now")
    anna.tab.until("document.querySelector('.stimulus')")
    lines = "[...document.querySelectorAll('.stimulus ol > li')]"
    assert item.stimulus
    assert anna.tab.run(f"{lines}.map(it => it.innerText)") == [*item.stimulus.lines]
    shown = f"{lines}.map(it => getComputedStyle(it)).map(it => it.display + it.listStyleType)"
    assert {*anna.tab.run(shown)} == {"list-itemdecimal"}


def test_a_map_gives_names_to_choose_from_by_keyboard(anna: Student, folder: Path) -> None:
    """Who cannot name a place asks for names, and picks one with a digit."""
    item = MAKERS["label"]("Aleppo", others=("Raqqa", "Idlib", "Homs"))
    anna.goes_to(written(folder, page_of(item, id="map"), "map"), "#study/now")
    anna.presses("Names to choose from")
    anna.tab.until("document.querySelectorAll('.option').length === 4")
    texts = anna.tab.run("[...document.querySelectorAll('.option [dir]')].map(it => it.innerText)")
    anna.tab.press(str(texts.index("Aleppo") + 1))
    anna.tab.until("document.querySelector('.result.right')")


def test_a_test_is_taken_and_marked_by_keyboard_alone(anna: Student, folder: Path) -> None:
    """All is handed in at once; what has no answer is said first, and gets no marks."""
    page = page_of(*one_of_each(), id="tested")
    anna.goes_to(written(folder, page, "tested"), "#test")
    anna.tabs_to("Write sentences")
    anna.tab.press(" ")
    anna.presses("Start the test")
    anna.tab.until("document.querySelector('.paper')")
    while not anna.has_focus("[type=radio]"):
        anna.tab.press("Tab")
    anna.tab.press("2")
    anna.presses("Hand in")
    assert "no answer yet" in anna.reads(".paper")
    anna.tab.press("Enter")
    anna.tab.until("document.querySelector('.results')")
    number = anna.tab.run("document.querySelectorAll('.one-result').length")
    assert number == 10
    assert anna.tab.run("document.querySelectorAll('.result.none').length") == number - 1
    assert anna.has_seen_no_error()


def states(page: Student, at: Path) -> Iterator[str]:
    """Bring the page into each of its states, and yield what it is called."""
    for place in ("study", "test", "about", "read", "look", "progress"):
        page.goes_to(at, f"#{place}")
        page.tab.run("document.querySelectorAll('details').forEach(it => { it.open = true; })")
        yield place
    page.goes_to(at, "#study/now")
    yield "a question"
    page.tab.run("document.querySelector('form .actions button:last-child').click()")
    page.tab.run("document.querySelectorAll('details').forEach(it => { it.open = true; })")
    yield "an answer"
    page.goes_to(at, "#test")
    page.tab.run(
        "[...document.querySelectorAll('.wishes input')].forEach((it) => {"
        " if (it.type === 'number') { it.value = 30; it.dispatchEvent(new Event('change')); }"
        " else if (!it.checked && it.closest('fieldset').innerText.includes('Pick')) it.click(); })"
    )
    page.tab.run("document.querySelector('.wishes .main').click()")
    page.tab.until("document.querySelector('.paper')")
    yield "a test"
    page.tab.run(
        "document.querySelectorAll('.paper textarea, .paper input[type=text]')"
        ".forEach(it => { it.value = 'Something else'; });"
        "document.querySelectorAll('.paper .option:first-child input').forEach(it => it.click());"
        "document.querySelectorAll('.paper select').forEach(it => { it.selectedIndex = 1; });"
        "document.querySelector('.paper .main').click();"
        "document.querySelector('.paper .main')?.click()"
    )
    page.tab.until("document.querySelector('.results')")
    page.tab.run("document.querySelectorAll('details').forEach(it => { it.open = true; })")
    yield "a result"


@pytest.fixture(scope="module")
def whole(folder: Path) -> Path:
    """Write a page with a question of each kind."""
    return written(folder, page_of(*one_of_each(), id="whole"), "whole")


@pytest.mark.parametrize(
    "media",
    [
        {"prefers_color_scheme": "light"},
        {"prefers_color_scheme": "dark"},
        {"forced_colors": "active", "prefers_color_scheme": "dark"},
    ],
    ids=["light", "dark", "forced colours"],
)
def test_axe_finds_nothing(anna: Student, whole: Path, media: dict[str, str]) -> None:
    """Names for screen readers, contrast, order of headings: whatever a program can find."""
    anna.tab.with_media(**media)
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    found: dict[str, Any] = {}
    for state in states(anna, whole):
        anna.tab.run(f"{axe}; 1")
        found[state] = anna.tab.run(
            "axe.run(document).then(found => found.violations.map("
            "each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))"
        )
    anna.tab.with_media()
    assert {state: each for state, each in found.items() if each} == {}


def test_in_forced_colours_what_is_picked_and_what_is_right_is_outlined(
    anna: Student, whole: Path
) -> None:
    """No background tells it there: lines do, and the verdicts have lines of two sorts."""
    anna.tab.with_media(forced_colors="active", prefers_color_scheme="dark")
    outlined = (
        "[...document.querySelectorAll('%s')].map(it => getComputedStyle(it).outlineStyle)"
        ".every(it => it === '%s')"
    )
    for state in states(anna, whole):
        if state == "a test":
            anna.tab.run(
                "document.querySelectorAll('.option:last-child input').forEach(it => it.click())"
            )
            assert anna.tab.run(outlined % (".option:has(:checked)", "solid"))
            assert anna.tab.run(outlined % (".option:not(:has(:checked))", "none"))
    assert anna.tab.run(outlined % (".judged .right:not(.sign)", "solid"))
    assert anna.tab.run(outlined % (".judged .wrong", "none"))
    borders = (
        "[...document.querySelectorAll('.result.%s')]"
        ".map(it => getComputedStyle(it).borderTopStyle)"
    )
    right, wrong = ({*anna.tab.run(borders % each)} for each in ("right", "wrong"))
    anna.tab.with_media()
    assert right <= {"solid"}  # a test draws its options: there may be none
    assert wrong == {"dashed"}


def test_nothing_is_wider_than_a_small_phone(anna: Student, whole: Path) -> None:
    """No state of the page scrolls sideways at 320 pixels, which is 1280 at four times the size."""
    anna.tab.sized(*NARROW)
    wide = {}
    for state in states(anna, whole):
        wide[state] = anna.tab.run(
            "[...document.querySelectorAll('body, body *')].filter(it =>"
            " it.getBoundingClientRect().right > 321 && it.checkVisibility())"
            ".map(it => it.outerHTML.slice(0, 120)).slice(0, 3)"
        )
        assert anna.tab.run("document.documentElement.scrollWidth") <= 320, (state, wide[state])
    anna.tab.sized(*PHONE)
    assert {state: each for state, each in wide.items() if each} == {}


def test_hostile_texts_are_shown_as_texts(anna: Student, folder: Path) -> None:
    """Whatever a field holds becomes text: no element comes of it, and no script runs."""
    items = []
    for number, make in enumerate(MAKERS.values()):
        item = make(f"fact-{number}")
        items.append(
            make(
                f"fact-{number}",
                stem=f"{HOSTILE} {item.stem}",
                why=HOSTILE,
                caution=HOSTILE,
                per=HOSTILE,
                as_of=HOSTILE,
                asks_for=HOSTILE,
                accept=(HOSTILE,),
            )
        )
    page = page_of(
        *items,
        id="hostile",
        title=HOSTILE,
        subtitle=HOSTILE,
        description=HOSTILE,
        authors=(HOSTILE,),
        licence=HOSTILE,
        mistakes='https://example.org/?{item}"><script>top.hacked = 1</script>',
    )
    at = written(folder, page, "hostile")
    for state in states(anna, at):
        assert anna.tab.run("document.querySelectorAll('main img:not([src^=data])').length") == 0
        assert anna.tab.run("document.querySelectorAll('script').length") == 3, state
        assert anna.has_seen_no_error(), state
    assert HOSTILE in anna.reads(".one-result")


def test_where_the_browser_keeps_nothing_all_works_and_a_file_keeps_it(
    anna: Student, folder: Path, tmp_path: Path
) -> None:
    """A calm line says where progress lives; the file that was saved brings it back."""
    item = make_choice()
    at = written(folder, page_of(item, id="refused"), "refused")
    with student(tmp_path, refused=True) as ben:
        ben.goes_to(at)
        assert "your progress lives in a file" in ben.reads(".keeping")
        ben.presses("Start studying")
        ben.tab.until("document.querySelector('.question')")
        picks(ben, item)
        ben.tab.until("document.querySelector('.result.right')")
        ben.tab.press("Enter")
        ben.tab.run(
            "HTMLAnchorElement.prototype.click = function () { self.named = this.download; }; 1"
        )
        ben.presses("Save to a file")
        assert re.fullmatch(r"refused-progress-20\d\d-\d\d-\d\d\.json", ben.tab.run("named"))
        saved = ben.tab.run("blobs[0].text()")
        assert json.loads(saved)["items"][item.id]["reps"] == 1
        assert ben.tab.run("violated") == []
    anna.goes_to(at)
    assert ": 1 new." in anna.reads(".lead")
    anna.tab.run(
        "(() => { const held = new DataTransfer();"
        f" held.items.add(new File([{json.dumps(saved)}], 'p.json'));"
        " const field = document.querySelector('input[type=file]'); field.files = held.files;"
        " field.dispatchEvent(new Event('change')); })()"
    )
    anna.tab.until("document.querySelector('.lead').innerText.includes('Nothing is due')")
    assert "put together" in anna.reads(".keeping")


def test_two_courses_keep_apart_and_a_restart_loses_nothing(tmp_path: Path) -> None:
    """All pages that are files share one store: each course has a place of its own in it."""
    item = make_item()
    one = written(tmp_path, page_of(item, id="one"), "one")
    two = written(tmp_path, page_of(item, id="two"), "two")
    with student(tmp_path) as ben:
        ben.goes_to(one)
        ben.presses("Start studying")
        ben.tab.until("document.querySelector('.question')")
        types(ben, item)
        ben.tab.until("document.querySelector('.result.right')")
        ben.goes_to(two)
        assert ": 1 new." in ben.reads(".lead")
        ben.tab.quit()
    with student(tmp_path) as ben:
        ben.goes_to(one)
        assert "Nothing is due now. The next question is due in 2 days." in ben.reads(".lead")


def test_a_course_from_the_right_is_laid_out_from_there(anna: Student, folder: Path) -> None:
    """The page says its direction, options begin at the right, and no text runs out of it."""
    text = page_of(make_choice(), id="rtl").replace('dir="ltr"', 'dir="rtl"', 1)
    anna.goes_to(written(folder, text, "rtl"), "#study/now")
    anna.tab.sized(*NARROW)
    left, right = anna.tab.run(
        "(({left, right}) => [left, right])"
        "(document.querySelector('.bar button').getBoundingClientRect())"
    )
    assert (left + right) / 2 > NARROW[0] / 2
    assert anna.tab.run("document.documentElement.scrollWidth") <= NARROW[0]
    anna.tab.sized(*PHONE)


def test_a_result_is_printed_with_lines_for_name_and_date(anna: Student, whole: Path) -> None:
    """On paper stand marks and answers, and nothing of what one presses."""
    for state in states(anna, whole):
        if state == "a result":
            break
    anna.tab.call("Emulation.setEmulatedMedia", media="print")
    printed = anna.reads("body")
    anna.tab.call("Emulation.setEmulatedMedia", media="")
    assert "Name:" in printed
    assert "Date:" in printed
    assert re.search(r"\d+(\.5)? of \d+ marks", printed)
    for pressed in ("Study what was not right", "Another test", "About this question"):
        assert pressed not in printed


def test_a_test_on_paper_is_for_a_pen(anna: Student, whole: Path) -> None:
    """One numbers events in boxes, writes on lines, and reads nothing of buttons or of lists."""
    for state in states(anna, whole):
        if state == "a test":
            break
    anna.tab.call("Emulation.setEmulatedMedia", media="print")
    printed = anna.reads(".paper")
    seen = "[...document.querySelectorAll('.paper {}')].filter(it => it.offsetParent)"
    pressed = anna.tab.run(seen.format("button") + ".length")
    chosen = anna.tab.run(seen.format("select") + ".map(it => getComputedStyle(it).color)")
    anna.tab.call("Emulation.setEmulatedMedia", media="")
    assert "Write 1 before the first one" in printed
    assert "arrow keys" not in printed
    assert pressed == 0
    assert set(chosen) == {"rgba(0, 0, 0, 0)"}


def test_what_the_student_marks_counts(anna: Student, whole: Path) -> None:
    """Points that one ticks in one's own sentences are marks of the test, at once."""
    for state in states(anna, whole):
        if state == "a result":
            break
    before = anna.reads(".score")
    anna.tab.run("document.querySelector('.marks [type=checkbox]').click()")
    assert anna.reads(".score") != before


MINUTES = "document.querySelector('.settings input[type=number]').value"


def test_a_student_says_how_many_minutes_a_day(anna: Student, folder: Path) -> None:
    """It is kept; who once chose a number of new questions has so many minutes now."""
    items = [make_item(f"fact-{number}") for number in range(9)]
    at = written(folder, page_of(*items, id="minutes"), "minutes")
    anna.goes_to(at)
    assert anna.tab.run(MINUTES) == "10"
    assert ": 9 new." in anna.reads(".lead")
    anna.tab.run(
        "(field => { field.value = 1; field.dispatchEvent(new Event('change')); })"
        "(document.querySelector('.settings input[type=number]'))"
    )
    assert ": 3 new." in anna.reads(".lead")
    anna.goes_to(at)
    assert anna.tab.run(MINUTES) == "1"
    for stored, shown in ((20, "20"), (0, "0"), (999, "240"), ("many", "10")):
        old = json.dumps({"newPerDay": stored, "scope": "core", "topic": "", "digits": True})
        anna.tab.run(f"localStorage['talkquiz/minutes/settings'] = {json.dumps(old)}")
        anna.goes_to(at)
        assert anna.tab.run(MINUTES) == shown
        assert anna.tab.run("document.querySelectorAll('.settings [type=radio]')[1].checked")
    assert anna.has_seen_no_error()


def test_sentences_are_asked_only_of_who_wants_to_write_them(anna: Student, folder: Path) -> None:
    """One a day, once it is ticked; a page that has nothing else asks them all the same."""
    both = [MAKERS["open"]("one"), MAKERS["task"]("two"), make_item("three")]
    anna.goes_to(written(folder, page_of(*both, id="writing"), "writing"))
    assert ": 1 new." in anna.reads(".lead")
    anna.tabs_to("What to study")
    anna.tab.press("Enter")
    anna.tabs_to("Also write sentences")
    anna.tab.press(" ")
    assert ": 2 new." in anna.reads(".lead")
    anna.goes_to(written(folder, page_of(*both[:2], id="written"), "written"))
    assert ": 1 new." in anna.reads(".lead")
    assert "Also write sentences" not in anna.tab.run("document.body.textContent")


def test_after_three_misses_a_question_is_put_off_and_says_so(anna: Student, folder: Path) -> None:
    """Undo takes that back: it is asked again at once."""
    anna.goes_to(written(folder, page_of(make_item(), id="misses"), "misses"), "#study/now")
    for misses in (1, 2, 3):
        anna.tab.until("document.querySelector('.question')")
        anna.presses("I do not know")
        anna.tab.until("document.querySelector('.told')")
        assert ("comes back tomorrow" in anna.reads(".told")) is (misses == 3)
        anna.tab.press("Enter")
    anna.tab.until("document.querySelector('.session h2')?.innerText === 'Done for now'")
    assert "due tomorrow" in anna.reads()
    anna.presses("Undo the last answer")
    anna.tab.until("document.querySelector('.question')")
    anna.presses("I do not know")
    anna.tab.until("document.querySelector('.told .chip')")


RATINGS = (
    "Object.values(JSON.parse(localStorage['talkquiz/%s'] ?? '{\"items\": {}}').items)"
    ".flatMap(it => it.answers)"
)


def test_sentences_are_compared_by_two_equal_buttons(anna: Student, folder: Path) -> None:
    """Neither is the first choice: Enter does not say how well it was known."""
    at = written(folder, page_of(MAKERS["open"]("fact"), id="equal"), "equal")
    anna.goes_to(at)
    anna.presses("Start studying")
    anna.tab.until("document.querySelector('.question')")
    anna.types("Both may be right.")
    anna.presses("Answer")
    anna.tab.until("document.querySelector('.told')")
    anna.tab.press("Enter", "Enter")
    assert anna.has_focus(".told")
    assert anna.tab.run(RATINGS % "equal") == []
    buttons = anna.tab.run(
        "[...document.querySelectorAll('.rating button')].map(it => [it.className,"
        " Math.round(it.getBoundingClientRect().width), getComputedStyle(it).backgroundColor])"
    )
    assert len(buttons) == 2
    assert buttons[0] == buttons[1]
    anna.presses("I did not know it")
    anna.tab.until("document.querySelector('.question')")
    assert [rating for _, rating, _ in anna.tab.run(RATINGS % "equal")] == [1]


@pytest.mark.parametrize(("key", "rating"), [("Enter", 1), ("2", 3)])
def test_the_answer_shown_without_writing_counts_as_not_known(
    anna: Student, folder: Path, key: str, rating: int
) -> None:
    """It is noted at once; only who says that they knew it did."""
    at = written(folder, page_of(MAKERS["open"]("fact"), id=f"shown{rating}"), "shown")
    anna.goes_to(at, "#study/now")
    anna.presses("Show the answer")
    anna.tab.until("document.querySelector('.told .model')")
    assert "Not answered." in anna.reads(".result")
    ratings = RATINGS % f"shown{rating}"
    assert [each for _, each, _ in anna.tab.run(ratings)] == [1]
    anna.tab.press(key)
    anna.tab.until("!document.querySelector('.told')")
    assert [each for _, each, _ in anna.tab.run(ratings)] == [rating]


def test_a_question_is_put_aside_and_brought_back(anna: Student, folder: Path) -> None:
    """By keyboard, below its answer; it is listed under Progress, and asked once it is back."""
    items = [make_item("one"), make_choice("two")]
    at = written(folder, page_of(*items, id="aside"), "aside")
    anna.goes_to(at)
    anna.presses("Start studying")
    anna.tab.until("document.querySelector('.question')")
    anna.presses("I do not know")
    anna.tab.until("document.querySelector('.told')")
    anna.presses("Do not ask this again")
    anna.presses("Put aside")
    anna.tab.until("document.querySelector('.option')")
    assert "you find it under Progress" in anna.reads()
    assert anna.reads(".left") == "1 question left"
    picks(anna, items[1])
    anna.tab.until("document.querySelector('.told')")
    anna.tab.press("Enter")
    anna.tab.until("document.querySelector('.session h2')?.innerText === 'Done for now'")
    anna.goes_to(at, "#progress")
    assert items[0].stem in anna.reads(".aside")
    anna.presses("Bring back")
    anna.tab.until("!document.querySelector('.aside')")
    anna.goes_to(at)
    assert ": 1 to repeat." in anna.reads(".lead")
    assert anna.has_seen_no_error()


def test_undo_brings_back_what_was_put_aside(anna: Student, folder: Path) -> None:
    """The answer is taken back as well, and the question asked anew."""
    at = written(folder, page_of(make_item(), make_choice("two"), id="back"), "back")
    anna.goes_to(at, "#study/now")
    anna.presses("I do not know")
    anna.tab.until("document.querySelector('.told')")
    anna.tab.run("[...document.querySelectorAll('.told button')].at(0).click()")
    anna.tab.until("document.querySelector('.option')")
    anna.presses("Undo the last answer")
    anna.tab.until("document.querySelector('.question input.words')")
    kept = anna.tab.run("JSON.parse(localStorage['talkquiz/back'])")
    assert (kept["items"], [put for _, put in kept["aside"].values()]) == ({}, [0])


def test_undo_of_what_was_put_aside_unrated_leaves_other_answers(
    anna: Student, folder: Path
) -> None:
    """Who put a question aside before saying how well it was known undoes just that."""
    items = [make_choice("one"), MAKERS["open"]("two")]
    at = written(folder, page_of(*items, id="unrated"), "unrated")
    anna.goes_to(at, "#study/ask/" + "/".join(quote(item.id, safe="") for item in items))
    picks(anna, items[0])
    anna.tab.until("document.querySelector('.told')")
    anna.tab.press("Enter")
    anna.tab.until("document.querySelector('.question textarea')")
    writes(anna, items[1])
    anna.tab.until("document.querySelector('.told')")
    anna.presses("Do not ask this again")
    anna.presses("Put aside")
    anna.tab.until("document.querySelector('.session h2')?.innerText === 'Done for now'")
    assert "1 answer, 1 right." in anna.reads()
    anna.presses("Undo the last answer")
    anna.tab.until("document.querySelector('.question textarea')")
    kept = anna.tab.run("JSON.parse(localStorage['talkquiz/unrated'])")
    assert (len(kept["items"]), [put for _, put in kept["aside"].values()]) == (1, [0])


def test_a_handout_asks_neither_what_is_put_aside_nor_what_is_put_off(
    anna: Student, folder: Path
) -> None:
    """What is said on the overview holds, and settings of the whole course stay as they are."""
    items = [make_choice("one"), make_choice("two"), make_choice("three")]
    at = written(folder, page_of(*items, id="some", of_handout=True), "some")
    anna.goes_to(at)
    wanted = json.dumps({"topic": "another", "minutes": 25, "digits": True})
    anna.tab.run(f"localStorage.setItem('talkquiz/some/settings', {json.dumps(wanted)})")
    anna.goes_to(at, "#study/now")
    anna.presses("I do not know")
    anna.tab.until("document.querySelector('.told')")
    anna.presses("Do not ask this again")
    anna.presses("Put aside")
    for _ in range(3):
        anna.tab.until("document.querySelector('.question')")
        (right,) = right_digits(anna, items[1])
        anna.tab.press("1" if right != "1" else "2")
        anna.tab.until("document.querySelector('.told')")
        anna.tab.press("Enter")
        anna.goes_to(at, f"#study/ask/{quote(items[1].id, safe='')}")
    anna.goes_to(at)
    assert anna.reads(".lead") == "1 question left"
    assert "Ask all 2 questions again" in anna.reads()
    anna.tabs_to("Digits on the keyboard")
    anna.tab.press(" ")
    kept = anna.tab.run("JSON.parse(localStorage['talkquiz/some/settings'])")
    assert kept == {"topic": "another", "minutes": 25, "digits": False}


@pytest.mark.parametrize(
    ("typed", "told", "clear"),
    [("28 February 2016", "not right", True), ("when the truce began", "Compare", False)],
)
def test_another_date_is_not_right_and_other_words_may_be(
    anna: Student, folder: Path, typed: str, told: str, clear: bool
) -> None:
    """Who typed another date cannot say that it says the same; who typed words can."""
    at = written(folder, page_of(make_item(), id=f"clear{clear}"), "clear")
    anna.goes_to(at)
    anna.presses("Start studying")
    anna.tab.until("document.querySelector('.question')")
    anna.types(typed)
    anna.tab.press("Enter")
    anna.tab.until("document.querySelector('.told')")
    assert told in anna.reads(".result")
    assert ("It says the same" in anna.reads(".rating")) is not clear
    assert ("It says something else" in anna.reads(".rating")) is not clear


def test_options_stay_in_their_order_once_they_are_told(anna: Student, folder: Path) -> None:
    """The third option stands third beside its reason, in a session and in a test's result."""
    items = [make_choice(each) for each in ("one", "two", "three", "four")]
    at = written(folder, page_of(*items, id="order"), "order")
    texts = "Array.from(document.querySelectorAll('%s'), (each) => each.innerText)"
    anna.goes_to(at)
    anna.presses("Start studying")
    orders = []
    for _ in items:
        anna.tab.until("document.querySelector('.question')")
        orders.append(anna.tab.run(texts % ".option [dir=auto]"))
        anna.presses("I do not know")
        anna.tab.until("document.querySelector('.told')")
        assert anna.tab.run(texts % ".judged .sign + [dir=auto]") == orders[-1]
        anna.tab.press("Enter")
    assert len({tuple(each) for each in orders}) > 1
    anna.goes_to(at, "#test")
    anna.presses("Start the test")
    shown = anna.tab.run(texts % ".option [dir=auto]")
    anna.presses("Hand in")
    anna.presses("Hand in")
    anna.tab.until("document.querySelector('.results')")
    assert anna.tab.run(texts % ".judged .sign + [dir=auto]") == shown


def test_nothing_entered_is_no_answer(anna: Student, folder: Path) -> None:
    """Enter in an empty field says what to do, and marks nothing."""
    anna.goes_to(written(folder, page_of(make_item(), id="empty"), "empty"))
    anna.presses("Start studying")
    anna.tab.until("document.querySelector('.question')")
    anna.tab.press("Enter")
    assert "There is no answer yet" in anna.reads(".lacks")
    assert anna.has_focus("input")
    anna.presses("I do not know")
    anna.tab.until("document.querySelector('.told')")
    assert "27 February 2016" in anna.reads(".answer")


def test_the_bundled_course_fits_and_is_sound(anna: Student, folder: Path) -> None:
    """Less than 500 KB, no request, and axe finds nothing in its views."""
    order = build.Order(("web",), folder)
    made = build.make(bundled("questions") / "syria-peace-process", order)
    ((name, product),) = made.products["web"].items()
    assert len(product.content) < 500_000
    assert all(each.is_whole for each in product.carried)
    (folder / name).write_bytes(product.content)
    axe = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
    found = {}
    for state in states(anna, folder / name):
        anna.tab.run(f"{axe}; 1")
        found[state] = anna.tab.run(
            "axe.run(document).then(found => found.violations.map("
            "each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))"
        )
        requested = "performance.getEntriesByType('resource').map(each => each.name)"
        assert [each for each in anna.tab.run(requested) if not each.startswith("data:")] == []
        assert anna.has_seen_no_error(), state
    assert {state: each for state, each in found.items() if each} == {}


def test_five_thousand_questions_are_studied_like_ten(anna: Student, folder: Path) -> None:
    """A page of a whole school book begins, asks, marks and draws a test."""
    makers = [make for kind, make in MAKERS.items() if kind != "label"]
    items = [
        makers[n % len(makers)](f"fact-{n}", topic=f"topic-{n % 40}", why=f"Reason {n}.")
        for n in range(5000)
    ]
    at = written(folder, page_of(*items, id="book"), "book")
    anna.goes_to(at, "#study/now")
    assert anna.reads(".left") == "23 questions left"
    anna.presses("I do not know")
    anna.tab.until("document.querySelector('.told')")
    anna.goes_to(at, "#test")
    assert "questions fit" in anna.reads(".wishes")
    anna.presses("Start the test")
    anna.tab.until("document.querySelectorAll('.paper .question').length === 10")
    assert anna.has_seen_no_error()


def test_digits_can_be_switched_off(anna: Student, folder: Path) -> None:
    """Who does not want single keys to pick answers takes them away, and it stays so."""
    at = written(folder, page_of(make_choice(), id="digits"), "digits")
    anna.goes_to(at)
    anna.presses("What to study")
    anna.tabs_to("Digits on the keyboard")
    anna.tab.press(" ")
    anna.goes_to(at, "#study/now")
    anna.tab.press("1")
    assert anna.reads(".told") == ""
    anna.tab.run("document.querySelector('.option').click()")
    anna.tab.until("document.querySelector('.told')")


def test_the_page_of_a_handout_asks_all_its_questions(anna: Student, folder: Path) -> None:
    """Whatever a student wants to study of the course: no topic, sort or number leaves one out."""
    items = [
        make_choice(f"fact-{number % 12}", id=f"course/fact-{number % 12}/who/{number}")
        for number in range(15)
    ]
    at = written(folder, page_of(*items, id="handout", of_handout=True), "handout")
    anna.goes_to(at)
    wanted = {"newPerDay": 0, "minutesPerDay": 1, "scope": "core", "topic": items[0].topic}
    stored = json.dumps({**wanted, "digits": True})
    anna.tab.run(f"localStorage.setItem('talkquiz/handout/settings', {json.dumps(stored)})")
    anna.goes_to(at)
    assert "15 questions left" in anna.reads(".lead")
    anna.presses("Start studying")
    anna.tab.until("document.querySelector('.question')")
    anna.goes_to(at, "#study/now")
    for item in items:
        anna.tab.until("document.querySelector('.question')")
        picks(anna, item)
        anna.tab.until("document.querySelector('.result.right')")
        anna.tab.press("Enter")
    assert "15 answers" in anna.reads()
    anna.presses("Back to the overview")
    anna.presses("Ask all 15 questions again")
    anna.tab.until("document.querySelector('.question')")
    anna.goes_to(at, "#test")
    assert "15 questions fit" in anna.reads()
    anna.presses("Start the test")
    anna.tab.until("document.querySelectorAll('.paper .question').length === 15")
    assert anna.has_seen_no_error()


def test_a_key_held_down_skips_nothing(anna: Student, folder: Path) -> None:
    """The answer stays until Enter is pressed anew."""
    anna.goes_to(written(folder, page_of(make_choice(), id="held"), "held"), "#study/now")
    anna.tab.press("1")
    anna.tab.until("document.querySelector('.told')")
    event = {"key": "Enter", "windowsVirtualKeyCode": 13, "text": "\r", "autoRepeat": True}
    anna.tab.call("Input.dispatchKeyEvent", type="keyDown", **event)
    anna.tab.call("Input.dispatchKeyEvent", type="keyUp", key="Enter", windowsVirtualKeyCode=13)
    assert anna.reads(".told") != ""


def test_without_scripts_the_page_says_what_it_needs(anna: Student, whole: Path) -> None:
    """An empty page would say nothing; this one says so in its language."""
    anna.tab.call("Emulation.setScriptExecutionDisabled", value=True)
    anna.tab.call("Page.navigate", url=f"{whole.as_uri()}?without")
    anna.tab.until("document.readyState === 'complete' && document.querySelector('#needs')")
    anna.tab.until("getComputedStyle(document.querySelector('#needs')).visibility === 'visible'")
    assert "needs JavaScript" in anna.reads("#needs")
    anna.tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_accounts_stand_with_who_says_so_and_as_of_when(anna: Student, folder: Path) -> None:
    """No account is told as a fact: each has its report, its day and its speaker."""
    item = MAKERS["compare"]("fact")
    anna.goes_to(written(folder, page_of(item, id="accounts"), "accounts"), "#study/now")
    told = anna.reads(".accounts")
    for account in item.holds(Comparison).accounts:
        assert all(each in told for each in account)
