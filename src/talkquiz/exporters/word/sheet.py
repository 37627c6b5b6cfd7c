"""The student's sheet: one version of a handout, without answers or citations."""

from collections.abc import Sequence
from itertools import groupby

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import form_of, renderer_of
from talkquiz.exporters.word.kinds.renderer import (
    PROMPT_LINES,
    add_lines,
    letter,
    part_of_lines,
)
from talkquiz.exporters.word.shown import add_shown, needs_page
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks, PageSetup
from talkquiz.handouts.handout import Handout, Question, Section, Version
from talkquiz.items.item import Stimulus
from talkquiz.language.language_file import Language

_NBSP = "\N{NO-BREAK SPACE}"
_RULE = "\t"
"""Makes a line to write on, by the tab stops of the style."""
_LONG_NAME, _LONG_CLASS = 24, 7
"""Longer names, in letters of ordinary print, take a line of their own."""
_FAR = "\N{EM SPACE}" * 2
_HALF_A_PAGE = 0.4
"""Sources that take more, as far as it can be foretold, need not share it with their questions."""
_SPACED, _HEADED, _FULL = 1.15, 0.12, 0.95
"""How much higher a source is with its spaces, what stands above it, and what a page has room for.
"""


def sheet(handout: Handout, version: Version, looks: Looks, *, points: bool = True) -> bytes:
    """Return the .docx of `version`, which looks as `looks` say.

    With `points` it says what questions are worth, and asks for the score. Where it is for one
    student, the name is printed.
    """
    words = handout.imprint.language.sheet
    first = next(iter(version.sections), None)
    add_pages = form_of(first).add_pages if first else None
    # Which form it is, is said where there are several to tell apart.
    several = len(handout.versions) > 1 or bool(version.student)
    title = words.titled.of(handout.title, code=version.code) if several else handout.title
    name = "" if add_pages or not handout.asks else f"{words.name} {version.student or _RULE}"
    paper = Paper(looks.set_up(_page_setup(version)), title, handout.imprint, name)

    def add_content() -> None:
        if handout.asks:
            _add_name_line(paper, version, version.points if points else None)
        if version.slip:
            paper.add(Style.NAME_LINE, paper.language.slip.where)
        setting = Setting(points, version, version.code if several else "")
        told: set[Stimulus] = set()
        headings = iter(titles(asking(version), paper.language))
        for section in version.sections:
            if section.shown:
                add_shown(paper, section, setting)
            elif section.questions:
                _add_section(paper, section, next(headings), told, points=points)

    if first and add_pages:
        add_pages(paper, version, first.layout, add_content)
        return paper.packed(version.items)
    said = "\N{EM SPACE}" + words.form.format(code=version.code).replace(" ", _NBSP)
    form = (Styled(said, Style.POINTS),) if several else ()
    paper.add(Style.TITLE, handout.title, *form)
    if handout.audience:
        paper.add(Style.AUDIENCE, handout.audience)
    add_content()
    return paper.packed(version.items)


def _page_setup(version: Version) -> PageSetup:
    """Return how the pages of `version` are set up: in one column where one would be too narrow."""
    if any(form_of(section).add_pages for section in version.sections[:1]):
        return PageSetup.CUT_UP
    for section in version.sections:
        kinds = {question.item.kind for question in section.questions}
        renderers = (renderer_of(section, kind) for kind in kinds)
        needs = form_of(section).needs_page or any(each.needs_page for each in renderers)
        if needs or needs_page(section):
            return PageSetup.ONE_COLUMN
    return PageSetup.AS_IT_IS


def asking(version: Version) -> list[Section]:
    """Return the sections of `version` that hold questions."""
    return [section for section in version.sections if section.questions]


def titles(sections: Sequence[Section], language: Language) -> list[str]:
    """Return the headings of sections that ask, with their letters if there are several.

    What is cut up has no room for letters.
    """
    if len(sections) < 2 or sections[0].form.is_cut_up:
        return [section.title for section in sections]
    return [
        language.sheet.section.format(letter=letter(place), title=section.title)
        for place, section in enumerate(sections)
    ]


def _add_name_line(paper: Paper, version: Version, best: float | None) -> None:
    """Add what a student fills in: name and class, and the score out of `best`, if that is given.

    What is known is printed, without a line to write on. Where words are long, there are two to a
    line; what is long and printed has a line of its own.
    """
    words, student, class_name = paper.language.sheet, version.student, version.class_name
    fields: list[list[Piece]] = []
    told: list[Piece] = []
    filled: list[int] = []
    is_long = (
        len(student) * paper.looks.wider > _LONG_NAME
        or len(class_name) * paper.looks.wider > _LONG_CLASS
    )
    for word, value in ((words.name, student), (words.class_, class_name)):
        printed: list[Piece] = [f"{word} ", Styled(value, Style.STRONG, verbatim=True)]
        if value and is_long:
            told += [_FAR, *printed] if told else printed
            continue
        if value:
            filled.append(len(fields))
        fields.append(printed if value else [f"{word} {_RULE}"])
    if told:
        paper.add_beneath(Style.NAME_LINE, *told)
    fields.append([f"{words.date} {_RULE}"])
    if best is not None:
        fields.append([f"{words.score} {_RULE} /{_NBSP}{paper.points_in_figures(best)}"])
    on_a_line = paper.looks.fields
    for start in range(0, len(fields), on_a_line):
        line = [piece for field in fields[start : start + on_a_line] for piece in ("\t", *field)]
        paper.add_beneath(Style.NAME_LINE, *line[1:])
        here = [(n - start) * 2 for n in filled if start <= n < start + on_a_line]
        paper.remove_stops(Style.NAME_LINE, here)


def _add_section(
    paper: Paper, section: Section, title: str, told: set[Stimulus], *, points: bool
) -> None:
    """Add heading, directions and questions; a source that is not yet `told` before its own.

    The heading says what all the questions are worth, and each question what it is worth itself.
    """
    words = paper.language.sheet
    best = sum(question.points for question in section.questions)
    paper.add_heading(Style.SECTION, title, worth=paper.say_points(best) if points and best else "")
    if section.new_page and section.questions[0].number > 1:
        paper.begin_page()
    if section.directions:
        paper.add(Style.DIRECTIONS, section.directions)

    def worth_of(question: Question) -> str:
        worth = paper.points_in_figures(question.points)
        return words.worth.format(count=worth) if points and best else ""

    add = form_of(section).add
    if add:
        add(paper, section, section.layout, worth_of)
        return
    for (kind, stimulus), questions in groupby(
        section.questions, lambda question: (question.item.kind, question.item.stimulus)
    ):
        asked, renderer = list(questions), renderer_of(section, kind)
        if stimulus and stimulus not in told:
            told.add(stimulus)
            _add_source(paper, stimulus, asked[0].item.stem, renderer.lines_together(asked[0]))
        renderer.ask(paper, asked, worth_of)
    for prompt in section.prompts:
        paper.add(Style.PROMPT, prompt)
        add_lines(paper, PROMPT_LINES)


def _add_source(paper: Paper, stimulus: Stimulus, stem: str, lines: int) -> None:
    """Add what questions are about, with numbered lines, and whose words these are.

    It shares a page with the first question, its `stem` and `lines` to write on, unless one has no
    room for all: else a page would end before the last line.
    """
    paper.add(Style.SOURCE_TITLE, stimulus.title)
    made = paper.language.sheet.made[stimulus.made].format(by=stimulus.by)
    paper.add(Style.SOURCE, f"\t{made}")
    # The lines are numbered for the questions and answers about them.
    for number, line in enumerate(stimulus.lines, start=1):
        paper.add(Style.SOURCE, f"{number}.\t{line}")
    high = sum(map(paper.part_of_page, stimulus.lines))
    beside = sum(map(paper.part_of_page, (made, stem))) + part_of_lines(paper, lines)
    if high > _HALF_A_PAGE or _SPACED * high + beside + _HEADED * paper.looks.scale > _FULL:
        paper.allow_break()
