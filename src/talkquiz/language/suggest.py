"""What somebody may have meant who wrote a name that there is not."""

import difflib
from collections.abc import Iterable


def closest(wanted: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the names among `known` that are spelled most like `wanted`, the nearest first."""
    return difflib.get_close_matches(wanted, list(known), n=most)


def did_you_mean(
    wanted: str, known: Iterable[str], otherwise: str, *, most: int = 3, quote: str = ""
) -> str:
    """Return "Did you mean a or b?", each between `quote`s; `otherwise` where nothing is near."""
    near = [f"{quote}{each}{quote}" for each in closest(wanted, known, most)]
    return f"Did you mean {' or '.join(near)}?" if near else otherwise
