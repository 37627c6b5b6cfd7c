"""What the fields, tags and looks of a card hold, and how text becomes HTML."""

import html
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anki_items import SAID, STRIP
from factories import (
    ENGLISH,
    EVENTS,
    PEOPLE,
    make_choice,
    make_cloze,
    make_compare,
    make_imprint,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_reference,
    make_true_false,
    make_who_said_it,
)
from talkquiz.exporters import ExportError
from talkquiz.exporters.anki.decks_and_notes import as_tag, tags
from talkquiz.exporters.anki.fields import FIELDS, Album, Page, as_cloze, as_html, fields
from talkquiz.exporters.anki.notetypes import Model, load_models
from talkquiz.exporters.anki.seal import MADE, is_sealed
from talkquiz.items.item import Beside, Gap, GapPart, Item, Option
from talkquiz.language.quotation_marks import QuoteWords
from talkquiz.resources import bundled

LOOKS = bundled("templates") / "anki"
MODELS = {model.name: model for model in load_models(ENGLISH).values()}
TWO = (Option("a<b", correct=True), Option("c", correct=False, rationale="c & d"))
BOTH = ("Options", "Explanation")


def fields_of(
    item: Item, *, typed: bool = False, album: Album | None = None, with_seal: bool = False
) -> dict[str, str]:
    """Return the HTML of the fields of the note of `item` that are not empty, by their names."""
    page = Page("Ceasefires", make_imprint(typed_answers=typed), album or Album())
    named = zip(FIELDS, fields(item, "75aaae8f", page), strict=True)
    return {name: html for name, html in named if html and (with_seal or name != MADE)}


def scripts(side: str) -> list[str]:
    """Return the first comments of the scripts in a side of a card."""
    return re.findall(r"<script>\n/\* TalkQuiz ([a-z ]+), version", side)


def test_tags_are_below_the_course() -> None:
    sources = tuple(make_reference(id=each) for each in ("s2", "s1", "s2"))
    found = tags(make_item(sources=sources), "syria-peace-process", "1.1")
    assert " ".join(found).replace("talkquiz::syria-peace-process::", "") == (
        "topic::ceasefires status::reported mode::happened difficulty::2 weight::useful "
        "kind::short-answer release::1.1 source::s1 source::s2"
    )


@pytest.mark.parametrize("text", ["a b", "a\u3000b", "a\tb", 'a"b', "a::b", "a\x1fb"])
def test_tags_hold_no_space_and_no_further_level(text: str) -> None:
    """What would end a tag or start a level in it becomes a hyphen."""
    assert as_tag("topic", text) == "topic::a-b"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_every_text_can_be_read_back(text: str) -> None:
    """Nothing that a reader sees is lost, and nothing is left for Anki to parse."""
    escaped = as_html(text)
    assert html.unescape(escaped) == text
    assert not re.search(r'[<>"{}\[\\]', escaped)


def test_line_ends_are_kept_and_control_characters_dropped() -> None:
    assert as_html("a\nb\r\nc\rd\u2028e") == "a<br>b<br>c<br>d<br>e"
    assert as_html("a\x1fb\x00c\ud800") == "abc\N{REPLACEMENT CHARACTER}"


def test_cloze_is_the_only_thing_parsed() -> None:
    """Braces and colons in the claim, in the gap and in the hint are text."""
    claim = "He said {{c2::x}} at :10:: sharp"
    start = claim.index(":10::")
    made = as_cloze(claim, [GapPart("", start, start + 5, 1)], "a: time::")
    assert re.findall(r"\{\{c1::([^:]*)::([^:]*)\}\}", made) == [
        ("&#58;10&#58;&#58;", "a&#58; time&#58;&#58;")
    ]
    assert made.count("{") == made.count("}") == 2


@pytest.mark.parametrize("gap", [Gap(0, 0), Gap(2, 3)])
def test_cloze_without_a_gap_is_refused(gap: Gap) -> None:
    """A gap that leaves nothing out raises: Anki would make no card and say nothing."""
    with pytest.raises(ValueError, match=r"gap|leave out"):
        fields_of(replace(make_cloze(), payload=gap))


def test_fields_hold_what_the_item_says() -> None:
    item = make_item(per="the envoy", caution="Disputed", accept=("27/2/2016", "late February"))
    assert fields_of(item) == {
        "Question": item.stem,
        "Answer": "27 February 2016",
        "AlsoRight": "late February",
        "Claim": item.claim,
        "AccordingTo": "the envoy",
        "Caution": "Disputed",
        "Why": item.why,
        "Sources": "Press TV, 28 April 2016, paragraph 9",
        "AsksFor": "a date",
        "Topic": "Ceasefires",
        "FactId": "truce-2016-start",
        "ItemId": item.id,
    }


def test_a_student_edit_breaks_the_seal_and_own_notes_do_not() -> None:
    item = make_item()
    held = fields_of(item, with_seal=True)
    assert is_sealed(held)
    assert is_sealed(held | {"My notes": "Ask the teacher.", "Spare1": ""})
    assert not is_sealed(held | {"Claim": "Mine."})
    assert not is_sealed({name: html for name, html in held.items() if name != "Made"})


@pytest.mark.parametrize(
    ("item", "name", "listed"),
    [
        (make_choice(), "Options", ["Walid Muallem", "Staffan de Mistura", "Riad Hijab"]),
        (make_choice(options=TWO), "Explanation", ["a&lt;b right", "c wrongc &amp; d"]),
        (make_matching(), "Material", [left for left, _ in PEOPLE]),
        (make_matching(), "Explanation", [": ".join(pair) for pair in PEOPLE]),
        (make_compare(), "Explanation", ["Names both", "Says who gave", "Sees that they"]),
        (
            make_compare(),
            "Material",
            ["Press TV, 28 April 2016: About", "Xinhua, 6 January 2017: M"],
        ),
        (make_open(), "Material", ["A monitoring group counted", "The envoy said that"]),
        (
            make_item(beside=Beside(timeline=STRIP)),
            "Timeline",
            ["18 Dec", "27 Feb", "18 Apr"],
        ),
        (make_ordering(), "Timeline", [f"{day} {event}" for event, day in EVENTS]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_lists_hold_entries_that_begin_so(item: Item, name: str, listed: list[str]) -> None:
    found = re.findall("<li.*?</li>", fields_of(item)[name])
    words = [re.sub("<[^>]*>", "", entry) for entry in found]
    expected = [ENGLISH.quotes.typeset(each)[0] for each in listed]
    assert [each[: len(start)] for each, start in zip(words, listed, strict=True)] == expected
    assert "></p>" not in fields_of(item)[name]


def test_lines_of_a_shared_text_are_numbered() -> None:
    """A question names them by their numbers."""
    assert fields_of(make_open())["Material"].count("<ol") == 1


def test_a_claim_that_is_the_answer_is_not_told_twice() -> None:
    claim = "The envoy called for talks."
    told = (fields_of(make_item(claim=claim, key=key)).get("Claim") for key in (claim, "Talks"))
    assert [*told] == [None, claim]


def test_a_reason_is_not_told_twice_for_its_because() -> None:
    stem, key = "Why did the talks stop?", "The truce had ended"
    claim = "The talks did stop because the truce had ended."
    told = (
        fields_of(make_item(stem=stem, key=key, claim=claim, slot=slot)).get("Claim")
        for slot in ("because", "when")
    )
    assert [*told] == [None, claim]


def test_what_is_wanted_has_the_quotation_marks_of_the_language() -> None:
    item = make_item(asks_for='a "peace" plan\'s name')
    assert fields_of(item)["AsksFor"] == "a “peace” plan’s name"


def test_quotation_marks_are_those_of_the_language_but_where_students_type() -> None:
    """What is typed is compared letter by letter; all else is typeset, gaps with their words."""
    item = make_item(key="Syria's side", why='It said "no".')
    typed, read = (fields_of(item, typed=each) for each in (True, False))
    assert (typed["Answer"], read["Answer"]) == ("Syria's side", "Syria’s side")
    assert typed["Why"] == "It said “no”."
    cloze = make_cloze(claim='"No", said the envoy on 27 February 2016.', gap="the envoy")
    french = replace(ENGLISH, quotes=QuoteWords(("« ", " »"), ("‹ ", " ›"), "’"))
    found = fields(cloze, "75aaae8f", Page("Ceasefires", make_imprint(language=french), Album()))[0]
    assert found.startswith("« No », said {{c1::the envoy::")


def test_the_occasion_of_a_question_is_marked() -> None:
    stem = "They met & parted. By one report, what did they want?"
    marked = (
        '<span class="occasion">They met &amp; parted. By one report,</span> what did they want?'
    )
    assert fields_of(make_item(stem=stem))["Question"] == marked


def test_a_long_answer_is_marked() -> None:
    """One that is typed never is: Anki compares what is typed with it."""
    sentence = "that it was left out of the talks, and that nobody had asked it at all"
    assert fields_of(make_item(key=sentence))["Answer"] == f'<span class="long">{sentence}</span>'
    word = "w" * 99
    assert fields_of(make_item(key=word), typed=True)["Answer"] == word


@pytest.mark.parametrize(
    ("item", "html"),
    [
        (make_item(), "a date"),
        (make_item(asks_for="a few words"), ""),
        (make_item(asks_for="a reason"), ""),
        (make_item(stem="In which city was it?", asks_for="a city"), ""),
    ],
    ids=["a date", "a few words", "a reason", "said in the question"],
)
def test_what_is_wanted_is_said_where_it_says_something(item: Item, html: str) -> None:
    assert fields_of(item).get("AsksFor", "") == html


def test_the_reason_of_a_wrong_option_is_a_tap_away() -> None:
    """The only one is shown at once."""
    two, four = (fields_of(item)["Explanation"] for item in (make_true_false(), make_choice()))
    assert two.count("<details open>") == two.count("<details") == 1
    assert four.count("<details>") == four.count('<summary class="tappable">') == 2
    assert "<details" not in re.findall('<li class="right".*?</li>', four)[0]


def test_question_side_tells_neither_what_is_right_nor_who_said_it() -> None:
    assert "right" not in fields_of(make_choice())["Options"]
    item = make_who_said_it(said=SAID)
    found = fields_of(item)
    assert (found["Said"], found["Question"]) == (SAID, as_html(item.stem))


@pytest.mark.parametrize(
    ("item", "pick", "names"),
    [
        (make_choice(), 'one"', BOTH),
        (make_multiple_response(), 'several"', BOTH),
        (make_true_false(), 'one" data-fixed', BOTH),
        (make_choice(ordered=True), 'one" data-fixed', BOTH),
        (make_ordering(), 'none"', ["Options"]),
    ],
    ids=["choice", "several", "true or false", "in an order of their own", "ordering"],
)
def test_options_say_how_to_show_them(item: Item, pick: str, names: list[str]) -> None:
    """The list carries the note's seed, how many may be picked, and whether it is fixed."""
    for name in names:
        head = fields_of(item)[name].partition("<li")[0]
        assert head.startswith("<ol ")
        assert head.endswith(f' data-seed="75aaae8f" data-pick="{pick}>')


@pytest.mark.parametrize(
    ("item", "typed", "html"),
    [
        (make_item(), True, "yes"),
        (make_item(key="one two three four"), True, "yes"),
        (make_item(key="one two three four five"), True, ""),
        (make_item(), False, ""),
        (make_choice(), True, ""),
    ],
    ids=["short answer", "four words", "five words", "not wanted", "choice"],
)
def test_only_short_answers_are_typed(item: Item, typed: bool, html: str) -> None:
    assert fields_of(item, typed=typed).get("Typed", "") == html


def test_map_is_named_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each picture is drawn once, and another picture never has the name of the first."""
    drawn: list[str] = []

    def locator(lat: float, lon: float, *, label: str, **_: object) -> SimpleNamespace:
        drawn.append(label)
        png = f"{lat} {lon} {label}".encode()
        return SimpleNamespace(
            png=png, width=900, height=600, alt=f'A "map" {label}', note="<Drawn so>"
        )

    maps = SimpleNamespace(locator=locator)
    monkeypatch.setitem(sys.modules, "talkquiz.maps.outline_maps", maps)
    album = Album()
    for _ in range(2):
        made = fields_of(make_label(), album=album)
    names = [re.findall('src="(.*?)"', made[name])[0] for name in ("Picture", "PictureNamed")]
    assert drawn == ["", "Aleppo"]
    assert sorted(names) == sorted(album.files)
    assert all(re.fullmatch(r"talkquiz-[0-9a-f]{16}\.png", name) for name in names)
    assert 'alt="A &quot;map&quot; "' in made["Picture"]
    assert made["Picture"].endswith('<div class="map-note" dir="auto">&lt;Drawn so&gt;</div>')
    assert "Aleppo" not in made["Picture"]


@pytest.mark.parametrize("path", sorted(LOOKS.iterdir()), ids=lambda path: path.name)
def test_looks_load_nothing(path: Path) -> None:
    assert not re.search(r"//|url\(|@import|<script|src=", path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(LOOKS.glob("*.js")), ids=lambda path: path.name)
def test_looks_scripts_are_safe_in_a_card(path: Path) -> None:
    """A script reads nothing that Anki fills in, makes no HTML of text and sends nothing."""
    assert not re.search(
        r"\{\{|\}\}|</|innerHTML|insertAdjacent|document\.write|eval|localStorage|cookie|fetch",
        path.read_text("utf-8"),
    )


def test_looks_hold_no_word_that_ends_a_script_or_names_a_field() -> None:
    """A label of a course's own language file is text in a card, whatever it holds."""
    label = "</script>{{Answer}}\"'\\"
    hostile = replace(ENGLISH, labels=dict.fromkeys(ENGLISH.labels, label))
    for model in load_models(hostile).values():
        for side in ("qfmt", "afmt"):
            held = model.templates[0][side]
            assert held.count("<script>") == held.count("</script>") == len(scripts(held))
            assert held.count("{{Answer}}") == MODELS[model.name].templates[0][side].count(
                "{{Answer}}"
            )


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_looks_have_their_scripts_and_their_fields(model: Model) -> None:
    """What can be picked, typed or opened has its script; templates name only fields there are."""
    front, back = (model.templates[0][side] for side in ("qfmt", "afmt"))
    assert ("options" in scripts(front)) is ("{{Options}}" in front)
    assert ("options" in scripts(back)) is ("{{Explanation}}" in back)
    for side in (front, back):
        assert ("typed answers" in scripts(side)) is ("{{type:nc:Answer}}" in side)
        assert ("disclosures" in scripts(side)) is ("<summary" in side)
        assert not re.search(r"\[\[[a-z]", side)
    named = re.findall(r"\{\{[#^/]?(?:cloze:|cloze-only:|type:nc:)?([\w ]+)\}\}", front + back)
    assert set(named) <= {each["name"] for each in model.fields}
    shown = set(re.findall(r"\{\{([\w ]+)\}\}", back))
    assert shown >= {
        *("AccordingTo", "AsOf", "Caution", "Corrected", "Withdrawn", "Why", "Next", "My notes"),
        *("Sources", "AboutSources", "Names", "Mistake", "ItemId", "PictureNamed", "Timeline"),
    }
    assert {"Answer", "Timeline"} & set(named)
    assert "{{Hint}}" in front
    assert "{{Hint}}" not in back


@pytest.mark.parametrize("side", ["qfmt", "afmt"])
@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_looks_show_the_question_and_leave_formulas_text(model: Model, side: str) -> None:
    """The question stands outside of every condition, so that no card is lost.

    All of a card stands in elements that MathJax, old and new, is told to leave alone.
    """
    text = re.sub(r"<script>.*?</script>", "", model.templates[0][side], flags=re.DOTALL)
    unconditional = re.sub(r"\{\{#([\w ]+)\}\}.*?\{\{/\1\}\}", "", text, flags=re.DOTALL)
    assert side == "afmt" or re.search(r"\{\{(Question|cloze:Text)\}\}", unconditional)
    bare = re.sub(r"<!--.*?-->|<(main|footer) .*?</\1>|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    classes = re.findall(r'<(?:main|footer) .*?class="(.*?)"', text)
    assert not bare.strip()
    assert all({"mathjax_ignore", "tex2jax_ignore"} <= {*each.split()} for each in classes)


@pytest.mark.parametrize("name", ["choice.back.html", "details.html", "memory.js", "style.css"])
def test_looks_missing_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(LOOKS, tmp_path / "anki")
    (tmp_path / "anki" / name).unlink()
    monkeypatch.setattr("talkquiz.exporters.anki.notetypes.bundled", lambda _name: tmp_path)
    with pytest.raises(ExportError, match=re.escape(name)):
        load_models(ENGLISH)


def test_what_question_and_answer_say_is_not_said_once_more() -> None:
    """A claim that joins them, a date that stands in it, other spellings of the answer."""
    joined = make_item(stem="When did the truce begin?", key="In May", claim="It began in May.")
    assert "Claim" not in fields_of(replace(joined, claim="The truce did begin in May."))
    more = replace(joined, claim="The truce of the envoy began in May.", as_of="May 2016")
    assert fields_of(more)["Claim"] == more.claim
    assert fields_of(more)["AsOf"] == "May 2016"
    assert "AsOf" not in fields_of(replace(more, stem="When in May 2016 did the truce begin?"))
    also = ("in May", "In the May", "spring", "a Sunday", "late", "early")
    assert fields_of(replace(joined, accept=also))["AlsoRight"] == "spring; a Sunday; late; …"
    dated = replace(joined, key="1 June 2020", accept=("1 Jun 2020", "2020-06-01", "that Monday"))
    assert fields_of(dated)["AlsoRight"] == "that Monday"
