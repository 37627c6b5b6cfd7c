"""The overlay: for each version a page like the answer slip, with the right boxes marked."""

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.shown import add_shown
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks, PageSetup
from talkquiz.handouts.answer_slip import slip_content
from talkquiz.handouts.handout import Handout


def has_overlay(handout: Handout) -> bool:
    """Tell whether there is an answer slip, with boxes to mark."""
    first = handout.versions[0]
    return bool(first.slip and slip_content(first.sections).rows)


def overlay(handout: Handout, looks: Looks, *, points: bool = True) -> bytes:
    """Return the .docx with an overlay for each version of `handout`.

    It looks as the sheets do, as `looks` say, and like the slip no overlay is on the first page: so
    its boxes lie over those of the slip. With `points` the slips have room for the score.
    """
    words = handout.imprint.language.slip
    title = words.overlay_titled.format(title=handout.title)
    paper = Paper(looks.set_up(PageSetup.ONE_COLUMN), title, handout.imprint)
    paper.add(Style.TITLE, title)
    for line in words.overlay_how:
        paper.add(Style.INSTRUCTION, f"\N{BULLET}\t{line}")
    paper.allow_break()
    for version in handout.versions:
        code = version.code if len(handout.versions) > 1 else ""
        if version.slip:
            add_shown(paper, version.slip, Setting(points, version, code, solved=True))
    return paper.packed()
