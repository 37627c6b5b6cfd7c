r"""Reads GIFT, the text form of Moodle's questions: https://docs.moodle.org/en/GIFT_format.

    // a comment
    $CATEGORY: tom/dick/harry

    ::the title::[html]The stem {=right ~wrong#what to tell who took it ~%50%half right} goes on.

A question ends at an empty line. Within braces stand its answers: `{T}`, `{#3:0.1}` (a number),
`{=a -> b =c -> d}` (matching), `{=a =b}` (short answers), `{}` (an essay). `\` before one of
`~=#{}:` takes its meaning away; `\n` is a line break. Feedback on the whole follows `####`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from talkquiz.problem import TalkQuizError
from talkquiz.question_banks.bank import (
    GAP,
    MOST_LETTERS,
    MOST_QUESTIONS,
    Bank,
    BankKind,
    BankOption,
    BankQuestion,
    Unread,
    shortened,
    true_or_false,
)
from talkquiz.question_banks.plain_text import one_line, plain

_ESCAPES = {sign: at for at, sign in enumerate("~=#{}:\\n")}
_HIDDEN = 0xE000
"""Escaped signs are kept as signs of the private area until the text is cut."""
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_PRIVATE = re.compile("[\ue000-\ue007]")
_SHOWN = {chr(_HIDDEN + at): "\n" if sign == "n" else sign for sign, at in _ESCAPES.items()}
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,9})?)%")
_TITLE = re.compile(r"\s*::([^\n]*?)::", re.DOTALL)
_NUMBER = re.compile(r"\s*(-?(?:\d{1,30}(?:[.,]\d{1,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,3})?)\s*")
_LABEL = re.compile(r"\[(id|tag):([^\[\]\n]{1,200})\]", re.IGNORECASE)
_VERDICTS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


class _Block(NamedTuple):
    """The lines of a question with the number of its first line, and the comments above it."""

    line: int
    text: str
    comments: tuple[str, ...]


class _Answer(NamedTuple):
    """What stands after one `=` or `~`: the words, how much they are worth, what is told."""

    sign: str
    text: str
    weight: float | None
    feedback: str


class _WrongError(TalkQuizError):
    """A question that cannot be read; says why, and what to do."""

    def __init__(self, message: str, hint: str, code: str = "TQ781") -> None:
        super().__init__(message)
        self.hint, self.code = hint, code


def looks_like_gift(text: str) -> bool:
    """Tell whether a text is GIFT: it has answers in braces after a stem, or a category."""
    if re.search(r"^\$CATEGORY:", text, re.MULTILINE):
        return True
    found = re.search(r"\{\s*(?:[=~#]|T(?:RUE)?\s*[#}]|F(?:ALSE)?\s*[#}]|\})", text[:200_000])
    return bool(found) and not re.search(r"\{\{c\d+::", text[:200_000])


def read_gift(text: str) -> Bank:
    """Return the questions of a text in GIFT, and what in it could not be read, by its line."""
    questions: list[BankQuestion] = []
    unread: list[Unread] = []
    category = ""
    for block in _blocks(text):
        if block.text.startswith("$CATEGORY:"):
            category = one_line(block.text.removeprefix("$CATEGORY:"))
            continue
        if len(questions) >= MOST_QUESTIONS:
            message = f"there are more than {MOST_QUESTIONS:,} questions: the rest is left out"
            unread.append(Unread(block.line, 1, "TQ781", message, "Cut the file in two."))
            break
        try:
            questions.append(_question(block, category))
        except _WrongError as error:
            said = f"{error}: “{shortened(one_line(block.text))}”"
            unread.append(Unread(block.line, 1, error.code, said, error.hint))
    return Bank("GIFT", questions, unread)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield what stands between empty lines; comments are taken out, and their lines kept.

    Moodle ends a question at the first empty line. A brace that is open there and closed in the
    next block, before another one opens, is one question all the same.
    """
    lines = re.split(r"\r\n|\r|\n", _PRIVATE.sub(" ", text.replace("\ufeff", "")))
    start, kept, comments, is_open = 1, list[str](), list[str](), False
    for number, line in enumerate((*lines, ""), start=1):
        bare = line.strip()
        if bare.startswith("//"):
            comments.append(bare[2:].strip())
        elif bare.startswith("$CATEGORY:") and not is_open:
            if kept:
                yield _Block(start, "\n".join(kept), tuple(comments))
            yield _Block(number, bare, ())
            kept, comments = [], []
        elif bare or (is_open and _closes(lines, number)):
            if not kept:
                start = number
            kept.append(line)
            hidden = _ESCAPED.sub("", line)
            last = max(hidden.rfind("{"), hidden.rfind("}"))
            is_open = hidden[last] == "{" if last >= 0 else is_open
        elif kept:
            yield _Block(start, "\n".join(kept), tuple(comments))
            kept, comments, is_open = [], [], False


def _closes(lines: list[str], after: int) -> bool:
    """Tell whether the next brace within some lines is a closing one."""
    for line in lines[after : after + 40]:
        hidden = _ESCAPED.sub("", line)
        if hidden.lstrip().startswith(("::", "$CATEGORY:")):
            return False
        first, last = hidden.find("{"), hidden.find("}")
        if first >= 0 or last >= 0:
            return last >= 0 and (first < 0 or last < first)
    return False


def _question(block: _Block, category: str) -> BankQuestion:
    """Return the question in a block; raises _WrongError."""
    if len(block.text) > MOST_LETTERS:
        raise _WrongError(
            f"it is longer than {MOST_LETTERS:,} letters, as no question is",
            "Is an empty line missing between questions?",
        )
    hidden = _ESCAPED.sub(lambda found: chr(_HIDDEN + _ESCAPES[found[1]]), block.text)
    labels = [found for comment in block.comments for found in _LABEL.findall(comment)]
    tags = tuple(one_line(value) for key, value in labels if key.lower() == "tag")
    name, title = "", _TITLE.match(hidden)
    if title:
        name, hidden = _words(title[1], ""), hidden[title.end() :]
    form = _FORMAT.match(hidden)
    style = form[1].lower() if form else ""
    body = hidden[form.end() :] if form else hidden
    before, answers, after = _around_braces(body)
    if not re.search(r"\w", after) and before.rstrip().endswith(("?", ".", "!", ":")):
        after = ""  # a full stop behind the braces of a whole sentence
    marker = GAP if after.strip() else ""
    stem, media = _plain(f"{before}{marker}{after}", style)
    if not stem and not media:
        raise _WrongError("it has no words before its braces", "Write the question before `{`.")
    answers, _, general = answers.partition("####")
    asked = _answered(answers, style)
    if marker:
        start, end = (_plain(part, style)[0] for part in (before, after))
        parts = (start + " " * before[-1:].isspace(), " " * after[:1].isspace() + end)
        kind = BankKind.CLOZE if asked.kind is BankKind.SHORT_ANSWER else asked.kind
        asked = asked._replace(kind=kind, gaps=parts)
    return asked._replace(
        stem=stem,
        line=block.line,
        name=name,
        category=category,
        tags=tags,
        feedback=_words(general, style),
        media=media,
    )


def _around_braces(body: str) -> tuple[str, str, str]:
    """Return what stands before the braces of a question, in them and behind them; raises."""
    opening, closing = body.find("{"), body.find("}")
    if opening < 0:
        if closing >= 0:
            raise _WrongError("a `}` closes nothing", r"Write `\}` for the sign itself.")
        hint = "If it is a question, write its answers between `{` and `}`."
        raise _WrongError("it asks nothing: it has no answers in braces", hint, "TQ784")
    if closing < opening:
        hint = r"Close the answers with `}`; an empty line ends a question. "
        raise _WrongError("its braces do not match", hint + r"For the sign write `\{`.")
    before, answers, after = body[:opening], body[opening + 1 : closing], body[closing + 1 :]
    if "{" in answers or "{" in after or "}" in after:
        hint = r"A question has one pair of braces; an empty line parts two. "
        raise _WrongError("it has more than one pair of braces", hint + r"For the sign write `\{`.")
    return before, answers, after


def _answered(answers: str, style: str) -> BankQuestion:
    """Return a question without its stem, by what stands in its braces; the order is Moodle's."""
    text = answers.strip()
    bare = BankQuestion(BankKind.ESSAY, "", 0)
    if not text:
        return bare
    if text.startswith("#"):
        return _numerical(bare, text[1:], style)
    if "~" in text:
        return _choice(bare, text, style)
    if "=" in text and "->" in text:
        return _matching(bare, text, style)
    verdict, *told = text.split("#")
    if (truth := _VERDICTS.get(verdict.strip().upper())) is not None:
        feedback = tuple(filter(None, (_words(each, style) for each in told)))
        extra = tuple(("feedback", each) for each in feedback)
        return true_or_false(bare, truth=truth)._replace(extra=extra)
    found = [each for each in _parts(text, "=", style) if each.text]
    right, partly = _by_worth([(each.text, each.weight) for each in found])
    if not right:
        raise _WrongError("its answers are empty", "Write `{=the answer}`.")
    told_too = tuple(("feedback", each.feedback) for each in found if each.feedback)
    return bare._replace(kind=BankKind.SHORT_ANSWER, answers=right, extra=(*partly, *told_too))


def _by_worth(
    found: list[tuple[str, float | None]],
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the answers that are worth most, and the others that are worth something."""
    worth = [(text, 100.0 if weight is None else weight) for text, weight in found]
    most = max((weight for _, weight in worth), default=0)
    right = tuple(text for text, weight in worth if weight == most and most > 0)
    return right, tuple(("partly right", text) for text, weight in worth if 0 < weight < most)


def _parts(text: str, signs: str, style: str) -> list[_Answer]:
    """Return the answers that begin with one of `signs`; what stands before the first is one."""
    found = []
    for piece in re.split(rf"(?=[{signs}])", text):
        sign = piece[:1] if piece[:1] and piece[:1] in signs else ""
        words = piece[len(sign) :]
        weight = _WEIGHT.match(words)
        if weight:
            words = words[weight.end() :]
        words, _, feedback = words.partition("#")
        if sign or words.strip():
            worth = float(weight[1]) if weight else None
            found.append(_Answer(sign, _words(words, style), worth, _words(feedback, style)))
    return found


def _choice(bare: BankQuestion, text: str, style: str) -> BankQuestion:
    """Return a choice; without `=`, the options with a weight above 0 are right together."""
    found = _parts(text, "=~", style)
    if any(not each.sign for each in found):
        hint = "Begin each option with `~` or `=`, and nothing else."
        raise _WrongError("words stand before the first option", hint)
    has_key = any(each.sign == "=" for each in found)
    options = tuple(
        BankOption(
            each.text,
            each.sign == "=" or (not has_key and (each.weight or 0) > 0),
            each.feedback,
        )
        for each in found
        if each.text
    )
    right = tuple(option.text for option in options if option.correct)
    if not right:
        raise _WrongError("none of its options is right", "Begin the right one with `=`.")
    kind = BankKind.CHOICE if len(right) == 1 else BankKind.MULTIPLE_RESPONSE
    return bare._replace(kind=kind, answers=right, options=options)


def _matching(bare: BankQuestion, text: str, style: str) -> BankQuestion:
    pairs = []
    for piece in text.split("="):
        left, arrow, right = piece.partition("->")
        right = right.partition("#")[0]
        if not piece.strip():
            continue
        if not arrow:
            raise _WrongError("a pair has no `->`", "Write `=left -> right` for each pair.")
        # Moodle takes the right-hand side as it is, and looks for no form of its own there.
        pairs.append((_words(left, style), _plain(right, style)[0]))
    return bare._replace(
        kind=BankKind.MATCHING,
        pairs=tuple(pairs),
        answers=tuple(f"{left} -> {right}" if left else right for left, right in pairs),
    )


def _numerical(bare: BankQuestion, text: str, style: str) -> BankQuestion:
    """Return a question for a number: `3`, `3:0.1` (give or take), `1..5` (from, to)."""
    answers = list[tuple[str, float | None]]()
    for each in _parts(text, "=~", style):
        if not each.text or each.text == "*" or each.sign == "~":
            continue
        first = _NUMBER.match(each.text)
        rest = each.text[first.end() :] if first else "?"
        second = _NUMBER.fullmatch(rest.removeprefix("..").removeprefix(":"))
        if not first or (rest and (not second or not rest.startswith(("..", ":")))):
            message = f"`{shortened(each.text, 30)}` is no number"
            raise _WrongError(message, "Write `{#3}`, `{#3:0.1}` or `{#1..5}`.")
        span = ""
        if second and rest.startswith(".."):
            span = f" to {second[1]}"
        elif second and float(second[1].replace(",", ".")):
            span = f" give or take {second[1]}"
        answers.append((f"{first[1]}{span}", each.weight))
    right, partly = _by_worth(answers)
    if not right:
        raise _WrongError("it has no number for an answer", "Write `{#3}` or `{#1..5}`.")
    return bare._replace(kind=BankKind.NUMERICAL, answers=right, extra=partly)


def _plain(text: str, style: str) -> tuple[str, tuple[str, ...]]:
    """Return what a text shows; markup is read as such unless it says that it is plain."""
    shown = _PRIVATE.sub(lambda found: _SHOWN[found[0]], text)
    if style == "plain":
        return one_line(shown), ()
    found = plain(shown)
    return found.text, found.media


def _words(text: str, style: str) -> str:
    own = _FORMAT.match(text)
    return _plain(text[own.end() :] if own else text, own[1].lower() if own else style)[0]
