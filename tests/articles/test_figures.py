"""Figures in sentences."""

import pytest

from talkquiz.articles.article import Span
from talkquiz.articles.figures import find_figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fed more than 260 000 gulls.", ["more than 260 000 gulls"]),
        ("It fed only 280,500 of 1.23 million gulls.", ["only 280,500", "1.23 million gulls"]),
        ("It cost €12.5m or £1.2 million.", ["€12.5m", "£1.2 million"]),
        ("They won 31.4 percent, then 27%.", ["31.4 percent", "27%"]),
        ("They lost 3-1.", ["3-1"]),
        ("About 3,200 homes, 9km away.", ["About 3,200 homes", "9km"]),
        ("A two-month truce in four cities.", ["two-month truce", "four cities"]),
        ("Half of them left, and a third stayed.", ["Half", "a third"]),
        ("Nearly two dozen ships.", ["Nearly two dozen ships"]),
        ("At 16:30 or 1700 GMT on the 3rd, under resolution 2254.", []),
        ("Twenty-five and two hundred thousand.", ["Twenty-five", "two hundred thousand"]),
    ],
)
def test_figures_of_a_sentence(text: str, found: list[str]) -> None:
    assert [figure.words for figure in find_figures(text, [])] == found


def test_figures_of_a_date_are_none() -> None:
    assert find_figures("On 27 February.", [Span("27 February", 3, 14)]) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("4,000 people", True),
        ("12 percent", True),
        ("£3", True),
        ("3-1", True),
        ("17 towns", False),
    ],
)
def test_only_some_figures_are_facts_by_themselves(text: str, counts: bool) -> None:
    (figure,) = find_figures(text, [])
    assert figure.counts is counts
