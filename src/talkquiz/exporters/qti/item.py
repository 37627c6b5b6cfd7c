"""A question as an assessment item: the file that a learning system plays, and what it is about."""

from typing import NamedTuple

from lxml.etree import _Element

from talkquiz.exporters.qti.answering import RESPONSE, SCORE, Answerable, answerable
from talkquiz.exporters.qti.elements import (
    base_value,
    labelled,
    make,
    number,
    paragraphs,
    pictured,
    set_outcome,
    where_answered,
)
from talkquiz.exporters.qti.told import reason, told
from talkquiz.exporters.qti.versions import Version
from talkquiz.exporters.question_pictures import map_of
from talkquiz.items.item import Stimulus
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Loss
from talkquiz.onscreen.question import Explain, OnscreenQuestion

_FEEDBACK, _TOLD = "FEEDBACK", "told"


class ItemFile(NamedTuple):
    """An item: the root of its file, and `interaction`, the standard's word for how it is answered.

    `lost` is what of the question it has no way to say.
    """

    root: "_Element"
    interaction: str
    lost: tuple[Loss, ...] = ()


def identifier(name: str) -> str:
    """Return an id as QTI takes it: the same one, with an underscore for what separates parts.

    The standard wants what XML calls an NCName; our ids are lower-case letters, digits, hyphens and
    dots, in parts between slashes.
    """
    spelt = name.replace("/", "_")
    return spelt if spelt[:1].isalpha() else f"_{spelt}"


def assessment_item(
    question: OnscreenQuestion, title: str, language: Language, version: Version
) -> ItemFile:
    """Return `question` as an item; `title` is what students may be shown that it is called."""
    answering = answerable(question, language)
    stimulus = question.stimulus
    shared = []
    if stimulus and version.is_3:
        name = stimulus_identifier(stimulus)
        link = {"href": f"../stimuli/{name}.xml", "title": stimulus.title}
        shared = [make("assessmentStimulusRef", identifier=name, **link)]
    root = make(
        "assessmentItem",
        *answering.declarations,
        *_outcomes(question, version),
        *shared,
        _body(question, answering, language, version),
        _processing(answering),
        *_feedback(question, answering, language, version),
        identifier=identifier(question.id),
        title=title,
        label=question.id,
        adaptive="false",
        timeDependent="false",
        xml_lang=language.code,
    )
    lost = {
        Loss.SHARED_TEXT: bool(stimulus) and not version.is_3,
        Loss.DIRECTION: language.direction == "rtl" and not version.is_3,
        Loss.HINT: bool(question.hint),
        Loss.SPELLINGS: not answering.all_spelt,
    }
    return ItemFile(root, answering.interaction, tuple(each for each in lost if lost[each]))


def stimulus_identifier(stimulus: Stimulus) -> str:
    """Return the name of what a set of questions shares."""
    return identifier(f"stimulus/{stimulus.id}")


def stimulus_content(stimulus: Stimulus, language: Language) -> "list[_Element]":
    """Return what a set of questions shares: its title, whose words these are, and its lines."""
    return [
        make("h2", stimulus.title),
        *paragraphs(language.sheet.made[stimulus.made].format(by=stimulus.by)),
        make("ol", *(make("li", line) for line in stimulus.lines)),
    ]


def directed(content: "list[_Element]", language: Language, version: Version) -> "list[_Element]":
    """Return `content` as it is read: in a language from the right, that is said."""
    if language.direction == "ltr" or not version.is_3:
        return content
    return [make("div", *content, dir=language.direction)]


def _outcomes(question: OnscreenQuestion, version: Version) -> "list[_Element]":
    marks = number(question.marks)
    by_people = isinstance(question.answering, Explain) and version.is_3
    human = {"externalScored": "human"} if by_people else {}
    score, most = (
        make(
            "outcomeDeclaration",
            make("defaultValue", make("value", value)),
            identifier=name,
            cardinality="single",
            baseType="float",
            **more,
        )
        for name, value, more in (
            (SCORE, "0", {"normalMaximum": marks, "normalMinimum": "0", **human}),
            ("MAXSCORE", marks, {}),
        )
    )
    kinds = {"cardinality": "multiple", "baseType": "identifier"}
    return [score, most, make("outcomeDeclaration", identifier=_FEEDBACK, **kinds)]


def _body(
    question: OnscreenQuestion, answering: Answerable, language: Language, version: Version
) -> "_Element":
    content: list[_Element] = []
    if question.stimulus and not version.is_3:
        content.append(make("div", *stimulus_content(question.stimulus, language)))
    if picture := map_of(question, language):
        content += pictured(picture)
    for place, account in enumerate(question.accounts, start=1):
        who = language.items.dated.format(who=account.outlet, day=account.day)
        head = language.sheet.account.format(number=place, who=who)
        content += [make("p", make("strong", head)), *paragraphs(account.claim)]
        content += labelled(language.labels["according-to"], account.per, language)
        content += labelled(language.labels["as-of"], account.as_of, language)
    if question.said:
        content += [make("blockquote", *paragraphs(question.said))]
        content += paragraphs(language.labels["in-our-words"])
    if question.caution:
        content += labelled(language.labels["caution"], question.caution, language)
    content += answering.body
    body = make("itemBody", *directed(content, language, version))
    if isinstance(question.answering, Explain):
        body.append(_rubric(question, language, version))
    return body


def _rubric(question: OnscreenQuestion, language: Language, version: Version) -> "_Element":
    """Return what those who mark an answer are told: what earns marks, and what would be right."""
    content = [
        element
        for line in question.marking_lines(language)
        for element in labelled(*line, language)
    ]
    use = {"use": "scoring"} if version.is_3 else {}
    return make("rubricBlock", *directed(content, language, version), view="scorer", **use)


def _processing(answering: Answerable) -> "_Element":
    """Return how a response is marked, and that all is told then, and the reasons picked."""
    rules = [set_outcome(_FEEDBACK, make("multiple", base_value("identifier", _TOLD)))]
    if answering.reasons:
        picked = make("variable", identifier=RESPONSE)
        both = make("multiple", picked, base_value("identifier", _TOLD))
        rules.append(where_answered(RESPONSE, set_outcome(_FEEDBACK, both)))
    return make("responseProcessing", *answering.scoring, *rules)


def _feedback(
    question: OnscreenQuestion, answering: Answerable, language: Language, version: Version
) -> "list[_Element]":
    # Where two are shown, the last one lies on top: why a pick is wrong, and then what is right.
    said = [(_TOLD, told(question, language))]
    said += [(each.id, reason(each, language)) for each in answering.reasons]
    return [
        make(
            "modalFeedback",
            *directed(content, language, version),
            outcomeIdentifier=_FEEDBACK,
            identifier=name,
            showHide="show",
        )
        for name, content in said
    ]
