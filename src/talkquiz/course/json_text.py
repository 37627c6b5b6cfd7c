"""JSON read as the data of a course file, what is wrong with it as flaws with their place."""

import json
import re
from typing import Any

from talkquiz.course.yaml import Document, Flaw

_HINT = "`talkquiz release` alone writes this file: take the last whole one from your backup."
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


def parse_json(text: str) -> Document:
    """Parse `text`, whose numbers stay numbers; flaws are collected in the result."""
    half = _HALF_CHARACTER.search(text)
    if half:
        return _flawed(text, half.start(), "an escape stands for half a character")
    try:
        return Document(json.loads(text, parse_constant=_refuse))
    except json.JSONDecodeError as error:
        return _flawed(text, error.pos, error.msg)
    except RecursionError:
        return _flawed(text, 0, "nested too deep")
    except ValueError:
        return _flawed(text, 0, "it holds a number that is none")


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _flawed(text: str, offset: int, reason: str) -> Document:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Document(flaws=[Flaw(line, column, "TQ601", f"this is not valid JSON: {reason}", _HINT)])
