"""LibreOffice lays out what sections show: it fits its pages, and nothing is torn apart."""

import re
from itertools import product

import pytest

import pdf_pages
from pdf_pages import needs_libreoffice
from talkquiz.exporters import Options
from word_files import bundled_handouts, made
from word_shown import EVERYTHING, LONG_TABLE, reading, sheet_of, timeline

pytestmark = needs_libreoffice
WAYS = {
    f"{paper}{'-large' * large}{'-dyslexia' * dyslexia}": Options(
        paper=paper, large_print=large, dyslexia=dyslexia
    )
    for paper, large, dyslexia in product(("a4", "letter"), (False, True), (False, True))
}
ORDINARY = ("a4", "letter")
every_way = pytest.mark.parametrize("way", WAYS)
READER = reading(2, paragraphs=4, words=60)
"""About as many words as one page is to have."""
LONG = timeline(years=4, dates=6)

FOR_A_PAGE = ("instructions", "objectives", "entries", "table", "timeline")

BUNDLED = {"reader": 4, "timeline": 2, "who-is-who": 3, "lesson-plan": 2}
"""How many pages a handout of the bundled course has at most: the reader is two leaves."""

Pages = list[str]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Pages]:
    """Return the text of each page of each sheet in every way to print."""
    handouts = {**EVERYTHING, "page": READER, "long": LONG, "long-table": LONG_TABLE}
    handouts_of_course = [each for each in bundled_handouts().handouts if each.name in BUNDLED]
    sheets = {
        (way, name): content
        for way, options in WAYS.items()
        for name, shown in handouts.items()
        for content in made(sheet_of(shown, "The section"), options=options).values()
    }
    sheets |= {
        (way, f"bundled-{name.removesuffix('.docx')}"): content
        for way in ORDINARY
        for name, content in made(*handouts_of_course, options=WAYS[way]).items()
    }
    files = {f"{way}-{name}.docx": content for (way, name), content in sheets.items()}
    pdfs = pdf_pages.printed(files, tmp_path_factory.mktemp("shown"))
    return dict(zip(sheets, map(pdf_pages.texts, pdfs), strict=True))


def body(page: str) -> list[str]:
    """Return the lines of a page above its footer, without the spaces that part letters as well."""
    lines = ["".join(line.split()) for line in page.splitlines() if line.strip()]
    foot = next(at for at, line in enumerate(lines) if re.search(r"Page\d+of\d+$", line))
    # Where the title is long, the number of the page stands below it.
    return lines[: foot - lines[foot].startswith("Page")]


@pytest.mark.parametrize("way", ORDINARY)
@pytest.mark.parametrize("name", [*FOR_A_PAGE, "page"])
def test_what_is_for_a_page_fits_on_one(
    way: str, name: str, printed: dict[tuple[str, str], Pages]
) -> None:
    assert len(printed[way, name]) == 1


@pytest.mark.parametrize("way", ORDINARY)
@pytest.mark.parametrize("name", BUNDLED)
def test_what_the_bundled_course_shows_is_no_longer_than_a_class_can_use(
    way: str, name: str, printed: dict[tuple[str, str], Pages]
) -> None:
    assert len(printed[way, f"bundled-{name}"]) <= BUNDLED[name]


@every_way
def test_a_long_timeline_has_its_head_on_every_page(
    way: str, printed: dict[tuple[str, str], Pages]
) -> None:
    """No page ends with the number of a year, and every date has its mark."""
    pages = [body(page) for page in printed[way, "long"]]
    assert len(pages) > 1
    head = "DateGenevaAstana" if way in ORDINARY else "DateWhathappenedor"
    for number, page in enumerate(pages):
        heads = [line for line in page if line.startswith(head)]
        assert len(heads) == 1
        assert number == 0 or page[0] == heads[0]
        assert not re.fullmatch(r"\d{4}", page[-1])
    text = "".join(line for page in pages for line in page)
    assert (text.count("●"), text.count("○")) == (4 * 7 + 1, 4 + 1)  # with those of the legend


@every_way
def test_a_lesson_is_on_one_page(way: str, printed: dict[tuple[str, str], Pages]) -> None:
    """Its title, objectives, steps and homework stand together."""
    pages = ["".join(body(page)) for page in printed[way, "lessons"]]
    for number in range(1, 6):
        (page,) = [page for page in pages if f"Readfirstinlesson{number}." in page]
        for part in (f"Lesson{number}45", f"objective{number}0", f"cardsoflesson{number}."):
            assert part in page, part


@every_way
@pytest.mark.parametrize("name", [*EVERYTHING, "page", "long", "long-table"])
def test_no_page_is_empty_or_ends_with_a_heading(
    way: str, name: str, printed: dict[tuple[str, str], Pages]
) -> None:
    headings = {"Thesection", "Topic1", "Heading2", "Truces", "Rounds", "People", "Bodies"}
    for page in map(body, printed[way, name]):
        assert page
        assert page[-1] not in {*headings, "Sources", "Notfromthereports", "NameInshort"}


@every_way
@pytest.mark.parametrize(
    ("name", "longest"),
    [
        ("table", ["Government", "Opposition", "Between"]),
        ("long-table", ["Guarantors", "Government"]),
        ("entries", ["Negotiations", "Committee"]),
        ("lessons", ["Min.", "reader"]),
        ("timeline", ["January", "Claimed:", "planned"]),
    ],
)
def test_no_word_breaks_in_a_narrow_column(
    way: str, name: str, longest: list[str], printed: dict[tuple[str, str], Pages]
) -> None:
    """Where print is large, a column is still as wide as its longest word."""
    lines = [line for page in printed[way, name] for line in body(page)]
    assert [word for word in longest if not any(word in line for line in lines)] == []
