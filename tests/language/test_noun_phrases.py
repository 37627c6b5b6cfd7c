"""Whether a fact's name is a noun phrase that fits the templates."""

import pytest

from talkquiz.language.noun_phrases import unfit_form, unfit_noun_phrase

CAPITALS = {"Saltmere", "May", "Ada"}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("the first lighting of the lamp.", "ends like a sentence"),
        ("the lamp?", "ends like a sentence"),
        (" ".join(["lamp"] * 11), "has 11 words, more than 10"),
        (" ".join(["lamp"] * 10), ""),
        ("the lamp of No. 7", ""),
    ],
)
def test_form(name: str, wrong: str) -> None:
    assert unfit_form(name) == wrong


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("how the lamp was lit", "begins with “how”, as a clause does"),
        ("What they wanted", "begins with “What”, as a clause does"),
        ("that it burned", "begins with “that”, as a clause does"),
        ("The lamp", "begins with a capital that is no name's: “The”"),
        ("A lamp", "begins with a capital that is no name's: “A”"),
        ("Lamps of the harbour", "begins with a capital that is no name's: “Lamps”"),
        ("the lamp was lit", "is a sentence, with “was”"),
        ("ships had no harbour", "is a sentence, with “had”"),
        ("the lamp that was lit in May", ""),
        ("the day on which the lamp was lit", ""),
        ("the harbour as it was in 1900", ""),
        ("Saltmere's lamp", ""),
        ("Ada-led talks", ""),
        ("May's lamp", ""),
        ("UN talks", ""),
        ("2019 talks", ""),
        ("the washing of hands", ""),
        ("a lamp", ""),
    ],
)
def test_noun_phrase(name: str, wrong: str) -> None:
    assert unfit_noun_phrase(name, CAPITALS) == wrong
