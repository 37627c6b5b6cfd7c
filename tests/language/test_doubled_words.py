"""Words that stand twice in a row."""

import pytest

from talkquiz.language.doubled_words import doubled_word


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Who set free free two pairs?", "free free"),
        ("The the dam was high.", "The the"),
        ("In which valley did they live in in 2019?", "in in"),
        ("What had had an end?", ""),
        ("Who sang in Baden Baden?", ""),
        ("Was it so-so so far?", ""),
        ("Who counted 20 20 years ago?", ""),
        ("Did it go in, in 2019?", ""),
    ],
)
def test_a_doubled_word_is_found(text: str, found: str) -> None:
    """What may stand twice, a name, a hyphenated word and a figure are none."""
    assert doubled_word(text, ("had", "that")) == found
