"""How items say things: keys, other right answers, speakers, cautions, references."""

from typing import Any

import pytest

from courses import COURSE, FACTS, facts_text, make_fact
from factories import ENGLISH
from small_course import Load
from small_facts import bank_of, cite, course_of, fact_of, figure
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.fact_wording import (
    accepted,
    as_of,
    attributed,
    caution,
    key_of,
    reference,
    speaker,
    words,
)
from talkquiz.items.item import reference_lines
from talkquiz.language.english import sentence_case


def loaded(load: Load, **changes: Any) -> tuple[Fact, Course]:
    bank = bank_of(load, make_fact(**changes))
    return fact_of(bank, "lamp-lit"), course_of(bank)


LIST = "On [3 May 2019]{when} [Brook and Reed]{who=ada-brook+tom-reed} lit the lamp."


class TestAnswers:
    @pytest.mark.parametrize(
        ("claim", "when", "slot", "key", "others"),
        [
            (
                "The lamp was lit by [Brook]{who} on [3 May 2019]{when}.",
                "2019-05-03",
                "who",
                "Ada Brook",
                ("Brook", "Mayor Brook"),
            ),
            (LIST, "2019-05-03", "who", "Brook and Reed", ()),
            (LIST, "2019-05-03", "when", "3 May 2019", ("May 3, 2019", "2019-05-03")),
            (
                "It was lit in February, on [the 2nd]{when}.",
                "2019-02-02",
                "when",
                "the 2nd",
                ("2 February 2019", "February 2, 2019", "2 Feb 2019", "2019-02-02"),
            ),
            ("It was lit in [May 2019]{when}.", "2019-05", "when", "May 2019", ()),
        ],
        ids=[
            "name-in-full",
            "several-names-keep-their-words",
            "date-in-other-ways",
            "date-that-is-not-in-full",
            "month-is-not-its-first-day",
        ],
    )
    def test_key_and_other_right_answers(
        self, load: Load, claim: str, when: str, slot: str, *, key: str, others: tuple[str, ...]
    ) -> None:
        fact, course = loaded(load, claim=claim, when=when)
        assert key_of(fact.slots[slot], course) == key
        assert accepted(fact, fact.slots[slot], key, course) == others

    def test_month_is_enough_where_the_question_has_the_year(self, load: Load) -> None:
        fact, course = loaded(load, claim="It was lit in [May 2019]{when}.", when="2019-05")
        assert accepted(fact, fact.slots["when"], "May 2019", course, bare_month=True) == ("May",)
        fact, course = loaded(load)
        assert "May" not in accepted(
            fact, fact.slots["when"], "3 May 2019", course, bare_month=True
        )

    @pytest.mark.parametrize(
        ("said", "meant", "others"),
        [
            ("1,200 ships", "", ("1200 ships",)),
            ("1.25 million ships", "", ("1,250,000 ships", "1250000 ships")),
            ("2.0 million ships", "", ("2,000,000 ships", "2000000 ships")),
            ("four ships", "", ("4 ships",)),
            ("nearly four ships", "", ("4 ships", "four ships")),
            ("four", "", ("4",)),
            ("four", "=4 ships", ("4",)),
            ("half", "=50 percent", ("50 percent",)),
        ],
    )
    def test_number_may_be_written_in_figures(
        self, load: Load, said: str, meant: str, others: tuple[str, ...]
    ) -> None:
        """A number is right in figures, with and without commas, but never without its unit.

        A unit that stands outside the marked words is not asked for.
        """
        bank = bank_of(load, figure(1, said, claim=f"Of all [{said}]{{number{meant}}} came."))
        fact = fact_of(bank, "f1")
        assert accepted(fact, fact.slots["number"], said, course_of(bank)) == others


class TestSpeakers:
    @pytest.mark.parametrize(
        ("stem", "slot", "changes", "says"),
        [
            (
                "In which town was it lit?",
                "where",
                {},
                "According to Ada Brook (3 May 2019), in which town was it lit?",
            ),
            ("When was it lit?", "when", {}, "According to Ada Brook, when was it lit?"),
            (
                "Saltmere's lamp was lit by whom?",
                "where",
                {},
                "According to Ada Brook (3 May 2019): Saltmere's lamp was lit by whom?",
            ),
            ("Where did Ada Brook say it was lit?", "where", {}, ""),
            ("Where did mayor brook say it was lit?", "where", {}, ""),
            ("Who?", "who", {"claim": "[Ada Brook]{who} said so.", "kind": "statement"}, ""),
            (
                "When was it lit?",
                "when",
                {"status": "unattributed", "per": None},
                "According to an unsourced claim of June 2020, when was it lit?",
            ),
            ("Where?", "where", {"status": "reported", "per": None}, ""),
        ],
        ids=[
            "dated",
            "asked-for-the-date",
            "name-keeps-its-capital",
            "named",
            "named-by-an-alias",
            "asked-for-the-speaker",
            "speaker-is-missing",
            "finding-of-a-report",
        ],
    )
    def test_speaker_and_date_are_named_once(
        self, load: Load, stem: str, slot: str, changes: dict[str, Any], *, says: str
    ) -> None:
        """A claim is asked as its speaker's and as of its date, unless the question says so."""
        claim = "Ada Brook said that it was lit in [Saltmere]{where} on [3 May]{when}."
        said = {"claim": claim, "mode": "claimed", "status": "attributed", "per": "ada-brook"}
        fact, course = loaded(load, **{**said, "when": "2019-05-03"} | changes)
        assert attributed(stem, fact, fact.slots[slot], course) == (says or stem)

    def test_the_day_is_left_out_where_it_makes_a_question_too_long(self, load: Load) -> None:
        """What the program adds is no reason to refuse a question for its length (TQ227)."""
        claim = "Ada Brook said that it was lit in [Saltmere]{where} on [3 May]{when}."
        said = {"claim": claim, "mode": "claimed", "status": "attributed", "per": "ada-brook"}
        fact, course = loaded(load, **said, when="2019-05-03")

        def words_and_day(count: int) -> tuple[int, bool]:
            stem = f"Where {' '.join(['really'] * (count - 2))} was?"
            asked = attributed(stem, fact, fact.slots["where"], course)
            return len(asked.split()), "(3 May 2019)" in asked

        assert words_and_day(18) == (25, True)
        assert words_and_day(19) == (23, False)
        assert words_and_day(30) == (37, True)

    def test_a_day_that_the_question_has_is_not_said_again(self, load: Load) -> None:
        claim = "According to Tom Reed, it was lit in [Saltmere]{where} in May 2019."
        changes = {"status": "attributed", "per": "tom-reed", "when": "2019-05"}
        fact, course = loaded(load, claim=claim, **changes)
        where = fact.slots["where"]
        said = attributed("In which town was it lit in May 2019?", fact, where, course)
        assert said == "According to Tom Reed, in which town was it lit in May 2019?"
        said = attributed("In which town was it lit?", fact, where, course)
        assert said == "According to Tom Reed (May 2019), in which town was it lit?"

    def test_behind_the_name_of_an_outlet_stands_the_day_of_its_report(self, load: Load) -> None:
        """The date of the matter would be read as the paper's; the key has it by itself, too."""
        outlet = "- {id: gazette, type: body, name: The Saltmere Gazette, description: a daily}\n"
        fact = make_fact(
            claim="According to The Saltmere Gazette, [Ada Brook]{who} [lit]{did} it.",
            status="attributed",
            per="gazette",
            when="2019-05",
        )
        files = {FACTS: facts_text(fact), "glossary.yaml": COURSE["glossary.yaml"] + outlet}
        items = load(files).items
        stems = {item.stem for item in items if item.kind == "short-answer"}
        begins = "According to The Saltmere Gazette (1 June 2020), "
        assert f"{begins}who lit it?" in stems

    @pytest.mark.parametrize(("said", "as_of"), [(" in May 2019", None), ("", "May 2019")])
    def test_an_item_has_the_day_unless_the_claim_says_it(
        self, load: Load, said: str, as_of: str | None
    ) -> None:
        claim = f"It [was lit]{{did}} in [Saltmere]{{where}}{said}."
        bank = bank_of(load, make_fact(claim=claim, when="2019-05"))
        assert {item.as_of for item in bank.items if item.slot == "where"} == {as_of}

    def test_speaker_is_named_as_in_the_glossary(self, load: Load) -> None:
        assert speaker(*loaded(load)) is None
        claim = "According to Reed it was lit in [Saltmere]{where}."
        fact, course = loaded(load, claim=claim, status="attributed", per="tom-reed")
        assert speaker(fact, course) == "Tom Reed"

    @pytest.mark.parametrize(("when", "says"), [("2019-05~", "about May 2019"), (None, None)])
    def test_date_is_said_in_words(self, load: Load, when: str | None, says: str | None) -> None:
        claim = "It was lit in [Saltmere]{where}."
        fact, _ = loaded(load, when=when, basis=when and "stated", claim=claim)
        assert as_of(fact, ENGLISH) == says

    @pytest.mark.parametrize(
        ("mode", "status", "begins"),
        [
            ("happened", "reported", ""),
            ("planned", "reported", "A plan"),
            ("hoped", "reported", "A hope"),
            ("warned", "reported", "A warning"),
            ("planned", "attributed", "A plan"),
            ("claimed", "attributed", "One "),
            ("claimed", "disputed", "Disputed"),
            ("claimed", "unattributed", "The report does not say"),
        ],
    )
    def test_caution_fits_mode_and_status(
        self, load: Load, mode: str, status: str, begins: str
    ) -> None:
        """Every mode and status that is no plain fact has its warning, the mode's first."""
        fact, _ = loaded(load)
        said = caution(fact.with_changes(mode=mode, status=status), ENGLISH)
        assert said.startswith(begins)
        assert bool(said) is bool(begins)


def test_reference_says_where(load: Load) -> None:
    fact, course = loaded(load, cite=[cite("lamp", at=at) for at in ("p7.s2", "p9.s1", "p7.s3")])
    found = [reference(cite, course) for cite in fact.cite]
    assert (found[0].id, found[0].at, found[0].date) == ("s001", "p7.s2", "2020-06-01")
    assert reference_lines(found, course.language) == [
        "Coast News via The Saltmere Gazette, 1 June 2020, paragraphs 7 and 9"
    ]
    assert reference_lines(found[:1], course.language)[0].endswith(", paragraph 7")


@pytest.mark.parametrize(
    ("text", "sentence"), [("the UN", "The UN"), ("élan", "Élan"), ("2019", "2019"), ("", "")]
)
def test_sentence_begins_with_a_capital(text: str, sentence: str) -> None:
    assert sentence_case(text) == sentence


def test_words_carry_meaning() -> None:
    """Articles and prepositions are left out, unless there is nothing else."""
    assert words("The start of the Truce, in 2016") == ("start", "truce", "2016")
    assert words("To the") == ("to", "the")
    assert words("") == ()
