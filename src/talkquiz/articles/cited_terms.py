"""The terms that a citation can name: dates, numbers and names of its sentence, to the letter."""

import re
from collections.abc import Iterable

from talkquiz.articles.copied import apart
from talkquiz.articles.dates_said import find_dates
from talkquiz.articles.figures import find_figures
from talkquiz.articles.names import NameFinder

MOST_TERMS = 5
_MOST_WORDS = 4


def suggest_terms(text: str, names: NameFinder) -> tuple[str, ...]:
    """Return at most five terms of the sentence `text`, as it writes them; at least one.

    Dates and large numbers come before names, names of the glossary before others; a sentence
    without any gives its longest words.
    """
    dates = find_dates(text, None)
    spans = [(said.start, said.end) for said in dates]
    figures = find_figures(text, spans)
    found = [said.words for said in dates if any(c.isdigit() for c in said.words)]
    found += [figure.number for figure in figures if figure.counts]
    found += _joined_names(text, names)
    found += [name.words for name in (*names.known(text), *names.unknown(text))]
    found += [_counted(figure.words, figure.number) for figure in figures]
    found += [said.words for said in dates]
    return apart(_distinct(found), text)[:MOST_TERMS] or _longest_words(text)


def _joined_names(text: str, names: NameFinder) -> list[str]:
    """Return names that a hyphen makes one word: "Russia-US"."""
    runs = [run.words for run in names.runs(text) if re.search(r"\w-[A-Z]", run.words)]
    return [run for run in runs if not run.partition("-")[0].islower()]


def _counted(words: str, number: str) -> str:
    """Return a small number with what it counts: "17 countries", "two-month"."""
    after = words[words.rindex(number) + len(number) :]
    unit = re.match(r"[ -][a-z]+", after)
    return number + (unit.group() if unit else "")


def _distinct(found: Iterable[str]) -> list[str]:
    """Return those short enough that neither repeat nor lie within another."""
    bare = [re.sub(r"^(?:an?|the) ", "", term.strip(), flags=re.IGNORECASE) for term in found]
    short = [t for t in bare if len(t.split()) <= _MOST_WORDS and t.isprintable()]
    kept: list[str] = []
    for term in filter(None, dict.fromkeys(short)):
        small = term.casefold()
        if not any(small in other.casefold() or other.casefold() in small for other in kept):
            kept.append(term)
    return kept[:MOST_TERMS]


def _longest_words(text: str) -> tuple[str, ...]:
    words = [word for word in re.findall(r"[^\W_]+", text) if word.isprintable()]
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))[:2]) or (text,)
