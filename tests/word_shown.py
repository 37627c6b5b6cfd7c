"""Samples of everything that a section can show, for tests of what is printed."""

from collections.abc import Sequence
from typing import Any

from factories import make_handout
from talkquiz.handouts.handout import Handout, Section
from talkquiz.handouts.section_shows import Shown
from talkquiz.handouts.shown.answer_slip import AnswerSlip
from talkquiz.handouts.shown.instructions import Instruction, Instructions
from talkquiz.handouts.shown.lessons import LessonPlan, Lessons, LessonStep
from talkquiz.handouts.shown.objectives import Objectives, ObjectivesOfTopic
from talkquiz.handouts.shown.reading import Chapter, Reading, ReadParagraph, Words
from talkquiz.handouts.shown.table import Names, ShownRow, Table
from talkquiz.handouts.shown.timeline import Timeline, TimelineEvent, TimelineRow, Year
from talkquiz.handouts.shown.who_is_who import Entries, EntryGroup, ShownEntry

INSTRUCTIONS = Instructions(
    (
        Instruction("You have 45 minutes.", tells_marks=False),
        Instruction("The paper is worth 40 marks.", tells_marks=True),
    )
)
OBJECTIVES = Objectives(
    (
        ObjectivesOfTopic("Truces", ("Date the truces.", "Say what became of each.")),
        ObjectivesOfTopic("Rounds", ("Put the rounds in order.",)),
    )
)
ENTRIES = Entries(
    (
        EntryGroup(
            "People",
            (
                ShownEntry("Staffan de Mistura", "", "United Nations", "The envoy for Syria"),
                ShownEntry("Walid Muallem", "", "", "The foreign minister of Syria"),
            ),
        ),
        EntryGroup(
            "Bodies", (ShownEntry("High Negotiations Committee", "HNC", "", "A delegation"),)
        ),
    )
)
TABLE = Table(
    "",
    ("Government", "Opposition"),
    (
        ShownRow("Backed by", ((Names(("Russia", "Iran"), ""),), (Names(("Qatar",), "He says."),))),
        ShownRow("Between them", ((Names(("United Nations",), ""),),)),
        ShownRow("Nobody", ((), ())),
    ),
)
LONG_TABLE = Table(
    "Part",
    TABLE.columns,
    tuple(
        ShownRow(f"Guarantors {number}", ((Names(("Russia", "Turkey", "Iran"), "Some say so."),),))
        for number in range(9)
    ),
)
LESSONS = Lessons(
    tuple(
        LessonPlan(
            f"Lesson {number}",
            45,
            tuple(f"Say what objective {number} {each} says." for each in range(4)),
            (
                LessonStep(15, f"Read first in lesson {number}.", "reader", ""),
                LessonStep(30, f"Study last in lesson {number}.", "", "The war"),
            ),
            f"Learn the cards of lesson {number}.",
        )
        for number in range(1, 6)
    )
)


def reading(chapters: int = 1, paragraphs: int = 2, words: int = 60) -> Reading:
    """Return a reading whose paragraphs begin with their number and hold so many words."""
    return Reading(
        tuple(
            Chapter(
                f"Topic {number}",
                tuple(
                    ReadParagraph(
                        "" if each else "" if number == 1 else f"Heading {number}",
                        (
                            Words(f"Paragraph {number}.{each} of the "),
                            Words(f"new word {number}{each}", new=True),
                            Words(f" {'and so on ' * (words // 3)}to its end."),
                        ),
                        (1, 2),
                    )
                    for each in range(paragraphs)
                ),
            )
            for number in range(1, chapters + 1)
        ),
        ("Press TV, 28 April 2016",),
        ("Syria, The Great Encyclopaedia, 2020",),
    )


def timeline(years: int = 2, dates: int = 4) -> Timeline:
    """Return a timeline with two lanes, and in each year a bar, a plan, and an event for all."""
    told = []
    for year in range(2015, 2015 + years):
        rows = [
            TimelineRow(
                f"{number + 1} March",
                (
                    TimelineEvent(f"Event {number} of {year} in Geneva.", "happened", lane=0),
                    TimelineEvent(f"Event {number} of {year} in Astana.", "happened", lane=1),
                ),
                (number < 2, False),
            )
            for number in range(dates)
        ]
        plan = TimelineEvent(
            f"Talks of {year} are to open.",
            "planned",
            lane=0,
            outcome="They opened late.",
            outcome_outside=True,
        )
        claim = TimelineEvent(f"Claim of {year}.", "claimed", per="the envoy")
        truce = TimelineEvent(f"Truce of {year}.", "happened", lasts=True, outside=True)
        rows += [
            TimelineRow("May", (plan,), (False, False)),
            TimelineRow("June", (claim,), (False, False)),
            TimelineRow("July to 3 January", (truce,), (False, True)),
        ]
        told.append(Year(str(year), tuple(rows), (False, year > 2015)))
    return Timeline(("Geneva", "Astana"), tuple(told), 2)


EVERYTHING: dict[str, Shown] = {
    "instructions": INSTRUCTIONS,
    "objectives": OBJECTIVES,
    "entries": ENTRIES,
    "table": TABLE,
    "lessons": LESSONS,
    "reading": reading(2),
    "timeline": timeline(),
    "answer-slip": AnswerSlip(),
}


def shows(shown: Shown, title: str = "Shown") -> Section:
    return Section(title, "", None, (), shown=shown)


def sheet_of(shown: Sequence[Shown] | Shown, title: str = "Shown", **changes: Any) -> Handout:
    """Return a handout that shows nothing but this."""
    all_shown = [shown] if isinstance(shown, Shown) else shown
    sections = (shows(each, title) for each in all_shown)
    return make_handout(*sections, **({"name": "reader", "title": "Reader"} | changes))
