"""A question as one of Moodle's types: each function writes what only questions of its type have.

Fractions are those that Moodle's form offers: an import fails at any other.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from lxml.builder import E

from talkquiz.exporters.moodle.texts import GAP, HERE, gap, pattern, plain, shown, with_gaps
from talkquiz.exporters.moodle_shared import weights
from talkquiz.exporters.question_html import as_html, in_language, labelled
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import LeftOut, Loss
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

Element: TypeAlias = Any  # lxml comes without types

_LINES = (2, 3, 5, 10, 15, 20, 25, 30, 35, 40)
"""How many lines Moodle's form offers for an essay."""
_TRIES_AGAIN = 1 / 3
"""What a further try costs where there is no other measure for it: Moodle's own value."""


class MoodleType(NamedTuple):
    """What a question is to Moodle: its type, what only this has, what a further try costs.

    `prompt` is HTML in the place of the question's own, `gaps` are what stands in it for `HERE`.
    """

    name: str
    elements: list[Element]
    penalty: float = _TRIES_AGAIN
    lost: tuple[Loss, ...] = ()
    prompt: str = ""
    gaps: tuple[str, ...] = ()


def moodle_type(  # noqa: C901, PLR0911 - a line for each way to answer
    question: OnscreenQuestion, language: Language
) -> MoodleType | LeftOut:
    """Return what `question` is to Moodle, or why it cannot be anything."""
    match question.answering:
        case Pick(verdict=True) as pick:
            return _verdict(pick, language)
        case Pick(several=True) as pick:
            return _several(pick, language)
        case Pick(options=options, fixed=fixed):
            return _one(options, language, fixed=fixed)
        case Locate(options=options) if len(options) > 1:
            return _one(options, language, fixed=False)
        case Enter(accepted=accepted) | Locate(accepted=accepted):
            return _typed(accepted, language)
        case Fill(blanks=(only,), pieces=pieces):
            typed = _typed(only.accepted, language)
            return typed._replace(prompt=with_gaps(pieces), gaps=(GAP,))
        case Fill() as fill:
            return _gaps(fill, question.marks, language)
        case Match() as match:
            return _matching(match, language)
        case Arrange() as arrange:
            return _ordering(arrange, language)
        case Explain() as explain:
            return _essay(explain, question, language)


def html(name: str, content: str, **attributes: str) -> Element:
    """Return an element with a text in HTML, whose signs are hidden."""
    return E(name, E.text(content), format="html", **attributes)


def _verdict(pick: Pick, language: Language) -> MoodleType:
    """Return a true or false, whose first option is that it is true; Moodle names them itself."""
    answers = [
        E.answer(
            E.text(name),
            *_feedback(option.told, language),
            fraction="100" if option.right else "0",
            format="plain_text",
        )
        for name, option in zip(("true", "false"), pick.options, strict=True)
    ]
    return MoodleType("truefalse", answers, penalty=1)


def _one(options: Sequence[Offered], language: Language, *, fixed: bool) -> MoodleType:
    answers = [_option(each, "100" if each.right else "0", language) for each in options]
    chance = 1 / max(len(options) - 1, 1)
    return MoodleType("multichoice", [*_choosing("true", fixed=fixed), *answers], chance)


def _several(pick: Pick, language: Language) -> MoodleType | LeftOut:
    """Return a choice of several options, where whoever ticks all has won nothing."""
    counted = weights(pick.options)
    if not counted:
        return LeftOut.TOO_MANY_OPTIONS
    right, wrong = counted
    answers = [_option(each, right if each.right else wrong, language) for each in pick.options]
    return MoodleType("multichoice", [*_choosing("false", fixed=pick.fixed), *answers])


def _typed(accepted: Sequence[str], language: Language) -> MoodleType:
    spelled = spellings(accepted, language)
    answers = [
        E.answer(E.text(pattern(text)), fraction="100", format="plain_text")
        for text in spelled.texts
    ]
    lost = () if spelled.all_there else (Loss.SPELLINGS,)
    return MoodleType("shortanswer", [E.usecase("0"), *answers], lost=lost)


def _gaps(fill: Fill, marks: float, language: Language) -> MoodleType:
    """Return a text with several gaps. Where their order is free, each takes what fits another."""
    lost: list[Loss] = [Loss.PARTS] if fill.any_order else []
    weight = marks / len(fill.blanks)
    if weight != int(weight):  # Moodle takes whole numbers
        lost.append(Loss.MARKS)
        weight = 1
    gaps = []
    for blank in fill.blanks:
        fits = [*blank.accepted, *_fits_others(fill.blanks, blank if fill.any_order else None)]
        spelled = spellings(fits, language)
        lost += [] if spelled.all_there else [Loss.SPELLINGS]
        gaps.append(gap(spelled.texts, int(weight)))
    kept = tuple(dict.fromkeys(lost))
    prompt = with_gaps(fill.pieces)
    return MoodleType("cloze", [], lost=kept, prompt=prompt, gaps=tuple(gaps))


def _fits_others(blanks: Iterable[Blank], one: Blank | None) -> Iterator[str]:
    """Yield what fits other gaps than `one`; nothing without it."""
    for blank in blanks:
        if one and blank is not one:
            yield from blank.accepted


def _matching(match: Match, language: Language) -> MoodleType:
    """Return a matching; an option that belongs to nothing is a pair without its left-hand side."""
    pairs = [(_inline(left, language), right) for left, right in match.pairs]
    pairs += [("", each.text) for each in match.unused]
    subquestions = [
        E.subquestion(E.text(left), E.answer(E.text(plain(right))), format="html")
        for left, right in pairs
    ]
    shuffles = E.shuffleanswers("false" if match.fixed else "true")
    lost = (Loss.ORDER,) if match.fixed else ()  # Moodle shuffles the right-hand sides always
    return MoodleType("matching", [shuffles, E.shownumcorrect(), *subquestions], lost=lost)


def _ordering(arrange: Arrange, language: Language) -> MoodleType:
    """Return an ordering, a type of its own since Moodle 4.4; each thing at its place counts."""
    texts = {each.id: each.text for each in arrange.options}
    answers = [
        E.answer(E.text(_inline(texts[one], language)), fraction=str(place), format="html")
        for place, one in enumerate(arrange.order, start=1)
    ]
    settings = [
        E.layouttype("VERTICAL"),
        E.selecttype("ALL"),
        E.selectcount(str(len(answers))),
        E.gradingtype("ABSOLUTE_POSITION"),
        E.showgrading("SHOW"),
        E.numberingstyle("none"),
        E.shownumcorrect("1"),
    ]
    return MoodleType("ordering", [*settings, *answers])


def _essay(explain: Explain, question: OnscreenQuestion, language: Language) -> MoodleType:
    """Return a question for sentences, with how they are marked for those who mark."""
    lines = next((each for each in _LINES if each >= (explain.lines or 10)), _LINES[-1])
    starters = "".join(f"<p>{as_html(each)}</p>" for each in explain.starters)
    elements = [
        E.responseformat("editor"),
        E.responserequired("1"),
        E.responsefieldlines(str(lines)),
        E.attachments("0"),
        E.attachmentsrequired("0"),
        html("graderinfo", shown(_marking(question, language))),
        html("responsetemplate", shown(in_language(starters, language)) if starters else ""),
    ]
    return MoodleType("essay", elements, penalty=0)


def _marking(question: OnscreenQuestion, language: Language) -> str:
    """Return how an answer in sentences is marked."""
    lines = question.marking_lines(language)
    return in_language("".join(labelled(*line, language) for line in lines), language)


def _choosing(single: str, *, fixed: bool) -> list[Element]:
    return [
        E.single(single),
        E.shuffleanswers("false" if fixed else "true"),
        E.answernumbering("abc"),
        E.shownumcorrect(),
    ]


def _option(option: Offered, fraction: str, language: Language) -> Element:
    answer = html("answer", _inline(option.text, language), fraction=fraction)
    answer.extend(_feedback(option.told, language))
    return answer


def _feedback(told: str, language: Language) -> list[Element]:
    return [html("feedback", _inline(told, language))] if told else []


def _inline(text: str, language: Language) -> str:
    """Return a text of one line; from the right, it says so, since the page around may not be."""
    held = plain(text)
    return f'<span dir="rtl">{held}</span>' if language.is_from_right else held


def fill_in(text: str, gaps: Sequence[str]) -> str:
    """Return a text with `gaps` in the place of `HERE`."""
    first, *others = text.split(HERE)
    return first + "".join(f"{one}{part}" for one, part in zip(gaps, others, strict=True))
