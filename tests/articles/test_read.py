"""Articles from files of four kinds; any other file is refused with one message."""

import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from samples import TRANSFER
from talkquiz.articles.article_data import Told
from talkquiz.articles.read import (
    MOST_CHARACTERS,
    ArticleError,
    open_article,
    read_article,
    save_text,
)

LINES = ["The strike is over", "Crews went back to work on Monday.", "The port says 40 ships wait."]


def lines(path: Path) -> list[str]:
    return [line.strip() for line in read_article(path).text.splitlines() if line.strip()]


MARKDOWN = """\
# The strike is *over*

> Crews went back to
> [work](https://example.org) on **Monday**.

The port says
40 ships wait.
"""
PAGE = """\
<html><head><title>x</title><style>p{}</style></head><body><h1>The strike is over</h1>
<script>alert('no')</script><p>Crews went back
 to <b>work</b> on&nbsp;Monday.</p><ul><li>The port says 40 ships wait.</li></ul></body></html>
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", "\ufeff" + "\n\n".join(LINES)), ("a.md", MARKDOWN), ("a.html", PAGE)],
)
def test_text_is_read_line_by_line(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert lines(tmp_path / name) == LINES


def test_word_documents_are_read_by_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    assert lines(tmp_path / "a.docx") == LINES


def refusal(path: Path, content: bytes | None) -> str:
    """Return why the file is refused; it names the file, on one line."""
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArticleError) as caught:
        open_article(path, "s009")
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "no text"),
        ("blank.md", b"\n \n", "no text"),
        ("script.html", b"<script>Pilots said no.</script>", "no text"),
        ("latin.txt", b"The caf\xe9 closed.", "not UTF-8"),
        ("odd.html", b"<p>The caf\x81 closed.</p>", "neither UTF-8 nor Windows-1252"),
        ("odd.webarchive", b"bplist00 and then nothing of use", "no saved page"),
        ("empty.html", b"<div id=app></div><script>run()</script>", "print the page to a PDF"),
        ("false.html", b"<meta charset=gbk><p>Caf\xe9</p>", "neither UTF-8 nor gbk"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8"),
        ("null.txt", b"A\0B", "no text"),
        ("long.txt", b"a " * MOST_CHARACTERS, "too long"),
        ("text.docx", b"no zip", "no package"),
        ("zip.docx", b"PK\x03\x04 and then nothing of use", "no package"),
        ("missing.txt", None, "No such file"),
        ("paper.pdf", b"%PDF", "no PDF"),
        ("paper.rtf", b"{\\rtf1 Hello}", "none of"),
        ("picture.html", b"\x89PNG\r\n", "no web page"),
        ("page.mhtml", b"MIME-Version: 1.0\n\nText.", "no web page"),
    ],
)
def test_what_is_no_article_is_refused(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    assert words in refusal(tmp_path / name, content)


def test_invisible_characters_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Pilots &#0;said\u202e \x1b[31mno.</p>", encoding="utf-8")
    assert len(open_article(path, "s009").article.sentences) == 1


def test_without_the_extra_a_page_says_how_to_install_it_and_a_saved_text_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    save_text(open_article(path, "s009"))
    with_extra = open_article(path, "s009")
    monkeypatch.setitem(sys.modules, "talkquiz.articles.web_page", None)
    assert open_article(path, "s009") == with_extra
    path.with_name("a.html.read.txt").unlink()
    assert 'pip install "talkquiz[curator]"' in refusal(path, None)


def test_what_was_read_comes_back_from_the_saved_text(tmp_path: Path) -> None:
    """Its sentences, what the page tells and where, and what was left out; written once only."""
    path = tmp_path / "a.html"
    path.write_text(TRANSFER.read_text(encoding="utf-8"), encoding="utf-8")
    read = open_article(path, "s009")
    assert read.data.title == Told(
        "Lakeside sign striker Okafor from Brightwater", "the page's heading"
    )
    assert save_text(read)
    again = open_article(path, "s009")
    assert not save_text(again)
    assert (again.article, again.data, again.left_out, again.saved_as) == (
        read.article,
        read.data,
        read.left_out,
        tmp_path / "a.html.read.txt",
    )


def test_a_saved_text_stands_by_itself_and_may_be_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(TRANSFER.read_text(encoding="utf-8"), encoding="utf-8")
    save_text(open_article(path, "s009"))
    saved = path.with_name("a.html.read.txt")
    mended = saved.read_text(encoding="utf-8").replace("\nAdvertisement\n", "\n")
    saved.write_text(mended, encoding="utf-8")
    path.unlink()
    alone = open_article(saved, "s009")
    assert alone.data.outlet == Told("Sport Page", "the page's title")
    assert alone.article.sentences[-1].text == "Voss: no excuses"


def test_a_text_of_ones_own_in_the_way_of_the_saved_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.html.read.txt").write_text("My notes.", encoding="utf-8")
    assert "in the way" in refusal(tmp_path / "a.html", None)


HUGO = """\
---
title: "The strike is over"
author: [Ada Brook, Tom Reed]
date: 2021-03-10T23:30:00+01:00
publication: Harbour Watch
tags: [port]
---
"""
OBSIDIAN = """\
---
Title: The strike is over
author:
  - "[[Ada Brook]]"
  - "[[Tom Reed]]"
source: https://example.org/strike
site: Harbour Watch
published: 2021-03-10
created: 2023-01-05
---
"""
TOML = """\
+++
title = "The strike is over"
authors = ["Ada Brook", "Tom Reed"]
date = 2021-03-10T08:00:00Z
outlet = "Harbour Watch"
+++
"""


@pytest.mark.parametrize("matter", [HUGO, OBSIDIAN, TOML], ids=["Hugo", "Obsidian", "TOML"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_tells_and_is_no_part_of_the_text(
    tmp_path: Path, matter: str, name: str
) -> None:
    path = tmp_path / name
    path.write_text(matter + "Crews went back to work on Monday.\n", encoding="utf-8")
    read = open_article(path, "s009")
    assert [sentence.at for sentence in read.article.sentences] == ["p1.s1"]
    told = read.data
    where = "the front matter"
    assert told.title == Told("The strike is over", where)
    assert told.outlet == Told("Harbour Watch", where)
    assert told.authors == Told(("Ada Brook", "Tom Reed"), where)
    assert told.issued == Told(date(2021, 3, 10), where)


def test_a_line_that_only_parts_a_text_is_no_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nThe strike is over.\n---\nCrews work.\n", encoding="utf-8")
    assert "The strike is over." in read_article(path).text
