"""Learning systems show all that is asked and told of a question as plain HTML."""

from collections.abc import Callable
from html import unescape
from re import sub

import pytest
from lxml import html

from factories import (
    changed,
    make_choice,
    make_cloze,
    make_compare,
    make_imprint,
    make_item,
    make_label,
    make_matching,
    make_open,
    make_task,
)
from pictures import drawn
from talkquiz.deck.imprint import Imprint
from talkquiz.exporters.question_html import Album, as_html, as_plain, asked, shared_text, told
from talkquiz.items.item import Beside, Item, ShownPicture
from talkquiz.onscreen.make import onscreen_question

MARK = make_imprint()
LANGUAGE = MARK.language


def words(markup: str) -> str:
    """Return the words of some HTML, in one line."""
    return " ".join(unescape(sub(r"<[^>]+>", " ", markup)).split())


def question_of(item: Item, *, with_stimulus: bool = True) -> str:
    """Return what is asked of an item."""
    question = onscreen_question(item, MARK)
    return asked(question, LANGUAGE, Album(), with_stimulus=with_stimulus)


def answer_of(item: Item, imprint: Imprint = MARK, album: Album | None = None) -> str:
    """Return what is told of an item."""
    return told(onscreen_question(item, imprint), imprint.language, album or Album())


@pytest.mark.parametrize(
    "text", ["<b>x</b>", 'a & "b"', "a\nb", "a\x00\x0bb", "tab\there", "half \ud83d", "&amp;"]
)
def test_text_is_shown_as_it_is(text: str) -> None:
    """Markup in it is none, and what no XML holds is left out."""
    parsed = html.fromstring(f"<p>{as_html(text)}</p>")
    assert [each.tag for each in parsed] == ["br"] * text.count("\n")
    plain = "".join(parsed.itertext())
    assert plain == as_plain(text).replace(" ", "", text.count("\n"))
    assert not {"\x00", "\x0b", "\ud83d"} & {*as_plain(text)}


def test_a_warning_and_what_is_wanted_stand_with_what_is_typed() -> None:
    """A plan is not asked as an event; a choice needs not say what sort of answer is wanted."""
    item = changed(make_item(), caution="A plan, not an event.", asks_for="a date")
    assert words(question_of(item)).endswith("Wanted: a date A plan, not an event.")
    assert "Wanted" not in question_of(make_choice())


def test_what_is_to_be_read_comes_before_the_question() -> None:
    """A text with whose words it has; reports that differ with who says so in them."""
    item = make_open()
    text = words(question_of(item))
    assert item.stimulus is not None
    for line in (item.stimulus.title, *item.stimulus.lines):
        assert text.index(line) < text.index("Who is the")
    assert item.stimulus.title not in question_of(item, with_stimulus=False)
    assert "made up for this sheet" in question_of(make_task())
    accounts = words(question_of(make_compare()))
    assert "Press TV (28 April 2016)" in accounts
    assert "According to: Staffan de Mistura" in accounts
    assert "As of: August 2015" in accounts


def test_no_shared_text_is_nothing() -> None:
    assert shared_text(onscreen_question(make_item(), MARK), LANGUAGE) == ""


def test_words_that_are_asked_about_are_said_to_be_ours() -> None:
    """Nobody takes them for a quotation."""
    item = changed(make_choice(), said="The talks will go on.")
    assert "The talks will go on. In our words, not a quotation" in words(question_of(item))


def test_how_sentences_are_marked_is_told_with_the_model_answer() -> None:
    """Points and levels come with their marks; starters stand with the question."""
    task = make_task()
    text = words(answer_of(task))
    assert f"Model answer: {task.key}" in text
    assert "1 mark: Names a reason." in text
    assert "2–4 marks: Explains how a reason broke a truce." in text
    assert "One reason was that" in question_of(task)
    assert words(answer_of(make_compare())).startswith("The accounts:")
    assert "1 mark: Names the monitoring group." in words(answer_of(make_open()))


def test_the_key_comes_first_and_the_id_last() -> None:
    """Who says so, since when, what else is right, and where it is from stand between."""
    item = changed(make_item(accept=("the truce",)), per="Ada Brook", short_id="abcd")
    text = words(answer_of(item))
    assert text.startswith(f"Answer: {item.key} Also right: the truce")
    assert "According to: Ada Brook" in text
    assert "Source: Press TV, 28 April 2016, paragraph 9" in text
    assert text.endswith(f"Item: abcd ({item.id})")


@pytest.mark.parametrize("make", [make_cloze, lambda: make_label("Aleppo")])
def test_what_else_is_right_is_told_of_a_gap_and_of_a_place(make: Callable[..., Item]) -> None:
    """As of all that is typed: one wants to know whether theirs is."""
    assert "Also right: Halab" in words(answer_of(changed(make(), accept=("Halab",))))


def test_why_a_right_hand_side_goes_with_nothing_is_told() -> None:
    item = make_matching()
    unused = [each for each in item.options if each.rationale]
    assert unused
    assert all(f"{each.text}: {each.rationale}" in words(answer_of(item)) for each in unused)


def test_who_reports_and_who_is_named_is_told() -> None:
    beside = Beside(outlets=(("Press TV", "A broadcaster of Iran."),), names=(("Ada", "a mayor"),))
    text = words(answer_of(changed(make_item(), beside=beside)))
    assert "Who reports this Press TV: A broadcaster of Iran." in text
    assert "Names Ada: a mayor" in text


def test_pictures_come_with_words_and_with_whose_they_are() -> None:
    """A wide one is shown smaller, and its file is as it was."""
    picture = ShownPicture(drawn(1200, 600), "png", 1200, 600, "A ship.", "Ann", "CC BY 4.0")
    album = Album(lambda name: f"files/{name}")
    text = answer_of(changed(make_item(), pictures=(picture,)), album=album)
    (shown,) = html.fromstring(text).iter("img")
    assert shown.attrib == {
        "src": f"files/{picture.name}", "alt": "A ship.", "width": "600", "height": "300"
    }  # fmt: skip
    assert "Picture: Ann, CC BY 4.0" in text
    assert album.files == {picture.name: picture.content}


def test_a_place_is_marked_on_a_map_that_does_not_name_it() -> None:
    """Its note, that boundaries are not authoritative, stands below it."""
    album = Album()
    question = onscreen_question(make_label("Aleppo"), MARK)
    text = asked(question, LANGUAGE, album)
    (shown,) = html.fromstring(text).iter("img")
    assert [*album.files] == [shown.get("src")]
    assert "Aleppo" not in text
    assert "Boundaries are not authoritative." in text


def test_a_mistake_can_be_told() -> None:
    mark = make_imprint(mistakes="https://example.org/?item={item}")
    (link,) = html.fromstring(answer_of(make_item(), mark)).iter("a")
    assert link.get("href") == onscreen_question(make_item(), mark).mistake_link
    assert link.text == LANGUAGE.labels["report"]


def test_language_and_direction_are_those_of_the_course() -> None:
    (shown,) = html.fragments_fromstring(question_of(make_item()))
    assert dict(shown.attrib) == {"lang": "en", "dir": "ltr"}
