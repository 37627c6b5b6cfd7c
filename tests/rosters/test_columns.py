"""Columns of names are found by headings in many languages, or are asked for."""

from collections.abc import Sequence

import pytest

from talkquiz.rosters.columns import UnknownColumnError, find_columns
from talkquiz.rosters.headings import ROLES, role_of
from talkquiz.tables.table import Cell, Table

BELOW = ["Ada", "Brook", "Roe", "Jo", "Al"]


def listed(*rows: str) -> Table:
    return Table(
        [
            [Cell(text, line, at) for at, text in enumerate(row.split(";"), start=1)]
            for line, row in enumerate(rows, start=1)
        ]
    )


def positions(headings: str, *chosen: str) -> list[int]:
    below = ";".join(BELOW[: headings.count(";") + 1])
    return find_columns(listed(headings, below), chosen).positions


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Name", [0]),
        ("Class;Full_Name:", [1]),
        ("id;student;class", [1]),
        ("First Name;Last Name", [0, 1]),
        ("Surname;Forename;Form", [1, 0]),
        ("Klasse;Name;Vorname", [2, 1]),
        ("Nom;Prénom", [1, 0]),
        ("NOMBRE;Apellidos", [0, 1]),
        ("Nombre;Apellido(s);Correo", [0, 1]),
        ("Nom;Cognoms", [0, 1]),
        ("Nome;Apelidos", [0, 1]),
        ("Фамилия;Имя;Отчество", [1, 0]),
        ("Име;Презиме;Фамилия", [0, 2]),
        ("Име;Презиме", [0, 1]),
        ("Schüler;Klasse", [0]),
        ("الصف;الاسم", [1]),
        ("Nº;Primer apellido;Segundo apellido;Nombre", [3, 1, 2]),
        ("Apellido paterno;Apellido materno;Nombre(s)", [2, 0, 1]),
        ("Roepnaam;Tussenvoegsel;Achternaam;Klas", [0, 1, 2]),
        ("First name;Preferred name;Last name", [1, 0, 2]),
        ("Nom de famille;Nom d’usage;Prénom 1;Prénom 2", [2, 1, 0]),
        ("STUDENTS.First_Name;STUDENTS.Last_Name", [0, 1]),
        ("givenName;familyName", [0, 1]),
        ("[1]Last_Name;[1]First_Name", [1, 0]),
        ("First Name [Required];Last Name [Required]", [0, 1]),
        ("Schueler_Nachname;Schueler_Vorname", [1, 0]),
        ("name;longName;foreName;klasse.name", [2, 1]),
        ("PRIJMENI;JMENO;TRIDA", [1, 0]),
        ("SOYADI;ADI", [1, 0]),
        ("Legal Surname;Preferred Forename;Surname", [1, 2]),
        ("Name;First name;Last name", [1, 2]),
        ("Vezetéknév;Keresztnév", [0, 1]),
        ("Họ và tên đệm;Tên", [0, 1]),
        ("First name;Last name;Parent first name;Parent last name", [0, 1]),
        ("Display name;Username", [0]),
    ],
)
def test_headings_are_known(headings: str, expected: list[int]) -> None:
    """The columns are in the order in which a name is printed."""
    assert positions(headings) == expected


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Apellidos y nombre", "whole"),
        ("Nachname, Vorname", "whole"),
        ("Name (Last, First)", "whole"),
        ("Nom et prénom de l’élève", "whole"),
        ("Prénom / First name", "first"),
        ("Nom de l'élève", "either"),
        ("Name des Schülers", "either"),
        ("Alumno/a", "whole"),
        ("Schüler*innen", "whole"),
        ("ΟΝΟΜΑΤΕΠΩΝΥΜΟ", "whole"),
        ("Parent first name", ""),
        ("Vorname Mutter", ""),
        ("Teacher name", "other"),
        ("Username", "other"),
        ("#", "other"),
        ("Ada Brook", ""),
        ("", ""),
    ],
)
def test_headings_are_taken_apart(heading: str, role: str) -> None:
    """Whose name it is, or that two are joined, needs no entry; whose it is not, counts."""
    assert role_of(heading) == role


def test_no_heading_means_two_things() -> None:
    seen: dict[str, str] = {}
    for role, words in ROLES.items():
        for word in words.replace("\n", " ").split(","):
            assert seen.setdefault(word.strip(), role) == role, word


@pytest.mark.parametrize(
    ("rows", "top"),
    [
        (["Class 7b;;", "No;Name;Class", "1;Ada Brook;7b"], 2),
        (["Student list", "Term 1", "Name", "Ada Brook"], 3),
        (["Teacher Name:;Smith", "Class:;History", "Student Name;Score", "Brook, Ada;1"], 3),
        (["Student;;Class", "First;Last;", "Ada;Brook;7b"], 2),
    ],
)
def test_headings_may_stand_below_others(rows: Sequence[str], top: int) -> None:
    assert find_columns(listed(*rows), ()).top == top


def test_a_name_is_no_heading() -> None:
    """A Dutchman called Ad is no column of Turkish names."""
    with pytest.raises(UnknownColumnError):
        find_columns(listed("Jan Bos;1", "Ad;2", "Piet;3"), ())


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["pupil no"], [0]),
        (["3"], [2]),
        (["Call name", "2"], [2, 1]),
        (["CALL_NAME"], [2]),
    ],
)
def test_a_column_can_be_named_by_heading_or_number(chosen: list[str], expected: list[int]) -> None:
    assert positions("Pupil No;Surname;Call name", *chosen) == expected


def test_a_heading_that_is_named_is_found_below_others() -> None:
    found = find_columns(listed("Course X;;", "A;Deltagare", "1;Ada Brook"), ["deltagare"])
    assert (found.positions, found.top) == ([1], 2)


def test_words_above_numbers_are_headings() -> None:
    """So a number can name a column under a heading that nobody knows."""
    assert find_columns(listed("Deltagare;Mugg", "Ada Brook;1", "Bo Ek;2"), ["1"]).top == 1
    assert find_columns(listed("Ada Brook;x", "Bo Ek;y"), ["1"]).top == 0


def test_a_lone_column_needs_no_heading() -> None:
    found = find_columns(listed("Ada Brook;"), ())
    assert (found.positions, found.top) == ([0], 0)


@pytest.mark.parametrize(
    ("headings", "chosen"),
    [
        ("Ada;Brook", []),
        ("Student;Pupil", []),
        ("First name;Class", []),
        ("Last name;Class", []),
        ("Username;Email", []),
        ("Last name;First name;First name", []),
        ("Name;Name", ["name"]),
        ("Name;Class", ["Nmae"]),
        ("Name;Class", ["3"]),
        ("Name;Class", ["0"]),
    ],
)
def test_asked_for(headings: str, chosen: list[str]) -> None:
    """Where it is not clear which column is meant, it is not guessed; the headings are named."""
    with pytest.raises(UnknownColumnError, match=r"`|called") as error:
        positions(headings, *chosen)
    assert "--name-column" in error.value.hint or chosen
