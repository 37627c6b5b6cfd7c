"""Objectives and instructions: points one below the other."""

from collections.abc import Iterable

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.shown.instructions import Instructions
from talkquiz.handouts.shown.objectives import Objectives

_BULLET = "\N{BULLET}\t"


def add_objectives(paper: Paper, shown: Objectives, setting: Setting) -> None:
    """Add the objectives of each topic, under its title where there are several."""
    for topic in shown.topics:
        if len(shown.topics) > 1:
            paper.add(setting.heading, topic.title)
        add_points(paper, topic.objectives)


def add_points(paper: Paper, points: Iterable[str], *, hold: bool = False) -> None:
    """Add points one below the other, with `hold` on one page with what follows."""
    for point in points:
        paper.add(Style.BULLET, f"{_BULLET}{point}")
        if hold:
            paper.forbid_break()


def add_instructions(paper: Paper, shown: Instructions, setting: Setting) -> None:
    """Add the instructions in a box; without those about marks where these are not told."""
    lines = [each.text for each in shown.lines if setting.points or not each.tells_marks]
    for line in lines:
        paper.add(Style.INSTRUCTION, f"{_BULLET}{line}")
    paper.allow_break()
