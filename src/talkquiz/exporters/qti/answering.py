"""What is done to answer a question, in QTI: declarations, interactions, and how they score."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

from lxml.etree import _Element

from talkquiz.exporters.qti.elements import (
    base_value,
    labelled,
    make,
    number,
    paragraphs,
    set_outcome,
    where_answered,
)
from talkquiz.language.language_file import Language
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
from talkquiz.onscreen.spellings import spellings

RESPONSE = "RESPONSE"
SCORE = "SCORE"
_LENGTH_STEP = 15
"""The letters by which fields of typed answers grow, so that their width tells little."""


class Answerable(NamedTuple):
    """How a question is answered: its `interaction` for who searches by that, and its parts.

    `declarations` say which responses are right, `body` is what is shown, and `scoring` the rules
    that set the score; none where people mark. `reasons` are told of options that were picked, and
    `all_spelt` says whether every spelling of a typed answer counts that does on a card.
    """

    interaction: str
    declarations: "tuple[_Element, ...]"
    body: "tuple[_Element, ...]"
    scoring: "tuple[_Element, ...]" = ()
    reasons: tuple[Offered, ...] = ()
    all_spelt: bool = True


def answerable(question: OnscreenQuestion, language: Language) -> Answerable:
    """Return how `question` is answered, worth its marks if all is right and nothing if not."""
    match question.answering:
        case Pick(options=options, several=True):
            made = _pick_several(question, options)
        case Pick(options=options, fixed=fixed):
            made = _pick(question, options, fixed=fixed)
        case Locate(options=options) if len(options) > 1:
            made = _pick(question, options, fixed=False)
        case Locate(accepted=accepted) | Enter(accepted=accepted):
            made = _enter(question, accepted, language)
        case Fill() as fill:
            made = _fill(question, fill, language)
        case Match() as match:
            made = _match(question, match)
        case Arrange() as arrange:
            made = _arrange(question, arrange)
        case Explain() as explain:
            made = _explain(question, explain, language)
    return made


def _pick(question: OnscreenQuestion, options: Sequence[Offered], *, fixed: bool) -> Answerable:
    right = [each.id for each in options if each.right]
    return Answerable(
        "choiceInteraction",
        (_declared(RESPONSE, "single", "identifier", right),),
        (_choices(question, options, 1, fixed=fixed),),
        _all_or_nothing(question.marks),
        tuple(each for each in options if each.told),
    )


def _pick_several(question: OnscreenQuestion, options: Sequence[Offered]) -> Answerable:
    """Return a choice in which each right option gives its share, and a wrong one takes it away.

    A wrong one takes so much that whoever picks all has nothing.
    """
    right = [each.id for each in options if each.right]
    wrong = len(options) - len(right)
    taken = -max(1, ceil(len(right) / wrong)) if wrong else 0
    values = {each.id: 1 if each.right else taken for each in options}
    declared = _declared(RESPONSE, "multiple", "identifier", right, values)
    return Answerable(
        "choiceInteraction",
        (declared,),
        (_choices(question, options, len(right), fixed=False),),
        (where_answered(RESPONSE, _scored(_mapped(RESPONSE), question.marks, len(right))),),
        tuple(each for each in options if each.told),
    )


def _choices(
    question: OnscreenQuestion, options: Sequence[Offered], most: int, *, fixed: bool
) -> "_Element":
    return make(
        "choiceInteraction",
        _prompt(question),
        *(make("simpleChoice", each.text, identifier=each.id) for each in options),
        responseIdentifier=RESPONSE,
        shuffle=_is(not fixed),
        maxChoices=str(most),
    )


def _enter(question: OnscreenQuestion, accepted: Sequence[str], language: Language) -> Answerable:
    spelt = spellings(accepted, language)
    head = make("strong", language.shown.head.format(head=language.labels["type-here"]).strip())
    field = make("p", head, " ", _text_entry(RESPONSE, accepted))
    return Answerable(
        "textEntryInteraction",
        (_declared_text(RESPONSE, spelt.texts),),
        (*paragraphs(question.prompt), *_wanted(question, language), field),
        (where_answered(RESPONSE, _scored(_mapped(RESPONSE), question.marks, 1)),),
        all_spelt=spelt.all_there,
    )


def _fill(question: OnscreenQuestion, fill: Fill, language: Language) -> Answerable:
    """Return a text with gaps, each worth its share; a part of a list counts once, in any gap."""
    blanks = fill.blanks
    spelt = [spellings(each.accepted, language) for each in blanks]
    texts = {_gap(gap): each.texts for gap, each in zip(blanks, spelt, strict=True)}
    # In any order, the width of a gap must not tell which part of the list it waits for.
    every = [text for each in blanks for text in each.accepted] if fill.any_order else []
    content = [
        _text_entry(_gap(piece), every or piece.accepted) if isinstance(piece, Blank) else piece
        for piece in fill.pieces
    ]
    if fill.any_order:
        declarations, scoring = _any_order(texts)
    else:
        declarations = [_declared_text(name, each) for name, each in texts.items()]
        scoring = [where_answered(name, _add_to_score(_mapped(name))) for name in texts]
    shared = _scored(make("variable", identifier=SCORE), question.marks, len(blanks))
    return Answerable(
        "textEntryInteraction",
        tuple(declarations),
        (make("p", *content), *(_wanted(question, language) if len(blanks) == 1 else ())),
        (*scoring, shared),
        all_spelt=all(each.all_there for each in spelt),
    )


def _wanted(question: OnscreenQuestion, language: Language) -> "list[_Element]":
    asks_for = question.asks_for
    return labelled(language.labels["wanted"], asks_for, language) if asks_for else []


def _gap(blank: Blank) -> str:
    """Return the name of the response of a gap, by the number that it has for life."""
    return f"{RESPONSE}_{blank.number}"


def _any_order(
    texts: Mapping[str, Sequence[str]],
) -> "tuple[list[_Element], list[_Element]]":
    """Return declarations and rules that count what is named in any gap, each part of a list once.

    `texts` are what is right by the name of the gap where it would stand in the claim. Each gap is
    mapped to the number of the part that is named in it.
    """
    parts = {_typed(text): at for at, each in enumerate(texts.values(), 1) for text in each}
    declarations = [
        _declared(gap, "single", "string", [_typed(each[0])], parts) for gap, each in texts.items()
    ]
    named = {gap: gap.replace(RESPONSE, "NAMED") for gap in texts}
    declarations += [_float(name) for name in named.values()]
    rules = [where_answered(gap, set_outcome(name, _mapped(gap))) for gap, name in named.items()]
    for part in map(str, range(1, len(texts) + 1)):
        is_named = (
            make(
                "equal",
                make("variable", identifier=name),
                base_value("float", part),
                toleranceMode="exact",
            )
            for name in named.values()
        )
        rule = make("responseIf", make("or", *is_named), _add_to_score(base_value("float", "1")))
        rules.append(make("responseCondition", rule))
    return declarations, rules


def _float(name: str) -> "_Element":
    """Return the declaration of a number that is worked out."""
    nothing = make("defaultValue", make("value", "0"))
    kinds = {"cardinality": "single", "baseType": "float"}
    return make("outcomeDeclaration", nothing, identifier=name, **kinds)


def _add_to_score(value: "_Element") -> "_Element":
    return set_outcome(SCORE, make("sum", make("variable", identifier=SCORE), value))


def _mapped(response: str) -> "_Element":
    return make("mapResponse", identifier=response)


def _match(question: OnscreenQuestion, match: Match) -> Answerable:
    """Return a matching in which each pair gives its share; each left side has one match."""
    ids = {each.id: f"right_{each.id}" for each in match.options}
    lefts = [each.id for each in match.lefts]
    most = max(sum(each.match == option for each in match.lefts) for option in ids)
    pairs = [f"left_{each.id} {ids[each.match]}" for each in match.lefts]
    left_set = make(
        "simpleMatchSet",
        *(_associable(f"left_{each.id}", each.text, 1) for each in match.lefts),
    )
    right_set = make(
        "simpleMatchSet", *(_associable(ids[each.id], each.text, most) for each in match.options)
    )
    interaction = make(
        "matchInteraction",
        _prompt(question),
        left_set,
        right_set,
        class_="qti-match-tabular",
        responseIdentifier=RESPONSE,
        shuffle=_is(not match.fixed),
        maxAssociations=str(len(lefts)),
    )
    return Answerable(
        "matchInteraction",
        (_declared(RESPONSE, "multiple", "directedPair", pairs, dict.fromkeys(pairs, 1)),),
        (interaction,),
        (where_answered(RESPONSE, _scored(_mapped(RESPONSE), question.marks, len(lefts))),),
    )


def _associable(identifier: str, text: str, most: int) -> "_Element":
    return make("simpleAssociableChoice", text, identifier=identifier, matchMax=str(most))


def _arrange(question: OnscreenQuestion, arrange: Arrange) -> Answerable:
    interaction = make(
        "orderInteraction",
        _prompt(question),
        *(make("simpleChoice", each.text, identifier=each.id) for each in arrange.options),
        responseIdentifier=RESPONSE,
        shuffle="false",
        orientation="vertical",
    )
    return Answerable(
        "orderInteraction",
        (_declared(RESPONSE, "ordered", "identifier", arrange.order),),
        (interaction,),
        _all_or_nothing(question.marks),
    )


def _explain(question: OnscreenQuestion, explain: Explain, language: Language) -> Answerable:
    prompt, before = _prompt(question), list[_Element]()
    if question.wanted:
        head = make("strong", language.shown.head.format(head=language.labels["wanted"]).strip())
        prompt.extend(make("prompt", make("br"), head, f" {question.wanted}"))
    if explain.starters:
        listed = make("ul", *(make("li", each) for each in explain.starters))
        before.append(make("div", *paragraphs(language.sheet.starters), listed))
    lines = {"expectedLines": str(explain.lines)} if explain.lines else {}
    interaction = make("extendedTextInteraction", prompt, responseIdentifier=RESPONSE, **lines)
    return Answerable(
        "extendedTextInteraction",
        (
            make(
                "responseDeclaration", identifier=RESPONSE, cardinality="single", baseType="string"
            ),
        ),
        (*before, interaction),
    )


def _prompt(question: OnscreenQuestion) -> "_Element":
    """Return the words that ask, which stand in the interaction: a line for each of theirs."""
    content: list[str | _Element] = []
    for line in question.prompt.splitlines():
        content += [make("br"), line] if content else [line]
    return make("prompt", *content)


def _text_entry(identifier: str, accepted: Sequence[str]) -> "_Element":
    longest = max(map(len, accepted))
    return make(
        "textEntryInteraction",
        responseIdentifier=identifier,
        expectedLength=str(-(-longest // _LENGTH_STEP) * _LENGTH_STEP),
    )


def _declared_text(identifier: str, accepted: Sequence[str]) -> "_Element":
    """Return the declaration of a typed answer, in which capitals do not count."""
    values = {_typed(each): 1 for each in accepted}
    return _declared(identifier, "single", "string", [_typed(accepted[0])], values)


def _typed(text: str) -> str:
    return " ".join(text.split())


def _declared(
    identifier: str,
    cardinality: str,
    kind: str,
    right: Sequence[str],
    values: Mapping[str, float] | None = None,
) -> "_Element":
    """Return the declaration of a response: what is right, and with `values` what each is worth."""
    correct = make("correctResponse", *(make("value", each) for each in right))
    declared = make(
        "responseDeclaration",
        correct,
        identifier=identifier,
        cardinality=cardinality,
        baseType=kind,
    )
    if values:
        whole = {"caseSensitive": "false"} if kind == "string" else {}
        entries = (
            make("mapEntry", mapKey=key, mappedValue=number(value), **whole)
            for key, value in values.items()
        )
        declared.append(make("mapping", *entries, lowerBound="0", defaultValue="0"))
    return declared


def _all_or_nothing(marks: float) -> "tuple[_Element, ...]":
    is_right = make(
        "match", make("variable", identifier=RESPONSE), make("correct", identifier=RESPONSE)
    )
    whole = set_outcome(SCORE, base_value("float", number(marks)))
    return (make("responseCondition", make("responseIf", is_right, whole)),)


def _scored(parts: "_Element", marks: float, of: int) -> "_Element":
    """Return the rule that gives `marks` for all the parts `of` an answer, and else their share.

    It multiplies first: a third and a third and a third are one.
    """
    if marks != of:
        product = make("product", parts, base_value("float", number(marks)))
        parts = product if of == 1 else make("divide", product, base_value("float", str(of)))
    return set_outcome(SCORE, parts)


def _is(value: bool) -> str:
    return "true" if value else "false"
