"""Encodings are told by their marks, and code pages by where their letters stand."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosters.tables import ENCODINGS
from talkquiz.rosters.encoding import decode

NAMES = (
    "Björn Müller",
    "Zoë O’Brien",
    "José García Íñiguez",
    "Élodie D’Arc",
    "Çağla",
    "François Lefèvre",
    "Þóra Æsa Ødegård",
    "ÅSA ÖSTERBERG",
    "Giulia Dall’Agnol",
)


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(sorted(ENCODINGS)))
def test_unicode_is_certain(text: str, encoding: str) -> None:
    """All Unicode encodings that Excel writes come back as they were, with no guess."""
    text = text.lstrip("\ufeff")
    assert decode(ENCODINGS[encoding] + text.encode(encoding)) == (text, "")


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("name", NAMES)
def test_code_pages_are_guessed(name: str, encoding: str) -> None:
    """A name alone shows which code page it was written in, and that this is a guess."""
    known = "".join(letter for letter in name if can_encode(letter))
    assert decode(f"Name\r\n{known}\r\n".encode(encoding)) == (f"Name\r\n{known}\r\n", encoding)


def test_windows_comes_first() -> None:
    """Where a name reads well in both, it is read as what Windows writes."""
    assert decode("JOÃO SIMÕES".encode("cp1252")) == ("JOÃO SIMÕES", "cp1252")


def can_encode(letter: str) -> bool:
    """Tell whether a letter is in both code pages."""
    return all(letter.encode(page, "ignore") for page in ("cp1252", "mac-roman"))


@pytest.mark.parametrize(
    "content",
    [
        "Имя\nИван Петров\nОльга\n".encode("cp1251"),
        "الاسم\nمحمد\n".encode("cp1256"),
        codecs.BOM_UTF16_LE + b"A",
        codecs.BOM_UTF8 + b"\xff",
    ],
)
def test_what_cannot_be_told_is_refused(content: bytes) -> None:
    """Other alphabets in a code page, and broken files, are refused rather than printed wrong."""
    with pytest.raises(UnicodeError):
        decode(content)
