"""Paragraphs of PDFs that are drawn line by line, as a PDF holds them; hostile ones are refused."""

import re
from collections.abc import Sequence

import pytest

from drawn_pdfs import Line, drawn, text
from talkquiz.articles.article_data import Told
from talkquiz.articles.pdf_text import read_pdf
from talkquiz.untrusted_files import OutsideError


def column(lines: str, top: float = 700, x: float = 50) -> list[Line]:
    """Return lines below each other; an empty one makes a gap, `>` moves one in."""
    placed = list[Line]()
    for line in lines.strip("\n").split("\n"):
        if line:
            moved = 20 if line.startswith(">") else 0
            placed.append((x + moved, top, 10, line.lstrip("> ")))
        top -= 12 if line else 8
    return placed


STORY = """
The strike at the port of Saltmere is over, and the crews
went back to work on Monday, a week after it began, said
the har-
bour master.

The port says that 40 ships wait outside its long-
est pier."""


def paragraphs(*pages: Sequence[Line], title: str = "") -> list[str]:
    return read_pdf(drawn([text(page) for page in pages], title=title)).text.splitlines()


def test_lines_are_put_together_and_words_that_were_parted() -> None:
    assert paragraphs(column(STORY)) == [
        (
            "The strike at the port of Saltmere is over, and the crews went back to work on Monday"
            ", a week after it began, said the harbour master."
        ),
        "The port says that 40 ships wait outside its longest pier.",
    ]


def test_a_hyphen_that_the_text_writes_elsewhere_stays() -> None:
    lines = "The long-term plan is the one that all agreed to, the long-\nterm plan, that is."
    assert paragraphs(column(lines))[0].endswith("the long-term plan, that is.")


def test_paragraphs_without_gaps_begin_where_a_line_is_moved_in() -> None:
    lines = """
> The strike at the port of Saltmere is over, and crews
went back to work on Monday, as the harbour master says.
> The port says that 40 ships wait outside its old pier.
> Ada Brook, the mayor, had no comment on that on Monday,
she said."""
    assert [line.split()[1] for line in paragraphs(column(lines))] == ["strike", "port", "Brook,"]


def test_a_headline_of_two_lines_is_one_paragraph() -> None:
    head: list[Line] = [(50, 760, 24, "The strike at the port"), (50, 732, 24, "is over at last")]
    assert paragraphs([*head, *column(STORY)])[0] == "The strike at the port is over at last"


def test_heads_feet_and_numbers_of_pages_are_no_text_and_sentences_go_on_over_them() -> None:
    first = column("The port says that 40 ships wait outside\nits pier, and that the last of")
    second = column("them will be unloaded on Friday.")
    pages = [
        [(50, 780, 8, "Harbour Watch, Monday"), *lines, (300, 20, 8, f"Page {number} of 2")]
        for number, lines in enumerate((first, second), 1)
    ]
    assert paragraphs(*pages) == [
        (
            "The port says that 40 ships wait outside its pier, and that the last of them will be "
            "unloaded on Friday."
        )
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column("The port says that 40 ships\nwait outside its pier, and")
    right = column("that the last of them will\nbe unloaded on Friday.", x=320)
    assert len(paragraphs([*left, *right])) == 1


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("The strike is over | Harbour Watch", ("The strike is over", True)),
        ("Microsoft Word - A plan for all", ("A plan for all", False)),
        ("report-final.docx", None),
        ("Untitled", None),
    ],
)
def test_the_title_in_the_properties_is_a_hint_that_the_page_may_bear_out(
    title: str, told: tuple[str, bool] | None
) -> None:
    head: list[Line] = [(50, 760, 24, "The strike is over")]
    data = read_pdf(drawn([text([*head, *column(STORY)])], title=title)).data
    if told is None:
        assert data.title is None
    else:
        assert isinstance(data.title, Told)
        assert (data.title.value, data.title.sure) == told
    assert data.issued is None


SHOWN = b"BT /F1 9 Tf (x) Tj ET "


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\nand then nothing of use", "no PDF"),
        (drawn([b""]), "no text layer"),
        (drawn([SHOWN], key="secret"), "locked"),
        (drawn([SHOWN] * 101), "more than 100 pages"),
        (drawn([b"BT /F1 9 Tf " + b"(a) Tj " * 100_000 + b"ET"]), "larger than"),
        (drawn([b"BT /F1 9 Tf " + b"(a) Tj " * 25_000 + b"ET"] * 20), "more than an article"),
        (drawn([b"BT /F1 9 Tf [" + b"(a) 9 " * 25_000 + b"] TJ ET"] * 20), "more than an article"),
        (
            drawn([b"/A0 Do " * 9], {f"/A{n}": f"/A{n + 1} Do ".encode() * 9 for n in range(9)}),
            "more than an article|no text layer",
        ),
    ],
    ids=["no PDF", "pictures", "locked", "pages", "a stream", "work", "arrays", "forms"],
)
def test_what_is_no_article_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(OutsideError, match=words):
        read_pdf(content)


def test_a_form_that_shows_itself_is_shown_once() -> None:
    content = drawn([b"/A Do"], {"/A": SHOWN + b"/A Do "})
    assert re.fullmatch(r"x+", read_pdf(content).text)
