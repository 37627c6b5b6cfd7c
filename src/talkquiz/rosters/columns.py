"""Which columns of a table hold the names: by their headings, or by what the teacher says."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from talkquiz.problem import TalkQuizError

_WHOLE = """
full name, fullname, student, students, student name, name of student, pupil, pupil name, learner,
nom complet, nom et prénom, nom prénom, élève, étudiant, schüler, schülerin, schüler/in, schüler*in,
schülername, name vorname, vor- und nachname, nombre completo, nombre y apellidos,
apellidos y nombre, alumno, alumna, estudiante, nome completo, aluno, aluna, studente, alunno,
cognome e nome, leerling, naam leerling, elev, elevnavn, oppilas, фио, имя и фамилия,
фамилия и имя, ученик, студент, imię i nazwisko, nazwisko i imię, uczeń, jméno a příjmení, žák,
ad soyad, adı soyadı, öğrenci, ονοματεπώνυμο, الاسم الكامل, اسم الطالب, الطالب, שם מלא, שם התלמיד,
תלמיד, 姓名, 氏名, 名前, 이름, 성명
"""
_EITHER = """
name, names, nom, nombre, nome, naam, namn, navn, nimi, имя, імя, imię, jméno, ad, adı, isim, név,
όνομα, الاسم, اسم, نام, שם
"""
_FIRST = """
first name, firstname, first, given name, given names, forename, vorname, prénom, voornaam, förnamn,
fornavn, etunimi, utónév, الاسم الأول, שם פרטי, 名
"""
_LAST = """
last name, lastname, last, surname, family name, nachname, familienname, zuname, nom de famille,
apellido, apellidos, cognome, sobrenome, apelido, achternaam, efternamn, etternavn, efternavn,
sukunimi, фамилия, прізвище, nazwisko, příjmení, soyad, soyadı, vezetéknév, επώνυμο, اسم العائلة,
اللقب, שם משפחה, 姓
"""
_BETWEEN = re.compile(r"[\s_.:\-]+")


def _plain(text: str) -> str:
    """Return `text` as it is compared: "Full_Name: " is "full name"."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


_PARTS_OF_NAME = {
    part: frozenset(map(_plain, words.split(",")))
    for part, words in (
        ("whole", _WHOLE), ("first", _FIRST), ("last", _LAST), ("either", _EITHER)
    )
}  # fmt: skip
"""Which part of a name a column holds -> its headings."""


class UnknownColumnError(TalkQuizError):
    """The names are in no column that can be told; says why."""


class Columns(NamedTuple):
    """The columns, from 0, whose cells make up a name, and whether the first row is a heading."""

    positions: tuple[int, ...]
    headed: bool


def find_columns(first: Sequence[str], chosen: Sequence[str]) -> Columns:
    """Return the columns of names of a table with the row `first` at its top.

    `chosen` names them by heading or, from 1, by number; without it they are guessed. Raises
    UnknownColumnError.
    """
    headings = [_plain(cell) for cell in first]
    found = {
        part: [number for number, heading in enumerate(headings) if heading in words]
        for part, words in _PARTS_OF_NAME.items()
    }
    if chosen:
        positions = tuple(_chosen(headings, name) for name in chosen)
        by_heading = any(_plain(name) in headings for name in chosen)
        return Columns(positions, headed=by_heading or any(found.values()))
    if all(len(columns) <= 1 for columns in found.values()):
        for parts in (["whole"], ["first", "last"], ["either", "last"], ["first", "either"]):
            if all(found[part] for part in parts):
                return Columns(tuple(found[part][0] for part in parts), headed=True)
        if found["either"]:
            return Columns((found["either"][0],), headed=True)
    filled = [number for number, heading in enumerate(headings) if heading]
    if len(filled) == 1 and not any(found.values()):
        return Columns((filled[0],), headed=False)
    raise UnknownColumnError(f"which column holds the names? There are {_quoted(first)}")


def _chosen(headings: Sequence[str], name: str) -> int:
    plain = _plain(name)
    if headings.count(plain) == 1:
        return headings.index(plain)
    if plain in headings:
        raise UnknownColumnError(f"{headings.count(plain)} columns are called `{name}`")
    if name.isdecimal() and 1 <= int(name) <= len(headings):
        return int(name) - 1
    raise UnknownColumnError(f"there is no column `{name}`. There are {_quoted(headings)}")


def _quoted(headings: Iterable[str]) -> str:
    return ", ".join(f"`{' '.join(heading.split())[:40]}`" for heading in headings)
