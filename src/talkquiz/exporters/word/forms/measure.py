"""How high text is, as far as it can be foretold without laying it out."""

from talkquiz.exporters.word.builder import Paper

_SOLID = 0.955
"""A line of text, beside one of a page with the spaces between its paragraphs."""


def height_of(paper: Paper, text: str, share: float = 1.0) -> int:
    """Return about how high `text` is in a part of the width, in twentieths of a point."""
    return round(paper.part_of_page(text, share) * paper.looks.room.height * _SOLID)
