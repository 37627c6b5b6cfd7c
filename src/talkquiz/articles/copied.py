"""Tells which words in a row one text has taken over from another."""

import re
from collections.abc import Iterable

from talkquiz.articles.sentences import plain

COPIED = 6
"""This many words in a row are a copy, not words of our own (docs/course-format.md)."""


def words(text: str) -> list[str]:
    """Return the words of `text` without case and marks; an apostrophe parts no word."""
    return re.findall(r"[^\W_]+", plain(text).replace("'", "").casefold())


def shared_run(ours: str, theirs: str) -> str:
    """Return the first run of COPIED words that stands in both texts, or nothing."""
    our_runs, their_runs = (
        [tuple(spoken[i : i + COPIED]) for i in range(len(spoken) - COPIED + 1)]
        for spoken in (words(ours), words(theirs))
    )
    copied = set(their_runs)
    return next((" ".join(run) for run in our_runs if run in copied), "")


def put_apart(values: Iterable[str], sentence: str) -> tuple[str, ...]:
    """Return `values` so that, read in a row, they copy no run of `sentence`.

    Values next to each other in the sentence are put in another order; one that is a run by
    itself is left out.
    """
    kept = [value for value in dict.fromkeys(values) if not shared_run(value, sentence)]
    for order in (kept, kept[::-1], sorted(kept), sorted(kept, key=len)):
        if not shared_run(" ".join(order), sentence):
            return tuple(order)
    return put_apart(kept[:-1], sentence)
