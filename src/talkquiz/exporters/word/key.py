"""The key: what a teacher marks with, and why each answer is right, for all versions at once."""

from collections.abc import Iterator, Mapping
from operator import add

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import Answers, add_solved, answers
from talkquiz.exporters.word.kinds.shared import IN_FULL, Line, item_of, with_blanks
from talkquiz.exporters.word.student_sheet import total, with_title
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks
from talkquiz.handouts.products import Handout, Imprint, Question
from talkquiz.items.item import Item, reference_lines

_KEY, _AT_A_GLANCE, _ANSWERS_IN_FULL = "key", "Answers at a glance", "Answers in full"
_FORM, _POINTS, _CAPTION = "Form", "points", "Answers of form"
_NUMBER, _ANSWER, _ITEM, _SOURCE = "No.", "Answer", "Item", "Source"
_CLAIM, _PER, _AS_OF, _CAUTION, _WHY = "Claim", "According to", "As of", "Caution", "Context"

_ONE_COLUMN = 6
"""Up to this many answers stand in one column; more are set in two, side by side."""

_AHEAD = ("planned", "hoped")
"""What was still to come when somebody spoke of it: the date is that of the matter."""

Row = list[list[Piece]]


def key(handout: Handout, looks: Looks, *, points: bool = True) -> bytes:
    """Return the .docx of the key of `handout`, which looks as `looks` say.

    With `points` it says what each version is worth.
    """
    paper = Paper(looks)
    title = with_title(handout.title, ": ", _KEY)
    paper.describe(title, handout.imprint)
    paper.fill("name", "")
    paper.add(Style.TITLE, title)
    _add_answers_at_a_glance(paper, handout, points=points)
    _add_answers_in_full(paper, handout)
    paper.forbid_break()
    paper.add(Style.IMPRINT, imprint_line(handout.imprint))
    return paper.packed()


def _add_answers_at_a_glance(paper: Paper, handout: Handout, *, points: bool) -> None:
    """Add a table of the answers of each version, unless all are too long for a table."""
    tables: list[list[Row]] = [
        [
            [[str(question.number)], answers(section, question.item).at_a_glance(question)]
            for section in version.sections
            for question in section.questions
        ]
        for version in handout.versions
    ]
    if all(answer == [IN_FULL] for rows in tables for _, answer in rows):
        return
    paper.add(Style.SECTION, _AT_A_GLANCE)
    for version, rows in zip(handout.versions, tables, strict=True):
        best = total(version)
        worth = f", {best} {_POINTS}" if points and best else ""
        paper.add(Style.PART, f"{_FORM} {version.code}{worth}")
        table = _in_columns(rows)
        shares = [1, 7] * (len(table[0]) // 2)
        paper.add_table(f"{_CAPTION} {version.code}", shares, table)
    for section in handout.versions[0].sections if handout.versions else ():
        add_solved(paper, section)  # puzzles are the same in all versions


def _in_columns(rows: list[Row]) -> list[Row]:
    """Return the table of answers, header first, counting down the left column, then the right."""
    head: Row = [[_NUMBER], [_ANSWER]]
    if len(rows) <= _ONE_COLUMN:
        return [head, *rows]
    half = (len(rows) + 1) // 2
    nothing: Row = [[], []]
    beside = rows[half:] + [nothing] * (half * 2 - len(rows))
    return [head * 2, *map(add, rows[:half], beside)]


def _add_answers_in_full(paper: Paper, handout: Handout) -> None:
    """Add each answer once, in the order of the first version, with its number in each."""
    asked: dict[str, dict[str, Question]] = {}
    for version in handout.versions:
        for section in version.sections:
            for question in section.questions:
                asked.setdefault(question.item.id, {})[version.code] = question
    paper.add(Style.SECTION, _ANSWERS_IN_FULL)
    for section in handout.versions[0].sections if handout.versions else ():
        if section.questions:
            paper.add(Style.PART, section.title)
        for question in section.questions:
            _add_answer(paper, asked[question.item.id], answers(section, question.item))


def _add_answer(paper: Paper, versions: Mapping[str, Question], given: Answers) -> None:
    """Add an answer with its explanations; `versions` has the question by the version's code."""
    item = item_of(versions)
    numbers = ", ".join(f"{code}\N{NO-BREAK SPACE}{each.number}" for code, each in versions.items())
    # The numbers of more than two versions do not fit beside the stem.
    between = "\t" if len(versions) < 3 else "\n"
    stem = with_blanks(item.stem)
    paper.add(Style.KEY_QUESTION, Styled(numbers, Style.STRONG), between, *stem)
    lines: list[tuple[str, list[Piece]]] = [(_ANSWER, given.in_full(versions))]
    lines += [(label, [text]) for label, text in _explanations(item, given)]
    for label, pieces in lines:
        paper.add_beneath(Style.KEY_LINE, Styled(label, Style.LABEL), "\t", *pieces)
    paper.add_beneath(Style.KEY_SMALL, Styled(_ITEM, Style.LABEL), "\t", item.id)
    paper.allow_break()


def _explanations(item: Item, given: Answers) -> Iterator[Line]:
    """Yield what the key says about an answer: a label and a text for each line."""
    yield from given.explain(item)
    is_on_the_sheet = item.accounts or item.stimulus
    as_of = "" if item.mode in _AHEAD else item.as_of or ""
    per = f"{item.per}, {_AS_OF.lower()} {as_of}" if item.per and as_of else item.per
    lines = (
        (_CLAIM, "" if is_on_the_sheet else item.claim),
        (_PER, per),
        (_AS_OF, "" if per else as_of),
        (_CAUTION, item.caution),
        (_WHY, item.why),
    )
    yield from ((label, text) for label, text in lines if text)
    for line in reference_lines(item.sources):
        yield _SOURCE, line


def imprint_line(imprint: Imprint) -> str:
    """Return who made the course, as of when, and under which licence it may be used."""
    return (
        f"{imprint.title}, version {imprint.version} of {imprint.updated.isoformat()}, "
        f"by {', '.join(imprint.authors)}. Licence: {imprint.licence}."
    )
