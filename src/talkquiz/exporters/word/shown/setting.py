"""What a section that shows something is told of the sheet on which it stands."""

from typing import NamedTuple

from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Version


class Setting(NamedTuple):
    """Whether it is said what questions are worth, and what else stands on the sheet.

    That is its `version`, whose `code` is empty if there is no other. `solved` is what the teacher
    sees of an answer slip. Headings within the section are in the style `heading`.
    """

    points: bool
    version: Version
    code: str = ""
    solved: bool = False
    heading: Style = Style.SECTION
