"""The citation of a sentence: the terms it can name, and how it is written in a course file."""

import re
from collections.abc import Iterable

from talkquiz.articles.article import LONGEST, put_apart
from talkquiz.articles.dates_said import find_dates
from talkquiz.articles.figures import find_figures
from talkquiz.articles.names import NameFinder
from talkquiz.course.edit_files import scalar

MOST_TERMS = 5


def suggest_terms(sentence: str, names: NameFinder) -> tuple[str, ...]:
    """Return at most five terms of a sentence, as it writes them; at least one.

    Dates and large numbers come before names, names of the glossary before others; a sentence
    without any gives its longest words.
    """
    text = sentence[:LONGEST]
    dates = find_dates(text, None)
    figures = find_figures(text, dates)
    found = [said.words for said in dates if any(c.isdigit() for c in said.words)]
    found += [figure.number for figure in figures if figure.counts]
    # Names that a hyphen makes one word: "Russia-US".
    joined = [run.words for run in names.runs(text) if re.search(r"\w-[A-Z]", run.words)]
    found += [run for run in joined if not run.partition("-")[0].islower()]
    found += [name.words for name in (*names.known(text), *names.unknown(text))]
    for figure in figures:
        # A small number with what it counts: "17 countries", "two-month".
        after = figure.words[figure.words.rindex(figure.number) + len(figure.number) :]
        unit = re.match(r"[ -][a-z]+", after)
        found.append(figure.number + (unit.group() if unit else ""))
    found += [said.words for said in dates]
    bare = [re.sub(r"^(?:an?|the) ", "", term.strip(), flags=re.IGNORECASE) for term in found]
    short = [t for t in bare if t and len(t.split()) <= 4 and t.isprintable()]
    # No term repeats another or lies within it.
    kept: list[str] = []
    for term in dict.fromkeys(short):
        small = term.casefold()
        if not any(small in other.casefold() or other.casefold() in small for other in kept):
            kept.append(term)
    terms = put_apart(kept[:MOST_TERMS], sentence)
    if terms:
        return terms
    words = dict.fromkeys(word for word in re.findall(r"[^\W_]+", text) if word.isprintable())
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:2]) or (text,)


def citation(source: str, at: str, fp: str, terms: Iterable[str]) -> str:
    """Return a citation as facts write it: `{source: s004, at: p9.s1, fp: ..., terms: [...]}`."""
    listed = ", ".join(map(scalar, terms))
    return f"{{source: {source}, at: {at}, fp: {scalar(fp)}, terms: [{listed}]}}"
