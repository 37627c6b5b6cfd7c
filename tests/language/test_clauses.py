"""The parts of a claim around its marked verb, and what has no parts that are sure."""

import re

import pytest

from talkquiz.course.claim_slots import parse_claim
from talkquiz.language.clauses import (
    SLOT,
    Clause,
    Inverted,
    Marked,
    UnaskableError,
    Verb,
    clause_of,
    inverted,
    main_verb,
)


def clause(markup: str) -> Clause:
    """Return the clause of the slot `x`."""
    parsed = parse_claim(markup)
    slot = next(each for each in parsed.slots if each.name == "x")
    verbs = [Verb(each.start, each.end, each.value) for each in parsed.verbs]
    asides = [(each.start, each.end) for each in parsed.asides]
    return clause_of(Marked(parsed.text, verbs, asides), (slot.start, slot.end))


def shown(found: Clause) -> str:
    """Return the parts with bars between them."""
    parts = [*found.fronts, found.subject, found.verb, found.rest.strip(), found.tail]
    return " | ".join(part for part in parts if part).replace(SLOT, "__")


PARTS = {
    "a subject, its verb and the rest": (
        "[Ada Brook]{x} [lit]{did} the lamp.",
        "__ | lit | the lamp",
    ),
    "the rest may hold the slot": (
        "Ada Brook [lit]{did} [the lamp]{x} in May.",
        "Ada Brook | lit | __ in May",
    ),
    "a date in front needs no comma": (
        "In May 1850 Ada [lit]{did} [the lamp]{x}.",
        "In May 1850 | Ada | lit | __",
    ),
    "early and late go with a date": (
        "In late 1850 Ada [lit]{did} [the lamp]{x}.",
        "In late 1850 | Ada | lit | __",
    ),
    "two phrases may stand in front": (
        "On 3 May 1850, when the tide was out, Ada [lit]{did} [the lamp]{x}.",
        "On 3 May 1850 | when the tide was out | Ada | lit | __",
    ),
    "a phrase with a year ends with it": (
        "In the summer storms of 1850 Ada [lit]{did} [the lamp]{x}.",
        "In the summer storms of 1850 | Ada | lit | __",
    ),
    "a date that is asked for ends a phrase": (
        "In [1850]{x} Ada [lit]{did} the lamp.",
        "In __ | Ada | lit | the lamp",
    ),
    "a name that is asked for ends a phrase": (
        "In [Lima]{x} Ada [lit]{did} the lamp.",
        "In __ | Ada | lit | the lamp",
    ),
    "a rough number begins the subject": (
        "Over [50]{x} sheep [died]{did}.",
        "Over __ sheep | died",
    ),
    "according to is left out": (
        "According to a report, Ada [lit]{did} [the lamp]{x}.",
        "Ada | lit | __",
    ),
    "who said it goes to the end": (
        "Ada Brook said in 2019 that the ship [carried]{did} [coal]{x}.",
        "The ship | carried | __ | as Ada Brook said in 2019",
    ),
    "when it was said may stand in front": (
        "In 2019 the mayor said that the ship [carried]{did} [coal]{x}.",
        "The ship | carried | __ | as the mayor said in 2019",
    ),
    "who said it may be marked as well": (
        "The mayor [said]{did} in 2019 that the ship [carried]{did} [coal]{x}.",
        "The ship | carried | __ | as the mayor said in 2019",
    ),
    "words aside are gone, with the space before them": (
        "Ada [, a pilot,]{aside} [lit]{did} [the lamp]{x} [of 1850]{aside}.",
        "Ada | lit | __",
    ),
    "a second verb stays in the rest where the subject is asked for": (
        "[Ada]{x} [left]{did} Lima and [reached]{did} Callao.",
        "__ | left | Lima and reached Callao",
    ),
    "a clause in front may have a verb of its own": (
        "When the lamp [was]{did} lit, Ada [left]{did} [Lima]{x}.",
        "When the lamp was lit | Ada | left | __",
    ),
    "a clause behind may have a verb of its own": (
        "Ada [left]{did} [Lima]{x} after the lamp [was]{did} lit.",
        "Ada | left | __ after the lamp was lit",
    ),
    "the stop at the end is gone": ("Ada [left]{did} [Lima]{x}!", "Ada | left | __"),
    "the dots of an abbreviation stay": (
        "Ada [left]{did} [Lima]{x} for Washington, D.C.",
        "Ada | left | __ for Washington, D.C.",
    ),
}


@pytest.mark.parametrize(("markup", "parts"), PARTS.values(), ids=PARTS)
def test_a_claim_has_its_parts(markup: str, parts: str) -> None:
    assert shown(clause(markup)) == parts


REFUSALS = {
    "no verb": ("[Ada]{x} lit the lamp.", "no verb is marked"),
    "a slot that holds the verb": ("[Ada [lit]{did} it]{x}.", ""),
    "two sentences": ("[Ada]{x} [left]{did}; Lee stayed.", "a second sentence follows"),
    "no subject": ("[Left]{did} alone, [Ada]{x} sang.", "no subject stands before the verb"),
    "a pronoun": ("It [was]{did} [Ada]{x} that left.", "the subject is only “It”"),
    "a pronoun after a date": ("In 1850 she [left]{did} [Lima]{x}.", "the subject is only “she”"),
    "an opening without an end": (
        "After the war the crew [left]{did} [Lima]{x}.",
        "where the opening phrase ends cannot be told",
    ),
    "an unmarked verb of what was said": (
        "Ada [said]{did} in 2019 that the ship carried [coal]{x}.",
        "the clause after “that”, is not marked",
    ),
    "two verbs of one subject": (
        "Ada [left]{did} [Lima]{x} and [reached]{did} Callao.",
        "two verbs share the subject",
    ),
    "two clauses": (
        "Ada [left]{did} Lima, Lee [reached]{did} [Callao]{x}.",
        "the slot stands in a clause beside another",
    ),
}


@pytest.mark.parametrize(
    ("markup", "reason"), [row for row in REFUSALS.values() if row[1]], ids=lambda row: row[:30]
)
def test_what_is_not_sure_is_refused_with_a_cure(markup: str, reason: str) -> None:
    with pytest.raises(UnaskableError, match=re.escape(reason)) as caught:
        clause(markup)
    assert caught.value.hint


def test_a_slot_that_holds_the_verb_is_refused() -> None:
    with pytest.raises(UnaskableError, match="hold the verb"):
        clause_of(Marked("Ada lit it.", [Verb(4, 7)]), (0, 10))


def test_the_base_form_of_the_clauses_own_verb_is_kept() -> None:
    found = clause("Ada [said]{did} that the firm [ghosted]{did=ghost} [its clerks]{x}.")
    assert found.bases == ("ghost",)


@pytest.mark.parametrize(
    ("verb", "auxiliary", "remains"),
    [
        ("lit", "did", "light"),
        ("lights", "does", "light"),
        ("light", "do", "light"),
        ("was", "was", ""),
        ("was lit", "was", "lit"),
        ("had lit", "had", "lit"),
        ("had", "did", "have"),
        ("had a wish", "did", "have a wish"),
        ("had to light", "did", "have to light"),
        ("has been lit", "has", "been lit"),
        ("did not light", "did", "not light"),
        ("did", "did", "do"),
        ("does harm", "does", "do harm"),
        ("never lit", "did", "never light"),
        ("quickly put out", "did", "quickly put out"),
        ("ought to light", "ought", "to light"),
        ("could have been lit", "could", "have been lit"),
        ("walked out", "did", "walk out"),
        ("drew and painted", "did", "draw and paint"),
        ("used to light", "did", "use to light"),
    ],
)
def test_a_verb_is_turned_round_its_subject(verb: str, auxiliary: str, remains: str) -> None:
    assert inverted(verb, None) == Inverted(auxiliary, remains)


def test_a_base_form_that_is_given_is_taken() -> None:
    assert inverted("ghosted them", "ghost") == ("did", "ghost them")


@pytest.mark.parametrize(
    ("verb", "base", "turned"),
    [
        ("set free", "set free", "set free"),
        ("set free", "set", "set free"),
        ("gone out", "go out", "go out"),
        ("underwent", "go under", "go under"),
    ],
)
def test_a_base_form_says_no_word_twice(verb: str, base: str, turned: str) -> None:
    """Who gives the base form of all marked words means what is meant by that of the first."""
    assert inverted(verb, base) == ("did", turned)


def test_a_base_form_of_other_words_is_refused() -> None:
    with pytest.raises(UnaskableError, match="more than the base form of `set`") as caught:
        inverted("set free", "let go")
    assert "[set free]{did=let}" in str(caught.value.hint)


def test_a_verb_of_no_known_form_is_refused() -> None:
    with pytest.raises(UnaskableError, match="cannot be told") as caught:
        inverted("written off", None)
    assert "{did=base form}" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("verb", "base"),
    [
        ("was", "be"),
        *(("had sailed", "sail"), ("was written", "write"), ("sailed out", "sail")),
        *(("hoped to sail", "sail"), ("never took part", "take"), ("had", "have")),
    ],
)
def test_the_main_verb_of_a_group(verb: str, base: str) -> None:
    assert main_verb(Clause((), "Ada", verb, "")) == base
