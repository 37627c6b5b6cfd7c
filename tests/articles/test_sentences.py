"""Sentences of an article, their fingerprints, and how a citation stands against them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.articles.sentences import Article, Standing, fingerprint, plain, split_sentences

TEXT = """\
Pier opens again

  Mayor Ada Brook opened the pier on Monday. "It is done," she said. Some 1,200 people came.\t

The U.S. engineer J. R. Reed left on Sept. 3. He was tired.
"""
DONE = '"It is done," she said.'


def sentences(text: str) -> dict[str, str]:
    return {sentence.at: sentence.text for sentence in Article.read(text, "s001").sentences}


def test_places_count_lines_that_are_not_empty() -> None:
    assert sentences(TEXT) == {
        "p1.s1": "Pier opens again",
        "p2.s1": "Mayor Ada Brook opened the pier on Monday.",
        "p2.s2": DONE,
        "p2.s3": "Some 1,200 people came.",
        "p3.s1": "The U.S. engineer J. R. Reed left on Sept. 3.",
        "p3.s2": "He was tired.",
    }


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n\n\n"])
def test_line_ends_move_no_place(newline: str) -> None:
    assert sentences(TEXT.replace("\n", newline)) == sentences(TEXT)


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("One. Two! Three? Four.", 4),
        ("He met Mr. Reed, Dr. Lund and Gen. Hale.", 1),
        ("On Jan. 6 they left. On Feb. 7 they came.", 2),
        ("It cost 1.5 million. Nobody paid.", 2),
        ("“Go.” She went.", 2),
        ("(It rained.) They stayed.", 2),
        ("He left the U.N. He had to.", 1),
        ("No full stop", 1),
        ("the end. and on it went.", 1),
        ("In 2016. 27 people came.", 2),
    ],
)
def test_sentences_end_at_full_stops_but_not_after_abbreviations(
    paragraph: str, count: int
) -> None:
    assert len(split_sentences(plain(paragraph))) == count


@given(st.text(" .!?AabB1\"'()Mr", max_size=60))
def test_splitting_loses_nothing(paragraph: str) -> None:
    joined = "".join(split_sentences(paragraph))
    assert "".join(joined.split()) == "".join(paragraph.split())


@pytest.mark.parametrize(
    "same",
    [
        "“It is done,” she said.",
        "\u00abIt is done\u00bb, she said",
        "'It is done,' she said.",
        '"It\u00a0is\u00a0done,"  she said.',
        '"IT IS DONE," she said!',
        '"It is done" \u2014 she said.',
        '"It is d\uff4fne," she said.',
    ],
)
def test_typography_keeps_a_fingerprint(same: str) -> None:
    assert fingerprint(same, "s001") == fingerprint(DONE, "s001")


@pytest.mark.parametrize(
    "other",
    ['"It is done," he said.', '"It is," she said.', '"It is done," she said twice.', "She said."],
)
def test_words_change_a_fingerprint(other: str) -> None:
    assert fingerprint(other, "s001") != fingerprint(DONE, "s001")


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_digits_change_a_fingerprint(one: int, other: int) -> None:
    prints = {fingerprint(f"Some {number} people came.", "s001") for number in (one, other)}
    assert len(prints) == len({one, other})


def test_a_fingerprint_is_keyed_by_its_source() -> None:
    assert fingerprint(DONE, "s001") == "7e8d7c8a95"
    assert fingerprint(DONE, "s002") == "4e82c036fd"


def standing(text: str, at: str = "p2.s2", sentence: str = DONE, *terms: str) -> Standing:
    """Return how a citation of `sentence` stands against an article."""
    fp = fingerprint(sentence, "s001")
    return Article.read(text, "s001").standing(at, fp, terms or ("done",))


def test_a_citation_is_ok_where_its_sentence_stands() -> None:
    assert standing(TEXT) is Standing.OK
    assert standing(TEXT.replace('"', "”").replace(" is ", "\u00a0is ")) is Standing.OK


def test_a_sentence_found_elsewhere_has_moved() -> None:
    assert standing(f"New\n{TEXT}") is Standing.MOVED
    assert standing(TEXT, "p1.s1") is Standing.MOVED


def test_a_changed_sentence_with_its_terms_has_drifted() -> None:
    """All terms must be found, in one sentence, for a changed one to have drifted."""
    changed = TEXT.replace("she said", "she cried")
    assert standing(changed) is Standing.DRIFTED
    assert standing(changed, "p2.s2", DONE, "DONE", "cried") is Standing.DRIFTED
    assert standing(changed, "p2.s2", DONE, "done", "1,200") is Standing.BROKEN


def test_a_lost_sentence_is_broken() -> None:
    assert standing(TEXT.replace(DONE, "Nothing.")) is Standing.BROKEN
    article = Article.read(TEXT, "s001")
    assert article.standing("p2.s2", "0" * 10, ()) is Standing.BROKEN


def test_an_empty_article_breaks_every_citation() -> None:
    assert sentences("\n \n") == {}
    assert standing("") is Standing.BROKEN
