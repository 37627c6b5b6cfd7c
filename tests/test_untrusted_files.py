"""The door for files from outside: what passes it, and what is refused before it does harm."""

import os
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from talkquiz.articles.read import ArticleError, read_article
from talkquiz.untrusted_files import OutsideError, read_file
from talkquiz.untrusted_packages import Limits, Package, office_package

SMALL = Limits(parts=20, unpacked=200_000, text=100_000)


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def locked(content: bytes) -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            struct.pack_into("<H", changed, start + offset, 1)
            start = changed.find(mark, start + 4)
    return bytes(changed)


def word_file(**changes: bytes | None) -> bytes:
    """Return a Word document with other contents of its parts, or without them."""
    file = BytesIO()
    document = docx.Document()
    document.add_paragraph("Pilots said no.")
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    given = {"document": "word/document.xml", "rels": "word/_rels/document.xml.rels"}
    for name, content in changes.items():
        if content is None:
            del parts[given[name]]
        else:
            parts[given[name]] = content
    return zipped(parts)


def test_an_ordinary_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    link = tmp_path / "link"
    link.symlink_to(path)
    assert read_file(path, 3) == read_file(link, 3) == b"abc"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_bytes(b"abcd"), "larger"),
        (Path.mkdir, "directory"),
        (os.mkfifo, "no ordinary file"),
        (lambda path: path.symlink_to("/dev/zero"), "no ordinary file"),
        (lambda path: path.symlink_to(path), "symbolic links"),
        (str, "No such file"),
    ],
)
def test_anything_else_is_refused(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    """No pipe is waited for, and no device read."""
    make(tmp_path / "a")
    with pytest.raises(OutsideError, match=reason):
        read_file(tmp_path / "a", 3)


def test_what_is_refused_is_not_left_open(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        before = sorted(Path("/dev/fd").iterdir())
        with pytest.raises(OutsideError):
            read_file(path, 3)
        assert sorted(Path("/dev/fd").iterdir()) == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no package"),
        (b"PK\x03\x04", "no package"),
        (zipped({f"{n}.xml": b"" for n in range(21)}), "more than 20 parts"),
        (zipped({"a.png": bytes(200_001)}), "unpacks to more than 0 MB"),
        (zipped({"a.xml": bytes(100_001)}), "its text unpacks"),
        (zipped({"a": bytes(100_001)}), "its text unpacks"),
        (zipped({"a.xml": b"", "b.xml": b""}).replace(b"b.xml", b"a.xml"), "two parts of one name"),
        (locked(zipped({"a": b"b"})), "password"),
        (zipped({"a": b"b"}, zipfile.ZIP_BZIP2), "compressed in a way"),
        (zipped({"a": b"b"}, zipfile.ZIP_LZMA), "compressed in a way"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        (zipped({"a": b"b"}), "zip of another kind"),
        (zipped({"[Content_Types].xml": "<!DOCTYPE x>".encode("utf-16")}), "document type"),
    ],
)
def test_a_package_is_refused_before_it_is_unpacked(content: bytes, reason: str) -> None:
    with pytest.raises(OutsideError, match=reason):
        office_package(content, SMALL)


def test_a_package_at_its_limits_is_read() -> None:
    """Pictures may hold a document type, and are no text."""
    parts = {"[Content_Types].xml": bytes(100_000), "a.svg": b"<!DOCTYPE".ljust(100_000)}
    parts |= {f"{n}.png": b"" for n in range(18)}
    package = office_package(zipped(parts), SMALL)
    assert {name: package.read(name) for name in package.sizes} == parts


def test_a_damaged_part_is_told() -> None:
    content = zipped({"a": b"words" * 50}, zipfile.ZIP_STORED).replace(b"words", b"sword", 1)
    package = Package(content, SMALL)
    for part in ("a", "b"):
        with pytest.raises(OutsideError, match="missing or damaged"):
            package.read(part)


@pytest.mark.parametrize(
    "content",
    [
        word_file(document=None),
        word_file(document=b"<w:document"),
        word_file(document=b"<a/>"),
        word_file(rels=b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                  b'relationships"><Relationship Id="rId1" Type="x"/></Relationships>'),
        word_file(document=b"<x>" * 5000 + b"</x>" * 5000),
        word_file(document=b"<w:p/>" * 2_000_000),
        locked(word_file()),
        word_file()[:900],
    ],
)  # fmt: skip
def test_a_hostile_article_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(tmp_path / "a.docx")


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<a a", "<a/", "<a =", "<p a=b", "<a b='", "<!--", "<![CDATA[", "<?", "&", "</", "<p>",
     "<b><i>", "<script>"],
)  # fmt: skip
def test_a_page_of_half_open_tags_is_read(tmp_path: Path, piece: str) -> None:
    """Tags without an end, however many, do not keep the words before them from being read."""
    path = tmp_path / "a.html"
    path.write_text(f"<p>The lamp was lit.</p>{piece * 20_000}", encoding="utf-8")
    assert "The lamp was lit." in read_article(path).text
