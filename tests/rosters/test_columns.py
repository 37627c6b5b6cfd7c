"""Names are found by their headings in many languages, and asked for where they are not clear."""

import pytest

from talkquiz.rosters.columns import Columns, UnknownColumnError, find_columns


@pytest.mark.parametrize(
    ("headings", "positions"),
    [
        ("Name", (0,)),
        ("Class,Full_Name:", (1,)),
        ("id,student,class", (1,)),
        ("First Name,Last Name", (0, 1)),
        ("Surname,Forename,Form", (1, 0)),
        ("Klasse,Name,Vorname", (2, 1)),
        ("Nom,Prénom", (1, 0)),
        ("NOMBRE,Apellidos", (0, 1)),
        ("Фамилия,Имя", (1, 0)),
        ("Schüler,Klasse", (0,)),
        ("الصف,الاسم", (1,)),
        ("Name,First name,Last name", (1, 2)),
    ],
)
def test_guessed(headings: str, positions: tuple[int, ...]) -> None:
    assert find_columns(headings.split(","), ()) == Columns(positions, headed=True)


@pytest.mark.parametrize(
    ("chosen", "positions"),
    [(["pupil no"], (0,)), (["3"], (2,)), (["Call name", "2"], (2, 1)), (["CALL_NAME"], (2,))],
)
def test_chosen(chosen: list[str], positions: tuple[int, ...]) -> None:
    assert find_columns(["Pupil No", "Surname", "Call name"], chosen).positions == positions


def test_a_lone_column_needs_no_heading() -> None:
    assert find_columns(["Ada Brook", ""], ()) == Columns((0,), headed=False)


@pytest.mark.parametrize(
    ("headings", "chosen"),
    [
        (["Ada", "Brook"], []),
        (["Student", "Pupil"], []),
        (["Name", "Name"], ["name"]),
        (["Name", "Class"], ["Nmae"]),
        (["Name", "Class"], ["3"]),
        (["Name", "Class"], ["0"]),
    ],
)
def test_asked_for(headings: list[str], chosen: list[str]) -> None:
    """Where it is not clear which column is meant, it is not guessed; the headings are named."""
    with pytest.raises(UnknownColumnError, match=r"`|called"):
        find_columns(headings, chosen)
