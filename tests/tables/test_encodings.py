"""Encodings are told by marks, else by the letters of names; what cannot be told is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from class_tables import ENCODINGS
from talkquiz.tables.encodings import decode, garbled
from talkquiz.tables.table import UnreadError

NAMES = (
    *("Björn Müller", "Zoë O’Brien", "José García Íñiguez", "Élodie D’Arc", "Çağla"),
    *("François Lefèvre", "Þóra Æsa Ødegård", "ÅSA ÖSTERBERG", "Giulia Dall’Agnol"),
)


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(sorted(ENCODINGS)))
def test_unicode_is_certain(text: str, encoding: str) -> None:
    text = text.lstrip("\ufeff\0")
    assert decode(ENCODINGS[encoding] + text.encode(encoding)) == (text, "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(encoding: str) -> None:
    assert decode("Name\tZoë\r\n".encode(encoding)) == ("Name\tZoë\r\n", "")


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("name", NAMES)
def test_code_pages_are_guessed(name: str, encoding: str) -> None:
    """A name alone shows which code page it was written in, and that this is a guess."""
    known = name.encode("cp1252", "ignore").decode("cp1252")
    known = known.encode("mac-roman", "ignore").decode("mac-roman")
    assert decode(f"Name\r\n{known}\r\n".encode(encoding)) == (f"Name\r\n{known}\r\n", encoding)


# None of these names is among those that the letters are known from.
ELSEWHERE = {
    "cp1250": ["Imię;Nazwisko\nZdzisława;Błaszczyk", "Name\nBořivoj Štěrba\nKvěta Hrubá"],
    "mac-latin2": ["Jméno;Příjmení\nBořivoj;Štěrba"],
    "cp852": ["Jméno;Příjmení\nBořivoj;Štěrba"],
    "cp850": ["Name;Klasse\nAnneliese Böttcher;7b\nSven Süßmilch;7b"],
    "cp1251": ["Имя;Фамилия\nГлеб;Тарасов", "Name\nГнатюк Ілля\nСидоренко Віра"],
    "koi8-r": ["Имя;Фамилия\nГлеб;Тарасов"],
    "cp866": ["Имя;Фамилия\nГлеб;Тарасов"],
    "cp1253": ["Όνομα;Τμήμα\nΦώτης Λαζαρίδης;Β"],
    "cp1254": ["Adı;Soyadı\nBerfin;Sağlam", "Name\nDoğukan Yüksel\nCeyda Kırım"],
    "cp1255": ["שם;כיתה\nאלון שביט;ז"],
    "cp1256": ["الاسم;الصف\nهاني الجندي;7"],
    "cp1257": ["Vardas;Pavardė\nUgnė;Šimkutė", "Vārds;Uzvārds\nElīza;Siliņa"],
    "gb18030": ["姓名,班级\n王浩宇,七班"],
    "big5": ["姓名,班級\n陳冠宇,七班"],
    "cp932": ["氏名,組\n高橋健太,一"],
    "cp949": ["이름,반\n김민재,칠"],
}


@pytest.mark.parametrize("encoding", sorted(ELSEWHERE))
def test_code_pages_of_other_countries_are_guessed(encoding: str) -> None:
    """Headings and a name or two are enough to tell the code pages of the world apart."""
    for text in ELSEWHERE[encoding]:
        assert decode(text.encode(encoding)) == (text, encoding)


def test_windows_comes_first() -> None:
    assert decode("JOÃO SIMÕES".encode("cp1252")) == ("JOÃO SIMÕES", "cp1252")


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF16_LE + b"A",
        codecs.BOM_UTF8 + b"\xff",
        b"Name\0\0\0\x01" * 9,
        b"Name\n\x81\x8d\x8f\x90\xfe\xff\n",
        "Name\nBerfin Sağlam\n".encode("cp1254"),  # or Saðlam
    ],
)
def test_what_cannot_be_told_is_refused(content: bytes) -> None:
    """Rather than a name with wrong letters there is none."""
    with pytest.raises(UnreadError):
        decode(content)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
def test_letters_that_were_decoded_wrongly_are_seen(encoding: str) -> None:
    """A list that was opened in a wrong encoding and saved again is UTF-8, and wrong."""
    assert garbled("Björn Õie".encode().decode(encoding)) == "Björn Õie"
    assert not any(map(garbled, NAMES))
