"""Articles from files of four kinds; any other file is refused with one message."""

from pathlib import Path

import docx
import pytest

from talkquiz.articles.read import MOST_CHARACTERS, ArticleError, open_article, read_article

LINES = ["The strike is over", "Crews went back to work on Monday.", "The port says 40 ships wait."]


def lines(path: Path) -> list[str]:
    return [line.strip() for line in read_article(path).splitlines() if line.strip()]


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
        ("wide.html", "<p>Caf\xe9</p>".encode("utf-16"), "not UTF-8"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8"),
        ("null.txt", b"A\0B", "no text"),
        ("long.txt", b"a " * MOST_CHARACTERS, "too long"),
        ("text.docx", b"no zip", "no package"),
        ("zip.docx", b"PK\x03\x04 and then nothing of use", "no package"),
        ("missing.txt", None, "No such file"),
        ("paper.pdf", b"%PDF", "none of"),
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
