"""What holds for every item that is made, whatever the course."""

import re
from collections.abc import Container, Iterable
from typing import Any

import pytest

from courses import COURSE, FACTS, facts_text, make_fact
from small_course import Load
from small_facts import asks_for_a_slot, by_id, course_of, fact_of, of_kind, slot_of
from talkquiz.build import LoadedCourse
from talkquiz.course.glossary import mentions
from talkquiz.items.asked_slots import asked_slots
from talkquiz.items.item import (
    GAP,
    Choice,
    Comparison,
    Gap,
    Item,
    Label,
    Matching,
    Open,
    Ordering,
    TrueFalse,
    Use,
    Written,
)
from talkquiz.items.kinds import ItemKind, Over

AHEAD = ("planned", "hoped", "warned")
SAYS_SO = re.compile(
    r"\b(plan(ned|ning)?|target|aimed|hope(d|s|d-for)?|(was|were)\b.* to|to be held|warn(s|ed)?"
    r"|in view|ought to|could|announced?|want(ed)?|would|should|must|meant)\b",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    found = re.findall(r"[^\W_]+", text.casefold())
    return f" {' '.join(found)} "


def about_one_fact(bank: LoadedCourse) -> list[Item]:
    kinds = (kind for kind in ItemKind if kind.over is Over.FACT and kind != "open")
    return [item for item in of_kind(bank, *kinds) if asks_for_a_slot(item)]


def ids(items: Iterable[Item]) -> list[str]:
    return [item.id for item in items]


class TestBundledCourse:
    def test_id_says_what_an_item_is_made_of(self, bundled_bank: LoadedCourse) -> None:
        """It is course/fact/slot/template; places, entries, sources, tasks are named so too."""
        course = course_of(bundled_bank)
        slots = {"matching": None, "ordering": "when", "compare": "conflicts"}
        places = [key for key, entry in course.lexicon.entries.items() if entry.type == "place"]
        others: dict[ItemKind, tuple[str, Container[str]]] = {
            ItemKind.LABEL: ("place", places),
            ItemKind.TERM: ("name", course.lexicon.entries),
            ItemKind.OPEN: ("source", course.sources.entries),
            ItemKind.TASK: ("task", course.tasks.entries),
        }
        for item in bundled_bank.items:
            course_id, made_of, slot, template = item.id.split("/")
            assert (course_id, template) == ("syria-peace-process", item.template)
            if slot in ("mood", "whole"):
                assert (item.facts, item.slot) == ((made_of,), "")
                continue
            if slot.startswith("contrasts."):
                assert sorted(item.facts) == [made_of, slot.removeprefix("contrasts.")]
                continue
            if item.kind in others:
                name, known = others[item.kind]
                assert slot == name
                assert made_of in known
                continue
            fact = fact_of(bundled_bank, item.facts[0])
            asked = {each.name for each in asked_slots(fact, course.lexicon)}
            assert made_of == fact.id
            is_of_several = item.kind in slots or item.template == "which-first"
            of_several = "when" if item.template == "which-first" else slots.get(item.kind)
            assert slot == of_several or slot in asked, item.id
            assert is_of_several or (len(item.facts), item.slot) == (1, slot)
        assert len(by_id(bundled_bank)) == len(bundled_bank.items) > 300

    def test_each_kind_is_made_and_has_its_payload(self, bundled_bank: LoadedCourse) -> None:
        payloads: dict[ItemKind, Any] = {
            **dict.fromkeys((kind for kind in ItemKind if kind.picks), Choice),
            **dict.fromkeys((ItemKind.SHORT_ANSWER, ItemKind.TERM), Written),
            ItemKind.CLOZE: Gap,
            ItemKind.TRUE_FALSE: TrueFalse,
            ItemKind.MATCHING: Matching,
            ItemKind.ORDERING: Ordering,
            ItemKind.COMPARE: Comparison,
            ItemKind.LABEL: Label,
            **dict.fromkeys((ItemKind.OPEN, ItemKind.TASK), Open),
        }
        kinds = {item.kind for item in bundled_bank.items}
        assert kinds | {ItemKind.ACCORDING_TO} == set(ItemKind)  # asked of no fact by now
        for item in bundled_bank.items:
            held: Any = item.holds(payloads[item.kind])
            optional = {"ordered", "said", "correction", "others", "scale", "stimulus", "parts"}
            optional |= {"levels", "starters", "lines", "task", "begin_lines"}
            optional |= {"marks"} if item.levels else set()
            needed = set(getattr(held, "_fields", ())) - optional
            assert all(getattr(held, name) not in ((), "", None) for name in needed), item.id
            assert item.sources
            assert item.key.strip()
            assert item.asks_for
            is_studied = item.kind.studied or item.template == "difference"
            assert item.uses <= (set(Use) if is_studied else {Use.PRINT})
            assert item.uses

    def test_what_lies_ahead_is_never_asked_as_an_event(self, bundled_bank: LoadedCourse) -> None:
        ahead = [
            item
            for item in bundled_bank.items
            if item.mode in AHEAD and not {"mood", "whole"} & {*item.id.split("/")}
        ]
        assert {"planned", "hoped"} <= {item.mode for item in ahead}
        assert not ids(item for item in ahead if not SAYS_SO.search(item.stem))
        assert not ids(item for item in ahead if not item.caution)

    def test_speaker_is_named_or_asked_for_or_missed(self, bundled_bank: LoadedCourse) -> None:
        lexicon = course_of(bundled_bank).lexicon
        statuses = set()
        for item in about_one_fact(bundled_bank):
            statuses.add(item.status)
            if item.status in ("attributed", "disputed"):
                speaker = lexicon.entries[fact_of(bundled_bank, item.facts[0]).per or ""]
                assert item.per == speaker.name
                is_asked = speaker.id in slot_of(bundled_bank, item).entries
                assert is_asked or mentions(item.stem, speaker.names), item.id
            if item.status == "unattributed":
                assert re.search(r"\b(no source|unsourced)\b", item.stem), item.id
                assert item.caution
                assert not item.per
        assert statuses == {"reported", "attributed", "disputed", "unattributed"}

    def test_what_cannot_say_whose_it_is_asks_plain_facts(self, bundled_bank: LoadedCourse) -> None:
        """What is put in order, or matched with its date or name, is nobody's mere claim."""
        grouped = of_kind(bundled_bank, ItemKind.MATCHING, ItemKind.ORDERING)
        assert {item.status for item in grouped if "/who/" not in item.id} == {"reported"}

    def test_stem_asks_and_does_not_hold_the_key(self, bundled_bank: LoadedCourse) -> None:
        lexicon = course_of(bundled_bank).lexicon
        for item in about_one_fact(bundled_bank):
            if item.kind is ItemKind.TRUE_FALSE:
                assert GAP not in item.stem
                assert not item.stem.endswith("?")
                continue
            assert GAP in item.stem or "?" in item.stem, item.id
            assert plain(item.key) not in plain(item.stem), item.id
            for entry in slot_of(bundled_bank, item).entries:
                assert not mentions(item.stem, lexicon.entries[entry].names), item.id

    def test_answer_to_be_recalled_is_short(self, bundled_bank: LoadedCourse) -> None:
        for item in of_kind(bundled_bank, ItemKind.SHORT_ANSWER, ItemKind.CLOZE):
            most = 20 if item.slot in ("because", "means") else 16
            assert len(item.key.split()) <= most, item.id
            is_of_slot = item.slot and item.cards == 1
            assert not is_of_slot or len(slot_of(bundled_bank, item).entries) <= 2, item.id

    def test_gap_filled_gives_back_the_claim(self, bundled_bank: LoadedCourse) -> None:
        for item in of_kind(bundled_bank, ItemKind.CLOZE):
            assert item.stem.count(GAP) == 1
            assert not item.stem.startswith(GAP)
            assert item.stem.replace(GAP, item.key) == item.claim
            gap = item.holds(Gap)
            assert item.claim[gap.start : gap.end] == item.key

    def test_choice_has_one_right_option_among_three_or_four(
        self, bundled_bank: LoadedCourse
    ) -> None:
        for item in of_kind(bundled_bank, *(kind for kind in ItemKind if kind.picks_one)):
            texts = {option.text.casefold() for option in item.options}
            assert len(texts) == len(item.options) in (3, 4)
            assert [option.text for option in item.options if option.correct] == [item.key]
            is_scale = item.holds(Choice).scale
            assert is_scale or all(o.correct or o.rationale for o in item.options), item.id
            years = [re.fullmatch(r"\d+ \w+ (\d{4})", option.text) for option in item.options]
            if all(years):
                given = [match[1] for match in years if match]
                assert item.ordered
                assert given == sorted(given), item.id

    def test_multiple_response_says_how_many_are_right(self, bundled_bank: LoadedCourse) -> None:
        counts = {2: "Choose two.", 3: "Choose three."}
        for item in of_kind(bundled_bank, ItemKind.MULTIPLE_RESPONSE):
            right = [option for option in item.options if option.correct]
            assert item.stem.endswith(counts[len(right)]), item.id
            assert len(item.options) >= len(right) + 2

    def test_true_false_says_what_is_wrong(self, bundled_bank: LoadedCourse) -> None:
        for item in of_kind(bundled_bank, ItemKind.TRUE_FALSE):
            held = item.holds(TrueFalse)
            assert [option.text for option in item.options] == ["True", "False"]
            assert [option.text for option in item.options if option.correct] == [item.key]
            assert (item.key == "False") == bool(held.correction)
            assert held.swapped.casefold() in item.stem.casefold()
            swapped = re.compile(re.escape(held.swapped), re.IGNORECASE)
            mended = swapped.sub(held.correction or held.swapped, item.stem, count=1)
            assert mended.casefold() == item.claim.casefold(), item.id

    def test_position_of_the_key_gives_nothing_away(self, bundled_bank: LoadedCourse) -> None:
        """Where options have no order of their own, the key stands in every place now and then."""
        free = [i for i in of_kind(bundled_bank, ItemKind.CHOICE) if not i.ordered]
        places = [[o.correct for o in item.options].index(True) for item in free]
        assert max(places.count(place) for place in range(4)) < len(free) / 2
        assert {0, 1, 2, 3} == set(places)


class TestChange:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("opened the new pier on", "declared the new pier open on"),
            ("Which official opened the new pier", "Which official cut the ribbon of the pier"),
            ("[1 June 2020]{when}", "[2 June 2020]{when=2020-06-02}"),
            ("the closing of the old pier", "the closure of the old pier"),
        ],
    )
    def test_correction_keeps_the_ids(self, load: Load, old: str, new: str) -> None:
        assert old in COURSE[FACTS]
        before, after = by_id(load()), by_id(load({FACTS: COURSE[FACTS].replace(old, new)}))
        assert list(before) == list(after)
        assert before != after

    def test_order_of_the_files_is_no_part_of_an_item(self, load: Load) -> None:
        moved = {FACTS: None, "facts/zz.yaml": COURSE[FACTS]}
        assert by_id(load()) == by_id(load(moved))


class TestRefusal:
    def test_document_does_not_take_place(self, load: Load) -> None:
        claim = "[The harbour plan]{document} called for a pier and was sent on [5 May 1850]{when}."
        fact = make_fact(
            id="plan", kind="document", claim=claim, name="the plan", when="1850-05-05"
        )
        made = by_id(load({"facts/more.yaml": facts_text(fact)}))
        stems = [item.stem for item in made.values() if "/plan/when/" in item.id]
        assert stems
        assert not [stem for stem in stems if "take place" in stem]

    def test_event_that_becomes_a_plan_is_asked_as_one(self, load: Load) -> None:
        happened, planned = (
            by_id(load({"facts/more.yaml": facts_text(make_fact(mode=mode))}))
            for mode in ("happened", "planned")
        )
        asked = "saltmere/lamp-lit/when/event-day"
        assert happened[asked].stem.endswith("take place?")
        assert asked not in planned
        assert planned["saltmere/lamp-lit/when/planned-date"].stem.startswith("What was the plan")

    def test_gap_does_not_open_a_sentence(self, load: Load) -> None:
        fact = make_fact(claim="[Saltmere]{where} got a harbour lamp on [3 May 2019]{when}.")
        made = by_id(load({"facts/more.yaml": facts_text(fact)}))
        assert "saltmere/lamp-lit/where/gap" not in made
        assert "saltmere/lamp-lit/when/gap" in made

    @pytest.mark.parametrize(
        ("slot", "question"),
        [
            ("where", "Where in Saltmere is it?"),
            ("where", "Where is SALTMERE's lamp?"),
            ("who", "Which mayor, called Mayor Brook, lit the lamp?"),
        ],
        ids=["name", "any-case", "alias"],
    )
    def test_question_that_holds_the_answer_is_not_asked(
        self, load: Load, slot: str, question: str
    ) -> None:
        claim = "The lamp in [Saltmere]{where} was lit by [Ada Brook]{who} on [3 May 2019]{when}."
        fact = make_fact(claim=claim, ask={slot: question})
        made = by_id(load({"facts/more.yaml": facts_text(fact)}))
        assert not [key for key in made if f"/lamp-lit/{slot}/own-question" in key]
