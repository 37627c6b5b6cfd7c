"""A new form of section: one record, and one entry in the table of an exporter."""

from dataclasses import dataclass

import pytest

from courses import HANDOUT
from small_course import Load
from talkquiz.exporters.word import forms
from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.kinds.renderer import Worth
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.handout import Handout, Section
from talkquiz.handouts.section_forms import FORMS, Form
from talkquiz.handouts.section_layouts import LaidOut, Layout, LayoutTask
from talkquiz.items.kinds import ItemKind
from word_files import opened, texts, words

BLUEPRINT = """\
title: Ladder
audience: Anybody
versions: 2
sections:
  - {title: Climb, directions: Do., makes: term, count: 3, form: ladder}
"""


@dataclass(frozen=True, slots=True)
class Ladder(Layout):
    """How many letters each answer has, the shortest first."""

    lengths: tuple[int, ...]


def lay_out_ladder(task: LayoutTask) -> LaidOut:
    """Return the items by the length of their answers, and these lengths."""
    items = tuple(sorted(task.items, key=lambda item: (len(item.key), item.id)))
    return items, Ladder(tuple(len(item.key) for item in items))


def add_ladder(paper: Paper, section: Section, layout: Ladder, worth: Worth) -> None:
    """Print the questions, each with the number of letters of its answer."""
    for question, length in zip(section.questions, layout.lengths, strict=True):
        paper.add_question(
            Style.CLUE, question.number, f"{question.item.stem} {length}", worth=worth(question)
        )


@pytest.fixture
def ladder(monkeypatch: pytest.MonkeyPatch) -> Form:
    """Return a form that is added as docs/extending.md says."""
    form = Form(
        name="ladder",
        kinds=(ItemKind.TERM,),
        keeps_order=True,
        suits=lambda item: len(item.key) > 1,
        lay_out=lay_out_ladder,
    )
    monkeypatch.setitem(FORMS, form.name, form)
    monkeypatch.setitem(forms.FORMS, form.name, forms.WordForm(add_ladder))
    return form


def assembled(load: Load) -> Handout:
    loaded = load({HANDOUT: BLUEPRINT})
    assert loaded.course is not None
    (handout,), problems = assemble_handouts(loaded.course, loaded.plans, loaded.items)
    assert problems == []
    return handout


def test_a_toy_form_is_checked_laid_out_and_printed(load: Load, ladder: Form) -> None:
    """A blueprint may name it, its layout reaches Word, and versions keep its order."""
    handout = assembled(load)
    one, other = handout.versions
    assert one.sections == other.sections
    (section,) = one.sections
    assert section.form is ladder
    lengths = [len(question.item.key) for question in section.questions]
    assert section.layout == Ladder(tuple(sorted(lengths)))
    clues = texts(opened(handout), Style.CLUE)
    assert [clue.split()[-2:] for clue in clues] == [[str(length), "[1]"] for length in lengths]


@pytest.mark.parametrize(
    ("old", "new", "code"), [("term", "cloze", "TQ411"), ("ladder", "stairs", "TQ104")]
)
@pytest.mark.usefixtures("ladder")
def test_a_blueprint_is_held_against_the_record(load: Load, old: str, new: str, code: str) -> None:
    """What the record does not allow is a problem; a name that is no form is told the new one."""
    (problem,) = load({HANDOUT: BLUEPRINT.replace(old, new)}, flawed=True).problems
    assert problem.code == code
    assert code != "TQ104" or "'ladder'" in problem.message


def test_word_shows_a_form_that_it_does_not_know_in_the_usual_way(
    load: Load, ladder: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an entry in its table the questions are printed as any others of their kind."""
    monkeypatch.delitem(forms.FORMS, ladder.name)
    handout = assembled(load)
    document = opened(handout)
    (section,) = handout.versions[0].sections
    assert all(question.item.stem in words(document) for question in section.questions)
    assert not texts(document, Style.CLUE)
