"""Terms that a citation can name."""

from pathlib import Path

import pytest

from samples import SAMPLES, finder, opened, small_course
from talkquiz.articles.article import plain, shared_run
from talkquiz.articles.cite import MOST_TERMS, suggest_terms
from talkquiz.articles.names import NameFinder


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Ada Brook opened the Hull-Oslo line in Saltmere on 3 May.",
            ("3 May", "Hull-Oslo", "Ada Brook", "Saltmere"),
        ),
        ("Some 3,500 of 17 ships left.", ("3,500", "17 ships")),
        ("The town council met.", ("town council",)),
        ("Nothing of that was ever denied.", ("Nothing", "denied")),
        ("!", ("!",)),
    ],
)
def test_dates_numbers_and_names_are_terms(
    tmp_path: Path, text: str, terms: tuple[str, ...]
) -> None:
    assert suggest_terms(text, finder(small_course(tmp_path), text)) == terms


def test_terms_of_the_samples_can_be_cited(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for path in SAMPLES:
        names = NameFinder(course.lexicon.entries.values(), opened(path))
        for sentence in opened(path).sentences:
            terms = suggest_terms(sentence.text, names)
            assert 1 <= len(terms) <= MOST_TERMS
            assert all(len(term.split()) <= 4 for term in terms)
            assert all(plain(term).casefold() in sentence.text.casefold() for term in terms)
            assert not shared_run(" ".join(terms), sentence.text)
