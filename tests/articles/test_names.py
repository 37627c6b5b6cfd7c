"""Names in sentences, known to the glossary or not."""

from pathlib import Path

import pytest

from samples import finder, small_course
from talkquiz.articles.names import person_in, without_titles


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Mayor Brook met Tom Reed in Saltmere.", ["ada-brook", "tom-reed", "saltmere"]),
        ("A brook runs through the reed.", []),
        ("The Council heard the council.", ["town-council", "town-council"]),
        ("Saltmere's town council met.", ["saltmere", "town-council"]),
        ("The plan, Pier Plan or not, and Pier, Plan.", ["pier-plan"]),
        ("SALTMERE and Gull-Rock", ["saltmere", "gull-rock"]),
        ("Brookside and Reeds", []),
    ],
)
def test_names_of_the_glossary(tmp_path: Path, text: str, ids: list[str]) -> None:
    names = finder(small_course(tmp_path), text)
    assert [name.entry.id for name in names.known(text) if name.entry] == ids


def test_a_last_name_stands_for_whom_the_article_names_in_full(tmp_path: Path) -> None:
    """A surname is known once the article has the whole name, and not before."""
    course, later = small_course(tmp_path), "Then Hale left."
    assert finder(course, later).known(later) == []
    assert finder(course, f"Olof Hale came. {later}").known(later)[0].words == "Hale"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks in Elmsund end; talks go on.", ["Elmsund"]),
        ("The Green Alliance beat the Union Party.", ["Green Alliance", "Union Party"]),
        ("On Monday President Erik Dahl left for May.", ["Erik Dahl"]),
        ("Foreign Minister Maja Sund met Mohammed al-Amin.", ["Maja Sund", "Mohammed al-Amin"]),
        ("A Norwegian-led force met French troops.", []),
        (
            "Dahl's Union Party and J. R. Stone of the University of Hull",
            ["Dahl", "Union Party", "J. R. Stone", "University of Hull"],
        ),
        ("We met Ada Brook in Oslo.", ["Oslo"]),
        ("The Saltmere's and Oslo's piers", ["Oslo"]),
        ("The finance ministry, I think, is at 16.00 GMT.", []),
        ("We saw the Harwick College at Stoke Ferrin.", ["Harwick College at Stoke Ferrin"]),
    ],
)
def test_names_that_the_glossary_lacks(tmp_path: Path, text: str, found: list[str]) -> None:
    names = finder(small_course(tmp_path), text).unknown(text)
    assert [name.words for name in names] == found


def test_spans_are_those_of_the_words(tmp_path: Path) -> None:
    text = "Mayor Ada Brook and Foreign Minister Maja Sund met in Elmsund."
    names = finder(small_course(tmp_path), text)
    for name in (*names.known(text), *names.unknown(text), *names.runs(text)):
        assert text[name.start : name.end] == name.words


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Prime Minister Erik Dahl", "Erik Dahl"),
        ("US Secretary of State Jo Lind", "Jo Lind"),
        ("Syrian President Nur Haddad", "Nur Haddad"),
        ("Green Alliance", "Green Alliance"),
        ("President", "President"),
    ],
)
def test_titles_are_taken_off(words: str, bare: str) -> None:
    assert without_titles(words) == bare


def test_offices_within_a_name_are_taken_off_for_people() -> None:
    assert person_in("Transport Minister Ivy Lund") == "Ivy Lund"
    assert person_in("Dr. Ada Brook of the University of Hull") == "Ada Brook"
    assert person_in("Bank of England") == "Bank of England"
