"""Changes files of a course as a careful person would: all that is not changed stays, to the byte.

Comments, order, spacing, line ends and a byte order mark are nobody's business but the curator's.
What a change gives is read again before it is handed back: if it does not say exactly what the file
said, with the change, there is none.
"""

import codecs
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from talkquiz.course.read_files import MAX_BYTES, Origin, is_there, not_a_list, read_text
from talkquiz.course.yaml import LOADER, Data, parse
from talkquiz.problem import Location, Problem, TalkQuizError, has_errors, line_and_column
from talkquiz.untrusted_files import MEGABYTE, read_file

_MARK = codecs.BOM_UTF8.decode()
_BARE = re.compile(r"[A-Za-z][\w .()/'’-]*|(?=[0-9e]*[a-df])[0-9][0-9a-f]*")
"""Words, ids, and fingerprints that are no number: YAML reads 12e4567890 as one."""
_WORDS_OF_YAML = frozenset("y n yes no true false on off null none".split())
_EMPTY_LINE = re.compile(r"\n[ \t]*\n[ \t]*[-#]")
_HAND = "Add the entries by hand, or mend the file and try again."


class EditError(TalkQuizError):
    """Raised for a file that cannot be changed safely; `problems` say where, and why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].message if problems else "the file cannot be changed")
        self.problems = problems


class Scalar(NamedTuple):
    """A plain value of a file: what it says, from where to where, and how it is quoted."""

    value: str
    start: int
    end: int
    style: str | None


class _Text(NamedTuple):
    """The text of a file and its data; `mark` is the byte order mark, if it begins with one."""

    text: str
    data: Data
    mark: str
    line_end: str


def with_entries(file: Origin, entries: Sequence[str], heading: str = "") -> bytes:
    """Return the content of a file that holds a list, with `entries` added at its end.

    Each is a block of YAML that begins with `- ` at the start of a line, comments above it. There
    need be no such file yet: a new one begins with `heading`. A list in brackets is replaced if it
    is empty. Raises EditError for a file that cannot be read, or whose list nothing can be added to
    safely (TQ183).
    """
    if not is_there(file.path):
        return (heading + "\n".join(entries)).encode()
    text, data, mark, line_end = _read(file)
    if not isinstance(data, list | None):
        raise EditError(not_a_list(file, data))
    lists = (event for event in _events(text) if isinstance(event, yaml.SequenceStartEvent))
    opening: Any = next(lists, None)
    indent = ""
    if opening and opening.flow_style:
        text = _without_empty_brackets(file, text, opening.start_mark.index)
    elif opening:
        indent = " " * opening.start_mark.column
    if text and not text.endswith(("\n", "\r")):
        text += line_end
    wanted = [*(parse(text).data or []), *(parse("".join(entries)).data or [])]
    lines_of_it = text.replace("\r\n", "\n").replace("\r", "\n")
    is_airy = not data or len(data) < 2 or _EMPTY_LINE.search(lines_of_it)
    ends_empty = not text.strip() or re.search(r"\n[ \t]*\n$", lines_of_it)
    for gap in ("\n", "") if is_airy else ("",):
        first = "" if ends_empty else gap
        lines = f"{first}{gap.join(entries)}".removesuffix("\n").split("\n")
        added = line_end.join((*(f"{indent}{line}" if line else "" for line in lines), ""))
        made = parse(text + added, file.shown)
        if not made.problems and made.data == wanted:
            return _encoded(file, mark + text + added)
    end = line_and_column(text, len(text))
    reason = made.problems[0].message if made.problems else "they would be read as something else"
    message = f"nothing can be added at the end of this file: {reason}"
    raise EditError(Problem(file.shown, *end, "TQ183", message, _HAND))


def with_values(file: Origin, values: Mapping[Location, str]) -> bytes:
    """Return the content of a file with other plain `values`, each at its place in the data.

    Quotation marks stay where there are some. Raises EditError for a file that cannot be read, or
    a value that is written in a way that cannot be changed safely (TQ184).
    """
    text, _, mark, _ = _read(file)
    found = dict(scalars(text))
    changed = text
    for at in sorted(values, key=lambda at: found[at].start, reverse=True):
        said, start, end, style = found[at]
        quote = style if style in ("'", '"') else ""
        end -= len(quote)
        start = end - len(said)
        if style in ("|", ">") or start < found[at].start or text[start:end] != said:
            place = line_and_column(text, found[at].start)
            message, hint = f"`{said}` cannot be changed as it is written", "Write it on one line."
            raise EditError(Problem(file.shown, *place, "TQ184", message, hint))
        new = values[at] if quote else scalar(values[at])
        changed = changed[:start] + new + changed[end:]
    made = dict(scalars(changed))
    wanted = {at: values.get(at, each.value) for at, each in found.items()}
    if {at: each.value for at, each in made.items()} != wanted:
        message = "this file cannot be changed: it would be read as something else"
        raise EditError(file.problem("TQ184", message, "Change it by hand."))
    return _encoded(file, mark + changed)


def values_of(file: Origin) -> dict[Location, str]:
    """Return every plain value of a file by its place in the data; raises EditError."""
    return {at: found.value for at, found in scalars(_read(file).text)}


def scalars(text: str) -> Iterator[tuple[Location, Scalar]]:
    """Yield each plain value of a YAML text that is valid, and its place in the data."""
    frames: list[list[Any]] = []  # of a list its next number, of a mapping its open key, if any
    for event in _events(text):
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            frame = frames[-1] if frames else None
            if frame and frame[0] == "map" and frame[1] is None:
                frame[1] = event.value  # type: ignore[union-attr]
                continue
            at = tuple(each[1] for each in frames)
            if isinstance(event, yaml.ScalarEvent):
                marks: Any = event.start_mark, event.end_mark
                yield at, Scalar(event.value, marks[0].index, marks[1].index, event.style)
                _go_on(frame)
            else:
                is_list = isinstance(event, yaml.SequenceStartEvent)
                frames.append(["list", 0] if is_list else ["map", None])
        elif isinstance(event, yaml.CollectionEndEvent):
            frames.pop()
            _go_on(frames[-1] if frames else None)


def _go_on(frame: list[Any] | None) -> None:
    """Note that a value of a list or mapping has ended."""
    if frame:
        frame[1] = frame[1] + 1 if frame[0] == "list" else None


def scalar(text: str) -> str:
    """Return `text` as a YAML scalar, quoted where it would be read as something else.

    Any reader of YAML reads it as that text, inside `[...]` as well.
    """
    text = without_controls(text)
    if _BARE.fullmatch(text) and text == text.strip() and text.casefold() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)


def without_controls(text: str) -> str:
    """Return `text` on one line, with a space for every character that no course file may hold."""
    return "".join(c if c.isprintable() else " " for c in text)


def _read(file: Origin) -> _Text:
    """Return a file that nothing is wrong with as YAML; raises EditError."""
    problems: list[Problem] = []
    if file.path.is_symlink():
        message = "this is a link to another file, which may be somebody else's"
        raise EditError(file.problem("TQ183", message, "Put the file itself here."))
    text = read_text(file, problems)
    document = parse(text or "", file.shown)
    problems += document.problems
    if text is None or has_errors(problems):
        raise EditError(*problems)
    mark = _MARK if read_file(file.path, MAX_BYTES).startswith(codecs.BOM_UTF8) else ""
    line_end = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    return _Text(text, document.data, mark, line_end)


def _events(text: str) -> Iterator[Any]:
    return yaml.parse(text, Loader=LOADER)


def _without_empty_brackets(file: Origin, text: str, start: int) -> str:
    """Return `text` without the `[]` that begins at `start`; raises EditError if it holds some."""
    empty = re.compile(r"\[\s*\]").match(text, start)
    if not empty:
        place = line_and_column(text, start)
        message = "nothing can be added to a list in brackets"
        hint = "Write each of its entries on lines of its own, beginning with `- `, and try again."
        raise EditError(Problem(file.shown, *place, "TQ183", message, hint))
    before, after = text[:start], text[empty.end() :]
    if not before or before.endswith(("\n", "\r")):
        after = re.sub(r"^[ \t]*(?:\r\n|\n|\r)?", "", after)
    return before + after


def _encoded(file: Origin, text: str) -> bytes:
    content = text.encode()
    if len(content) > MAX_BYTES:
        message = f"the file would be larger than {MAX_BYTES // MEGABYTE} MB"
        raise EditError(file.problem("TQ004", message, "Split it into several."))
    return content
