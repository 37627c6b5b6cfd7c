"""Items with no more to them than a question and its answer: examples, and other people's banks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from talkquiz.items.item import GAP, Choice, Item, Option, Payload, TrueFalse, Written
from talkquiz.items.kinds import ItemKind


def bare_item(
    kind: ItemKind, stem: str, key: str, options: Iterable[Option] = (), swapped: str = ""
) -> Item:
    """Return an item whose id is its stem and that knows nothing of facts and sources."""
    options = tuple(options)
    payload: Payload = Choice(options) if options else Written()
    if kind is ItemKind.TRUE_FALSE:
        payload = TrueFalse(options, swapped)
    return Item(
        id=stem,
        kind=kind,
        topic="",
        template="",
        facts=(),
        stem=stem,
        key=key,
        payload=payload,
        status="",
        sources=(),
        mode="",
        claim="",
        asks_for="",
    )


def examples(text: str) -> tuple[Item, ...]:
    """Return the items that `text` writes a line each; a line that begins with a sign goes on.

    `Which is a river? | *Elbe | Etna` is a choice whose key has the star; `Who wrote Faust? ->
    Goethe` wants an answer in words, and is a cloze if there is a gap.
    """
    items = []
    for line in re.sub(r"\n\s*(?=->|\|)", " ", text).strip().splitlines():
        stem, *options = line.strip().split(" | ")
        if options:
            items.append(choice(stem, *options))
        else:
            stem, answer = stem.split(" -> ")
            items.append(cloze(stem, answer) if GAP in stem else short_answer(stem, answer))
    return tuple(items)


def choice(stem: str, *texts: str, kind: ItemKind = ItemKind.CHOICE) -> Item:
    """Return a choice with `texts` as options; the one that begins with `*` is the key."""
    options = [Option(text.removeprefix("*"), correct=text.startswith("*")) for text in texts]
    key = next((option.text for option in options if option.correct), "")
    return bare_item(kind, stem, key, options)


def short_answer(stem: str, key: str, *accept: str) -> Item:
    """Return a question that is answered in a few words."""
    return replace(bare_item(ItemKind.SHORT_ANSWER, stem, key), accept=accept)


def cloze(stem: str, key: str) -> Item:
    """Return a statement with a gap that `key` fills."""
    return bare_item(ItemKind.CLOZE, stem, key)


def true_false(stem: str, key: bool, swapped: str = "") -> Item:
    """Return a statement that is true or false; `swapped` are its words that are right or wrong."""
    options = [Option("True", correct=key), Option("False", correct=not key)]
    return bare_item(ItemKind.TRUE_FALSE, stem, str(key), options, swapped)
