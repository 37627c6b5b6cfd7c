"""What is told once a question was answered: the key, who says so and when, where it is from."""

from collections.abc import Iterable
from itertools import chain

from lxml.etree import _Element

from talkquiz.exporters.qti.elements import labelled, make, paragraphs, pictured
from talkquiz.exporters.question_pictures import pictures_of
from talkquiz.language.language_file import Language
from talkquiz.onscreen.question import Arrange, Match, Offered, OnscreenQuestion


def told(question: OnscreenQuestion, language: Language) -> "list[_Element]":
    """Return what is told of `question` after the answer, whatever that was."""
    words, given = language.labels, question.told
    return [
        *_key(question, language),
        *_lines(given.lines(language), language),
        *_described(words["about-source"], given.outlets, language),
        *_described(words["names"], given.names, language),
        *chain.from_iterable(map(pictured, pictures_of(question, language))),
        *_report(question, language),
        *labelled(words["item"], f"{question.short_id} ({question.id})", language),
    ]


def reason(option: Offered, language: Language) -> "list[_Element]":
    """Return why an option is wrong, for who picked it."""
    return [*labelled(language.labels["picked"], option.text, language), *paragraphs(option.told)]


def _key(question: OnscreenQuestion, language: Language) -> "list[_Element]":
    """Return what would have been right, and what else is; pairs and an order as lists."""
    (label, text), *others = question.key_lines(language)
    match question.answering:
        case Match(pairs=pairs):
            between = language.dashes.between
            listed = make("ul", *(make("li", left, between, right) for left, right in pairs))
        case Arrange(events=events):
            dated = language.items.dated
            days = (dated.format(who=it.name, day=it.day) if it.day else it.name for it in events)
            listed = make("ol", *(make("li", each) for each in days))
        case _:
            return _lines([(label, text), *others], language)
    head = paragraphs(language.shown.head.format(head=label))
    return [*head, listed, *_lines(others, language)]


def _lines(lines: Iterable[tuple[str, str]], language: Language) -> "list[_Element]":
    return [*chain.from_iterable(labelled(*line, language) for line in lines)]


def _described(
    label: str, described: tuple[tuple[str, str], ...], language: Language
) -> "list[_Element]":
    """Return names, each with what is said of it, under a label."""
    if not described:
        return []
    head = language.shown.head
    lines = (
        make("li", make("strong", head.format(head=name).strip()), f" {text}")
        for name, text in described
    )
    return [make("p", make("strong", head.format(head=label).strip())), make("ul", *lines)]


def _report(question: OnscreenQuestion, language: Language) -> "list[_Element]":
    if not question.mistake_link:
        return []
    return [make("p", make("a", language.labels["report"], href=question.mistake_link))]
