"""Reads question banks that no course made: JSON files, and the examples of rules."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Annotated

from talkquiz.course.shapes import Before, Shape, read_shape
from talkquiz.items.item import GAP, Choice, Item, Option, Payload, TrueFalse, Use, Written
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import Problem, TalkQuizError
from talkquiz.question_banks.bank import BankKind, BankOption, BankQuestion
from talkquiz.rules.shared.rule import WITH_OPTIONS
from talkquiz.rules.shared.words_and_values import is_blank, same
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file

_KINDS = {kind.value: kind for kind in ItemKind}
_TRUTHS = {"true", "false"}
_MOST_BYTES = 16 * MEGABYTE
_MOST_WRONG = 1_000


class GivenBankError(TalkQuizError):
    """Raised for a file that holds no question bank; `problems` say what is wrong, and where."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


_Text = Annotated[str, Before(lambda value: str(value) if type(value) in (int, float) else value)]


class _Option(Shape):
    passed_over = True

    text: _Text
    correct: bool = False


class _Item(Shape):
    """What the rules look at; other keys of docs/json.md are passed over."""

    passed_over = True

    stem: _Text
    id: _Text = ""
    kind: _Text = ""
    key: _Text = ""
    accept: tuple[_Text, ...] = ()
    options: tuple[_Option, ...] = ()
    scale: bool = False
    uses: tuple[Use, ...] = tuple(Use)
    facts: tuple[_Text, ...] = ()
    swapped: _Text = ""


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

    `Which is a river? | *Elbe = Labe | Etna` is a choice: the star is on the key, and other right
    answers follow it. `Who wrote Faust? -> Goethe` wants an answer in words, and is a cloze if
    there is a gap. `[Bonn] lies on the Rhine. -> True` is a statement with the words that are
    right or wrong in it.
    """
    items = []
    for line in re.sub(r"\n\s*(?=->|\|)", " ", text).strip().splitlines():
        stem, *texts = line.strip().split(" | ")
        stem, _, answer = stem.partition(" -> ")
        key, *accept = (answer or next((t[1:] for t in texts if t[0] == "*"), "")).split(" = ")
        options = [Option(t.removeprefix("*").partition(" = ")[0], t[0] == "*") for t in texts]
        swapped = ""
        if options:
            kind = ItemKind.CHOICE
        elif key in ("True", "False"):
            kind = ItemKind.TRUE_FALSE
            options = [Option("True", key == "True"), Option("False", key == "False")]
            swapped = "".join(re.findall(r"\[(.*)\]", stem))
            stem = re.sub(r"[\[\]]", "", stem)
        else:
            kind = ItemKind.CLOZE if GAP in stem else ItemKind.SHORT_ANSWER
        items.append(replace(bare_item(kind, stem, key, options, swapped), accept=tuple(accept)))
    return tuple(items)


def bank_items(questions: Iterable[BankQuestion]) -> Iterator[tuple[Item, BankQuestion]]:
    """Yield the items that the rules look at, each with the question of another bank that it is.

    A sentence with gaps of several numbers, as Anki has them, is an item for each number. Ids say
    the lines.
    """
    taken: Counter[str] = Counter()
    for question in questions:
        for kind, stem, key, part in _parts(question):
            name = f"line {question.line}{part}"
            taken[name] += 1
            if taken[name] > 1:
                name = f"{name} ({taken[name]})"
            options = [Option(option.text, option.correct) for option in question.options]
            item = bare_item(kind, stem, key, options)
            is_written = kind in (ItemKind.SHORT_ANSWER, ItemKind.CLOZE)
            accept = question.answers[1:] if is_written and not question.gap_numbers else ()
            yield replace(item, id=name, accept=accept), question


def _parts(question: BankQuestion) -> Iterator[tuple[ItemKind, str, str, str]]:
    """Yield kind, stem, key of each item of a question, and what tells it from the others."""
    key = next(iter(question.answers), "")
    kinds = {BankKind.NUMERICAL: ItemKind.SHORT_ANSWER, BankKind.ESSAY: ItemKind.OPEN}
    kind = kinds.get(question.kind) or _KINDS[question.kind.value]
    numbers = sorted(set(question.gap_numbers))
    if len(question.gaps) < 2 or question.kind is not BankKind.CLOZE or not numbers:
        yield kind, question.stem, key, ""
        return
    for number in numbers:
        words, stem = [], question.gaps[0]
        parts = zip(question.answers, question.gap_numbers, question.gaps[1:], strict=False)
        for answer, own, rest in parts:
            stem += (GAP if own == number else answer) + rest
            words += [answer] if own == number else []
        part = f", gap {number}" if len(numbers) > 1 else ""
        yield kind, " ".join(stem.split()), ", ".join(words), part


def bank_question(item: Item) -> BankQuestion:
    """Return an item of a JSON file as a question of a bank; its line is its number."""
    kinds = {kind.value: kind for kind in BankKind}
    options = tuple(BankOption(option.text, option.correct) for option in item.options)
    right = tuple(option.text for option in item.options if option.correct)
    gaps = tuple(item.stem.split(GAP)) if item.kind is ItemKind.CLOZE else ()
    return BankQuestion(
        kinds.get(item.kind.value, BankKind.CHOICE if options else BankKind.SHORT_ANSWER),
        item.stem,
        int(item.id) if item.id.isdecimal() else 1,
        answers=right or tuple(filter(None, (item.key, *item.accept))),
        options=options,
        gaps=gaps if len(gaps) == 2 else (),
        name=item.id,
    )


def read_bank(path: Path) -> list[Item]:
    """Return the items in the JSON file at `path`; raises GivenBankError.

    An item without an id is called by its number, counted from 1; one without a kind is of the
    kind that its options or its gap show. A kind that is not known is looked at by no rule.
    """
    hint = "A list of items; each has `stem` and `key`, a choice `options` with `text`, `correct`."
    try:
        data = json.loads(read_file(path, _MOST_BYTES).decode("utf-8-sig"))
    except OutsideError as error:
        raise _broken(path, 1, 1, f"it cannot be read: {error}", "Is this the file?") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        column = error.start - error.object.rfind(b"\n", 0, error.start)
        raise _broken(path, line, column, "a byte is not UTF-8", "Save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        shows = "`talkquiz explain json` shows the form."
        raise _broken(path, error.lineno, error.colno, f"no JSON: {error.msg}", shows) from None
    except (RecursionError, ValueError) as error:
        raise _broken(path, 1, 1, f"no JSON to read: {error}", "Is this the file?") from None
    if not isinstance(data, list):
        message = "the file: a list of items is wanted here"
        raise GivenBankError([Problem(str(path), 1, 1, "TQ295", message, hint)])
    items: list[Item] = []
    problems: list[Problem] = []
    # Nobody reads a list of a million problems.
    for number, given in takewhile(lambda _: len(problems) < _MOST_WRONG, enumerate(data, 1)):
        item, wrong = read_shape(_Item, given)
        if item:
            items.append(_item(item, number))
        for each in wrong:
            message = f"{' > '.join([f'item {number}', *map(str, each.at)])}: {each.message}"
            problems.append(Problem(str(path), 1, 1, "TQ295", message, hint))
    if problems:
        raise GivenBankError(problems)
    return items


def _broken(path: Path, line: int, column: int, message: str, hint: str) -> GivenBankError:
    return GivenBankError([Problem(str(path), line, column, "TQ294", message, hint)])


def _item(given: _Item, number: int) -> Item:
    options = [Option(option.text, option.correct) for option in given.options]
    if given.kind:
        kind = _KINDS.get(given.kind, ItemKind.OPEN)
    elif {same(option.text) for option in options} == _TRUTHS:
        kind = ItemKind.TRUE_FALSE
    elif options:
        several = sum(option.correct for option in options) > 1
        kind = ItemKind.MULTIPLE_RESPONSE if several else ItemKind.CHOICE
    else:
        kind = ItemKind.CLOZE if is_blank(given.stem) else ItemKind.SHORT_ANSWER
    right = next((option.text for option in options if option.correct), "")
    if kind in WITH_OPTIONS and not any(option.correct for option in options):
        options = [Option(option.text, option.text == given.key) for option in options]
    item = bare_item(kind, given.stem, given.key or right, options, given.swapped)
    if isinstance(item.payload, Choice):
        item = replace(item, payload=item.payload._replace(scale=given.scale))
    own_id = given.id or str(number)
    return replace(
        item, id=own_id, accept=given.accept, facts=given.facts, uses=frozenset(given.uses)
    )
