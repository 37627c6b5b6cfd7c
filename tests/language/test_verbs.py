"""Base forms of verbs, which of their forms a word is, and what a passive turns into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.language.verbs import (
    EXCEPTIONS,
    IRREGULAR,
    is_participle,
    is_past,
    of_participle,
    third_person,
    verb_form,
)

ROWS = [row.split() for row in IRREGULAR.replace("\n", " ").split(",")]
PASTS = {
    "a silent e": """
        hoped/hope named/name created/create described/describe issued/issue quoted/quote
        shared/share used/use noted/note declared/declare agreed/agree died/die tied/tie
        freed/free argued/argue divided/divide changed/change closed/close caused/cause
        proposed/propose solved/solve moved/move produced/produce replaced/replace
        guaranteed/guarantee settled/settle measured/measure required/require invited/invite
        united/unite judged/judge
        completed/complete celebrated/celebrate owed/owe typed/type judged/judge
    """,
    "no e": """
        opened/open gathered/gather offered/offer entered/enter demanded/demand answered/answer
        asked/ask reported/report followed/follow showed/show allowed/allow stayed/stay
        destroyed/destroy reached/reach pushed/push passed/pass fixed/fix visited/visit
        limited/limit happened/happen listened/listen failed/fail needed/need treated/treat
        repeated/repeat appeared/appear remained/remain contained/contain explored/explore
        developed/develop signed/sign ended/end attacked/attack landed/land sailed/sail
    """,
    "a doubled consonant": """
        planned/plan stopped/stop controlled/control admitted/admit referred/refer
        permitted/permit banned/ban begged/beg preferred/prefer occurred/occur
        travelled/travel cancelled/cancel compelled/compel expelled/expel transferred/transfer
        equipped/equip rebelled/rebel dropped/drop robbed/rob
    """,
    "a consonant that is double in the base": """
        added/add filled/fill called/call killed/kill pressed/press installed/install
        dissolved/dissolve crossed/cross spelled/spell rolled/roll
    """,
    "y": "carried/carry tried/try studied/study replied/reply played/play obeyed/obey",
    "an irregular verb": """
        slew/slay went/go was/was brought/bring fought/fight wrote/write broke/break fled/flee
        met/meet took/take began/begin held/hold lay/lie laid/lay fell/fall felt/feel led/lead
        rewrote/rewrite overdid/overdo re-opened/re-open rebuilt/rebuild withdrew/withdraw
        underwent/undergo sent/send cut/cut put/put read/read resent/resent
    """,
}


def pairs(text: str) -> list[list[str]]:
    return [pair.split("/") for pair in text.split()]


@pytest.mark.parametrize(
    ("past", "base"), [pair for text in PASTS.values() for pair in pairs(text) if pair[0] != "was"]
)
def test_the_base_of_a_past_is_told(past: str, base: str) -> None:
    form = verb_form(past)
    assert form
    assert form.base == base
    assert is_past(past) is (past != "resent")


@pytest.mark.parametrize(
    ("third", "base"),
    pairs("""
        holds/hold carries/carry reaches/reach goes/go does/do has/have is/be passes/pass fixes/fix
        focuses/focus aches/ache flies/fly dies/die lies/lie uses/use pushes/push buzzes/buzz
        chooses/choose releases/release crosses/cross covers/cover echoes/echo sees/see
    """),
)
def test_the_base_of_a_third_person_is_told(third: str, base: str) -> None:
    assert verb_form(third) == (base, "third")


@pytest.mark.parametrize(
    "base", "hold pass discuss focus need exceed embed speed feed open see".split()
)
def test_a_base_form_is_its_own(base: str) -> None:
    assert verb_form(base) == (base, "base")


@pytest.mark.parametrize("word", ["1914", "it's", "", "U.S.", "written", "done"])
def test_what_is_neither_past_nor_present_has_no_form(word: str) -> None:
    assert verb_form(word) is None


@pytest.mark.parametrize(
    ("base", "third"),
    [
        *(("have", "has"), ("be", "is"), ("do", "does"), ("go", "goes"), ("carry", "carries")),
        *(("play", "plays"), ("pass", "passes"), ("reach", "reaches"), ("hold", "holds")),
    ],
)
def test_he_and_she_have_a_form_of_their_own(base: str, third: str) -> None:
    assert third_person(base) == third


@pytest.mark.parametrize("word", "held built adopted written cut taken".split())
def test_participles_are_known(word: str) -> None:
    assert is_participle(word)


@pytest.mark.parametrize("word", "wrote went the vote many".split())
def test_other_words_are_no_participles(word: str) -> None:
    assert not is_participle(word)


@pytest.mark.parametrize(
    ("participle", "base", "past"),
    [
        ("written", "write", "wrote"),
        ("found", "find", "found"),
        ("founded", "found", "founded"),
        ("climbed", "climb", "climbed"),
        ("named", "name", "named"),
        ("cut", "cut", "cut"),
    ],
)
def test_a_participle_tells_base_and_past(participle: str, base: str, past: str) -> None:
    assert of_participle(participle) == (base, past)


@pytest.mark.parametrize("word", ["wrote", "president", "hungry", "ready", "red"])
def test_other_words_tell_no_base_and_past(word: str) -> None:
    found = of_participle(word)
    assert found is None or word == "red"


def test_each_irregular_verb_is_found_from_its_past_and_from_its_participle() -> None:
    for base, past, participle in ROWS:
        form, passive = verb_form(past), of_participle(participle)
        assert form
        assert form.base == {"lay": "lie"}.get(past, base)
        assert passive
        assert passive.past in [row[1] for row in ROWS if row[2] == participle]


def test_each_exception_is_found_from_its_past() -> None:
    for entry in EXCEPTIONS.replace("\n", " ").split(","):
        base, *told = entry.split()
        past = told[0] if told else base + ("d" if base.endswith("e") else "ed")
        form = verb_form(past)
        assert form == (base, "past")


CONSONANTS, VOWELS = "bcdfgklmnprstvz", "aeiou"


ENDINGS = st.sampled_from(["nt", "ct", "rk", "lp", "nd", "ck", "rm", "wl", "ft", "mp"])


@given(st.sampled_from(CONSONANTS), st.sampled_from(VOWELS), ENDINGS)
def test_a_verb_in_two_consonants_only_adds_ed(first: str, vowel: str, ending: str) -> None:
    base = f"{first}{vowel}{ending}"
    assert verb_form(f"{base}ed") == (base, "past")


@given(st.text(max_size=20))
def test_any_text_has_a_form_or_none(text: str) -> None:
    form = verb_form(text)
    assert form is None or (form.base and form.form in ("past", "third", "base"))


@given(st.from_regex("[a-z]{3,10}", fullmatch=True))
def test_the_base_of_a_third_person_has_that_third_person(base: str) -> None:
    form = verb_form(third_person(base))
    is_plain = not base.endswith(("s", "e", "o", "i", "u", "z", "x", "h"))
    if form and form.form == "third" and is_plain:
        assert form.base == base
