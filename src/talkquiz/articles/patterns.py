"""Puts long patterns together from parts that can be read one by one."""


def one_of(*ways: str) -> str:
    """Return a pattern that any of `ways` matches, each a pattern."""
    return f"(?:{'|'.join(ways)})"


def any_word(words: str) -> str:
    """Return a pattern that any of the words in `words`, with spaces between, matches."""
    return one_of(*words.split())
