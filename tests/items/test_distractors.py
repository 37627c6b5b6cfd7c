"""Wrong options: of the key's own sort, near it, and wrong."""

import re
from decimal import Decimal
from typing import Any

import pytest

from courses import COURSE, FACTS, facts_text, make_fact
from talkquiz.course.dates import When, parse_when
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.course.slots import Slot
from talkquiz.items.distractors import Distractors, value_of
from talkquiz.items.model import Item, ItemKind, Option
from talkquiz.pipeline import Bank

from .conftest import Load

WRITTEN = {
    "day": re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}"),
    "month": re.compile(r"[A-Z][a-z]+ \d{4}"),
    "year": re.compile(r"\d{4}"),
}
Asked = tuple[Item, Fact, Slot]


def cite(term: str) -> dict[str, Any]:
    """Return a citation with one term."""
    return {"source": "s001", "at": "p1.s1", "fp": "0123456789", "terms": [term]}


def event(number: int, date: str, **changes: Any) -> dict[str, Any]:
    """Return an event on an EDTF date."""
    when = parse_when(date)
    return make_fact(
        **{
            "id": f"e{number}",
            "name": f"party number {number}",
            "claim": f"Party number {number} was held at the pier on [{when.text}]{{when}}.",
            "when": date,
        }
        | changes
    )


def figure(number: int, words: str, **changes: Any) -> dict[str, Any]:
    """Return a figure that stands in its claim as `words`."""
    return make_fact(
        **{
            "id": f"f{number}",
            "kind": "figure",
            "name": f"the load of ship {number}",
            "claim": f"Ship {number} carried [{words}]{{number}}.",
            "cite": [cite(words or "50")],
        }
        | changes
    )


def deed(number: int, who: str, **changes: Any) -> dict[str, Any]:
    """Return an event whose doer is asked for."""
    return make_fact(
        **{
            "id": f"d{number}",
            "name": f"deed number {number}",
            "claim": f"On [{number} May 2019]{{when}} a lamp was lit by [{who}]{{who}}.",
            "when": f"2019-05-0{number}",
            "ask": {"who": f"Which official lit the lamp on {number} May 2019?"},
        }
        | changes
    )


def options(bank: Bank, fact: str, slot: str) -> list[Option]:
    """Return the options of the one choice item about a slot; none if there is no such item."""
    found = [i for i in bank.items if i.facts == (fact,) and i.id.split("/")[2] == slot]
    return [option for item in found for option in item.options]


def texts(bank: Bank, fact: str, slot: str) -> list[str]:
    """Return the words of these options."""
    return [option.text for option in options(bank, fact, slot)]


def choices(bank: Bank) -> list[Asked]:
    """Return the choice items of a bank, each with its fact and the slot it asks for."""
    assert bank.course
    facts = bank.course.facts.entries
    made = [item for item in bank.items if item.kind is ItemKind.CHOICE]
    assert made
    return [(i, facts[i.facts[0]], facts[i.facts[0]].slots[i.id.split("/")[2]]) for i in made]


def wrong(item: Item) -> list[Option]:
    """Return the distractors of an item."""
    return [option for option in item.options if not option.correct]


class TestBundledCourse:
    """What holds for every distractor of the course that TalkQuiz comes with."""

    def test_names_are_of_one_type_and_role(self, bundled_bank: Bank) -> None:
        """Where a person, body or place is asked for, all options are of its type and role."""
        assert bundled_bank.course
        entries = bundled_bank.course.lexicon.entries
        for item, _, slot in choices(bundled_bank):
            if len(slot.entries) == 1:
                key = entries[slot.entries[0]]
                like = [e for e in entries.values() if (e.type, e.role) == (key.type, key.role)]
                named = {entry.name.casefold() for entry in like}
                assert {o.text.casefold() for o in wrong(item) if o.fact is None} <= named, item.id

    def test_dates_are_of_one_precision_and_do_not_overlap_the_key(
        self, bundled_bank: Bank
    ) -> None:
        """A day stands among days, a month among months; no wrong date can be the right one."""
        asked = [(item, slot.when) for item, _, slot in choices(bundled_bank) if slot.when]
        assert asked
        for item, key in asked:
            assert all(WRITTEN[key.precision].fullmatch(o.text) for o in item.options), item.id
            for option in wrong(item):
                same = [w for w in _dates(bundled_bank, option.fact) if w.text == option.text]
                assert same, item.id
                assert not any(when.overlaps(key) for when in same), item.id

    def test_numbers_have_the_size_of_the_key(self, bundled_bank: Bank) -> None:
        """Every wrong number is between a third of the key and three times the key."""
        asked = [i for i, _, s in choices(bundled_bank) if s.number and s.number.value > 20]
        assert asked
        for item in asked:
            key = _number(next(option.text for option in item.options if option.correct))
            for option in wrong(item):
                assert key / 3 <= _number(option.text) <= key * 3, item.id

    def test_no_wrong_option_answers_the_same_question_elsewhere(self, bundled_bank: Bank) -> None:
        """Where two items ask in the same words, neither offers the other's key as wrong."""
        keys: dict[str, set[str]] = {}
        for item in bundled_bank.items:
            keys.setdefault(item.stem, set()).update((item.key, *item.accept))
        for item, _, _ in choices(bundled_bank):
            assert keys[item.stem].isdisjoint(option.text for option in wrong(item)), item.id

    def test_no_wrong_name_is_in_the_question_or_the_claim(self, bundled_bank: Bank) -> None:
        """A name in stem or claim, under any alias, is no distractor."""
        assert bundled_bank.course
        names = {e.name.casefold(): e.names for e in bundled_bank.course.lexicon.entries.values()}
        for item, fact, slot in choices(bundled_bank):
            for option in wrong(item) if len(slot.entries) == 1 else []:
                known = names.get(option.text.casefold(), (option.text,))
                assert not mentions(f"{item.stem} {fact.claim.text}", known), item.id

    def test_option_from_a_fact_leads_to_it(self, bundled_bank: Bank) -> None:
        """The fact that an option names exists and is another than the item's own."""
        assert bundled_bank.course
        for item, fact, _ in choices(bundled_bank):
            cited = {option.fact for option in wrong(item)} - {None}
            assert cited <= set(bundled_bank.course.facts.entries) - {fact.id}


class TestNames:
    """People, bodies, places, documents."""

    def test_other_roles_and_types_are_left_out(self, load: Load) -> None:
        """Only entries of the key's type and role stand in for it."""
        other = COURSE["glossary.yaml"].replace(
            "name: Olof Hale\n  role: official", "name: Olof Hale\n  role: pilot"
        )
        assert "Olof Hale" in texts(load(), "pier-opened", "who")
        found = texts(load({"glossary.yaml": other}), "pier-opened", "who")
        assert sorted(found) == ["Ada Brook", "Ivy Lund", "Tom Reed"]

    def test_too_few_make_no_item(self, load: Load) -> None:
        """With one distractor there is no choice item, and the short answer remains."""
        other = COURSE["glossary.yaml"]
        for name in ("Olof Hale", "Ivy Lund"):
            other = other.replace(f"name: {name}", f"name: {name}, late of Saltmere")
        other = other.replace("role: official\n  description: the treasurer", "description: the t")
        other = other.replace("role: official\n  description: the head", "description: the head")
        bank = load({"glossary.yaml": other})
        assert texts(bank, "pier-opened", "who") == []
        assert "own-question" in {i.template for i in bank.items if i.facts == ("pier-opened",)}

    def test_name_in_the_claim_is_no_distractor(self, load: Load) -> None:
        """Somebody whom the claim names, by an alias too, is not offered as wrong."""
        claim = "On [1 May 2019]{when} the lamp of Mr Lund was lit by [Tom Reed]{who}."
        found = texts(load({FACTS: facts_text(deed(1, "", claim=claim))}), "d1", "who")
        assert sorted(found) == ["Ada Brook", "Olof Hale", "Tom Reed"]

    def test_who_did_the_same_is_no_distractor(self, load: Load) -> None:
        """Somebody of whom another fact says the same thing is right as well, and not offered."""
        same = {"claim": "On [1 May 2019]{when} a lamp was lit by [Ivy Lund]{who}."}
        facts = facts_text(deed(1, "Tom Reed"), deed(2, "Ivy Lund", when="2019-05-01", **same))
        found = texts(load({FACTS: facts}), "d1", "who")
        assert sorted(found) == ["Ada Brook", "Olof Hale", "Tom Reed"]

    def test_who_answers_the_same_question_is_no_distractor(self, load: Load) -> None:
        """Where two facts ask in the same words, neither lends the other its answer."""
        ask = "Which official lit a lamp?"
        deeds = [deed(1, "Tom Reed", ask={"who": ask}), deed(2, "Ivy Lund", ask={"who": ask})]
        facts = facts_text(*deeds)
        found = texts(load({FACTS: facts}), "d1", "who")
        assert sorted(found) == ["Ada Brook", "Olof Hale", "Tom Reed"]

    def test_who_is_right_for_a_related_fact_is_no_distractor(self, load: Load) -> None:
        """Facts that are linked as being about one matter lend each other no distractors."""
        facts = facts_text(deed(1, "Tom Reed", related=["d2"]), deed(2, "Ivy Lund", related=["d1"]))
        found = texts(load({FACTS: facts}), "d1", "who")
        assert sorted(found) == ["Ada Brook", "Olof Hale", "Tom Reed"]

    def test_who_said_otherwise_is_a_distractor(self, load: Load) -> None:
        """A related statement of somebody else is no reason to leave its speaker out."""
        said = "On [1 May 2019]{when} [Tom Reed]{who} said that [the tide was high]{said}."
        other = "On [2 May 2019]{when} [Ivy Lund]{who} said that [the tide was low]{said}."
        facts = facts_text(
            deed(1, "", kind="statement", claim=said, related=["d2"]),
            deed(2, "", kind="statement", claim=other, related=["d1"]),
        )
        assert "Ivy Lund" in texts(load({FACTS: facts}), "d1", "who")

    def test_who_lived_at_another_time_is_no_distractor(self, load: Load) -> None:
        """An entry whose time is not that of the fact is not offered."""
        facts = facts_text(deed(1, "Tom Reed"))
        for time, offered in (("1990/2000", False), ("2019/2020", True)):
            glossary = COURSE["glossary.yaml"].replace(
                "name: Ivy Lund\n", f"name: Ivy Lund\n  when: {time}\n"
            )
            found = texts(load({FACTS: facts, "glossary.yaml": glossary}), "d1", "who")
            assert ("Ivy Lund" in found) is offered

    def test_several_names_stand_among_several(self, load: Load) -> None:
        """A pair is offered pairs of the same types from other facts, never a single name."""
        pairs = ("ada-brook+tom-reed", "ivy-lund+olof-hale", "olof-hale+ada-brook")
        words = ("Brook and Reed", "Lund and Hale", "Hale and Brook")
        facts = [
            deed(n, "", claim=f"On [{n} May 2019]{{when}} [{said}]{{who={pair}}} met.")
            for n, (said, pair) in enumerate(zip(words, pairs, strict=True), start=1)
        ]
        found = texts(load({FACTS: facts_text(*facts)}), "d1", "who")
        assert sorted(found) == ["Brook and Reed", "Hale and Brook", "Lund and Hale"]

    def test_rationale_says_who_the_wrong_one_is(self, load: Load) -> None:
        """The reason why a name is wrong comes from the glossary."""
        found = {o.text: o.rationale for o in options(load(), "pier-opened", "who")}
        assert "the harbour master" in found["Tom Reed"].casefold()
        assert found["Ada Brook"] == ""


class TestDates:
    """Dates of other events, which are wrong for this one."""

    def test_days_stand_among_days(self, load: Load) -> None:
        """A month or a year is not offered where a day is asked for."""
        dates = ("2019-05-03", "2019-06-04", "2019-07-05", "2019-08", "2019")
        facts = facts_text(*(event(number, date) for number, date in enumerate(dates)))
        found = texts(load({FACTS: facts, "facts/town.yaml": None}), "e0", "when")
        assert found == ["3 May 2019", "4 June 2019", "5 July 2019"]

    def test_uncertain_date_of_the_same_day_is_no_distractor(self, load: Load) -> None:
        """A date that may be the key's own, as "about May" may be May, is not offered."""
        dates = ("2019-05", "2019-05~", "2019-06", "2019-07")
        facts = facts_text(*(event(number, date) for number, date in enumerate(dates)))
        found = texts(load({FACTS: facts, "facts/town.yaml": None}), "e0", "when")
        assert found == ["May 2019", "June 2019", "July 2019"]

    def test_date_in_the_question_is_no_distractor(self, load: Load) -> None:
        """A date that stem or claim names is not offered."""
        facts = [event(number, f"2019-0{number}-10") for number in range(1, 5)]
        facts[0]["name"] += " that was moved to 10 February 2019"
        found = texts(load({FACTS: facts_text(*facts), "facts/town.yaml": None}), "e1", "when")
        assert found == ["10 January 2019", "10 March 2019", "10 April 2019"]

    def test_interval_has_no_choice_item(self, load: Load) -> None:
        """No date near an interval is clearly wrong, so that none is offered."""
        dates = ("2019-05/2019-07", "2019-01/2019-02", "2018-01/2018-02", "2017-01/2017-02")
        facts = [event(n, date, ask={"when": "From when to when?"}) for n, date in enumerate(dates)]
        bank = load({FACTS: facts_text(*facts)})
        assert texts(bank, "e0", "when") == []
        assert "own-question" in {item.template for item in bank.items}

    @pytest.mark.parametrize(("mode", "early"), [("happened", True), ("planned", False)])
    def test_plan_is_offered_no_date_that_was_past(
        self, load: Load, mode: str, *, early: bool
    ) -> None:
        """Dates before the report give a plan away, and are offered only for what happened."""
        before, after = ("2020-05-20", "2020-05-30"), ("2020-06-20", "2020-07-20", "2020-08-20")
        facts = [event(0, "2020-06-10", mode=mode)]
        facts += [event(number, date) for number, date in enumerate(before + after, start=1)]
        asked: set[str] = set()
        for seed in range(4):
            asked |= set(_drawn(load({FACTS: facts_text(*facts)}), "e0", "when", seed))
        assert bool(asked & {"20 May 2020", "30 May 2020"}) is early
        assert asked & {"20 June 2020", "20 July 2020", "20 August 2020"}

    def test_nearest_dates_are_taken(self, load: Load) -> None:
        """Of many dates only the nearest eight are drawn from, whatever the seed."""
        facts = [event(n, f"{2010 + n}-03-04") for n in range(15)]
        bank = load({FACTS: facts_text(*facts), "facts/town.yaml": None})
        drawn = {text[-4:] for seed in range(40) for text in _drawn(bank, "e0", "when", seed)}
        assert drawn == {f"{2010 + n}" for n in range(1, 9)}

    def test_place_of_the_key_tells_nothing(self, load: Load) -> None:
        """With dates on both sides the key comes first, last and between, as the seed decides."""
        facts = [event(n, f"{2010 + n}-03-04") for n in range(9)]
        bank = load({FACTS: facts_text(*facts), "facts/town.yaml": None})
        years = [sorted([*_drawn(bank, "e4", "when", seed), "4 March 2014"]) for seed in range(40)]
        assert {found.index("4 March 2014") for found in years} == {0, 1, 2, 3}

    def test_rationale_says_what_the_date_is_of(self, load: Load) -> None:
        """A wrong date says whose date it is, and a planned one that it was planned."""
        facts = [event(number, f"2019-0{number}-10") for number in range(1, 4)]
        facts[1]["mode"] = "planned"
        facts[2] |= {"status": "attributed", "per": "ada-brook"}
        facts[2]["claim"] = f"According to Ada Brook, {facts[2]['claim']}"
        found = options(load({FACTS: facts_text(*facts), "facts/town.yaml": None}), "e1", "when")
        assert [option.rationale for option in found] == [
            "",
            "That is the planned date of party number 2.",
            "That is the date of party number 3, according to Ada Brook.",
        ]
        assert [option.fact for option in found] == ["e1", "e2", "e3"]


class TestNumbers:
    """Numbers of the same unit, size and rounding."""

    def test_other_units_are_left_out(self, load: Load) -> None:
        """Barrels are not offered where tonnes are asked for."""
        facts = [figure(1, "500 tonnes"), figure(2, "600 tonnes"), figure(3, "700 tonnes")]
        facts += [figure(4, "800 tonnes"), figure(5, "550 barrels")]
        bank = load({FACTS: facts_text(*facts)})
        drawn = {text for seed in range(9) for text in _drawn(bank, "f1", "number", seed)}
        assert {"600 tonnes", "700 tonnes", "800 tonnes"} <= drawn
        assert "550 tonnes" not in drawn

    def test_other_sizes_and_finer_numbers_are_left_out(self, load: Load) -> None:
        """A number far from the key, or given more exactly, is not offered beside a round one."""
        others = ("5,000 tonnes", "100 tonnes", "612 tonnes")
        facts = [figure(number, words) for number, words in enumerate(("500 tonnes", *others))]
        bank = load({FACTS: facts_text(*facts)})
        drawn = {text for seed in range(9) for text in _drawn(bank, "f0", "number", seed)}
        assert drawn.isdisjoint(others)

    @pytest.mark.parametrize("words", ["40,000 tonnes", "about 1.2 million tonnes", "730 tonnes"])
    def test_made_up_numbers_are_rounded_like_the_key(self, load: Load, words: str) -> None:
        """Where facts give too few, numbers of the key's size and rounding are made."""
        bank = load({FACTS: facts_text(figure(1, words))})
        key = _number(words)
        drawn = {text for seed in range(9) for text in _drawn(bank, "f1", "number", seed)}
        assert len(drawn) > 3
        for text in drawn:
            assert key * 49 / 100 <= _number(text) <= key * 2
            assert _zeros(_number(text)) >= _zeros(key)
            assert re.sub(r"[\d.,]+", "#", text.casefold()) == re.sub(r"[\d.,]+", "#", words)

    def test_made_up_number_is_given_by_no_fact(self, load: Load) -> None:
        """A number that some fact has is never said to be in no report."""
        facts = [figure(1, "400 tonnes"), figure(2, "500 tonnes", claim="[500 tonnes]{of} came.")]
        bank = load({FACTS: facts_text(*facts)})
        for option in options(bank, "f1", "number"):
            assert (option.fact is None) == (option.rationale == "No report gives this number.")
            assert option.text != "500 tonnes" or option.fact == "f2"

    def test_spelled_number_stands_among_spelled(self, load: Load) -> None:
        """A number in words is offered numbers in words."""
        found = texts(load({FACTS: facts_text(figure(1, "four rounds"))}), "f1", "number")
        assert "Four rounds" in found
        assert all(re.fullmatch(r"[A-Z][a-z]+ rounds", text) for text in found)

    def test_share_in_words_has_no_choice_item(self, load: Load) -> None:
        """Where no other number can be written like the key, there is no choice item."""
        claim = "Of the ships, [half]{number=50 percent} were late."
        facts = [figure(1, "", claim=claim), figure(2, "40 percent"), figure(3, "60 percent")]
        assert texts(load({FACTS: facts_text(*facts)}), "f1", "number") == []

    def test_other_side_of_a_dispute_is_offered_as_theirs(self, load: Load) -> None:
        """The figure of another speaker may be an option, and its reason names that speaker."""
        bank = load()
        found = {text for seed in range(9) for text in _drawn(bank, "ships-watch", "number", seed)}
        assert found
        for option in options(bank, "ships-watch", "number"):
            if option.fact and not option.correct:
                assert option.rationale.endswith(" Ada Brook.")
                assert option.rationale.count("according to") == 1


def test_value_tells_what_a_slot_means(load: Load) -> None:
    """Slots that mean the same have one value, whatever their words and order."""
    facts = [
        deed(1, "", claim="On [1 May 2019]{when} [Brook and Reed]{who=ada-brook+tom-reed} met."),
        deed(2, "", claim="On [1 May 2019]{when=2019-05-01} [both]{who=tom-reed+ada-brook} met."),
    ]
    bank = load({FACTS: facts_text(*facts)})
    assert bank.course
    one, two = (bank.course.facts.entries[name].slots for name in ("d1", "d2"))
    assert [value_of(slot) for slot in one.values()] == [value_of(slot) for slot in two.values()]


def _drawn(bank: Bank, fact_id: str, slot_name: str, seed: int) -> list[str]:
    """Return the distractors of a slot under another seed."""
    assert bank.course
    fact = bank.course.facts.entries[fact_id]
    found = Distractors(bank.course, seed).find(fact, fact.slots[slot_name], fact.name, "x")
    return [option.text for _, option in found]


def _dates(bank: Bank, fact: str | None) -> list[When]:
    assert bank.course
    assert fact
    return [s.when for s in bank.course.facts.entries[fact].slots.values() if s.when]


def _number(text: str) -> Decimal:
    digits = re.search(r"[\d.,]+", text)
    assert digits, text
    value = Decimal(digits.group().replace(",", ""))
    return value * 10**6 if "million" in text else value


def _zeros(number: Decimal) -> int:
    text = f"{number:f}".partition(".")[0]
    return len(text) - len(text.rstrip("0"))
