"""Values that YAML reads without complaint, and not as they were surely meant."""

import re
from typing import Any, NamedTuple

from talkquiz.course.yaml_mistakes import right_writing

_PROSE = frozenset(
    "claim name title says why description introduction question answer directions role".split()
)
"""Keys whose value may be of several words where it has one before ` #`."""
_BY_CURLY = re.compile(r"[“”„‘](?P<within>[^“”„‘’]+)[“”’]|[“”„](?P<half>[^“”„\"]+)\"")


class Suspect(NamedTuple):
    """What is not as it was meant, and how far behind the start of the value that stands."""

    behind: int
    message: str
    hint: str


def suspect(text: str, event: Any, value: str, key: str | None, before: Any) -> Suspect | None:
    """Return what is suspect about a plain value, read by `event` from the text of the file.

    `key` is None for an item of a list, and `before` is then the item before it, if that ends just
    before a comma without a space.
    """
    start, end = event.start_mark.index, event.end_mark.index
    if text[end : end + 1] in (" ", "\t"):
        line_end = text.find("\n", end)
        rest = text[end : line_end if line_end >= 0 else len(text)].rstrip()
        gap, sign, after = rest.partition("#")
        if sign and not gap.strip() and _looks_like_text(value, gap, after, key):
            whole = f"{value} #{after}".strip()
            message = f"` #` begins a comment: `{('#' + after)[:40]}` is not read"
            hint = (
                f"Write {right_writing(key, whole)}. Before a comment, write two spaces and `# `."
            )
            return Suspect(end - start + len(gap), message, hint)
    if by_curly := _BY_CURLY.fullmatch(value):
        message = f"`{value[0]}` and `{value[-1]}` are no quotation marks of YAML, and are printed"
        if by_curly["half"]:
            message = f'`{value[0]}` is no quotation mark of YAML, and is printed; so is the `"`'
        hint = f"Write {right_writing(key, by_curly['within'] or by_curly['half'])}, "
        hint += f"or {right_writing(key, value)} where they are to be printed."
        return Suspect(0, message, hint)
    if isinstance(before, str) and re.match(r"\d{3}(?!\d)", value):
        number = re.search(r"(?<!\d)\d{1,3}$", before)
        if number:
            whole = f"{before},{value}"
            message = f"the comma makes two values of `{whole}`"
            hint = f'Write `"{whole}"`, or a space behind the comma if there are two.'
            return Suspect(-1, message, hint)
    return None


def is_by_curly_quotes(value: str) -> bool:
    """Tell whether a whole value stands between quotation marks that YAML does not know."""
    return bool(_BY_CURLY.fullmatch(value))


def _looks_like_text(value: str, gap: str, after: str, key: str | None) -> bool:
    """Tell whether what stands behind ` #` is a part of the value, and no comment.

    A comment is set off by two spaces, or has a space behind its `#`; and an id or a kind, which
    is one word, does not go on. A claim goes on to its full stop.
    """
    if "]{" in after:
        return True
    if gap != " ":
        return False
    if after[:1].strip() and after[0] not in "#!-=":
        return key in _PROSE or " " in value
    return key == "claim" and bool(value) and value[-1] not in '.?!"'
