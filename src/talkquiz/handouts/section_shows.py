"""What sections can show: one record each, as section_forms.py has one for each form.

To let sections show something else, add a module to shown/, a record here, and to each exporter
that can show it a module and a line in its own table.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from talkquiz.handouts.shown.answer_slip import AnswerSlip, AnswerSlipSection, show_answer_slip
from talkquiz.handouts.shown.instructions import (
    Instructions,
    InstructionsSection,
    show_instructions,
)
from talkquiz.handouts.shown.lessons import Lessons, LessonsSection, show_lessons
from talkquiz.handouts.shown.objectives import Objectives, ObjectivesSection, show_objectives
from talkquiz.handouts.shown.reading import Reading, ReadingSection, show_reading
from talkquiz.handouts.shown.section import ShownSection, ShowTask
from talkquiz.handouts.shown.table import Table, TableSection, show_table
from talkquiz.handouts.shown.timeline import Timeline, TimelineSection, show_timeline
from talkquiz.handouts.shown.who_is_who import (
    Entries,
    GlossarySection,
    WhoIsWhoSection,
    show_glossary,
    show_who_is_who,
)
from talkquiz.problem import Wrong

Shown = AnswerSlip | Reading | Timeline | Entries | Table | Objectives | Instructions | Lessons
"""What exporters find in a section that shows something."""


class Shows(NamedTuple):
    """One thing that sections can show.

    `section` is what a blueprint may say of it. `show` makes it of such a section; it returns None
    where there is nothing to show, and adds what cannot be shown to the problems.
    """

    section: type[ShownSection]
    show: Callable[[Any, ShowTask, list[Wrong]], Shown | None]


SHOWS: dict[str, Shows] = {
    "reading": Shows(ReadingSection, show_reading),
    "timeline": Shows(TimelineSection, show_timeline),
    "who-is-who": Shows(WhoIsWhoSection, show_who_is_who),
    "glossary": Shows(GlossarySection, show_glossary),
    "table": Shows(TableSection, show_table),
    "objectives": Shows(ObjectivesSection, show_objectives),
    "instructions": Shows(InstructionsSection, show_instructions),
    "lessons": Shows(LessonsSection, show_lessons),
    "answer-slip": Shows(AnswerSlipSection, show_answer_slip),
}
"""All of them by name, in the order in which messages list them."""
