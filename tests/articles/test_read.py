"""Articles from files of four kinds."""

from pathlib import Path

import docx
import pytest

from talkquiz.articles.read import ArticleError, read_article

LINES = ["The strike is over", "Crews went back to work on Monday.", "The port says 40 ships wait."]


def written(folder: Path, name: str, text: str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def lines(path: Path) -> list[str]:
    """Return the paragraphs read from a file."""
    return [line.strip() for line in read_article(path).splitlines() if line.strip()]


def test_plain_text_is_read_line_by_line(tmp_path: Path) -> None:
    """A text file's lines are its paragraphs, with or without a byte order mark."""
    assert lines(written(tmp_path, "a.txt", "\ufeff" + "\n\n".join(LINES))) == LINES


def test_markdown_loses_its_marks_and_joins_its_lines(tmp_path: Path) -> None:
    """Headings, emphasis, links and quotes are read as words; an empty line parts paragraphs."""
    text = (
        "# The strike is *over*\n\n> Crews went back to\n"
        "> [work](https://example.org) on **Monday**.\n\nThe port says\n40 ships wait.\n"
    )
    assert lines(written(tmp_path, "a.md", text)) == LINES


def test_html_is_read_as_shown(tmp_path: Path) -> None:
    """Blocks are paragraphs; scripts, styles and the head are silent; entities are characters."""
    text = (
        "<html><head><title>x</title><style>p{}</style></head><body><h1>The strike is over</h1>"
        "<script>alert('no')</script><p>Crews went back\n to <b>work</b> on&nbsp;Monday.</p>"
        "<ul><li>The port says 40 ships wait.</li></ul></body></html>"
    )
    read = [
        line.replace("\N{NO-BREAK SPACE}", " ") for line in lines(written(tmp_path, "a.html", text))
    ]
    assert read == LINES


def test_word_documents_are_read_by_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    assert lines(tmp_path / "a.docx") == LINES


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"no zip at all"),
        ("b.docx", b"PK\x03\x04 and then nothing of use"),
        ("a.pdf", b"%PDF-1.4"),
        ("a.txt", b"\xff\xfe\x00\xd8broken"),
        ("none.txt", None),
    ],
    ids=["no Word file", "a damaged zip", "another kind", "not UTF-8", "missing"],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ArticleError, match=name):
        read_article(tmp_path / name)
