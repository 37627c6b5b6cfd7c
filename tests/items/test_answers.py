"""The answers to questions of each kind."""

import pytest

from courses import FACTS, facts_text, make_fact
from small_course import Load
from small_facts import NO_TOWN, deed, of_kind
from talkquiz.items.answers import in_full
from talkquiz.items.item import Item, Open
from talkquiz.items.kinds import ItemKind
from talkquiz.items.templates import Template

OPEN = Template.model_validate(
    {
        "id": "mine",
        "makes": "open",
        "about": "source",
        "stem": "Why?",
        "answer": "{{ source.outlet }} {{ source.claimed }}",
        "marks": ["Names {{ source.outlet }}.", "{{ source.claimed }}", "{{ source.context }}"],
    }
)


class TestInFull:
    """Model answers and marking points."""

    def test_lines_become_marks(self) -> None:
        """A value of two lines is two marks, and one line of the answer."""
        answer = in_full(OPEN, {"outlet": "The Gazette", "claimed": "One.\nTwo.", "context": "C."})
        assert answer is not None
        assert answer.key == "The Gazette One.\nTwo."
        assert answer.payload == Open(("Names The Gazette.", "One.", "Two.", "C."))

    @pytest.mark.parametrize("lacking", ["outlet", "claimed", "context"])
    def test_nothing_may_be_lacking(self, lacking: str) -> None:
        """An answer, or a mark, that lacks what it names makes no question."""
        values = {"outlet": "The Gazette", "claimed": "One.", "context": "C."}
        assert in_full(OPEN, values)
        assert in_full(OPEN, values | {lacking: ""}) is None
        assert in_full(OPEN, {k: v for k, v in values.items() if k != lacking}) is None

    def test_template_without_an_answer_has_none(self) -> None:
        assert in_full(OPEN.model_copy(update={"answer": None}), {"outlet": "x"}) is None


def wants(load: Load, words: str) -> list[Item]:
    """Return the cloze items on what somebody wanted."""
    fact = make_fact(
        kind="position",
        claim=f"According to Ada Brook, the town wanted [{words}]{{wants}}.",
        status="attributed",
        per="ada-brook",
        mode="claimed",
    )
    bank = load({FACTS: facts_text(fact)})
    return [i for i in of_kind(bank, ItemKind.CLOZE) if i.facts == ("lamp-lit",)]


class TestRecalled:
    """What has to be written from memory."""

    def test_list_of_three_is_asked_part_by_part(self, load: Load) -> None:
        """Three things are three gaps, never one."""
        assert [item.key for item in wants(load, "boats, nets and a lamp")] == [
            "boats",
            "nets",
            "a lamp",
        ]

    def test_pair_is_asked_as_one(self, load: Load) -> None:
        assert [item.key for item in wants(load, "boats and nets")] == ["boats and nets"]


class TestMultipleResponse:
    """Several right options among wrong ones."""

    def test_members_are_right_and_others_wrong(self, load: Load) -> None:
        claim = (
            "On [1 May 2019]{when} the lamp was lit by [Brook and Reed]{who=ada-brook+tom-reed}."
        )
        fact = deed(1, "", claim=claim, ask={"who": "Who lit the lamp on 1 May 2019?"})
        (item,) = of_kind(load({FACTS: facts_text(fact), **NO_TOWN}), ItemKind.MULTIPLE_RESPONSE)
        assert item.stem == "Who lit the lamp on 1 May 2019? Choose two."
        assert item.key == "Brook and Reed"
        assert sorted((option.text, option.correct) for option in item.options) == [
            ("Ada Brook", True),
            ("Ivy Lund", False),
            ("Olof Hale", False),
            ("Tom Reed", True),
        ]

    def test_needs_two_that_are_wrong(self, load: Load) -> None:
        """With one other official there is nothing to choose from."""
        people = "[Brook, Reed and Lund]{who=ada-brook+tom-reed+ivy-lund}"
        claim = f"On [1 May 2019]{{when}} the lamp was lit by {people}."
        fact = deed(1, "", claim=claim, ask={"who": "Who lit the lamp on 1 May 2019?"})
        bank = load({FACTS: facts_text(fact), **NO_TOWN})
        assert ItemKind.MULTIPLE_RESPONSE not in {item.kind for item in bank.items}
        assert ItemKind.CLOZE in {item.kind for item in bank.items}


class TestWhoSaidIt:
    """Who said something, and whose account something is."""

    def test_speaker_of_a_statement_is_chosen(self, load: Load) -> None:
        """A warning is asked as a warning, words as words; the key is among people of the role."""
        claim = "On [1 May 2019]{when} [Tom Reed]{who} said that [the tide was high]{said}."
        for mode, stem in (
            ("happened", "Who said that the tide was high?"),
            ("warned", "Who warned that the tide was high?"),
            ("hoped", "Who expressed the hope that the tide was high?"),
        ):
            fact = deed(1, "", claim=claim, kind="statement", ask={}, mode=mode)
            bank = load({FACTS: facts_text(fact), **NO_TOWN})
            (item,) = of_kind(bank, ItemKind.WHO_SAID_IT)
            assert (item.stem, item.key, len(item.options)) == (stem, "Tom Reed", 4)

    def test_account_is_shown_without_its_speaker(self, load: Load) -> None:
        """The claim stands with a gap for who makes it, and no attribution gives it away."""
        items = {item.facts[0]: item for item in of_kind(load(), ItemKind.ACCORDING_TO)}
        item = items["ships-gazette"]
        assert item.id == "saltmere/ships-gazette/per/according-to"
        assert item.stem.startswith("Who says so? According to _____, 1,200 ships")
        assert (item.key, item.per) == ("Ada Brook", "Ada Brook")
