"""Questions in GIFT, plain text that many programs read: https://docs.moodle.org/en/GIFT_format.

    $CATEGORY: The harbour/01 Ships

    // [id:saltmere/pier/when/asked] [tag:kind: choice]
    ::pier/when/asked (k7f2)::[plain]When was the pier opened?{
        =2018
        ~2017#That is when it was begun.
        ####Answer: 2018
    }

A question ends at an empty line, so that there is none within one, and comments hold only ids, tags
and, above all questions, who made the course. All texts are marked as plain, unless signs in them
can be held in HTML alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product, questions_file
from talkquiz.exporters.moodle_shared import (
    category_path,
    id_number,
    name_of,
    not_found_by,
    numbers,
    tags,
    weights,
)
from talkquiz.exporters.question_html import as_html, as_plain
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Carried, LeftOut, Loss
from talkquiz.onscreen.question import (
    Blank,
    Enter,
    Explain,
    Fill,
    Match,
    Offered,
    OnscreenQuestion,
    Pick,
)
from talkquiz.onscreen.question_set import QuestionSet
from talkquiz.onscreen.spellings import spellings

_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": "\\n", "\r": ""})
_IN_PLACE_OF_SIGNS = re.compile("&&0[0-9]{2}")
"""What Moodle puts in the place of escaped signs while it reads, and never in text by itself."""
_ARROW = "->"
"""Parts the sides of a pair; nothing escapes it."""
_LABEL_BREAK = re.compile(r"[\[\]<>`\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What ends an id, a tag or a comment."""


class _Gift(NamedTuple):
    """What is written in braces and around them; `lost` is what of it is not.

    `before` and `after` are text around the braces, in the place of the prompt.
    """

    answers: list[str]
    lost: tuple[Loss, ...] = ()
    before: str | None = None
    after: str = ""


class _Style(NamedTuple):
    """How the texts of a question are marked, "plain" or "html", and what writes them so."""

    name: str
    write: Callable[[str], str]


def export(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a file of each question set by its name: "saltmere.gift.txt"."""
    made = {}
    for each in assembled.question_sets:
        blocks = [f"// {_label(as_plain(each.imprint.line))}"]
        carried = tuple(_written(each, blocks))
        content = "\n\n".join(blocks) + "\n"
        made[f"{each.file_name}.gift.txt"] = questions_file(content.encode(), carried)
    return made


def _written(questions: QuestionSet, blocks: list[str]) -> Iterator[Carried]:
    """Add categories and questions to `blocks`, and yield what became of each question."""
    mark = questions.imprint
    if questions.sections:
        blocks.append(f"$CATEGORY: {category_path(mark.title, questions.title)}")
        asked = questions.questions
        for number, question in zip(numbers(len(asked)), asked, strict=True):
            yield _add(question, f"{number} ", mark.language, blocks)
        return
    for topic in questions.topics:
        blocks.append(f"$CATEGORY: {category_path(mark.title, topic.name)}")
        for question in questions.of_topic(topic.id):
            yield _add(question, "", mark.language, blocks)


def _add(question: OnscreenQuestion, number: str, language: Language, blocks: list[str]) -> Carried:
    """Add a question to `blocks`, if GIFT has one of its kind; return what became of it."""
    style = _style(question, language)
    gift = _gift(question, language, style)
    if isinstance(gift, LeftOut):
        return Carried(question.id, left_out=gift)
    labels = [f"[id:{_label(id_number(question))}]"]
    labels += [f"[tag:{_label(tag)}]" for tag in tags(question, language)]
    prompt = question.prompt if gift.before is None else ""
    stem = style.write("\n".join(_asked(question, prompt, language)))
    if gift.before is not None:
        stem += f"{style.write(chr(10)) if stem else ''}{gift.before}"
    told = style.write("\n".join(_told(question, language)))
    braces = "".join(f"\t{each}\n" for each in (*gift.answers, f"####{told}"))
    name = f"{number}{name_of(question)}".translate(_ESCAPED)
    opened = "{\n" if gift.answers else "{"
    body = braces if gift.answers else braces.strip()
    blocks.append(
        f"// {' '.join(labels)}\n::{name}::[{style.name}]{stem}{opened}{body}}}{gift.after}"
    )
    return Carried(question.id, (*gift.lost, *_lost(question, language)))


def _style(question: OnscreenQuestion, language: Language) -> _Style:
    """Return how a question is written: as HTML if it has signs that plain text cannot hold."""
    lines = [*_asked(question, question.prompt, language), *_told(question, language)]
    texts = [*lines, *(each.told for each in question.options)]
    match question.answering:
        case Match(lefts=lefts, options=options):
            # Moodle takes the right-hand sides for HTML in any case.
            sides = [*(each.text for each in lefts), *(each.text for each in options)]
            needs = any(re.search("[<&]", text) or _ARROW in text for text in sides)
        case Pick(options=options):
            texts += [each.text for each in options]
            needs = False
        case _:
            needs = False
    if needs or any(map(_IN_PLACE_OF_SIGNS.search, texts)):
        return _Style("html", lambda text: as_html(text.strip()).translate(_ESCAPED))
    return _Style("plain", lambda text: _readable(text).translate(_ESCAPED))


def _readable(text: str) -> str:
    """Return a text without white space around its lines; lines stay."""
    return "\n".join(map(as_plain, text.split("\n")))


def _on_one_line(text: str) -> str:
    return " ".join(as_plain(text).split())


def _piece(text: str, style: _Style) -> str:
    """Return a text after a sign; one that would be read as a style or a weight says what it is."""
    written = style.write(_on_one_line(text))
    is_read = written.startswith(("[", "%"))
    return f"[{style.name}]{written}" if is_read else written


def _gift(  # noqa: PLR0911 - a line for each way to answer
    question: OnscreenQuestion, language: Language, style: _Style
) -> _Gift | LeftOut:
    """Return what stands in and around the braces of a question, or why nothing can."""
    match question.answering:
        case Pick(verdict=True, options=options):
            return _verdict(options, style)
        case Pick(several=True) as pick:
            return _several(pick, style)
        case Pick(options=options, fixed=fixed):
            answers = [_option("=" if each.right else "~", each, style) for each in options]
            return _Gift(answers, (Loss.ORDER,) if fixed else ())
        case Enter(accepted=accepted):
            return _typed(accepted, language, style)
        case Fill(blanks=(only,)) as fill:
            typed = _typed(only.accepted, language, style)
            return typed if isinstance(typed, LeftOut) else _around(fill, typed, style)
        case Match() as match:
            return _matching(match, style)
        case Explain():
            return _Gift([])
    return LeftOut.NO_SUCH_QUESTION


def _verdict(options: Sequence[Offered], style: _Style) -> _Gift:
    """Return whether a statement is true, and what is told who does not say so."""
    is_true = options[0].right
    told = next((each.told for each in options if not each.right), "")
    reason = f"#{_piece(told, style)}" if told else ""
    return _Gift([f"{'TRUE' if is_true else 'FALSE'}{reason}"])


def _several(pick: Pick, style: _Style) -> _Gift | LeftOut:
    """Return a choice of several options, where whoever ticks all has won nothing."""
    counted = weights(pick.options)
    if not counted:
        return LeftOut.TOO_MANY_OPTIONS
    right, wrong = counted
    answers = [
        _option(f"~%{right if each.right else wrong}%", each, style) for each in pick.options
    ]
    return _Gift(answers, (Loss.ORDER,) if pick.fixed else ())


def _option(sign: str, option: Offered, style: _Style) -> str:
    told = f"#{_piece(option.told, style)}" if option.told else ""
    return f"{sign}{_piece(option.text, style)}{told}"


def _typed(accepted: Sequence[str], language: Language, style: _Style) -> _Gift | LeftOut:
    """Return what is right as a short answer; what Moodle would read as something else is not."""
    spelled = spellings(accepted, language)
    fitting = [text for text in spelled.texts if not _is_misread(text)]
    if not fitting or fitting[0] != spelled.texts[0]:
        return LeftOut.STRANGE_SIGNS
    lost = () if len(fitting) == len(spelled.texts) and spelled.all_there else (Loss.SPELLINGS,)
    return _Gift([f"={_answer(text, style)}" for text in fitting], lost)


def _is_misread(text: str) -> bool:
    return _ARROW in text or bool(_IN_PLACE_OF_SIGNS.search(text))


def _answer(text: str, style: _Style) -> str:
    """Return a short answer: it is compared letter by letter, and `*` would stand for any.

    Moodle compares what stands there, even where a question is HTML.
    """
    pattern = _on_one_line(text).replace("*", r"\*").translate(_ESCAPED)
    is_read = pattern.startswith(("[", "%")) or style.name != "plain"
    return f"[plain]{pattern}" if is_read else pattern


def _around(fill: Fill, typed: _Gift, style: _Style) -> _Gift:
    """Return a gap within its text; at the end of a text, Moodle shows it only if it is there."""
    at = next(at for at, piece in enumerate(fill.pieces) if isinstance(piece, Blank))
    before = "".join(piece for piece in fill.pieces[:at] if isinstance(piece, str))
    after = "".join(piece for piece in fill.pieces[at + 1 :] if isinstance(piece, str))
    written = style.write(after) if after.strip() else ""
    start = style.write(before) if written else f"{style.write(before)}_____ "
    return typed._replace(before=start, after=written)


def _matching(match: Match, style: _Style) -> _Gift:
    """Return pairs, the last of them without a left-hand side: these options match nothing."""
    pairs = [*match.pairs, *(("", each.text) for each in match.unused)]
    answers = [
        f"={_piece(left, style)} {_ARROW} {style.write(_on_one_line(right))}"
        for left, right in pairs
    ]
    return _Gift(answers, (Loss.ORDER,) if match.fixed else ())


def _asked(question: OnscreenQuestion, prompt: str, language: Language) -> Iterator[str]:
    """Yield the lines that are read before answering; without `prompt` it stands elsewhere."""
    words = language.labels
    if held := question.stimulus:
        yield held.title
        yield language.sheet.made[held.made].format(by=held.by).strip()
        yield from (f"{number}. {line}" for number, line in enumerate(held.lines, start=1))
    for number, account in enumerate(question.accounts, start=1):
        who = language.items.dated.format(who=account.outlet, day=account.day)
        yield language.sheet.account.format(number=number, who=who)
        yield account.claim
        said = ((words["according-to"], account.per), (words["as-of"], account.as_of))
        yield from (_labelled(label, text, language) for label, text in said if text)
    if question.said:
        yield _labelled(words["in-our-words"], question.said, language)
    wants = question.asks_for and isinstance(question.answering, Enter | Fill)
    beside = [_labelled(words["wanted"], question.asks_for, language)] if wants else []
    beside += [question.caution] if question.caution else []
    held_starters = question.answering.starters if isinstance(question.answering, Explain) else ()
    if held_starters:
        beside += [language.sheet.starters, *held_starters]
    # A text with a gap ends the question, so that all else stands before it.
    yield from (prompt, *beside) if prompt else beside


def _told(question: OnscreenQuestion, language: Language) -> Iterator[str]:
    """Yield the lines that are told after answering."""
    words, told = language.labels, question.told
    lines = [*question.key_lines(language), *told.lines(language)]
    lines += [(f"{words['about-source']}, {name}", text) for name, text in told.outlets]
    lines += [(name, text) for name, text in told.names]
    lines += [(words["report"], question.mistake_link)] if question.mistake_link else []
    lines.append((words["item"], question.id))
    yield from (_labelled(label, text, language) for label, text in lines)


def _labelled(label: str, text: str, language: Language) -> str:
    return f"{language.shown.head.format(head=label)}{text}" if label else text


def _lost(question: OnscreenQuestion, language: Language) -> Iterable[Loss]:
    """Return what no question in GIFT has."""
    told = (
        (Loss.MARKS, question.marks != 1),
        (Loss.SHARED_TEXT, question.stimulus is not None),
        (Loss.PICTURE, bool(question.pictures)),
        (Loss.HINT, bool(question.hint)),
        (Loss.DIRECTION, language.is_from_right),
    )
    return (*(loss for loss, is_lost in told if is_lost), *not_found_by(question, language))


def _label(text: str) -> str:
    """Return what stands in a comment, which no text of a course may end."""
    return _LABEL_BREAK.sub("-", text)
