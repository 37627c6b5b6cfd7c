"""Files that are no article, each refused with one message."""

import zipfile
from pathlib import Path

import docx
import pytest

from talkquiz.articles.read import MOST_CHARACTERS, ArticleError, open_article


def refusal(path: Path, content: bytes) -> str:
    """Return why the file is refused; it names the file, on one line."""
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
        ("text.docx", b"no zip", "no Word document"),
        ("paper.pdf", b"%PDF", "none of"),
    ],
)
def test_what_is_no_article_is_refused(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """Proves that each way to be no article has its message."""
    assert words in refusal(tmp_path / name, content)


@pytest.mark.parametrize("damage", ["cut", "xml", "bytes", "other zip"])
def test_damaged_word_files_are_refused(tmp_path: Path, damage: str) -> None:
    """Proves that no damage to a .docx ends in another exception."""
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("Pilots said no.")
    document.save(str(path))
    content = path.read_bytes()
    if damage == "cut":
        content = content[: len(content) // 2]
    elif damage == "bytes":
        content = content[:200] + b"\xff" * 60 + content[260:]
    else:
        with zipfile.ZipFile(path) as whole:
            parts = {name: whole.read(name) for name in whole.namelist()}
        broken = {**parts, "word/document.xml": b"<w:doc"} if damage == "xml" else {"a": b"b"}
        with zipfile.ZipFile(path, "w") as made:
            for name, part in broken.items():
                made.writestr(name, part)
        content = path.read_bytes()
    refusal(path, content)


def test_invisible_characters_are_no_hindrance(tmp_path: Path) -> None:
    """Proves that an article with odd characters is still read."""
    path = tmp_path / "a.html"
    path.write_text("<p>Pilots &#0;said\u202e \x1b[31mno.</p>", encoding="utf-8")
    assert len(open_article(path, "s009").sentences) == 1
