"""Forms of sections: what a blueprint may say, and what is said of one that is wrong."""

from typing import get_args

import pytest

from courses import HANDOUT
from small_course import Load
from talkquiz.handouts.blueprint_checks import PER_PAGE
from talkquiz.handouts.form_fit import KINDS_OF
from talkquiz.handouts.forms import Form, FormName

SECTION = "  - {title: One, directions: Do., makes: %s, count: 1%s}\n"


def handout(*sections: tuple[str, str]) -> str:
    """Return a handout with a section for each kind and what else is said of it."""
    lines = (SECTION % (makes, f", {more}" if more else "") for makes, more in sections)
    return "title: Plain\naudience: Anybody\nsections:\n" + "".join(lines)


@pytest.mark.parametrize(
    ("sections", "code", "line", "column_of"),
    [
        ([("choice", "form: crossword")], "TQ411", 4, "form"),
        ([("cloze", "form: strip")], "TQ411", 4, "form"),
        ([("ordering", "form: cards")], "TQ411", 4, "form"),
        ([("cloze", "form: riddle")], "TQ104", 4, "form"),
        ([("cloze", "per-page: 3")], "TQ412", 4, "per-page"),
        ([("cloze", "form: word-bank, per-page: 3")], "TQ412", 4, "per-page"),
        ([("cloze", "form: cards, per-page: 7")], "TQ412", 4, "per-page"),
        ([("cloze", "form: ticket, per-page: 4")], "TQ412", 4, "per-page"),
        ([("cloze", "form: fold-over, offset: [1, 1]")], "TQ412", 4, "offset"),
        ([("cloze", "form: cards, offset: [1, 6]")], "TQ103", 4, "6]"),
        ([("cloze", "form: cards"), ("cloze", "")], "TQ413", 4, "form"),
        ([("cloze", ""), ("cloze", "form: ticket")], "TQ413", 5, "form"),
        ([("cloze", "form: ticket")] * 4, "TQ412", 7, "count"),
        ([("cloze", "new-page: true")], "TQ412", 4, "new-page"),
        ([("cloze", "form: cards"), ("cloze", "form: cards, new-page: true")], "TQ412", 5, "new-p"),
        ([("compare", "points: 2")], "TQ415", 4, "points"),
        ([("cloze", "points: 2"), ("open", "points: 3")], "TQ415", 5, "points"),
    ],
)
def test_problem_stands_where_it_is(
    load: Load, sections: list[tuple[str, str]], code: str, line: int, column_of: str
) -> None:
    """A form that does not fit is one problem with its code, at the key to be mended."""
    text = handout(*sections)
    (problem,) = load({HANDOUT: text}, flawed=True).problems
    assert (problem.code, problem.line) == (code, line)
    assert problem.column == text.splitlines()[line - 1].index(column_of) + 1
    assert problem.hint


@pytest.mark.parametrize("said", ["", "points: 1", "points: 0"])
def test_what_has_marking_points_needs_no_others(load: Load, said: str) -> None:
    """A comparison may be worth its marking points, or nothing, and is not asked for more."""
    load({HANDOUT: handout(("compare", said))})


def test_the_lines_above_cards_are_short(load: Load) -> None:
    """A title that would take two lines moves the fronts away from the backs."""
    text = handout(("cloze", "form: cards")).replace("One", "o" * 51)
    (problem,) = load({HANDOUT: text}, flawed=True).problems
    assert (problem.code, "one line" in problem.message) == ("TQ412", True)


@pytest.mark.parametrize("form", list(FormName))
def test_every_form_can_be_had(load: Load, form: FormName) -> None:
    """Each form goes with each of its kinds, and has a number to a page if it is cut up."""
    for kind in KINDS_OF[form]:
        (plan,) = load({HANDOUT: handout((kind, f"form: {form}"))}).plans
        (cell,) = plan.blueprint.sections
        assert cell.form is form
        assert bool(cell.on_a_page) == (form in PER_PAGE)
    assert len(get_args(Form)) == len(FormName)


def test_settings_are_read(load: Load) -> None:
    """Offsets are millimetres, to the right and down, and may be parts of one."""
    (plan,) = load(
        {HANDOUT: handout(("cloze", "form: cards, per-page: 6, offset: [1.5, -1]"))}
    ).plans
    (cell,) = plan.blueprint.sections
    assert (cell.on_a_page, cell.offset) == (6, (1.5, -1.0))
