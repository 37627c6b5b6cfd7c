"""What sections show instead of asking, and how it stands on the page.

To show something else, add its record to talkquiz/handouts/section_shows.py, a module here, and a
line to SHOWN.
"""

from collections.abc import Callable, Mapping
from typing import Any

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.shown.answer_slip import add_answer_slip
from talkquiz.exporters.word.shown.entries import add_entries
from talkquiz.exporters.word.shown.lessons import add_lessons
from talkquiz.exporters.word.shown.lists import add_instructions, add_objectives
from talkquiz.exporters.word.shown.reading import add_reading
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.shown.table import add_table
from talkquiz.exporters.word.shown.timeline import add_timeline
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Section
from talkquiz.handouts.section_shows import Shown
from talkquiz.handouts.shown.answer_slip import AnswerSlip
from talkquiz.handouts.shown.instructions import Instructions
from talkquiz.handouts.shown.lessons import Lessons
from talkquiz.handouts.shown.objectives import Objectives
from talkquiz.handouts.shown.reading import Reading
from talkquiz.handouts.shown.table import Table
from talkquiz.handouts.shown.timeline import Timeline
from talkquiz.handouts.shown.who_is_who import Entries

SHOWN: Mapping[type[Shown], Callable[[Paper, Any, Setting], None]] = {
    AnswerSlip: add_answer_slip,
    Entries: add_entries,
    Instructions: add_instructions,
    Lessons: add_lessons,
    Objectives: add_objectives,
    Reading: add_reading,
    Table: add_table,
    Timeline: add_timeline,
}
"""What adds each sort of thing that is shown."""


_NEED_PAGE = (AnswerSlip, Entries, Lessons, Table, Timeline)
"""What is too wide for one of several columns."""


def needs_page(section: Section) -> bool:
    """Tell whether what a section shows, if anything, is too wide for one of several columns."""
    return isinstance(section.shown, _NEED_PAGE)


def add_shown(paper: Paper, section: Section, setting: Setting) -> None:
    """Add a section that shows something, under its title if it has one."""
    if section.title:
        paper.add(Style.SECTION, section.title)
    if section.new_page:
        paper.begin_page()
    if section.directions:
        paper.add(Style.DIRECTIONS, section.directions)
    within = setting._replace(heading=Style.PART if section.title else Style.SECTION)
    if section.shown:
        SHOWN[type(section.shown)](paper, section.shown, within)
