"""One question as an item of QTI 1.2, in the elements that the importers of Canvas look for.

Traps, by the source of these. Classic Quizzes tell the options of a matching apart by the number in
their ids; a condition that only shows feedback takes an answer's points away if it comes after the
one that gives them. New Quizzes find a typed answer only right below a condition that gives points,
and take for an essay only what ends with a condition on all other answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from lxml.builder import ElementMaker

from talkquiz.exporters.question_html import Album, as_html, as_plain, asked, told
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Carried, LeftOut, Loss
from talkquiz.onscreen.question import (
    Arrange,
    Blank,
    Enter,
    Explain,
    Fill,
    Locate,
    Match,
    Offered,
    OnscreenQuestion,
    Pick,
)
from talkquiz.onscreen.question_set import QuestionSet
from talkquiz.onscreen.spellings import spellings

Element: TypeAlias = Any  # lxml comes without types

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
qti = ElementMaker(namespace=_QTI, nsmap={None: _QTI})
_ONE = "response1"
_GENERAL = "general_fb"
_MOST_LETTERS = 16 * 1024
"""Of the text of a question, HTML included: Canvas puts a notice in the place of a longer one."""
_MOST_IN_COMMENT = 5 * 1024
"""Letters of a comment, HTML included: Canvas refuses a question with a longer one."""


class QuestionItem(NamedTuple):
    """The element of a question, None if Canvas cannot have it, and what became of the question."""

    element: Element | None
    carried: Carried


class _Asked(NamedTuple):
    """What a question is to Canvas: its type, responses to give, conditions that give points.

    `comments` are what is told of single answers, by their numbers, and `lost` what is not.
    """

    type: str
    responses: list[Element]
    scored: list[Element]
    comments: Mapping[str, str] = MappingProxyType({})
    prompt: str = ""
    lost: tuple[Loss, ...] = ()


def identifier(name: str) -> str:
    """Return an id as Canvas makes them, the same for the same `name` as long as that lasts."""
    return f"g{blake2b(name.encode(), digest_size=16).hexdigest()}"


def fields(**entries: str) -> Element:
    """Return metadata, name and value."""
    made = (
        qti.qtimetadatafield(qti.fieldlabel(name), qti.fieldentry(value))
        for name, value in entries.items()
    )
    return qti.qtimetadata(*made)


def text_item(name: str, title: str, html: str) -> Element:
    """Return a text between questions, which asks nothing."""
    return qti.item(
        qti.itemmetadata(fields(question_type="text_only_question", points_possible="0")),
        qti.presentation(_material(html)),
        ident=identifier(name),
        title=as_plain(title),
    )


def question_item(
    question: OnscreenQuestion, questions: QuestionSet, album: Album, *, with_stimulus: bool = True
) -> QuestionItem:
    """Return the item of a question; its pictures go to `album`."""
    language = questions.imprint.language
    held = _asked(question, language)
    shown = asked(question, language, album, held.prompt, with_stimulus=with_stimulus)
    if len(shown) > _MOST_LETTERS:
        return QuestionItem(None, Carried(question.id, left_out=LeftOut.QUESTION_TOO_LONG))
    comment, unsaid = _comment(question, language, album)
    feedback = {_GENERAL: comment}
    feedback |= {f"{number}_fb": as_html(text) for number, text in held.comments.items()}
    if any(len(text) > _MOST_IN_COMMENT for text in feedback.values()):
        return QuestionItem(None, Carried(question.id, left_out=LeftOut.ANSWER_TOO_LONG))
    conditions = [
        _condition([qti.other()], show=_GENERAL, goes_on=True),
        *(
            _condition([_equals(_ONE, number)], show=f"{number}_fb", goes_on=True)
            for number in held.comments
        ),
        *held.scored,
    ]
    item = qti.item(
        qti.itemmetadata(fields(question_type=held.type, points_possible=f"{question.marks:g}")),
        qti.presentation(_material(shown), *held.responses),
        qti.resprocessing(
            qti.outcomes(
                qti.decvar(maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
            ),
            *conditions,
        ),
        *(
            qti.itemfeedback(qti.flow_mat(_material(text)), ident=name)
            for name, text in feedback.items()
        ),
        # The same question in a bank and in two quizzes is three to Canvas: an import takes what
        # it has under an id away from where it was.
        ident=identifier(f"{questions.name}/{question.id}"),
        title=as_plain(f"{question.name} ({question.short_id})"),
    )
    hint = (Loss.HINT,) if question.hint else ()
    return QuestionItem(item, Carried(question.id, (Loss.TAGS, *hint, *held.lost, *unsaid)))


def _comment(
    question: OnscreenQuestion, language: Language, album: Album
) -> tuple[str, tuple[Loss, ...]]:
    """Return what is told after any answer, as much of it as Canvas takes, and what is left out."""
    whole = told(question, language, album)
    if len(whole) <= _MOST_IN_COMMENT:
        return whole, ()
    unnamed = question.told._replace(outlets=(), names=())
    return told(replace(question, told=unnamed), language, album), (Loss.NAMES,)


def _asked(  # noqa: PLR0911 - one for each way to answer
    question: OnscreenQuestion, language: Language
) -> _Asked:
    match question.answering:
        case Pick(options=options, several=True):
            return _several(options)
        case Pick(options=options, verdict=verdict):
            names = [each.text.lower() for each in options]
            known = verdict and names == ["true", "false"]
            return _one("true_false_question" if known else "multiple_choice_question", options)
        case Locate(options=options) if len(options) > 1:
            return _one("multiple_choice_question", options)
        case Enter(accepted=accepted) | Locate(accepted=accepted):
            return _typed(accepted, language)
        case Fill(blanks=(only,)):
            return _typed(only.accepted, language)
        case Fill() as fill:
            return _gaps(fill, language)
        case Match() as match:
            return _matching(match)
        case Arrange() as arrange:
            return _ordering(arrange)
        case Explain():
            return _Asked("essay_question", [_text_field()], [_condition([qti.other()])])


def _one(sort: str, options: Sequence[Offered]) -> _Asked:
    (right,) = (_number(each) for each in options if each.right)
    scored = [_condition([_equals(_ONE, right)], points="100")]
    return _Asked(sort, [_choice(_ONE, options)], scored, _comments(options))


def _several(options: Sequence[Offered]) -> _Asked:
    terms = [
        _equals(_ONE, _number(each)) if each.right else qti("not", _equals(_ONE, _number(each)))
        for each in options
    ]
    return _Asked(
        "multiple_answers_question",
        [_choice(_ONE, options, cardinality="Multiple")],
        [_condition([qti("and", *terms)], points="100")],
        _comments(options),
    )


def _typed(accepted: Sequence[str], language: Language) -> _Asked:
    """Return a fill in the blank, which compares letter by letter, capital or small."""
    spelt = spellings([*map(as_plain, accepted)], language)
    scored = [_condition([_equals(_ONE, text)], points="100") for text in spelt.texts]
    lost = () if spelt.all_there else (Loss.SPELLINGS,)
    return _Asked("short_answer_question", [_text_field()], scored, lost=lost)


def _gaps(fill: Fill, language: Language) -> _Asked:
    """Return a text with several gaps, each named in brackets, as Canvas writes them."""
    everywhere = [text for blank in fill.blanks for text in blank.accepted]
    lost = {Loss.PARTS} if fill.any_order else set()
    responses: list[Element] = []
    scored: list[Element] = []
    prompt, gap = "", "blank"
    while any(f"[{gap}" in piece for piece in fill.pieces if isinstance(piece, str)):
        gap += "-"
    share = f"{100 / len(fill.blanks):.2f}"
    for piece in fill.pieces:
        if not isinstance(piece, Blank):
            prompt += as_html(piece)
            continue
        name = f"{gap}{len(responses) + 1}"
        prompt += f"[{name}]"
        others = everywhere if fill.any_order else ()
        spelt = spellings([*map(as_plain, (*piece.accepted, *others))], language)
        lost |= set() if spelt.all_there else {Loss.SPELLINGS}
        key = f"response_{name}"
        texts = enumerate(spelt.texts)
        labels = [_label(f"{len(responses) + 1}{n:03}", text) for n, text in texts]
        field = qti.response_lid(_material(name, plain=True), qti.render_choice(*labels), ident=key)
        responses.append(field)
        scored.append(
            _condition([_equals(key, labels[0].get("ident"))], points=share, action="Add")
        )
    sort = "fill_in_multiple_blanks_question"
    return _Asked(sort, responses, scored, prompt=prompt, lost=tuple(sorted(lost)))


def _matching(match: Match) -> _Asked:
    responses, scored = [], []
    share = f"{100 / len(match.lefts):.2f}"
    numbers = {each.id: _number(each) for each in match.options}
    for left in match.lefts:
        key = f"response_{_as_number(left.id)}"
        labels = [_label(numbers[each.id], each.text) for each in match.options]
        responses.append(
            qti.response_lid(_material(as_html(left.text)), qti.render_choice(*labels), ident=key)
        )
        scored.append(_condition([_equals(key, numbers[left.match])], points=share, action="Add"))
    return _Asked("matching_question", responses, scored)


def _ordering(arrange: Arrange) -> _Asked:
    """Return an ordering, as New Quizzes have it; Classic Quizzes make a matching of it.

    They match each place in the order, "1", "2" and so on, with what stands there.
    """
    numbers = {each.id: _number(each) for each in arrange.options}
    terms = [_equals(_ONE, numbers[each]) for each in arrange.order]
    field = _choice(_ONE, arrange.options, cardinality="Ordered")
    return _Asked("ordering_question", [field], [_condition(terms, points="100")])


def _choice(key: str, options: Sequence[Offered], cardinality: str = "Single") -> Element:
    labels = (qti.response_label(_as_shown(each.text), ident=_number(each)) for each in options)
    return qti.response_lid(qti.render_choice(*labels), ident=key, rcardinality=cardinality)


def _label(number: str, text: str) -> Element:
    return qti.response_label(_material(text, plain=True), ident=number)


def _text_field() -> Element:
    field = qti.render_fib(qti.response_label(ident="answer1", rshuffle="No"))
    return qti.response_str(field, ident=_ONE, rcardinality="Single")


def _condition(
    terms: Sequence[Element],
    *,
    points: str = "",
    action: str = "Set",
    show: str = "",
    goes_on: bool = False,
) -> Element:
    made = qti.respcondition(qti.conditionvar(*terms))
    made.set("continue", "Yes" if goes_on else "No")
    if points:
        made.append(qti.setvar(points, action=action, varname="SCORE"))
    if show:
        made.append(qti.displayfeedback(feedbacktype="Response", linkrefid=show))
    return made


def _equals(key: str, value: str) -> Element:
    return qti.varequal(as_plain(value), respident=key)


def _material(text: str, *, plain: bool = False) -> Element:
    if plain:
        return qti.material(qti.mattext(as_plain(text), texttype="text/plain"))
    return qti.material(qti.mattext(text, texttype="text/html"))


def _as_shown(text: str) -> Element:
    """Return the text of an option: New Quizzes take it for HTML whatever it says that it is."""
    html = as_html(text)
    return _material(text, plain=True) if html == text else _material(html)


def _comments(options: Sequence[Offered]) -> dict[str, str]:
    return {_number(each): each.told for each in options if each.told}


def _number(option: Offered) -> str:
    return _as_number(option.id)


def _as_number(short: str) -> str:
    """Return an id of the neutral form as the whole number that Canvas knows an answer by."""
    return str(10_000 + int(short.removeprefix("o"), 16))
