"""An article: where its sentences stand, how they are found, and how citations of them stand."""

import pytest

from samples import article
from talkquiz.articles.article import Article, Standing, fingerprint

TEXT = """\
Pier opens again

  Mayor Ada Brook opened the pier on Monday. "It is done," she said. Some 1,200 people came.\t

The U.S. engineer J. R. Reed left on Sept. 3. He was tired.
"""
DONE = '"It is done," she said.'


def sentences(text: str) -> dict[str, str]:
    return {sentence.at: sentence.text for sentence in article(text).sentences}


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
    ("wanted", "places"),
    [
        ("IT'S  DONE she", ["p1.s1"]),
        ("its done", ["p1.s1", "p3.s1"]),
        ("260000", ["p2.s1"]),
        ("is", ["p2.s2"]),
        ("omm", []),
        ("ome 26", ["p2.s1"]),
        ("done he", ["p3.s1"]),
        ("…", []),
    ],
)
def test_sentences_are_found_by_words_in_a_row(wanted: str, places: list[str]) -> None:
    text = "“It’s done,” she said.\nSome 260 000 came. This is all.\nIt's done, he said."
    assert [sentence.at for sentence in article(text).find_sentences(wanted)] == places


CRIED = TEXT.replace("she said", "she cried")


@pytest.mark.parametrize(
    ("text", "at", "terms", "standing"),
    [
        (TEXT, "p2.s2", ("done",), Standing.OK),
        (TEXT.replace('"', "”").replace(" is ", "\u00a0is "), "p2.s2", ("done",), Standing.OK),
        (f"New\n{TEXT}", "p2.s2", ("done",), Standing.MOVED),
        (TEXT, "p1.s1", ("done",), Standing.MOVED),
        (CRIED, "p2.s2", ("done",), Standing.DRIFTED),
        (CRIED, "p2.s2", ("DONE", "cried"), Standing.DRIFTED),
        # All terms must be found in one sentence.
        (CRIED, "p2.s2", ("done", "1,200"), Standing.BROKEN),
        (CRIED, "p2.s2", (), Standing.BROKEN),
        (TEXT.replace(DONE, "Nothing."), "p2.s2", ("done",), Standing.BROKEN),
        ("", "p2.s2", ("done",), Standing.BROKEN),
    ],
)
def test_how_a_citation_stands(
    text: str, at: str, terms: tuple[str, ...], standing: Standing
) -> None:
    cited = fingerprint(DONE, "s001")
    assert Article.read(text, "s001").standing(at, cited, terms) is standing


def test_an_empty_article_has_no_sentences() -> None:
    assert sentences("\n \n") == {}
