"""What is told once a question was answered: the key, who says so and when, where it is from."""

from itertools import chain

from lxml.etree import _Element

from talkquiz.exporters.qti.elements import labelled, make, paragraphs
from talkquiz.exporters.qti.pictures import shown
from talkquiz.language.language_file import Language
from talkquiz.onscreen.question import (
    Arrange,
    Enter,
    Explain,
    Locate,
    Match,
    Offered,
    OnscreenQuestion,
    Pick,
)

_MOST_OTHERS = 3
"""How many other right answers are told, as on a card: one wants to know whether theirs is."""


def told(question: OnscreenQuestion, language: Language) -> "list[_Element]":
    """Return what is told of `question` after the answer, whatever that was."""
    words, given = language.labels, question.told
    return [
        *_key(question, language),
        *chain.from_iterable(labelled(*line, language) for line in given.lines(language)),
        *_described(words["about-source"], given.outlets, language),
        *_described(words["names"], given.names, language),
        *(
            element
            for picture in question.pictures
            for element in shown(picture, picture.name, whose=picture.whose(language))
        ),
        *_report(question, language),
        *labelled(words["item"], f"{question.short_id} ({question.id})", language),
    ]


def reason(option: Offered, language: Language) -> "list[_Element]":
    """Return why an option is wrong, for who picked it."""
    return [*labelled(language.labels["picked"], option.text, language), *paragraphs(option.told)]


def _key(question: OnscreenQuestion, language: Language) -> "list[_Element]":
    """Return what would have been right, and what else is."""
    key = language.key
    match question.answering:
        case Match() as match:
            text = {each.id: each.text for each in match.options}
            pairs = (
                make("li", each.text, language.dashes.between, text[each.match])
                for each in match.lefts
            )
            unused = (f"{each.text}: {each.told}" for each in match.options if each.told)
            return [
                *paragraphs(language.shown.head.format(head=key.answer)),
                make("ul", *pairs),
                *chain.from_iterable(map(paragraphs, unused)),
            ]
        case Arrange(events=events):
            days = (f"{each.name} ({each.day})" if each.day else each.name for each in events)
            listed = make("ol", *(make("li", each) for each in days))
            return [*paragraphs(language.shown.head.format(head=key.answer)), listed]
        case Explain():
            lines = question.key_lines(language)
            return [element for line in lines for element in labelled(*line, language)]
        case Enter(accepted=accepted) | Locate(accepted=accepted):
            right = labelled(key.answer, question.told.key, language)
            others = "; ".join(accepted[1 : _MOST_OTHERS + 1])
            return [*right, *(labelled(key.also_right, others, language) if others else ())]
        case Pick(verdict=True, correction=correction) if correction:
            verdict = f"{question.told.key}{language.dashes.between}{correction}"
            return labelled(key.answer, verdict, language)
    return labelled(key.answer, question.told.key, language)


def _described(
    label: str, described: tuple[tuple[str, str], ...], language: Language
) -> "list[_Element]":
    """Return names, each with what is said of it, under a label."""
    if not described:
        return []
    lines = (make("li", make("strong", name), f": {text}") for name, text in described)
    head = make("strong", language.shown.head.format(head=label).strip())
    return [make("p", head), make("ul", *lines)]


def _report(question: OnscreenQuestion, language: Language) -> "list[_Element]":
    if not question.mistake_link:
        return []
    return [make("p", make("a", language.labels["report"], href=question.mistake_link))]
