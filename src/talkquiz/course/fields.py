"""The types that the fields of course files are made of, for pydantic to validate.

Values arrive as strings (course/yaml.py). Errors raised here carry a code of docs/problems.md as
their pydantic type, and their words in the context, because pydantic formats message templates.
"""

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from talkquiz.language.edtf import DateError, When, parse_when

_NOTHING = ("", "null", "~")


class Strict(BaseModel):
    """A frozen entry of a course file that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def field_problem(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the exception by which a validator reports a problem of the field it looks at."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def one_line(value: str) -> str:
    """Return `value` with every run of white space, line breaks included, made one space."""
    return " ".join(value.split())


def _date(value: Any) -> When:
    try:
        return parse_when(value)
    except (DateError, AttributeError, TypeError) as error:
        hint = "Write it in EDTF: 2016, 2016-02, 2016-02-27, 2016-02~, 2016-02/2016-05."
        raise field_problem("TQ106", f"`{value}` is no date: {error}", hint) from None


def _or_none(value: Any) -> Any:
    return None if isinstance(value, str) and value in _NOTHING else value


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Text = Annotated[str, AfterValidator(one_line), Field(min_length=1)]
Date = Annotated[
    When, PlainValidator(_date), WithJsonSchema({"type": "string", "description": "EDTF"})
]
Maybe = BeforeValidator(_or_none)
"""Makes an empty value, `null` and `~` None: `Annotated[Id | None, Maybe]`."""
