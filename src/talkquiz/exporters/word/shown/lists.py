"""Objectives and instructions: points one below the other."""

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.shown.instructions import Instructions
from talkquiz.handouts.shown.objectives import Objectives

_BULLET = "\N{BULLET}\t"


def add_objectives(paper: Paper, shown: Objectives, _: bool) -> None:
    """Add the objectives of each topic, under its title where there are several."""
    for topic in shown.topics:
        if len(shown.topics) > 1:
            paper.add(Style.PART, topic.title)
        for objective in topic.objectives:
            paper.add(Style.BULLET, f"{_BULLET}{objective}")


def add_instructions(paper: Paper, shown: Instructions, points: bool) -> None:
    """Add the instructions in a box; without `points`, not those about marks."""
    lines = [each.text for each in shown.lines if points or not each.tells_marks]
    for line in lines:
        paper.add(Style.INSTRUCTION, f"{_BULLET}{line}")
    paper.allow_break()
