"""The styles that content is written in, and their ids in a reference document."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from docx.oxml.ns import qn

from talkquiz.exporters.word.errors import MissingStyleError


class Style(StrEnum):
    """Every style that content may use, by its name in Word.

    Names are what a teacher sees and what stays: Word translates the ids of its own styles when it
    saves in another language ("berschrift1"), so ids are looked up in each reference document.
    """

    TITLE = "Title"
    AUDIENCE = "Subtitle"
    SECTION = "heading 1"
    PART = "heading 2"
    NAME_LINE = "TQ Name Line"
    DIRECTIONS = "TQ Directions"
    QUESTION = "TQ Question"
    GAP_QUESTION = "TQ Gap Question"
    OPTION = "TQ Option"
    NOTE = "TQ Note"
    ANSWER_LINE = "TQ Answer Line"
    TRUE_FALSE = "TQ True False"
    CORRECTION = "TQ Correction"
    MATCH_LEFT = "TQ Match Left"
    MATCH_RIGHT = "TQ Match Right"
    ORDER = "TQ Order"
    ACCOUNT = "TQ Account"
    SOURCE_TITLE = "TQ Source Title"
    SOURCE = "TQ Source"
    PICTURE = "TQ Picture"
    WORD_BANK = "TQ Word Bank"
    KEY_QUESTION = "TQ Key Question"
    KEY_LINE = "TQ Key Line"
    KEY_SMALL = "TQ Key Small"
    IMPRINT = "TQ Imprint"
    TABLE_HEAD = "TQ Table Head"
    TABLE_TEXT = "TQ Table Text"
    TABLE = "TQ Table"
    BLANK = "TQ Blank"
    LABEL = "TQ Label"
    POINTS = "TQ Points"
    STRONG = "TQ Strong"


def style_ids(styles: Any, reference: str) -> Mapping[Style, str]:
    """Return the id of each Style in the styles element of the file called `reference`.

    Raises MissingStyleError, naming all the styles that are not there.
    """
    found = {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId"))
        for style in styles.iterchildren(qn("w:style"))
    }
    missing = [(str(style), "paragraph") for style in Style if style.lower() not in found]
    if missing:
        raise MissingStyleError(reference, missing)
    return {style: found[style.lower()] for style in Style}
