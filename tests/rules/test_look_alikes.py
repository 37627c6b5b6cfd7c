"""Good items that look like bad ones are left alone, and bad ones in other words are caught."""

from dataclasses import replace

import pytest

from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.rules import review
from talkquiz.rules.shared.bare_items import bare_item, choice, cloze, short_answer, true_false

WHO = "Who opened the new pier of Saltmere in 2020?"
WHAT = "What did the council of Saltmere decide in 2019?"
MANY = "How many ships called at Saltmere in 2019?"
DAY = "On what date did the pier of Saltmere open?"

GOOD = [
    choice(WHAT, "*To call a small assembly", "To allow the sale of tallow", "To recall a pilot"),
    choice(WHAT, "*To vote on the all-party motion", "To ban the ferry to the island", "To pray"),
    choice(WHO, "*The Only Way Choir", "The Harbour Guild", "The Pilots' Band"),
    choice(WHO, "*All Saints Parish", "The Harbour Guild", "The Pilots' Band"),
    choice(WHAT, "*To call a day “never again”", "To sell the ferry at last", "To dredge the bay"),
    choice(WHAT, "All 15 members resigned", "*Two members resigned", "One member was voted out"),
    choice(
        WHAT, "*To dredge the bay, above all", "To sell the ferry to Aby", "To hire a new pilot"
    ),
    choice(MANY, "*Some 800", "Some 900", "Some 1,200"),
    choice(MANY, "Several hundred", "*Several thousand", "Many thousand"),
    choice(WHO, "*May Brook", "Tom Reed", "Ivy Lund"),
    choice(WHAT, "*Both sides were to be mended", "The toll was to be halved", "A bell was bought"),
    choice(WHO, "*Both councils", "The mayor", "The harbour guild"),
    choice("Which state signed first, in 1648?", "*The United Provinces", "Spain", "Sweden"),
    choice("Which document bound both ports?", "*Resolution 12", "The Pier Plan", "The 1844 Act"),
    choice("How long did the strike in Saltmere last?", "Two weeks", "*Three weeks", "Five weeks"),
    choice("How old was the pier by 2020?", "*Twenty years", "Twenty-five years", "Thirty years"),
    choice("What was a year's toll in Saltmere?", "$900", "*$1,000", "$2,500"),
    choice("In which year did Saltmere get its port?", "1085", "*1145", "1291"),
    choice(DAY, "1 June 2019", "*1 May 2020", "4 July 2020"),
    choice(DAY, "1 July 2020", "14 June 2020", "*2 May 2020"),
    choice(MANY, "900", "*800", "700"),
    choice("Who led the pilots of Saltmere in 2019?", "*de la Mare", "Tom Reed", "van Houten"),
    choice("Which company ran the ferry of Saltmere?", "Brook & Co.", "*Reed Ltd.", "Lund Lines"),
    choice("Who was the guest of honour in an interview?", "*Ada Brook", "Tom Reed", "Ivy Lund"),
    choice("What was the pier of Saltmere an example of?", "*Poor planning", "Art", "Good luck"),
    choice("Which city was host to the Saltmere talks?", "Beijing", "*Geneva", "Vienna"),
    choice("Which two ports merged in 1970?", "Aby and Bro", "*Bro and Ceby", "Ceby and Aby"),
    choice("Which port is farther north: Aby or Bro?", "*Aby", "Bro", "Neither port is known"),
    choice("Who of these did NOT sign the pact of Saltmere?", "Ada Brook", "*Tom Reed", "Ivy Lund"),
    choice(
        "Why did the council not pay for the pier?",
        "*It had no money",
        "It lost a vote",
        "It forgot it",
    ),
    choice("Who denied that the pier was not safe?", "*Ada Brook", "Tom Reed", "Ivy Lund"),
    choice("Which mayor, not yet in office, opened the pier?", "*Ada Brook", "Tom Reed", "Lund"),
    short_answer("Who is the patron of the paper called “The Truth Today”?", "Ada Brook"),
    short_answer("Which play holds the line “Tomorrow is not today”?", "The Tides"),
    short_answer("What is slack water?", "The time between two tides"),
    short_answer("Name Norway's capital.", "Oslo"),
    short_answer("The old pier was closed in 2019. Give the month.", "March"),
    short_answer("According to Ada Brook, which ship was the last she saw at the pier?", "Aurora"),
    short_answer("When did the council vote for the pier that it had once refused?", "June 2019"),
    short_answer("When was it agreed to build the pier of Saltmere?", "June 2019"),
    short_answer("Which pilot said that he would never sail again?", "Tom Reed"),
    short_answer("When he opened the pier, whom did Tom Reed thank?", "The council"),
    short_answer("As of 2019, how many ships had called at Saltmere so far?", "800"),
    short_answer("In the last year of the war, who ruled Saltmere?", "The guild"),
    short_answer("Which ocean current warms the coast of Saltmere?", "The Gulf Stream"),
    short_answer("On what day did the ferry of Saltmere sink?", "December 31, 1999"),
    short_answer("Who answered the question of the pier, and who asked it?", "Ada Brook"),
    short_answer("What do the two headlines on the pier fail to say?", "Who said so"),
    cloze("The pier of Saltmere was not opened before _____.", "June 2020"),
    cloze("The council, it was said, had _____ members.", "fifteen"),
    cloze("According to the Gazette, _____ said that she was glad.", "Ada Brook"),
    true_false("The council did not close the port of Aby.", key=True, swapped="Aby"),
    true_false("The mayor opened not only the pier but a school.", key=True),
    bare_item(ItemKind.OPEN, "Compare.", "The reports do not agree, as of last week"),
    bare_item(ItemKind.LABEL, "Which place is this?", "Saltmere"),
    bare_item(ItemKind.ORDERING, "Put in order", ""),
    bare_item(ItemKind.MATCHING, "Match", ""),
    bare_item(ItemKind.COMPARE, "What do they not agree on?", ""),
]


@pytest.mark.parametrize("item", GOOD, ids=lambda item: f"{item.stem} {item.key}")
def test_look_alikes_are_left_alone(item: Item) -> None:
    assert review([item]) == []


BAD = [
    ("TQ201", choice(WHAT, "*To build a pier at Gull Rock with a loan", "To wait", "To pray")),
    ("TQ203", choice(DAY, "1 June 2019", "*1 June 2020", "June 1, 2019")),
    ("TQ203", choice(MANY, "1,200", "1200", "*1300")),
    ("TQ203", choice(WHO, "*Ada Brook", "TOM REED", "Tom  Reed")),
    ("TQ204", choice(WHO, "*Ada Brook", "Tom Reed", "ada brook")),
    ("TQ204", choice(WHO, "*Ada Brook", "*Tom Reed", "Ivy Lund")),
    ("TQ205", choice(MANY, "*800 ships", "900 ships", "Hardly enough of them to speak of")),
    ("TQ205", choice(DAY, "May 2020", "*1 June 2020", "4 July 2020")),
    ("TQ205", choice("How far is it to Gull Rock?", "2 miles", "*3 km", "4 km")),
    ("TQ206", choice(WHO, "*Ada Brook", "Tom Reed", "None of these")),
    ("TQ206", choice(WHO, "*Ada Brook", "Tom Reed", "Both Ada Brook and Tom Reed")),
    ("TQ206", choice(WHO, "*Ada Brook", "Tom Reed", "Both")),
    ("TQ206", choice(WHO, "*Ada Brook", "Tom Reed", "All of the above are correct.")),
    ("TQ206", choice("Who came? 1) Brook 2) Reed 3) Lund", "1 only", "*Both 1 and 2", "3 only")),
    ("TQ207", choice("Which of these isn't in Saltmere?", "The pier", "*The dam", "The quay")),
    ("TQ207", choice("All came to Saltmere except whom?", "Ada Brook", "*Tom Reed", "Ivy Lund")),
    ("TQ208", choice(WHAT, "*To dredge the bay", "To ban all ships", "To hire a pilot")),
    ("TQ208", choice(WHAT, "*To dredge the bay", "Only to dredge it", "To hire a pilot")),
    ("TQ209", choice(WHAT, "*To dredge the bay", "To meet more often", "To hire a pilot")),
    ("TQ210", choice("Who led the council of pilots?", "*The chief pilot", "A mayor", "A smith")),
    ("TQ211", choice("The pier is an", "apple store", "*inn", "bank for ships")),
    ("TQ211", choice(WHAT, "*To dredge the bay.", "To sell the ferry", "To hire a pilot")),
    ("TQ211", choice(WHAT, "*to dredge the bay", "To sell the ferry", "To hire a pilot")),
    ("TQ211", choice("The founders of the port were", "A pilot", "*Two brothers", "A smith")),
    ("TQ212", choice(DAY, "2 May 2020", "2 June 2019", "*2 June 2020")),
    ("TQ213", choice(DAY, "1 June 2020", "*3 May 2019", "4 July 2020")),
    ("TQ213", choice(MANY, "*Ten", "Seven", "Twelve")),
    ("TQ214", choice(MANY, "60", "*800", "900")),
    ("TQ214", choice(DAY, "1 June 1920", "*3 May 2019", "4 July 2020")),
    ("TQ216", cloze("“_____ is open,” said the mayor of Saltmere.", "The pier")),
    ("TQ216", cloze("The _____ opened in Saltmere in June 2020.", "pier")),
    ("TQ216", cloze("_____.", "The pier")),
    ("TQ216", cloze("The pier opened.", "The pier")),
    ("TQ217", choice("Saltmere", "*A port", "A farm", "A lake")),
    (
        "TQ217",
        choice("Which statement is correct?", "*Aby is a port", "Aby has a lake", "Aby is old"),
    ),
    ("TQ218", short_answer("Which guild is called the guild of pilots?", "The pilots’ guild")),
    ("TQ218", cloze("Ada Brook said that _____ had opened the pier.", "Brook")),
    ("TQ219", short_answer("Who is the current mayor of Saltmere?", "Ada Brook")),
    ("TQ219", short_answer("Which ship sank last week at Gull Rock?", "The Aurora")),
    ("TQ219", true_false("The pier has now been open for two years.", key=True)),
    ("TQ220", short_answer("Why did they close the pier of Saltmere?", "For want of money")),
    ("TQ220", true_false("She opened the pier of Saltmere.", key=True)),
    ("TQ220", short_answer("When did this happen in Saltmere?", "In 2019")),
    ("TQ221", short_answer("Who came to the pier?", "Ada Brook; Tom Reed; Ivy Lund")),
    ("TQ224", true_false("The pier of Saltmere wasn’t opened in 2020.", key=False)),
    ("TQ225", choice(WHO, "*Ada Brook", "Tom Reed")),
    ("TQ226", choice(WHO, "Ivy Lund", "Tom Reed", "Ada Brook")),
    ("TQ226", short_answer(WHO, " ")),
]


@pytest.mark.parametrize(("code", "item"), BAD, ids=lambda value: getattr(value, "stem", value))
def test_other_forms_are_caught(code: str, item: Item) -> None:
    assert code in {problem.rule for problem in review([item])}


def named(item: Item, name: str, *facts: str) -> Item:
    return replace(item, id=name, facts=facts)


LONG = "Which ship was the first to call at the new pier of Saltmere in June 2020?"
LIKE = "Which ship was first to call at the new pier in Saltmere in June 2020?"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (short_answer(LONG, "Aurora"), short_answer(LIKE, "Borea"), ["TQ222"]),
        (short_answer(LONG, "Aurora"), short_answer(LIKE, "The Aurora"), ["TQ223"]),
        (
            short_answer(LONG, "Aurora"),
            choice(LIKE, "*Borea", "Aurora", "Gale"),
            ["TQ204", "TQ222"],
        ),
        (short_answer(LONG, "Aurora"), short_answer(LIKE.replace("2020", "2019"), "Borea"), []),
        (short_answer(LONG, "Aurora"), short_answer(LIKE.replace("first", "last"), "Borea"), []),
        (
            cloze("The Aurora was the first ship to call at the pier in _____.", "June 2020"),
            cloze("The _____ was the first ship to call at the pier in June 2020.", "Aurora"),
            [],
        ),
    ],
)
def test_items_of_one_bank(one: Item, other: Item, found: list[str]) -> None:
    """What is said of two items that ask nearly the same; a number tells them apart."""
    problems = review([named(one, "a"), named(other, "b")])
    assert [problem.rule for problem in problems if problem.rule != "TQ216"] == found


def test_stems_without_a_matter_are_not_compared() -> None:
    """Two items whose options are the question are not said to ask the same."""
    stem = "Which of the following statements is true?"
    one = named(choice(stem, "*Aby is a port", "Aby is a hill", "Aby is a lake"), "a")
    other = named(choice(stem, "*Bro has a mayor", "Bro has a pier", "Bro has a mill"), "b")
    assert [problem.rule for problem in review([one, other])] == ["TQ217", "TQ217"]


def test_each_item_is_called_a_duplicate_once() -> None:
    copies = [named(short_answer(WHO, "Ada Brook"), name) for name in "abcd"]
    assert [(problem.rule, problem.item) for problem in review(copies)] == [
        ("TQ223", name) for name in "bcd"
    ]


def test_one_fact_may_be_asked_in_two_kinds() -> None:
    written = named(short_answer(WHO, "Ada Brook"), "a", "opened")
    chosen = named(choice(WHO, "*Ada Brook", "Tom Reed", "Ivy Lund"), "b", "opened")
    assert review([written, chosen]) == []
    assert [problem.rule for problem in review([chosen, replace(chosen, id="c")])] == ["TQ223"]
