"""Finds what a paragraph has in quotation marks, sentence by sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from talkquiz.articles.sentences import Sentence

_MARK = re.compile(r"\"|(?<!\w)'(?=\w)|(?<=[\w.,!?])'(?!\w)")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks: from `start` to `end` of a sentence, the marks not counted.

    `whole` is False for a part of a quotation that began before or goes on after the sentence.
    """

    words: str
    start: int
    end: int
    whole: bool = True

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(re.findall(r"[^\W_]+(?:['-][^\W_]+)*", self.words))


def find_quotes(sentences: Iterable[Sentence]) -> dict[str, list[Quote]]:
    """Return the quotes of each sentence of a paragraph, by the sentence's place."""
    found: dict[str, list[Quote]] = {}
    inside = ""
    for sentence in sentences:
        found[sentence.at], inside = _quotes(sentence.text, inside)
    return found


def _quotes(text: str, inside: str) -> tuple[list[Quote], str]:
    """Return the quotes of one sentence and the mark of one that goes on; `inside` likewise."""
    quotes: list[Quote] = []
    start, whole = 0, not inside
    for mark in _MARK.finditer(text):
        if not inside and _opens(text, mark):
            inside, start, whole = mark.group(), mark.end(), True
        elif inside == mark.group() and not _opens(text, mark):
            quotes.append(Quote(text[start : mark.start()], start, mark.start(), whole))
            inside = ""
    if inside and inside != "'":
        quotes.append(Quote(text[start:], start, len(text), whole=False))
    return [quote for quote in quotes if quote.length], inside if inside == '"' else ""


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
    return (not before or before in " ([-'\"") and bool(after.strip())


def masked(text: str, quotes: Iterable[Quote]) -> str:
    """Return `text`, as long as before, with what is quoted made `~` and brackets blank."""
    for quote in quotes:
        hidden = "~" * (quote.end - quote.start)
        text = text[: quote.start] + hidden + text[quote.end :]
    text = re.sub(r"[\"]", "~", text)
    return re.sub(r"\([^()]*\)", lambda found: " " * len(found.group()), text)
