"""The key: first what all versions are marked with, then an appendix on where answers are from."""

from collections.abc import Iterator, Mapping
from operator import add

from talkquiz.deck import Imprint
from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import form_of, renderer_of
from talkquiz.exporters.word.kinds.renderer import Line, Renderer, item_of, with_blanks
from talkquiz.exporters.word.sheet import asking, titles, total
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks
from talkquiz.handouts.handout import Handout, Question, Section, Version
from talkquiz.items.item import Comparison, Item, reference_lines
from talkquiz.language.dates import parse_when
from talkquiz.language.language_file import KeyWords

_ONE_COLUMN = 6
"""Up to this many answers stand in one column; more are set in two, side by side."""
_SHARES = [5, 28, 6]
"""How the width of a column of answers is divided among number, answer and marks."""

_AHEAD = ("planned", "hoped")
"""Modes of what was still to come when somebody spoke of it: the date is of the matter itself."""

Row = list[list[Piece]]
Asked = Mapping[str, Question]
"""One question as it stands in each version, by the version's code."""


def key(handout: Handout, looks: Looks, *, points: bool = True, short: bool = False) -> bytes:
    """Return the .docx of the key of `handout`, which looks as `looks` say.

    With `points` it says what questions are worth. A `short` one has no appendix.
    """
    title = handout.imprint.language.key.titled.of(handout.title)
    paper = Paper(looks, title, handout.imprint)
    paper.add(Style.TITLE, title)
    _add_answers(paper, handout, points=points)
    asked = _asked(handout)
    _add_mark_schemes(paper, asked, points=points)
    if not short:
        _add_appendix(paper, asked)
    paper.forbid_break()
    paper.add(Style.IMPRINT, imprint_line(handout.imprint))
    return paper.packed()


def _asked(handout: Handout) -> list[tuple[str, Section, list[Asked]]]:
    """Return the sections that ask, in the order of the first version.

    Each comes with its heading, and has each question once, as it stands in every version.
    """
    by_item: dict[str, dict[str, Question]] = {}
    for version in handout.versions:
        for section in version.sections:
            for question in section.questions:
                by_item.setdefault(question.item.id, {})[version.code] = question
    sections = asking(handout.versions[0]) if handout.versions else []
    headings = titles(sections, handout.imprint.language)
    return [
        (heading, section, [by_item[question.item.id] for question in section.questions])
        for heading, section in zip(headings, sections, strict=True)
    ]


def _add_answers(paper: Paper, handout: Handout, *, points: bool) -> None:
    """Add a table of the answers of each version, unless all are too long, and solved puzzles."""
    words, several = paper.language.key, len(handout.versions) > 1
    tables = [_answer_rows(version, words, points=points) for version in handout.versions]
    if all(row[1] == [words.see_scheme] for rows in tables for row in rows):
        return
    for number, (version, rows) in enumerate(zip(handout.versions, tables, strict=True)):
        best = paper.language.sheet.points(total(version)) if points else ""
        if not number:
            paper.add_heading(Style.SECTION, words.answers, worth="" if several else best)
        if several:
            form = words.form.format(code=version.code)
            paper.add_heading(Style.PART, form, worth=best)
        heads: Row = [[words.number], [words.answer], [words.marks]]
        table = [heads[: len(rows[0])], *rows]
        if len(rows) > _ONE_COLUMN:
            # Two columns under two heads, counting down the left one, then the right.
            nothing: Row = [[] for _ in rows[0]]
            half = (len(rows) + 1) // 2
            beside = rows[half:] + [nothing] * (half * 2 - len(rows))
            table = [table[0] * 2, *map(add, rows[:half], beside)]
        shares = _SHARES[: len(rows[0])] * (len(table[0]) // len(rows[0]))
        paper.add_table(words.answers_of.format(code=version.code), shares, table)
    for section in handout.versions[0].sections:
        add_solved = form_of(section).add_solved
        if add_solved:  # puzzles are the same in all versions
            add_solved(paper, section, section.layout)


def _answer_rows(version: Version, words: KeyWords, *, points: bool) -> list[Row]:
    """Return a row for each question of `version`: number, what is right, and what it is worth."""
    rows: list[Row] = []
    for section in version.sections:
        for question in section.questions:
            given = renderer_of(section, question.item.kind)
            others = "".join(f" / {other}" for other in given.also_right(question.item))
            answer = [*given.at_a_glance(question, words), *([others] if others else [])]
            row: Row = [[str(question.number)], answer, [str(question.points)]]
            rows.append(row if points else row[:-1])
    return rows


def _add_mark_schemes(
    paper: Paper, asked: list[tuple[str, Section, list[Asked]]], *, points: bool
) -> None:
    """Add model answer and marking points of each question that is answered in full."""
    words, worth = paper.language.key, paper.language.sheet.worth
    marked = [
        (each, renderer_of(section, item_of(each).kind))
        for _, section, questions in asked
        for each in questions
        if item_of(each).kind.is_marked
    ]
    if marked:
        paper.add(Style.SECTION, words.schemes)
    for each, given in marked:
        best = next(iter(each.values())).points
        _add_stem(paper, each, worth.format(count=best) if points else "")
        paper.add_beneath(
            Style.KEY_LINE, Styled(words.model, Style.LABEL), "\t", *given.in_full(each, words)
        )
        _add_lines(paper, given.explain(item_of(each), words))


def _add_appendix(paper: Paper, asked: list[tuple[str, Section, list[Asked]]]) -> None:
    """Add, on a page of its own, where each answer is from and why others are wrong."""
    words = paper.language.key
    paper.add(Style.SECTION, words.appendix)
    paper.begin_page()
    for heading, section, questions in asked:
        paper.add(Style.PART, heading)
        for each in questions:
            _add_origin(paper, each, renderer_of(section, item_of(each).kind))


def _add_origin(paper: Paper, asked: Asked, given: Renderer) -> None:
    """Add an answer with what the course says about it."""
    item, words = item_of(asked), paper.language.key
    _add_stem(paper, asked)
    if not item.kind.is_marked:
        full = given.in_full(asked, words)
        paper.add_beneath(Style.KEY_LINE, Styled(words.answer, Style.LABEL), "\t", *full)
        _add_lines(paper, given.explain(item, words))
    is_on_the_sheet = isinstance(item.payload, Comparison) or item.stimulus
    as_of = "" if item.mode in _AHEAD else item.as_of or ""
    per = words.dated.format(who=item.per, day=as_of) if item.per and as_of else item.per or ""
    explanations = (
        (words.claim, "" if is_on_the_sheet else item.claim),
        (words.according_to, per),
        (words.as_of, "" if per else as_of),
        (words.caution, item.caution),
        (words.context, item.why),
        (words.source, "; ".join(reference_lines(item.sources, paper.language))),
    )
    _add_lines(paper, (line for line in explanations if line[1]))
    paper.add_beneath(Style.KEY_SMALL, Styled(words.item, Style.LABEL), "\t", short_id(item))
    paper.allow_break()


def _add_stem(paper: Paper, asked: Asked, worth: str = "") -> None:
    """Add the words of a question after its number in each version."""
    numbers = [question.number for question in asked.values()]
    said = ", ".join(f"{code}\N{NO-BREAK SPACE}{each.number}" for code, each in asked.items())
    # The numbers of more than two versions do not fit beside the stem.
    between = "\t" if len(numbers) < 3 else "\n"
    label = Styled(said if len(numbers) > 1 else f"{numbers[0]}.", Style.STRONG)
    paper.add_heading(
        Style.KEY_QUESTION, label, between, *with_blanks(item_of(asked).stem), worth=worth
    )


def _add_lines(paper: Paper, lines: Iterator[Line]) -> None:
    for label, text in lines:
        paper.add_beneath(Style.KEY_LINE, Styled(label, Style.LABEL), "\t", text)
    paper.allow_break()


def short_id(item: Item) -> str:
    """Return what an item is found by."""
    return item.id


def imprint_line(imprint: Imprint) -> str:
    """Return who made the course, as of when, and under which licence it may be used."""
    return imprint.language.key.imprint.format(
        title=imprint.title,
        version=imprint.version,
        day=imprint.language.dates.say(parse_when(imprint.updated.isoformat())),
        authors=", ".join(imprint.authors),
        licence=imprint.licence,
    )
