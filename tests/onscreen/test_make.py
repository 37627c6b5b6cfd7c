"""Items become questions for screens under the same id, with the same key."""

from dataclasses import replace

from factories import (
    make_choice,
    make_cloze,
    make_imprint,
    make_item,
    make_label,
    make_matching,
    make_ordering,
)
from talkquiz.items.item import Option
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import Arrange, Enter, Fill, Locate, Match, Pick

IMPRINT = make_imprint()


def test_what_is_typed_is_the_key_and_all_else_that_is_accepted() -> None:
    """The deck's answers are right on the screen as well, the key first."""
    item = make_item(accept=("the truce",))
    question = onscreen_question(item, IMPRINT)
    assert question.id == item.id
    assert question.answering == Enter((item.key, "the truce"))


def test_the_one_right_option_is_the_key() -> None:
    """A choice has its options in their order, each with the reason why it is wrong."""
    item = make_choice()
    answering = onscreen_question(item, IMPRINT).answering
    assert isinstance(answering, Pick)
    assert [each.text for each in answering.options if each.right] == [item.key]
    assert [each.told for each in answering.options] == [each.rationale for each in item.options]
    assert len({each.id for each in answering.options}) == len(item.options)


def test_that_no_report_says_so_is_no_reason_for_students() -> None:
    """It tells nothing of the matter, whatever quotation marks the language has."""
    words = IMPRINT.language.items._replace(not_given="That isn't told.")
    imprint = make_imprint(language=replace(IMPRINT.language, items=words))
    made_up = Option("2014", correct=False, rationale=words.not_given)
    item = make_choice(options=(*make_choice().options, made_up))
    *others, last = onscreen_question(item, imprint).options
    assert last.told == ""
    assert any(each.told for each in others)


def test_the_gaps_of_a_cloze_and_their_answers_make_up_its_claim() -> None:
    """Whoever fills the gaps with their keys reads the claim."""
    item = make_cloze()
    answering = onscreen_question(item, IMPRINT).answering
    assert isinstance(answering, Fill)
    whole = "".join(p if isinstance(p, str) else p.accepted[0] for p in answering.pieces)
    assert whole == item.claim


def test_each_left_hand_side_names_the_option_that_belongs_to_it() -> None:
    """A matching is right where each side has the option of its pair."""
    item = make_matching()
    answering = onscreen_question(item, IMPRINT).answering
    assert isinstance(answering, Match)
    texts = {each.id: each.text for each in answering.options}
    made = [(left.text, texts[left.match]) for left in answering.lefts]
    quotes = IMPRINT.language.quotes.typeset
    assert made == [(quotes(one)[0], quotes(other)[0]) for one, other in item.pairs]


def test_the_order_of_an_ordering_is_that_of_its_events() -> None:
    """The ids of its options come in the order of time, whatever is shown first."""
    item = make_ordering()
    answering = onscreen_question(item, IMPRINT).answering
    assert isinstance(answering, Arrange)
    texts = {each.id: each.text for each in answering.options}
    assert [texts[each] for each in answering.order] == [event.name for event in answering.events]


def test_a_place_can_be_picked_among_four_names() -> None:
    """One of the names offered for a place is right, and it is the key."""
    item = make_label()
    answering = onscreen_question(item, IMPRINT).answering
    assert isinstance(answering, Locate)
    assert [each.text for each in answering.options if each.right] == [item.key]


def test_an_option_keeps_its_id_wherever_it_stands() -> None:
    """Other options beside it change nothing in what is known of an option."""
    item = make_choice()
    whole = onscreen_question(item, IMPRINT).options
    turned = onscreen_question(make_choice(options=item.options[::-1]), IMPRINT).options
    assert {each.text: each.id for each in whole} == {each.text: each.id for each in turned}
