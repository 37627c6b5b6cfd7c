"""The cards of the preview are, sign for sign, what the official Anki backend makes of the deck."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from anki_items import STRIP, TAUGHT, hostile_items, one_of_each_kind
from factories import make_assembled, make_cloze, make_item, make_label
from official_anki import cards_in_order, import_into, opened_collection
from pictures import pictured_course
from talkquiz.build import assemble, load_and_check
from talkquiz.exporters import Assembled
from talkquiz.exporters.anki.decks_and_notes import guid_of
from talkquiz.exporters.anki.fields import Album, Page, fields
from talkquiz.exporters.anki.notetypes import load_models
from talkquiz.items.item import Beside, Gap, GapPart
from talkquiz.preview.anki_card import cards_of, rendered

HOSTILE = (
    "<script>alert(1)</script>",
    "{{c1::x}} }} {{ :: ::: {{Answer}} {{#Answer}} {{/Answer}}",
    "\"double\" 'single' \\ back & amp &lt; &#123;",
    "first line\nsecond line",
    "\N{ARABIC LETTER ALEF}لمبعوث الخاص \N{DOVE OF PEACE}\N{RIGHT-TO-LEFT OVERRIDE}",
    "[sound:alarm.mp3] [latex]x[/latex] [$]x[/$] \\(x\\) [[type:Answer]] <img src='x.png'>",
)
THREE = "Russia, Turkey and Iran brokered the truce."
Sides = list[tuple[str, str]]


def by_anki(folder: Path, assembled: Assembled) -> Sides:
    """Return front and back of all cards as Anki has them, with its files put inside."""
    folder.mkdir(exist_ok=True)
    with opened_collection(folder) as collection:
        import_into(collection, assembled)
        media = {path.name: path.read_bytes() for path in Path(collection.media.dir()).iterdir()}
        found = []
        for card_id in cards_in_order(collection):
            front, back = sides_by_anki(collection.get_card(card_id))
            found.append((with_files(front, media), with_files(back, media)))
    return found


def sides_by_anki(card: Any) -> tuple[str, str]:
    """Return front and back as Anki's clients show them, with the field for what is typed.

    A gap holds its answer once more, for scripts of Anki, which the preview has no use for.
    """
    shown, answer = card.render_output(), card.note()["Answer"]
    front, back = (
        re.sub(r' data-cloze="[^"]*"', ' data-cloze=""', html)
        for html in (shown.question_text, shown.answer_text)
    )
    return (
        front.replace("[[type:nc:Answer]]", '<input type="text" id="typeans">'),
        back.replace("[[type:nc:Answer]]", f'<code id="typeans">{answer}</code>'),
    )


def with_files(html: str, media: Mapping[str, bytes]) -> str:
    for name, content in media.items():
        kind = "jpeg" if name.endswith("jpg") else "svg+xml" if name.endswith("svg") else "png"
        inside = f"data:image/{kind};base64,{b64encode(content).decode()}"
        html = html.replace(f'src="{name}"', f'src="{inside}"')
    return html


def by_the_preview(assembled: Assembled) -> Sides:
    """Return front and back of all cards, in the order in which a deck has them."""
    deck, album = assembled.deck, Album()
    models = load_models(deck.imprint.language)
    return [
        (card.front.html, card.back.html)
        for chapter in deck.chapters
        for item in chapter.items
        for card in cards_of(item, models[item.kind], Page(chapter.title, deck.imprint, album))
    ]


def assert_same(mine: Iterable[tuple[str, str]], by: Iterable[tuple[str, str]]) -> None:
    for ours, theirs in zip(mine, by, strict=True):
        assert ours == theirs


@pytest.mark.parametrize("typed_answers", [False, True])
def test_each_kind_of_card_is_as_anki_renders_it(tmp_path: Path, typed_answers: bool) -> None:
    """Plain ones and such with all that stands beside a card; answers that are typed or are not."""
    taught = Beside(timeline=STRIP, came_next="It broke.", hint="It begins with “2”.")
    named = ((name, THREE.index(name)) for name in ("Russia", "Turkey", "Iran"))
    parts = tuple(GapPart(n, at, at + len(n), k) for k, (n, at) in enumerate(named, start=1))
    items = [
        *one_of_each_kind(),
        make_item("second", beside=taught, why="Because.", caution="A plan.", as_of="2016"),
        make_cloze("third", beside=taught),
        make_cloze("list", gap=THREE[:23], claim=THREE, payload=Gap(0, 23, parts)),
        make_label("fourth", beside=taught),
    ]
    assembled = make_assembled(*items, typed_answers=typed_answers)
    mine = by_the_preview(assembled)
    assert len(mine) == len(items) + 2
    assert_same(mine, by_anki(tmp_path, assembled))


def test_hostile_words_are_on_the_page_what_they_are_in_anki(tmp_path: Path) -> None:
    items = [item for number, text in enumerate(HOSTILE) for item in hostile_items(number, text)]
    assembled = make_assembled(*items)
    assert_same(by_the_preview(assembled), by_anki(tmp_path, assembled))


def test_pictures_are_on_the_page_what_they_are_in_anki(tmp_path: Path) -> None:
    assembled, problems = assemble(load_and_check(pictured_course(tmp_path / "course")))
    assert assembled, problems
    mine = by_the_preview(assembled)
    assert any("data:image/" in back for _, back in mine)
    assert_same(mine, by_anki(tmp_path / "anki", assembled))


def test_every_field_that_is_filled_later_is_rendered_as_anki_does(tmp_path: Path) -> None:
    """The templates show fields that a deck leaves empty too, such as a student's own notes."""
    assembled = make_assembled(*one_of_each_kind())
    deck, models = assembled.deck, load_models(assembled.deck.imprint.language)
    (chapter,) = deck.chapters
    page = Page(chapter.title, deck.imprint, Album())
    with opened_collection(tmp_path) as collection:
        import_into(collection, assembled)
        cards = [collection.get_card(each) for each in cards_in_order(collection)]
        for item, card in zip(chapter.items, cards, strict=True):
            model = models[item.kind]
            held = fields(item, guid_of(item.id), page)
            names = [str(each["name"]) for each in model.fields]
            filled = {n: html or TAUGHT.get(n, "") for n, html in zip(names, held, strict=True)}
            note = card.note()
            for name, html in filled.items():
                note[name] = html
            collection.update_note(note)
            (look,) = model.templates
            front = rendered(look["qfmt"], filled, 1, back=False)
            back = rendered(look["afmt"], filled, 1, back=True)
            assert (front, back) == sides_by_anki(collection.get_card(card.id))
