"""The key: what a teacher marks with, and why each answer is right, for all versions at once."""

from collections.abc import Iterator, Mapping
from operator import add

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import Answers, add_solved, answers
from talkquiz.exporters.word.kinds.shared import IN_FULL, Line, item_of, stem
from talkquiz.exporters.word.prepared import Looks
from talkquiz.exporters.word.student_sheet import total, with_title
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Handout, Imprint, Question, Version
from talkquiz.items.item import Item, reference_lines

_ONE_COLUMN = 6
"""Up to so many answers stand in one column; more are set in two, side by side."""

_AHEAD = ("planned", "hoped")
"""What was still to come when somebody spoke of it: the date is that of the matter."""

Row = list[list[Piece]]


def key(handout: Handout, looks: Looks, *, points: bool = True) -> bytes:
    """Return the .docx of the key of `handout`, which looks as `looks` say.

    With `points` it says what each version is worth.
    """
    paper = Paper(looks)
    title = with_title(handout.title, ": ", "key")
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
    tables = [(version, _answers(version)) for version in handout.versions]
    if all(answer == [IN_FULL] for _, rows in tables for _, answer in rows):
        return
    paper.add(Style.SECTION, "Answers at a glance")
    for version, rows in tables:
        worth = f", {total(version)} points" if points and total(version) else ""
        paper.add(Style.PART, f"Form {version.code}{worth}")
        table = _set_out(rows)
        shares = [1, 7] * (len(table[0]) // 2)
        paper.add_table(f"Answers of form {version.code}", shares, table)
    for section in handout.versions[0].sections if handout.versions else ():
        add_solved(paper, section)  # puzzles are the same in all versions


def _answers(version: Version) -> list[Row]:
    """Return number and answer of each question."""
    return [
        [[str(question.number)], answers(section, question.item).at_a_glance(question)]
        for section in version.sections
        for question in section.questions
    ]


def _set_out(rows: list[Row]) -> list[Row]:
    """Return the table of answers, header first, counting down the left column, then the right."""
    head: Row = [["No."], ["Answer"]]
    if len(rows) <= _ONE_COLUMN:
        return [head, *rows]
    half = (len(rows) + 1) // 2
    nothing: Row = [[], []]
    beside = rows[half:] + [nothing] * (half * 2 - len(rows))
    return [head * 2, *map(add, rows[:half], beside)]


def _add_answers_in_full(paper: Paper, handout: Handout) -> None:
    places = _places(handout)
    paper.add(Style.SECTION, "Answers in full")
    for section in handout.versions[0].sections if handout.versions else ():
        if section.questions:
            paper.add(Style.PART, section.title)
        for question in section.questions:
            _add_answer(paper, places[question.item.id], answers(section, question.item))


def _places(handout: Handout) -> Mapping[str, dict[str, Question]]:
    """Return each item's question in each version: item id -> version code -> question."""
    places: dict[str, dict[str, Question]] = {}
    for version in handout.versions:
        for section in version.sections:
            for question in section.questions:
                places.setdefault(question.item.id, {})[version.code] = question
    return places


def _add_answer(paper: Paper, places: Mapping[str, Question], given: Answers) -> None:
    item = item_of(places)
    numbers = ", ".join(f"{code}\N{NO-BREAK SPACE}{place.number}" for code, place in places.items())
    # The numbers of more than two versions do not fit beside the stem.
    between = "\t" if len(places) < 3 else "\n"
    paper.add(Style.KEY_QUESTION, Styled(numbers, Style.STRONG), between, *stem(item.stem))
    paper.add_beneath(Style.KEY_LINE, *_labelled("Answer"), *given.in_full(places))
    for label, text in _explanations(item, given):
        paper.add_beneath(Style.KEY_LINE, *_labelled(label), text)
    paper.add_beneath(Style.KEY_SMALL, *_labelled("Item"), item.id)
    paper.allow_break()


def _explanations(item: Item, given: Answers) -> Iterator[Line]:
    """Yield what the key says about an answer: a label and a text for each line."""
    yield from given.explain(item)
    if not (item.accounts or item.stimulus):  # there it is what the sheet says
        yield from _some("Claim", item.claim)
    said = "" if item.mode in _AHEAD or not item.as_of else item.as_of
    if item.per:
        yield "According to", f"{item.per}, as of {said}" if said else item.per
    else:
        yield from _some("As of", said)
    yield from _some("Caution", item.caution)
    yield from _some("Context", item.why)
    for line in reference_lines(item.sources):
        yield "Source", line


def _some(label: str, text: str) -> Iterator[Line]:
    if text:
        yield label, text


def _labelled(label: str) -> tuple[Piece, Piece]:
    return Styled(label, Style.LABEL), "\t"


def imprint_line(imprint: Imprint) -> str:
    """Return who made the course, as of when, and under which licence it may be used."""
    return (
        f"{imprint.title}, version {imprint.version} of {imprint.updated.isoformat()}, "
        f"by {', '.join(imprint.authors)}. Licence: {imprint.licence}."
    )
