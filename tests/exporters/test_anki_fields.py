"""What the fields, tags and looks of a card hold, and how text becomes HTML."""

import html
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import (
    make_choice,
    make_cloze,
    make_item,
    make_reference,
)
from talkquiz.exporters import ExportError
from talkquiz.exporters.anki import notes
from talkquiz.exporters.anki.notetypes import FIELDS, load_models
from talkquiz.exporters.anki.text import as_cloze, as_html, as_tag
from talkquiz.items.model import Option
from talkquiz.resources import bundled

LOOKS = bundled("templates") / "anki"
FRONTS = sorted(LOOKS.glob("*.front.html"))


def field(item: Any, name: str) -> str:
    """Return the HTML of the field called `name` of the note of `item`."""
    return notes.fields(item, "Ceasefires")[list(FIELDS).index(name)]


class TestTags:
    """The tags of a note."""

    def test_are_below_the_course(self) -> None:
        """A note is tagged by topic, each source once, status, mode, difficulty and kind."""
        sources = tuple(make_reference(id=each) for each in ("s2", "s1", "s2"))
        assert notes.tags(make_item(sources=sources)) == [
            f"talkquiz::syria-peace-process::{tag}"
            for tag in (
                "topic::ceasefires",
                "source::s1",
                "source::s2",
                "status::reported",
                "mode::happened",
                "difficulty::2",
                "kind::short-answer",
            )
        ]

    @pytest.mark.parametrize("text", ["a b", "a\u3000b", "a\tb", 'a"b', "a::b", "a\x1fb"])
    def test_hold_no_space_and_no_further_level(self, text: str) -> None:
        """What would end a tag or start a level in it becomes a hyphen."""
        assert as_tag("topic", text) == "topic::a-b"


class TestText:
    """Escaping: all text is shown and none is parsed."""

    @given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
    def test_every_text_can_be_read_back(self, text: str) -> None:
        """Nothing that a reader sees is lost, and nothing is left for Anki to parse."""
        escaped = as_html(text)
        assert html.unescape(escaped) == text
        assert not re.search(r'[<>"{}\[\\]|::', escaped)

    def test_line_ends_are_kept(self) -> None:
        """Each way to end a line is one line break."""
        assert as_html("a\nb\r\nc\rd\u2028e") == "a<br>b<br>c<br>d<br>e"

    def test_control_characters_are_dropped(self) -> None:
        """The separator of fields and its like, and half a surrogate pair, break no package."""
        assert as_html("a\x1fb\x00c\ud800") == "abc\N{REPLACEMENT CHARACTER}"

    def test_cloze_is_the_only_thing_parsed(self) -> None:
        """Braces and colons in the claim, in the gap and in the hint are text."""
        claim = "He said {{c2::x}} at :10:: sharp"
        start = claim.index(":10::")
        made = as_cloze(claim, (start, start + 5), "a: time::")
        assert re.findall(r"\{\{c1::([^:]*)::([^:]*)\}\}", made) == [
            ("&#58;10&#58;&#58;", "a&#58; time&#58;&#58;")
        ]
        assert made.count("{") == made.count("}") == 2

    @pytest.mark.parametrize("gap", [(0, 0), (2, 3), None])
    def test_cloze_without_a_gap_is_refused(self, gap: tuple[int, int] | None) -> None:
        """A gap that leaves nothing out raises: Anki would make no card and say nothing."""
        with pytest.raises(ValueError, match=r"gap|leave out"):
            notes.fields(replace(make_cloze(), gap=gap), "Resolutions")


class TestFields:
    """What a note holds."""

    def test_hold_what_the_item_says(self) -> None:
        """Each text of an item is in the field of its name; what is missing is an empty field."""
        item = make_item(per="the envoy", caution="Disputed", accept=("27/2/2016", "late February"))
        assert notes.fields(item, "Ceasefires") == [
            item.stem,
            "27 February 2016",
            "27/2/2016; late February",
            "",
            "",
            item.claim,
            "the envoy",
            "27 February 2016",
            "Disputed",
            item.why,
            "Press TV, 28 April 2016, paragraph 9",
            "a date",
            "Ceasefires",
            "truce-2016-start",
            item.id,
            *[""] * 8,
        ]

    def test_options_keep_their_order(self) -> None:
        """The front lists all options in the item's order, and does not tell which is right."""
        listed = field(make_choice(), "Options")
        assert re.findall("<li[^>]*>(.*?)</li>", listed) == [
            "Walid Muallem",
            "Staffan de Mistura",
            "Riad Hijab",
        ]
        assert "right" not in listed

    def test_wrong_options_say_why(self) -> None:
        """The back marks each option in words and gives its rationale, escaped."""
        options = (Option("a<b", correct=True), Option("c", correct=False, rationale="c & d"))
        first, second = re.findall(
            "<li.*?</li>", field(make_choice(options=options), "Explanation")
        )
        assert "a&lt;b" in first
        assert ">right<" in first
        assert ">wrong<" in second
        assert "c &amp; d" in second


class TestLooks:
    """The files in templates/anki/."""

    @pytest.mark.parametrize("path", sorted(LOOKS.iterdir()), ids=lambda path: path.name)
    def test_load_nothing(self, path: Path) -> None:
        """No file of the looks names an address, imports another or runs a script."""
        assert not re.search(r"//|url\(|@import|<script|src=", path.read_text("utf-8"))

    @pytest.mark.parametrize("path", FRONTS, ids=lambda path: path.name)
    def test_front_shows_a_field_unconditionally(self, path: Path) -> None:
        """The question stands outside of every condition, so that no card is lost."""
        bare = re.sub(r"\{\{#(\w+)\}\}.*?\{\{/\1\}\}", "", path.read_text("utf-8"))
        assert re.search(r"\{\{(Question|cloze:Text)\}\}", bare)

    def test_name_only_fields_that_there_are(self) -> None:
        """Every field in a template is one of its note type; every text field is shown."""
        for model in load_models(LOOKS).values():
            template = model.templates[0]
            named = re.findall(
                r"\{\{[#/]?(?:cloze:)?(\w+)\}\}", template["qfmt"] + template["afmt"]
            )
            known = {each["name"] for each in model.fields}
            assert set(named) <= known
            assert {"Answer", "AccordingTo", "AsOf", "Caution", "Why", "Sources", "ItemId"} <= set(
                named
            )

    @pytest.mark.parametrize("path", sorted(LOOKS.glob("*.html")), ids=lambda path: path.name)
    def test_formulas_stay_text(self, path: Path) -> None:
        """All of a card stands in elements that MathJax, old and new, is told to leave alone."""
        bare = re.sub(
            r"<!--.*?-->|<(main|footer) class=.*?</\1>", "", path.read_text("utf-8"), flags=re.S
        )
        classes = re.findall(r'<(?:main|footer) class="(.*?)"', path.read_text("utf-8"))
        assert not bare.strip()
        assert all({"mathjax_ignore", "tex2jax_ignore"} <= {*each.split()} for each in classes)

    def test_missing_file_is_named(self, tmp_path: Path) -> None:
        """Looks without one of their files raise an error for the user that names the file."""
        shutil.copytree(LOOKS, tmp_path / "anki")
        (tmp_path / "anki" / "choice.back.html").unlink()
        with pytest.raises(ExportError, match=r"choice\.back\.html"):
            load_models(tmp_path / "anki")
