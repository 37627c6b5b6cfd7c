"""Citations as a course file writes them, and the terms that they can name."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from samples import SAMPLES, finder, opened, small_course
from talkquiz.articles.article import plain, shared_run
from talkquiz.articles.names import NameFinder
from talkquiz.articles.sentence_citation import MOST_TERMS, citation, suggest_terms
from talkquiz.course.edit_files import scalar


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


@given(st.text(max_size=30))
def test_any_text_is_read_back(text: str) -> None:
    shown = "".join(c if c.isprintable() else " " for c in text)
    for written in (f"a: {scalar(text)}", f"a: [{scalar(text)}]"):
        data = yaml.safe_load(written)["a"]
        assert data in (shown, [shown])


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("February 27", "February 27"),
        ("Russia-US", "Russia-US"),
        ("1,200", '"1,200"'),
        ("March 8, 2019", '"March 8, 2019"'),
        ("12: 30", '"12: 30"'),
        ("no", '"no"'),
        ('a "b"', '"a \\"b\\""'),
        ("Saltmere ", '"Saltmere "'),
    ],
)
def test_only_what_needs_quotes_has_them(term: str, written: str) -> None:
    assert scalar(term) == written


def test_a_citation_is_one_line_to_paste() -> None:
    made = citation("s004", "p9.s1", "0090cac606", ["February 27", "Russia-US"])
    assert made == "{source: s004, at: p9.s1, fp: 0090cac606, terms: [February 27, Russia-US]}"
    for fp in ("1234567890", "12e4567890", "0090cac606"):
        assert yaml.safe_load(citation("s004", "p9.s1", fp, ["a"]))["fp"] == fp
