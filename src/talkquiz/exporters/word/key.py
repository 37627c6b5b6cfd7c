"""The key: first what all versions are marked with, then an appendix on where answers are from."""

from collections.abc import Iterable, Mapping, Sequence
from operator import add

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import form_of, renderer_of
from talkquiz.exporters.word.grades import add_grades
from talkquiz.exporters.word.kinds.renderer import (
    Line,
    Renderer,
    item_of,
    with_blanks,
    with_capital,
)
from talkquiz.exporters.word.pictures import pictured_in, whose
from talkquiz.exporters.word.sheet import asking, titles
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks
from talkquiz.handouts.handout import Handout, Question, Section, Version
from talkquiz.items.item import Comparison, Matching, Ordering, reference_lines
from talkquiz.language.english import sentence_case
from talkquiz.language.language_file import Language

_ONE_COLUMN = 6
"""Up to this many answers stand in one column; more are set in two, side by side, if they fit."""
_SHARES = [5, 26, 7]
"""How the width of a column of answers is divided among number, answer and marks."""

_AHEAD = ("planned", "hoped")
"""Modes of what was still to come when somebody spoke of it: the date is of the matter itself."""

Row = list[list[Piece]]
Asked = Mapping[str, Question]
"""One question as it stands in each version, by the version's code."""
AskedSection = tuple[str, Section, list[Asked]]
"""A section with its heading, and each of its questions once."""


def key(handout: Handout, looks: Looks, *, points: bool = True, short: bool = False) -> bytes:
    """Return the .docx of the key of `handout`, which looks as `looks` say.

    With `points` it says what questions are worth. A `short` one has no appendix.
    """
    title = handout.imprint.language.key.titled.format(title=handout.title)
    paper = Paper(looks, title, handout.imprint)
    paper.add(Style.TITLE, title)
    asked, points = _asked(handout), points and any(each.points for each in handout.versions)
    _add_answers(paper, handout, points=points)
    _add_also_right(paper, asked)
    _add_mark_schemes(paper, asked, points=points)
    add_grades(paper, handout, points=points)
    if not short:
        _add_appendix(paper, asked)
        pictures = whose(pictured_in(handout.versions[0].sections), paper.language)
        if pictures:
            paper.add(Style.TABLE_NOTE, pictures)
    paper.forbid_break()
    paper.add(Style.IMPRINT, handout.imprint.line)
    return paper.packed(handout.versions[0].items)


def _asked(handout: Handout) -> list[AskedSection]:
    """Return the sections that ask, in the order of the first version.

    Each comes with its heading, and has each question as it stands in every version.
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
    tables = [_answer_rows(version, paper.language, points=points) for version in handout.versions]
    if all(row[1] == [words.see_scheme] for rows in tables for row in rows):
        return
    for number, (version, rows) in enumerate(zip(handout.versions, tables, strict=True)):
        best = paper.say_points(version.points) if points else ""
        if not number:
            paper.add_heading(Style.SECTION, words.answers, worth="" if several else best)
        if several:
            form = words.form.format(code=version.code)
            paper.add_heading(Style.PART, form, worth=best)
        heads: Row = [[words.number], [words.answer], [words.marks]]
        table = [heads[: len(rows[0])], *rows]
        if len(rows) > _ONE_COLUMN and not paper.looks.is_wide:
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


def _answer_rows(version: Version, language: Language, *, points: bool) -> list[Row]:
    """Return a row for each question of `version`: number, what is right, and what it is worth.

    Where an answer has several parts, it says what each of them is worth.
    """
    rows: list[Row] = []
    words = language.key
    for section in version.sections:
        for question in section.questions:
            answer = renderer_of(section, question.item.kind).at_a_glance(question, words)
            of_each = question.points / question.item.parts
            if points and of_each != question.points and not question.item.kind.is_marked:
                each = language.say_points(of_each)
                answer.append(f" ({words.each.format(marks=each)})")
            worth = language.points_in_figures(question.points)
            row: Row = [[str(question.number)], answer, [worth]]
            rows.append(row if points else row[:-1])
    return rows


def _add_also_right(paper: Paper, sections: Sequence[AskedSection]) -> None:
    """Add, once for all versions, what else is right for answers in words."""
    also_right = [
        (each, others)
        for _, section, questions in sections
        for each in questions
        if (others := renderer_of(section, item_of(each).kind).also_right(item_of(each)))
    ]
    if also_right:
        paper.add(Style.PART, paper.language.key.also_right)
        paper.add(Style.KEY_SMALL, paper.language.key.also_right_alone)
    for each, others in also_right:
        paper.add(
            Style.KEY_LINE,
            Styled(_numbers(each), Style.STRONG),
            "\t",
            with_capital("; ".join(others)),
        )
        paper.allow_break()


def _add_mark_schemes(paper: Paper, sections: Sequence[AskedSection], *, points: bool) -> None:
    """Add model answer and marking points of each question that is answered in full."""
    words, worth = paper.language.key, paper.language.sheet.worth
    marked = [
        (each, renderer_of(section, item_of(each).kind))
        for _, section, questions in sections
        for each in questions
        if item_of(each).kind.is_marked
    ]
    if marked:
        paper.add(Style.SECTION, words.schemes)
    for each, given in marked:
        best = next(iter(each.values())).points
        count = paper.points_in_figures(best)
        _add_stem(paper, each, worth=worth.format(count=count) if points else "")
        item = item_of(each)
        # Accounts side by side are what the answer is about, and no model of it.
        label = words.accounts if isinstance(item.payload, Comparison) else words.model
        _add_lines(paper, [(label, item.key), *given.explain(item, words)])


def _add_appendix(paper: Paper, sections: Sequence[AskedSection]) -> None:
    """Add, on a page of its own, where each answer is from and why others are wrong."""
    words = paper.language.key
    paper.add(Style.SECTION, words.appendix)
    paper.begin_page()
    paper.add(Style.KEY_SMALL, words.short_ids)
    for heading, section, questions in sections:
        paper.add(Style.PART, heading)
        for each in questions:
            _add_origin(paper, each, renderer_of(section, item_of(each).kind))


def _add_origin(paper: Paper, asked: Asked, given: Renderer) -> None:
    """Add an answer with what the course says about it."""
    item, words = item_of(asked), paper.language.key
    has_long_key = item.kind.is_marked or isinstance(item.payload, Matching | Ordering)
    _add_stem(paper, asked, "" if has_long_key else with_capital(item.key), item.short_id)
    as_of = "" if item.mode in _AHEAD else item.as_of or ""
    # Beside the name of an outlet the date of the matter would be read as that of its report.
    is_outlet = any(item.per and item.per in each.outlet for each in item.sources)
    is_dated = item.per and as_of and not is_outlet
    per = words.dated.format(who=item.per, day=as_of) if is_dated else item.per or ""
    explanations = (
        *(() if item.kind.is_marked else given.explain(item, words)),
        (words.claim, "" if has_long_key else item.claim),
        (words.according_to, per),
        (words.as_of, "" if is_dated else as_of),
        (words.caution, item.caution),
        (words.context, item.why),
        (words.source, "; ".join(reference_lines(item.sources, paper.language))),
    )
    _add_lines(paper, ((label, sentence_case(text)) for label, text in explanations if text))


def _add_stem(paper: Paper, asked: Asked, answer: str = "", worth: str = "") -> None:
    """Add a question after its number in each version, its answer, and `worth` at the right."""
    # The numbers of more than two versions do not fit beside the stem.
    label = Styled(_numbers(asked), Style.STRONG), "\t" if len(asked) < 3 else "\n"
    said: list[Piece] = with_blanks(item_of(asked).stem)
    said += [" ", Styled(answer, Style.STRONG)] if answer else []
    paper.add_heading(Style.KEY_QUESTION, *label, *said, worth=worth)


def _numbers(asked: Asked) -> str:
    """Return the number of a question, "7", or its numbers in several versions: "A 7, B 9"."""
    if len(asked) == 1:
        return str(next(iter(asked.values())).number)
    return ", ".join(f"{code}\N{NO-BREAK SPACE}{each.number}" for code, each in asked.items())


def _add_lines(paper: Paper, lines: Iterable[Line]) -> None:
    for label, text in lines:
        paper.add_beneath(Style.KEY_LINE, Styled(label, Style.LABEL), "\t", text)
    paper.allow_break()
