"""A test that is under way on the study page, when the page is loaded anew in a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chromium import needs_chromium
from factories import make_choice, make_item
from talkquiz.items.item import Option
from web_pages import MAKERS, Student, one_of_each, page_of, student, written

pytestmark = needs_chromium

ALL_SORTS = (
    "document.querySelectorAll('.wishes [type=checkbox]:not(:checked)').forEach(it => it.click());"
    "document.querySelector('.wishes [type=number]').value = 30;"
    "document.querySelector('.wishes [type=number]').dispatchEvent(new Event('change'));"
    "document.querySelectorAll('.wishes [type=radio]')[2].click();"
    "document.querySelector('.wishes .main').click()"
)
"""Begins a test with all that the course has."""
ANSWERED = {
    "pick": "document.querySelectorAll('.question:first-of-type .option:not(:first-child) input')"
    ".forEach((it) => it.click())",
    "enter": "document.querySelector('.words').focus()",
    "fill": "document.querySelector('.gap').focus()",
    "locate": "document.querySelector('.words').focus()",
    "explain": "document.querySelector('textarea').focus()",
    "match": "document.querySelector('select').focus()",
    "arrange": "document.querySelector('.arrange li:last-child .earlier').focus()",
}
"""What brings a student to where an answer is given, by the way to answer."""
KEYS = {
    **{way: [*"Peru"] for way in ("enter", "fill", "locate", "explain")},
    "match": ["ArrowDown", "ArrowDown"],
    "arrange": ["ArrowUp"],
}
SHOWN = """[...document.querySelectorAll('.paper .question')].map((it) => [it.className,
  it.querySelector('.topic').innerText,
  it.innerText.replace(/Choose$/gm, '').replace(/^.*: now \\d of \\d$/m, '').trim(),
  [...it.querySelectorAll('input, textarea, select')].map(({type, value, checked}) =>
    [type, value, checked])])"""
"""All that stands on the paper, in its order, with what is answered; not what is said of a move."""
RESULT = """[document.querySelector('.results').innerText,
  [...document.querySelectorAll('.results input')].map(it => it.checked)]"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reload")


@pytest.fixture(scope="module")
def anna(folder: Path) -> Iterator[Student]:
    """Give a student a browser for all tests."""
    with student(folder) as found:
        found.tab.sized(390, 780)
        yield found


def begins(page: Student, at: Path) -> None:
    """Begin a test of all questions of a page."""
    page.goes_to(at, "#test")
    page.tab.run(ALL_SORTS)
    page.tab.until("document.querySelector('.paper')")


def answers(page: Student, way: str) -> None:
    """Give an answer to the only question of a test, with the keyboard where that is the way."""
    page.tab.run(ANSWERED[way])
    page.tab.press(*KEYS.get(way, ()))


def hands_in(page: Student) -> None:
    page.tab.run("for (let n = 0; n < 2; n += 1) document.querySelector('.paper .main')?.click()")
    page.tab.until("document.querySelector('.results')")


@pytest.mark.parametrize("kind", MAKERS)
def test_a_test_stands_as_it_was_after_a_reload(anna: Student, folder: Path, kind: str) -> None:
    """Of every kind: the same order of questions and options, the answer; then the same result."""
    items = [MAKERS[kind](f"fact-{number}") for number in range(3)]
    begins(anna, written(folder, page_of(*items, id=f"again-{kind}"), kind))
    (way,) = {each[0].rpartition("by-")[2] for each in anna.tab.run(SHOWN)}
    blank = anna.tab.run(SHOWN)
    answers(anna, way)
    before = anna.tab.run(SHOWN)
    assert before != blank
    anna.reloads()
    assert anna.tab.run(SHOWN) == before
    hands_in(anna)
    result = anna.tab.run(RESULT)
    assert result[0].count("Not answered.") == len(items) - 1
    anna.reloads()
    assert anna.tab.run(RESULT) == result
    anna.presses("Another test")
    anna.tab.until("document.querySelector('.wishes')")
    anna.reloads()
    assert anna.tab.run("sessionStorage.length === 0 && !document.querySelector('.results')")
    assert anna.has_seen_no_error()


def test_names_that_were_asked_for_are_there_after_a_reload(anna: Student, folder: Path) -> None:
    """Who picked one of the names of a map finds them all again, in their order, with that one."""
    item = MAKERS["label"]("Aleppo", others=("Raqqa", "Idlib", "Homs"))
    begins(anna, written(folder, page_of(item, id="names"), "names"))
    anna.presses("Names to choose from")
    anna.tab.press("3")
    before = anna.tab.run(SHOWN)
    anna.reloads()
    assert anna.tab.run(SHOWN) == before
    assert anna.tab.run("document.querySelectorAll('.option :checked').length") == 1


def test_what_the_student_marked_stays_marked(anna: Student, folder: Path) -> None:
    """Ticks and the score they make are the same after a reload, and after a look elsewhere."""
    items = [MAKERS[kind](kind) for kind in ("compare", "task", "open", "term")]
    begins(anna, written(folder, page_of(*items, id="marks"), "marks"))
    anna.tab.run(
        "document.querySelectorAll('.paper textarea, .paper .words').forEach(it => {"
        " it.value = 'Something else'; it.dispatchEvent(new Event('input', {bubbles: true})); })"
    )
    hands_in(anna)
    before = anna.reads(".score")
    anna.tab.run("document.querySelectorAll('.marks label:last-child').forEach(it => it.click())")
    marked = anna.tab.run(RESULT)
    assert anna.reads(".score") != before
    anna.tab.run("location.hash = '#about'")
    anna.tab.until("document.querySelector('main.view-about')")
    anna.tab.run("location.hash = '#test'")
    anna.tab.until("document.querySelector('.results')")
    assert anna.tab.run(RESULT) == marked
    anna.reloads()
    assert anna.tab.run(RESULT) == marked


def test_giving_up_forgets_the_test(anna: Student, folder: Path) -> None:
    """After a reload one may ask for another."""
    """Who gives up finds the form for another test, also after a reload."""
    begins(anna, written(folder, page_of(*one_of_each(), id="given-up"), "given-up"))
    anna.presses("Give up")
    anna.tab.until("document.querySelector('.wishes')")
    anna.reloads()
    assert anna.reads(".wishes") != ""


def test_a_course_that_was_built_anew_keeps_what_it_still_asks(anna: Student, folder: Path) -> None:
    """A question that is gone is left out, what is no answer any more is open, the rest stays."""
    items = [make_choice("one"), make_item("two"), make_choice("three"), MAKERS["ordering"]("four")]
    at = written(folder, page_of(*items, id="anew"), "anew")
    begins(anna, at)
    picked = "document.querySelectorAll('.question .option:last-child input')"
    anna.tab.run(f"{picked}.forEach(it => it.click())")
    anna.tab.run(ANSWERED["arrange"])
    anna.tab.press("ArrowUp")
    others = tuple(
        Option(f"Another {number}", correct=number == 1, fact=f"another-{number}")
        for number in range(3)
    )
    changed = make_choice("three", options=others, key="Another 1")
    written(folder, page_of(items[0], changed, items[3], id="anew"), "anew")
    anna.reloads()
    shown = anna.tab.run(SHOWN)
    assert [each[1].partition(" ·")[0] for each in shown] == [
        f"Question {number} of 3" for number in (1, 2, 3)
    ]
    assert anna.tab.run(
        "[...document.querySelectorAll('.question')].map(it => "
        "it.querySelectorAll(':checked').length)"
    ) == [1, 0, 0]
    anna.presses("Hand in")
    assert "1 question has no answer yet" in anna.reads(".paper")
    assert anna.has_seen_no_error()


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "[]",
        '{"asked": 3}',
        '{"seed": 1, "asked": [["ID", 7, 7]]}',
        '{"seed": {}, "isHandedIn": true, "asked": [["ID", [7], [9, "length"]], 3, ["gone", "x"]]}',
        '{"seed": "1", "isHandedIn": true, "asked": [["ID", {"a": "b"}, null]]}',
    ],
)
@pytest.mark.parametrize("kind", ["choice", "short-answer", "matching", "ordering", "open"])
def test_whatever_a_browser_holds_the_page_stands(
    anna: Student, folder: Path, kind: str, kept: str
) -> None:
    """What is no test is passed over: the page shows what it can, and no script fails."""
    item = MAKERS[kind]()
    begins(anna, written(folder, page_of(item, id="holds"), "holds"))
    text = kept.replace("ID", item.id)
    anna.tab.run(f"sessionStorage[Object.keys(sessionStorage)[0]] = {json.dumps(text)}")
    anna.reloads()
    assert anna.tab.run("Boolean(document.querySelector('.wishes, .paper, .results'))")
    assert anna.has_seen_no_error()


def test_where_nothing_is_kept_a_test_is_taken_all_the_same(folder: Path, tmp_path: Path) -> None:
    """A browser that refuses storage loses the test on a reload, and nothing before."""
    at = written(folder, page_of(make_choice(), id="kept-nowhere"), "kept-nowhere")
    with student(tmp_path, refused=True) as ben:
        begins(ben, at)
        ben.tab.run("document.querySelector('.option input').click()")
        hands_in(ben)
        assert "1 mark" in ben.reads(".score")
        ben.reloads()
        assert ben.reads(".wishes") != ""
        assert ben.has_seen_no_error()
