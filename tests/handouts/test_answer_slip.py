"""What an answer slip has, question by question."""

from factories import (
    make_cloze,
    make_item,
    make_matching,
    make_multiple_response,
    make_open,
    make_questions,
    make_section,
    make_term,
    make_true_false,
)
from talkquiz.handouts.answer_slip import slip_content
from talkquiz.handouts.section_forms import FORMS
from word_files import every_kind, sample


def test_each_version_has_boxes_for_its_own_orders_of_questions_and_options() -> None:
    for version in sample().versions:
        asked = {q.number: q for section in version.sections for q in section.questions}
        rows = slip_content(version.sections).rows
        assert len(rows) == 3
        for row in rows:
            options = asked[row.number].options
            assert row.options == len(options)
            assert row.right == {n for n, option in enumerate(options) if option.correct}


def test_every_question_is_on_the_slip_or_said_to_stay_on_the_paper() -> None:
    (version, *_) = every_kind().versions
    content = slip_content(version.sections)
    numbers = {q.number for section in version.sections for q in section.questions}
    on_slip = {row.number for row in content.rows}
    assert on_slip | set(content.on_paper) == numbers
    assert not on_slip & set(content.on_paper)


def test_a_matching_has_a_row_for_each_pair_and_several_right_options_have_one() -> None:
    matching, several = make_questions(make_matching(), make_multiple_response())
    rows = slip_content([make_section(matching, several)]).rows
    letters = [option.text for option in matching.options]
    assert [(row.number, row.pair) for row in rows] == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 0)]
    for row, (_, match) in zip(rows, matching.pairs, strict=False):
        assert row.right == {letters.index(match)}
    assert len(rows[-1].right) == 2


def test_every_statement_has_boxes_and_what_is_written_stays_on_the_paper() -> None:
    """The sheet has lines for it, a correction included: twice would be once too often."""
    statements = make_true_false(), make_true_false("two", "27 February 2016", correction="")
    written = make_cloze(), make_item(), make_open()
    content = slip_content([make_section(*make_questions(*statements, *written))])
    assert [(row.number, row.is_verdict) for row in content.rows] == [(1, True), (2, True)]
    assert content.on_paper == (3, 4, 5)


def test_what_is_written_into_a_puzzle_stays_there() -> None:
    section = make_section(*make_questions(make_term()), form=FORMS["crossword"])
    content = slip_content([section])
    assert content.on_paper == (1,)
    assert not content.rows
