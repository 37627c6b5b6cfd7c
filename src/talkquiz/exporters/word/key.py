"""The key: what a teacher marks with, and why each answer is right, for all versions at once."""

from collections.abc import Mapping
from operator import add

from talkquiz.deck import Imprint
from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import form_of, renderer_of
from talkquiz.exporters.word.kinds.renderer import Renderer, item_of, with_blanks
from talkquiz.exporters.word.sheet import total
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks
from talkquiz.handouts.handout import Handout, Question
from talkquiz.items.item import Comparison, reference_lines

_ONE_COLUMN = 6
"""Up to this many answers stand in one column; more are set in two, side by side."""

_AHEAD = ("planned", "hoped")
"""Modes of what was still to come when somebody spoke of it: the date is of the matter itself."""

Row = list[list[Piece]]


def key(handout: Handout, looks: Looks, *, points: bool = True) -> bytes:
    """Return the .docx of the key of `handout`, which looks as `looks` say.

    With `points` it says what each version is worth.
    """
    title = handout.imprint.language.key.titled.of(handout.title)
    paper = Paper(looks, title, handout.imprint)
    paper.add(Style.TITLE, title)
    _add_answers_at_a_glance(paper, handout, points=points)
    # Each answer once, in the order of the first version, with its number in each.
    asked: dict[str, dict[str, Question]] = {}
    for version in handout.versions:
        for section in version.sections:
            for question in section.questions:
                asked.setdefault(question.item.id, {})[version.code] = question
    paper.add(Style.SECTION, paper.language.key.in_full)
    for section in handout.versions[0].sections if handout.versions else ():
        if section.questions:
            paper.add(Style.PART, section.title)
        for question in section.questions:
            _add_answer(paper, asked[question.item.id], renderer_of(section, question.item.kind))
    paper.forbid_break()
    paper.add(Style.IMPRINT, imprint_line(handout.imprint))
    return paper.packed()


def _add_answers_at_a_glance(paper: Paper, handout: Handout, *, points: bool) -> None:
    """Add a table of the answers of each version, unless all are too long for a table."""
    words = paper.language.key
    tables: list[list[Row]] = [
        [
            [
                [str(question.number)],
                renderer_of(section, question.item.kind).at_a_glance(question, words),
            ]
            for section in version.sections
            for question in section.questions
        ]
        for version in handout.versions
    ]
    if all(answer == [words.see_in_full] for rows in tables for _, answer in rows):
        return
    paper.add(Style.SECTION, words.at_a_glance)
    for version, rows in zip(handout.versions, tables, strict=True):
        best = total(version)
        heading = words.form_worth if points and best else words.form
        paper.add(Style.PART, heading.format(code=version.code, points=words.points(best)))
        table: list[Row] = [[[words.number], [words.answer]], *rows]
        if len(rows) > _ONE_COLUMN:
            # Two columns under two heads, counting down the left one, then the right.
            nothing: Row = [[], []]
            half = (len(rows) + 1) // 2
            beside = rows[half:] + [nothing] * (half * 2 - len(rows))
            table = [table[0] * 2, *map(add, rows[:half], beside)]
        shares = [1, 7] * (len(table[0]) // 2)
        paper.add_table(words.answers_of.format(code=version.code), shares, table)
    for section in handout.versions[0].sections if handout.versions else ():
        add_solved = form_of(section).add_solved
        if add_solved:  # puzzles are the same in all versions
            add_solved(paper, section, section.layout)


def _add_answer(paper: Paper, versions: Mapping[str, Question], given: Renderer) -> None:
    """Add an answer with its explanations; `versions` has the question by the version's code."""
    item, words = item_of(versions), paper.language.key
    numbers = ", ".join(f"{code}\N{NO-BREAK SPACE}{each.number}" for code, each in versions.items())
    # The numbers of more than two versions do not fit beside the stem.
    between = "\t" if len(versions) < 3 else "\n"
    stem = with_blanks(item.stem)
    paper.add(Style.KEY_QUESTION, Styled(numbers, Style.STRONG), between, *stem)
    full = given.in_full(versions, words)
    paper.add_beneath(Style.KEY_LINE, Styled(words.answer, Style.LABEL), "\t", *full)
    is_on_the_sheet = isinstance(item.payload, Comparison) or item.stimulus
    as_of = "" if item.mode in _AHEAD else item.as_of or ""
    per = words.dated.format(who=item.per, day=as_of) if item.per and as_of else item.per
    explanations = (
        *given.explain(item, words),
        (words.claim, "" if is_on_the_sheet else item.claim),
        (words.according_to, per),
        (words.as_of, "" if per else as_of),
        (words.caution, item.caution),
        (words.context, item.why),
        *((words.source, line) for line in reference_lines(item.sources, paper.language)),
    )
    for label, text in explanations:
        if text:
            paper.add_beneath(Style.KEY_LINE, Styled(label, Style.LABEL), "\t", text)
    paper.add_beneath(Style.KEY_SMALL, Styled(words.item, Style.LABEL), "\t", item.id)
    paper.allow_break()


def imprint_line(imprint: Imprint) -> str:
    """Return who made the course, as of when, and under which licence it may be used."""
    return imprint.language.key.imprint.format(
        title=imprint.title,
        version=imprint.version,
        day=imprint.updated.isoformat(),
        authors=", ".join(imprint.authors),
        licence=imprint.licence,
    )
