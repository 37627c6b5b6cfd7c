"""What stands in quotation marks."""

import pytest

from samples import article
from talkquiz.articles.propose.speakers import find_quotes, mask_quotes


def quotes(paragraph: str) -> list[tuple[str, int, bool]]:
    """Return words, length and wholeness of each quote of a paragraph."""
    found = find_quotes(article(paragraph).sentences)
    return [(q.words, q.length, q.whole) for each in found.values() for q in each]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("He called it “calm and orderly”.", [("calm and orderly", 3, True)]),
        ("It was 'not credible', she said.", [("not credible", 2, True)]),
        ("The workers' rights aren't Brook's.", []),
        ("“Don't go,” she said, “or stay.”", [("Don't go,", 2, True), ("or stay.", 2, True)]),
        (
            "“We came. We saw,” she said.",
            [("We came.", 2, False), ("We saw,", 2, False)],
        ),
        (
            "“We came. We stayed. We left.”",
            [("We came.", 2, False), ("We stayed.", 2, False), ("We left.", 2, False)],
        ),
        ("No marks at all.", []),
        ("“”", []),
    ],
)
def test_quotes_of_a_paragraph(paragraph: str, found: list[tuple[str, int, bool]]) -> None:
    """Proves that quotes are found across sentences, and that apostrophes are none."""
    assert quotes(paragraph) == found


def test_masking_keeps_every_place() -> None:
    """Proves that a masked sentence is as long, without quoted words and brackets."""
    (sentence,) = article("“It rained,” said Reed (62).").sentences
    hidden = mask_quotes(sentence.text, find_quotes([sentence])[sentence.at])
    assert len(hidden) == len(sentence.text)
    assert hidden == "~~~~~~~~~~~~ said Reed     ."
