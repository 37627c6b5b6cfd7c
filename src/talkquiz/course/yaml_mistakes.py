"""What a person has meant where a text is no YAML: the mistake, its place, the right writing.

A reader of YAML stops at the first thing that it cannot read, which is often not where the mistake
is. Here each entry of the file is looked at by itself; a mistake is believed once the text can be
read on when it is mended. So all entries have theirs told at once, and one mistake is told once.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import yaml

from talkquiz.course.yaml import LOADER
from talkquiz.problem import Problem

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""White space that looks like a space and is none to YAML, as a part of a regular expression."""

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_LINE = re.compile(
    r"""(?P<lead>[ ]*(?:-[ ]+)*)            # indentation, and `- `
        (?:(?P<key>\w[\w -]*?):[ \t]+)?     # a key
        (?P<value>\S.*?)[ ]*$""",
    re.VERBOSE,
)
_KEY_LINE = re.compile(r"[ ]*(?:-[ ]+)*[a-z][a-z-]*:(?:[ ]|$)")
_TAB = re.compile(r"[ -]*?\t")
_ODD_SPACE = re.compile(rf"[ ]*(?:-[ ]+)*(?:-|[a-z][a-z-]*:)?[{ODD_SPACES}]")
_NO_SPACE = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*)(?:(?P<dash>-)[a-z]|(?P<key>[a-z][a-z-]*):[^\s/:])"
)
_SLOT = re.compile(r"\]\{[a-z]")
_SIGNS = "[]{}*&!%@`>|,?#-"
_STRAIGHT = "\"'"
_CURLY = "“”„‘’"
_LONGEST = 50
"""Characters of a value that a hint shows in its right writing."""
_MOST_IN_AN_ENTRY, _LINES_BACK, _MOST_MISTAKES = 10, 30, 100
_LARGEST_ENTRY = 50_000
"""Characters; a larger one is no entry that a person wrote, and is told as YAML tells it."""


class _Found(NamedTuple):
    """A mistake at `line` and `column` (from 0), and the lines as they would be read."""

    line: int
    column: int
    message: str
    hint: str
    mended: list[str] | None = None


def syntax_problems(text: str, path: str, error: yaml.MarkedYAMLError) -> list[Problem]:
    """Return what is wrong with a text that ended in `error`, in the order of its lines."""
    lines = _BREAKS.split(text)
    found: list[tuple[int, _Found]] = []
    starts = _entries(lines)
    for start, end in pairwise([*starts, len(lines)]):
        found += ((start, each) for each in _mistakes(lines[start:end]))
        if len(found) >= _MOST_MISTAKES:
            break
    if not found:
        found.append((0, _as_yaml_tells_it(error)))
    return [
        Problem(path, start + each.line + 1, each.column + 1, "TQ011", each.message, each.hint)
        for start, each in found
    ]


def in_quotes(value: str) -> str:
    """Return a text as a quoted value of YAML."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def right_writing(key: object, value: str) -> str:
    """Return how a value is written so that all of it is text, shortened if it is long."""
    shown = value if len(value) <= _LONGEST else value[:_LONGEST].rstrip() + "…"
    return f"`{key}: {in_quotes(shown)}`" if isinstance(key, str) else f"`- {in_quotes(shown)}`"


def _entries(lines: list[str]) -> list[int]:
    """Return the numbers of the lines where an entry begins, or a key of the whole file."""
    first = next((x for x in lines if x.strip() and x.strip() != "---" and x.strip()[0] != "#"), "")
    margin = " " * (len(first) - len(first.lstrip(" ")))
    begins = re.compile(margin + (r"-(?:[ ]|$)" if first.lstrip(" ")[:1] == "-" else r"[\w-]+:"))
    starts = [number for number, line in enumerate(lines) if begins.match(line)]
    return [0, *starts] if starts[:1] != [0] else starts


def _error(lines: list[str]) -> yaml.MarkedYAMLError | None:
    """Return what is wrong with lines, or None."""
    loader = LOADER("\n".join(lines))
    try:
        while loader.get_event() is not None:
            pass
    except yaml.MarkedYAMLError as error:
        return error
    finally:
        loader.dispose()
    return None


def _place(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    mark = error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _mistakes(lines: list[str]) -> Iterator[_Found]:
    """Yield the mistakes of one entry; each is mended before the next is looked for."""
    if sum(map(len, lines)) > _LARGEST_ENTRY:
        return
    for _ in range(_MOST_IN_AN_ENTRY):
        error = _error(lines)
        if error is None:
            return
        found = next(_proven(lines, error), None) or _as_yaml_tells_it(error)
        yield found
        if found.mended is None:
            return
        lines = found.mended


def _proven(lines: list[str], error: yaml.MarkedYAMLError) -> Iterator[_Found]:
    """Yield the mistakes that, once mended, let the text be read on."""
    line = min(_place(error)[0], len(lines) - 1)
    near = range(line, max(line - _LINES_BACK, -1), -1)
    for look in (_tab, _odd_space, _too_deep, _unclosed, _unquoted, _no_space, _too_shallow):
        for number in near:
            if (found := look(lines, number, error)) is not None:
                after = None if found.mended is None else _error(found.mended)
                if after is None or _place(after) > (line, len(lines[line])):
                    yield found


def _tab(lines: list[str], number: int, error: yaml.MarkedYAMLError) -> _Found | None:
    if not _TAB.match(lines[number]) or "\t" not in lines[number][: _place(error)[1] + 1]:
        return None
    tab = lines[number].index("\t")
    end = len(lines[number]) - len(lines[number].lstrip(" -\t"))
    mended = lines[number][:end].replace("\t", " " if "-" in lines[number][:tab] else "  ")
    changed = _with(lines, number, mended + lines[number][end:])
    hint = "Indent with spaces: two for each step, as in the lines above."
    can_go_on = _error(changed) is None
    return _Found(number, tab, "a tab indents this line", hint, changed if can_go_on else None)


def _odd_space(lines: list[str], number: int, _: yaml.MarkedYAMLError) -> _Found | None:
    """Find a non-breaking space, as web pages and word processors have it, that parts nothing."""
    if not (found := _ODD_SPACE.match(lines[number])):
        return None
    mended = re.sub(f"[{ODD_SPACES}]", " ", lines[number])
    odd = ord(found[0][-1])
    message = f"a non-breaking space (U+{odd:04X}) stands here where a plain space is wanted"
    hint = "Delete it, and type a space: what is copied from a web page often holds such."
    return _Found(number, found.end() - 1, message, hint, _with(lines, number, mended))


def _too_deep(lines: list[str], number: int, error: yaml.MarkedYAMLError) -> _Found | None:
    """Find a key that is indented deeper than the key above it, whose value it is no part of."""
    line, column = _place(error)
    key = _KEY_LINE.match(lines[number])
    if number != line or number == 0 or not key or key.end() < column:
        return None
    above = _LINE.match(lines[number - 1])
    if not above or not above["key"] or above["value"][0] in "|>":
        return None
    depth, here = len(above["lead"]), len(lines[number]) - len(lines[number].lstrip())
    if here <= depth or "-" in key[0][: here + 1]:
        return None
    name = key[0].strip(" -").removesuffix(":")
    message = f"`{name}` is indented deeper than `{above['key']}` above it, and is no part of that"
    hint = f"Begin `{name}` in column {depth + 1}; if it is a word of `{above['key']}`, put quotes"
    hint += " round that value."
    mended = _with(lines, number, " " * depth + lines[number].lstrip())
    return _Found(number, here, message, hint, mended)


def _unclosed(lines: list[str], number: int, _: yaml.MarkedYAMLError) -> _Found | None:
    """Find a quotation mark that begins a value and ends nowhere in it."""
    found = _LINE.match(lines[number])
    if not found or found["value"][0] not in _STRAIGHT:
        return None
    mark, end = found["value"][0], _last_line(lines, number)
    value = " ".join([found["value"][1:], *(x.strip() for x in lines[number + 1 : end + 1])])
    if mark in value.replace("''", "") or not value:
        return None
    message = f"the quotation mark {mark} is opened and not closed"
    hint = f"Write {right_writing(found['key'], value if mark == chr(34) else mark + value)}."
    mended = _quoted(lines, number, found.start("value"), end, value)
    return _Found(number, found.start("value"), message, hint, mended)


def _unquoted(lines: list[str], number: int, error: yaml.MarkedYAMLError) -> _Found | None:
    """Find a value that holds signs of YAML and needs quotes."""
    found = _LINE.match(lines[number])
    if not found or (found["key"] is None and "-" not in found["lead"]):
        return None
    end, start = _last_line(lines, number), found.start("value")
    value = " ".join([found["value"], *(x.strip() for x in lines[number + 1 : end + 1])])
    first, colon = value[0], re.search(r":(?=\s|$)", found["value"])
    hint = f"Write {right_writing(found['key'], value)}."
    if first in _STRAIGHT:
        stop = found["value"].find(first, 1)
        if stop < 0:
            return None
        inner = value[1:-1] if value[-1] == first else value
        hint = f"Write {right_writing(found['key'], inner)}."
        message = f"the value ends at this quotation mark {first}, and more stands behind it"
        if escape := re.search(r"\\[^0abtnvfre \"/\\N_LPxuU\t]", value) if first == '"' else None:
            stop = min(start + escape.start(), len(lines[number])) - start
            message = f"`{escape[0]}` between double quotation marks means no sign"
        return _Found(
            number, start + stop, message, hint, _quoted(lines, number, start, end, inner)
        )
    if first in "[{" and "',' or" in str(error.problem) and not _SLOT.search(value):
        return None  # a list or an entry in brackets, with a mistake in it
    if first in _SIGNS:
        message = (
            f"a value that begins with `{first}` means something else to YAML, and needs quotes"
        )
        place = start
    elif colon:
        message = "a value that holds a colon and a space needs quotes"
        if first in _CURLY:
            message += ", straight ones"
        place = start + colon.start()
    elif comment := re.search(r"\s#", found["value"]):
        message = "` #` ends the value as a comment, and the lines below go on with it"
        hint += " A comment goes on a line of its own, above."
        place = start + comment.start() + 1
    else:
        return None
    return _Found(number, place, message, hint, _quoted(lines, number, start, end, value))


def _no_space(lines: list[str], number: int, _: yaml.MarkedYAMLError) -> _Found | None:
    """Find a colon or a dash without the space behind it that makes it a sign."""
    line = lines[number]
    if not (found := _NO_SPACE.match(line)):
        return None
    at = found.end() - 1
    sign = "-" if found["dash"] else ":"
    message = f"a space is missing behind the `{sign}`"
    mended = line[:at] + " " + line[at:]
    hint = f"Write `{mended.strip()[:_LONGEST]}`."
    return _Found(number, at - 1, message, hint, _with(lines, number, mended))


def _too_shallow(lines: list[str], number: int, error: yaml.MarkedYAMLError) -> _Found | None:
    """Find a line that stands further left or right than those that it belongs to."""
    at = {_place(error)[0], error.context_mark.line if error.context_mark else 0}
    line = lines[number]
    here = len(line) - len(line.lstrip())
    if number not in at or number == 0 or not line.strip():
        return None
    depths = dict.fromkeys(
        len(each) - len(each.lstrip(" -")) if line.lstrip()[:2] != "- " else depth
        for each in reversed(lines[:number])
        if (depth := len(each) - len(each.lstrip(" "))) >= 0 and _KEY_LINE.match(each)
    )
    if line.lstrip()[:2] == "- ":
        dashes = (x for x in reversed(lines[:number]) if x.lstrip()[:2] == "- ")
        depths = dict.fromkeys(len(x) - len(x.lstrip(" ")) for x in dashes)
    if not _KEY_LINE.match(line) and line.lstrip()[:2] != "- ":
        message = "this line has no `key: value`"
        hint = "If it goes on with the value above, indent it deeper than its key; "
        hint += "a key has a colon and a space behind it."
        mended = _with(lines, number, " " * (max(depths, default=0) + 2) + line.lstrip())
        return _Found(number, here, message, hint, mended)
    for depth in depths:
        mended = _with(lines, number, " " * depth + line.lstrip())
        after = _error(mended)
        if depth != here and (after is None or _place(after)[0] > number):
            message = "this line is indented otherwise than those that it belongs to"
            hint = f"Begin it in column {depth + 1}, as those above: "
            hint += f"`{mended[number][:_LONGEST]}`."
            return _Found(number, here, message, hint, mended)
    return None


def _last_line(lines: list[str], number: int) -> int:
    """Return the number of the last line that goes on with the value of a line."""
    found = _LINE.match(lines[number])
    depth = len(found["lead"]) if found and found["key"] else lines[number].find("-")
    last = number
    while last + 1 < len(lines):
        below = lines[last + 1]
        inside = len(below) - len(below.lstrip(" ")) > depth
        if not below.strip() or not inside or _KEY_LINE.match(below):
            break
        last += 1
    return last


def _quoted(lines: list[str], number: int, start: int, end: int, value: str) -> list[str]:
    """Return the lines with a value, of a line and perhaps those below, put between quotes."""
    spare = [""] * (end - number)
    return [*lines[:number], lines[number][:start] + in_quotes(value), *spare, *lines[end + 1 :]]


def _with(lines: list[str], number: int, line: str) -> list[str]:
    return [*lines[:number], line, *lines[number + 1 :]]


def _as_yaml_tells_it(error: yaml.MarkedYAMLError) -> _Found:
    """Return an error of the reader in plain words, where nothing is known that mends it."""
    said = str(error.problem or error.context)
    place, context = _place(error), error.context_mark
    opened = (context.line, context.column) if context else place
    for part, (is_at_opening, message, hint) in _PLAIN_WORDS.items():
        if part in said:
            return _Found(*(opened if is_at_opening else place), message, hint)
    hint = "A value that holds `: ` or begins with a sign needs quotes."
    return _Found(*place, f"this is not valid YAML: {said}", hint)


_IN_BRACKETS = "In brackets, a value that holds a comma, a colon or a bracket needs quotes."
_PLAIN_WORDS = {
    "',' or ']'": (True, "this `[` is not closed, or a comma is missing in it", _IN_BRACKETS),
    "',' or '}'": (True, "this `{` is not closed, or a value in it needs quotes", _IN_BRACKETS),
    "end of stream": (
        True,
        "the quotation mark is opened and not closed",
        "Write the same one where the value ends.",
    ),
    "expected '-' indicator": (
        False,
        "this line belongs to no entry of the list",
        "Begin an entry with `- `, and its keys two spaces further right.",
    ),
    "expected key": (
        False,
        "a key is wanted here",
        "Begin a key under the keys above; a value that begins with a sign needs quotes.",
    ),
    "could not find expected ':'": (
        False,
        "this line, or the one above, has no `key: value`",
        "A key has a colon and a space behind it; a value that goes on is indented deeper.",
    ),
    "mapping values are not allowed": (
        False,
        "a colon stands here where no key can be",
        "Put quotes round a value that holds `: `; begin a key under the keys above.",
    ),
}
"""By a part of what libyaml says: whether it is told where the thing begins, and our words."""
