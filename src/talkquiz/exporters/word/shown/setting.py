"""What a section that shows something is told of the sheet on which it stands."""

from typing import NamedTuple

from talkquiz.exporters.word.styles import Style


class Setting(NamedTuple):
    """How headings within the section look, and whether it is said what questions are worth."""

    heading: Style
    points: bool
