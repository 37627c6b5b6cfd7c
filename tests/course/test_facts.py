"""Facts: which keys go together, and what the claim must say."""

from typing import Any

import pytest

from courses import make_fact
from factories import ENGLISH, valid
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact, FactContext
from talkquiz.course.glossary import Entry, Lexicon
from talkquiz.course.shapes import read_shape
from talkquiz.language.read_numbers import numbers_of

TOWN = {
    "ada-brook": {"type": "person", "name": "Ada Brook", "aliases": ["Mayor Brook"]},
    "us": {"type": "country", "name": "the United States", "aliases": ["US"]},
}
LEXICON = Lexicon(
    {
        key: valid(Entry, {"id": key, "description": "something", **entry})
        for key, entry in TOWN.items()
    }
)
CONTEXT = FactContext(LEXICON, ENGLISH.dates, numbers_of(ENGLISH))
MARKED = "in [Saltmere]{where} on [3 May 2019]{when}."


def read(**changes: Any) -> Fact:
    return valid(Fact, make_fact(**changes), CONTEXT)


def codes(**changes: Any) -> list[tuple[str, str]]:
    """Return what is wrong with the sample fact with `changes`: key and code."""
    fact, wrong = read_shape(Fact, make_fact(**changes), CONTEXT)
    assert fact is None
    return [(str(each.at[0]), each.code) for each in wrong]


def test_a_fact_is_read() -> None:
    """A fact keeps its claim as text, on one line, and its slots by name."""
    fact = read(claim="It was lit\n  in [Saltmere]{where} on [3 May 2019]{when}.\n")
    assert fact.claim.text == "It was lit in Saltmere on 3 May 2019."
    assert list(fact.slots) == ["where", "when"]
    assert (fact.difficulty, fact.per, fact.related) == (2, None, ())
    with pytest.raises(AttributeError, match="frozen"):
        fact.name = "another"  # type: ignore[misc]


CAME = {"says": "It began.", "cite": [{"source": "s001"}]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "rumour"}, ("kind", "TQ104")),
        ({"mode": "perhaps"}, ("mode", "TQ104")),
        ({"status": "true"}, ("status", "TQ104")),
        ({"when": "yesterday"}, ("when", "TQ106")),
        ({"when": ["2019"]}, ("when", "TQ106")),
        ({"basis": None}, ("basis", "TQ102")),
        ({"basis": "null"}, ("basis", "TQ102")),
        ({"basis": "guess"}, ("basis", "TQ104")),
        ({"difficulty": "4"}, ("difficulty", "TQ103")),
        ({"difficulty": "two"}, ("difficulty", "TQ103")),
        ({"cite": []}, ("cite", "TQ111")),
        ({"cite": None}, ("cite", "TQ102")),
        ({"ask": {"who": "Who?"}}, ("ask", "TQ108")),
        ({"ask": {"where": "Name the town."}}, ("ask", "TQ128")),
        ({"ask": {"when": " "}}, ("ask", "TQ111")),
        ({"wrong": {"who": {"Ada": "No.", "Tom": "No."}}}, ("wrong", "TQ108")),
        ({"wrong": {"where": {"Farport": "No."}}}, ("wrong", "TQ164")),
        ({"wrong": {"where": dict.fromkeys("abcd", "No.")}}, ("wrong", "TQ164")),
        ({"wrong": {"when": {"1 May 2019": "No.", "2 May 2019": "No."}}}, ("wrong", "TQ164")),
        ({"wrong": {"where": {"Farport": "", "Oldbay": "No."}}}, ("wrong", "TQ111")),
        ({"why": ["a"]}, ("why", "TQ103")),
        ({"related": "pier-closed"}, ("related", "TQ103")),
        ({"contrasts": "pier-closed"}, ("contrasts", "TQ103")),
        ({"came-of-it": CAME}, ("came-of-it", "TQ146")),
        ({"mode": "planned", "came-of-it": CAME | {"says": "no end"}}, ("came-of-it", "TQ121")),
        ({"mode": "planned", "came-of-it": {"says": "So."}}, ("came-of-it", "TQ102")),
        ({"mode": "hoped", "came-of-it": CAME | {"cite": []}}, ("came-of-it", "TQ111")),
        ({"colour": "red"}, ("colour", "TQ101")),
        ({"claim": f"It was lit {MARKED[:-1]}"}, ("claim", "TQ121")),
        ({"claim": ""}, ("claim", "TQ121")),
        ({"claim": ["a"]}, ("claim", "TQ103")),
        ({"claim": "No slot is marked."}, ("claim", "TQ107")),
        ({"claim": "It was lit [here."}, ("claim", "TQ107")),
        ({"claim": "[It]{x} was lit."}, ("claim", "TQ108")),
        ({"claim": "It was lit on [4 May 2019]{when}."}, ("claim", "TQ120")),
        ({"per": "ada-brook"}, ("per", "TQ118")),
        ({"status": "unattributed", "per": "ada-brook"}, ("per", "TQ118")),
        ({"status": "attributed"}, ("per", "TQ118")),
        ({"status": "disputed", "per": "~"}, ("per", "TQ118")),
        ({"status": "attributed", "per": "nobody"}, ("per", "TQ115")),
        ({"status": "attributed", "per": "ada-brook"}, ("per", "TQ119")),
    ],
)
def test_what_is_wrong_is_told_once(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    """One mistake gives one problem, at its key."""
    assert codes(**changes) == [expected]


@pytest.mark.parametrize("broken", [{"kind": "rumour"}, {"when": "yesterday"}])
def test_a_mistake_above_the_claim_is_told_once(broken: dict[str, str]) -> None:
    """Nothing is judged against a kind or a date that is wrong itself."""
    changes: dict[str, Any] = {"ask": {"when": "When?"}, "status": "attributed", "per": "ada-brook"}
    assert len(codes(**changes, **broken)) == 1


@pytest.mark.parametrize(
    ("key", "values", "hint"),
    [
        ("at", ["9", "p0.s1", "p1.s01", "p1", "p1\u0662.s1", "p1.s1\n"], "paragraph and sentence"),
        ("fp", ["0123", "0123456789ab", "ABCDEF0123"], "ten digits"),
        ("terms", [[]], "Give at least one."),
        ("terms", [[""]], "Write it"),
        ("source", ["The Gazette"], "An id is"),
        ("page", ["1"], "Keys: source, at, fp, terms."),
    ],
)
def test_a_citation_that_cannot_be_read(key: str, values: list[object], hint: str) -> None:
    """Place, fingerprint, terms and source have one form each."""
    for value in values:
        cite = make_fact()["cite"][0] | {key: value}
        (wrong,) = read_shape(Fact, make_fact(cite=[cite]), CONTEXT)[1]
        assert wrong.at[0] == "cite"
        assert hint in wrong.hint


@pytest.mark.parametrize("end", [".", "!", "?", ".”", '."', ".»"])
def test_how_a_sentence_may_end(end: str) -> None:
    """A claim ends in a mark, which may stand before a closing quotation mark."""
    assert read(claim=f"It was lit in [Saltmere]{{where}}{end}")


@pytest.mark.parametrize(
    "claim",
    [
        f"According to Ada Brook, it was lit {MARKED}",
        f"Mayor Brook said that it was lit {MARKED}",
        f"[She]{{who=ada-brook}} said that it was lit {MARKED}",
    ],
)
@pytest.mark.parametrize("status", ["attributed", "disputed"])
def test_a_claim_names_its_speaker(claim: str, status: str) -> None:
    """Name, alias or a slot that stands for the entry will do."""
    assert read(claim=claim, status=status, per="ada-brook").per == "ada-brook"


def test_a_word_is_no_speaker() -> None:
    """`us` in a sentence does not count as naming the US."""
    claim = f"They told us that it was lit {MARKED}"
    assert codes(claim=claim, status="attributed", per="us") == [("per", "TQ119")]


def test_a_speaker_that_may_exist_is_no_second_problem() -> None:
    context = FactContext(Lexicon(whole=False), ENGLISH.dates, numbers_of(ENGLISH))
    fact = make_fact(status="attributed", per="ada-brook")
    assert valid(Fact, fact, context).per == "ada-brook"


@pytest.mark.parametrize("kind", ["definition", "relation", "document", "place"])
def test_some_kinds_need_no_date(kind: str) -> None:
    slot = next(iter(bundled_kinds().kinds[kind]))
    claim = f"It is [something]{{{slot}}}."
    assert read(kind=kind, claim=claim, when=None, basis=None).when is None
