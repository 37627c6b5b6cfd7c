"""What somebody may have meant."""

import pytest

from talkquiz.language.suggest import closest, did_you_mean

KNOWN = ("astana", "ceasefires", "geneva-talks", "geneva-texts")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("astanna", "Did you mean astana?"),
        ("geneva-tals", "Did you mean geneva-talks or geneva-texts?"),
        ("xyz", "None."),
    ],
)
def test_near_names_are_offered(wanted: str, said: str) -> None:
    assert did_you_mean(wanted, KNOWN, "None.") == said


def test_names_can_be_quoted_and_limited() -> None:
    assert (
        did_you_mean("geneva-tals", KNOWN, "", most=1, quote="`") == "Did you mean `geneva-talks`?"
    )
    assert closest("geneva-tals", KNOWN, 1) == ["geneva-talks"]
