"""Good items that look like bad ones are left alone, and bad ones in other words are caught."""

from dataclasses import replace

import pytest

from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.rules import review
from talkquiz.rules.shared.foreign_banks import bare_item, examples

WHO = "Who opened the new pier of Saltmere in 2020?"
WHAT = "What did the council of Saltmere decide in 2019?"
MANY = "How many ships called at Saltmere in 2019?"
DAY = "On what date did the pier of Saltmere open?"

GOOD = [
    *examples(f"""
        {WHAT} | *To call a small assembly | To allow the sale of tallow | To recall a pilot
        {WHAT} | *To vote on the all-party motion | To ban the ferry to the island | To pray
        {WHO} | *The Only Way Choir | The Harbour Guild | The Pilots' Band
        {WHO} | *All Saints Parish | The Harbour Guild | The Pilots' Band
        {WHAT} | *To call a day “never again” | To sell the ferry at last | To dredge the bay
        {WHAT} | All 15 members resigned | *Two members resigned | One member was voted out
        {WHAT} | *To dredge the bay, above all | To sell the ferry, and soon | To hire a pilot
        {MANY} | *Some 800 | Some 900 | Some 1,200
        {MANY} | Several hundred | *Several thousand | Many thousand
        {WHO} | *May Brook | Tom Reed | Ivy Lund
        {WHAT} | *Both sides were to be mended | The toll was to be halved | A bell was bought
        {WHO} | *Both councils | The mayor | The harbour guild
        Which state signed first, in 1648? | *The United Provinces | Spain | Sweden
        Which document bound both ports? | *Resolution 12 | The Pier Plan | The 1844 Act
        How long did the strike in Saltmere last? | Two weeks | *Three weeks | Five weeks
        How old was the pier by 2020? | *Twenty years | Twenty-five years | Thirty years
        What was a year's toll in Saltmere? | $900 | *$1,000 | $2,500
        In which year did Saltmere get its port? | 1085 | *1145 | 1291
        {DAY} | 1 June 2019 | *1 May 2020 | 4 July 2020
        {DAY} | 1 July 2020 | 14 June 2020 | *2 May 2020
        {MANY} | 900 | *800 | 700
        Who led the pilots of Saltmere in 2019? | *de la Mare | Tom Reed | van Houten
        Which company ran the ferry of Saltmere? | Brook & Co. | *Reed Ltd. | Lund Lines
        Who was the guest of honour in an interview? | *Ada Brook | Tom Reed | Ivy Lund
        What was the pier of Saltmere an example of? | *Poor planning | Art | Good luck
        Which city was host to the Saltmere talks? | Beijing | *Geneva | Vienna
        Which two ports merged in 1970? | Aby and Bro | *Bro and Ceby | Ceby and Aby
        Which port is farther north: Aby or Bro? | *Aby | Bro | Neither port is known
        Who of these did NOT sign the pact of Saltmere? | Ada Brook | *Tom Reed | Ivy Lund
        Why did the council not pay for the pier? | *It had no money | It lost a vote | It forgot it
        Who denied that the pier was not safe? | *Ada Brook | Tom Reed | Ivy Lund
        Which mayor, not yet in office, opened the pier? | *Ada Brook | Tom Reed | Lund
        Who is the patron of the paper called “The Truth Today”? -> Ada Brook
        Which play holds the line “Tomorrow is not today”? -> The Tides
        What is slack water? -> The time between two tides
        What came of the pier of Saltmere? -> Work began in 2021 and was given up soon after
        Name Norway's capital. -> Oslo
        The old pier was closed in 2019. Give the month. -> March
        According to Ada Brook, which ship was the last she saw at the pier? -> Aurora
        When did the council vote for the pier that it had once refused? -> June 2019
        When was it agreed to build the pier of Saltmere? -> June 2019
        Which pilot said that he would never sail again? -> Tom Reed
        When he opened the pier, whom did Tom Reed thank? -> The council
        As of 2019, how many ships had called at Saltmere so far? -> 800
        In the last year of the war, who ruled Saltmere? -> The guild
        Which ocean current warms the coast of Saltmere? -> The Gulf Stream
        On what day did the ferry of Saltmere sink? -> December 31, 1999
        Who answered the question of the pier, and who asked it? -> Ada Brook
        What do the two headlines on the pier fail to say? -> Who said so
        The pier of Saltmere was not opened before _____. -> June 2020
        The council, it was said, had _____ members. -> fifteen
        According to the Gazette, _____ said that she was glad. -> Ada Brook
        The council did not close the port of [Aby]. -> True
        The mayor opened not only the pier but a school. -> True
        The old pier was sold in 2019. What had it cost the town of Saltmere? -> 900 crowns
        Three ships were lost in 2019: the Aurora, the Borea and what other one? -> The Gale
        In 2019 Ada Brook said that she would go. Why did she stay in office? -> She was asked to
        Who told the town in 2019 that the pier was “not safe”? -> Ada Brook
        Who told the tale of the pier of Saltmere first? -> Ada Brook
        Which word of the pilots means the time between two tides? -> Slack
        The song of the pilots is called “_____”. -> The Tides
        The pilots sailed to Aby, Bro and _____. -> Ceby
        The pilots sailed to Aby, Bro Lake and the _____. -> island
        Ada Brook opened the pier and _____ the school. -> closed
        {MANY} | *About 800 | Nearly 900 | 1,200
        {MANY} | 800 | 900 | *1,700
        {MANY} | Eight hundred | *Nine hundred | Two thousand
        {DAY} | 1 May 2019 | *2 Jun 2020 | 4 Jul 2021
        {WHO} | *Ada Brook (mayor) | Tom Reed (pilot) | Ivy Lund
        {WHO} | *The Harbour Guild | Denmark | The council
    """),
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
    *examples(f"""
        TQ201 {WHAT} | *To build a pier at Gull Rock with a loan | To wait | To pray
        TQ203 {DAY} | 1 June 2019 | *1 June 2020 | June 1, 2019
        TQ203 {MANY} | 1,200 | 1200 | *1300
        TQ203 {WHO} | *Ada Brook | TOM REED | Tom  Reed
        TQ204 {WHO} | *Ada Brook | Tom Reed | ada brook
        TQ204 {WHO} | *Ada Brook | *Tom Reed | Ivy Lund
        TQ205 {MANY} | *800 ships | 900 ships | Hardly enough of them to speak of
        TQ205 {DAY} | May 2020 | *1 June 2020 | 4 July 2020
        TQ205 How far is it to Gull Rock? | 2 miles | *3 km | 4 km
        TQ206 {WHO} | *Ada Brook | Tom Reed | None of these
        TQ206 {WHO} | *Ada Brook | Tom Reed | Both Ada Brook and Tom Reed
        TQ206 {WHO} | *Ada Brook | Tom Reed | Both
        TQ206 {WHO} | *Ada Brook | Tom Reed | All of the above are correct.
        TQ206 Who came? 1) Brook 2) Reed 3) Lund | 1 only | *Both 1 and 2 | 3 only
        TQ207 Which of these isn't in Saltmere? | The pier | *The dam | The quay
        TQ207 All came to Saltmere except whom? | Ada Brook | *Tom Reed | Ivy Lund
        TQ208 {WHAT} | *To dredge the bay | To ban all ships | To hire a pilot
        TQ208 {WHAT} | *To dredge the bay | Only to dredge it | To hire a pilot
        TQ209 {WHAT} | *To dredge the bay | To meet more often | To hire a pilot
        TQ210 Who led the council of pilots? | *The chief pilot | A mayor | A smith
        TQ211 The pier is an | apple store | *inn | bank for ships
        TQ211 {WHAT} | *To dredge the bay. | To sell the ferry | To hire a pilot
        TQ211 {WHAT} | *to dredge the bay | To sell the ferry | To hire a pilot
        TQ211 The founders of the port were | A pilot | *Two brothers | A smith
        TQ212 {DAY} | 2 May 2020 | 2 June 2019 | *2 June 2020
        TQ213 {DAY} | 1 June 2020 | *3 May 2019 | 4 July 2020
        TQ213 {MANY} | *Ten | Seven | Twelve
        TQ214 {MANY} | 60 | *800 | 900
        TQ214 {DAY} | 1 June 1920 | *3 May 2019 | 4 July 2020
        TQ216 “_____ is open,” said the mayor of Saltmere. -> The pier
        TQ216 The _____ opened in Saltmere in June 2020. -> pier
        TQ216 _____. -> The pier
        TQ217 Saltmere | *A port | A farm | A lake
        TQ217 Which statement is correct? | *Aby is a port | Aby has a lake | Aby is old
        TQ218 Which guild is called the guild of pilots? -> The pilots’ guild
        TQ218 Ada Brook said that _____ had opened the pier. -> Brook
        TQ219 Who is the current mayor of Saltmere? -> Ada Brook
        TQ219 Which ship sank last week at Gull Rock? -> The Aurora
        TQ219 The pier has now been open for two years. -> True
        TQ220 Why did they close the pier of Saltmere? -> For want of money
        TQ220 She opened the pier of Saltmere. -> True
        TQ220 When did this happen in Saltmere? -> In 2019
        TQ221 Who came to the pier? -> Ada Brook; Tom Reed; Ivy Lund
        TQ224 The pier of Saltmere wasn’t opened in 2020. -> False
        TQ225 {WHO} | *Ada Brook | Tom Reed
        TQ226 {WHO} | Ivy Lund | Tom Reed | Ada Brook
        TQ228 In 2019 a pier was built in Saltmere; what was its name? -> The Aurora
        TQ228 In 2019 a ship sank off Saltmere. Which ship? -> The Aurora
        TQ228 In 2019 a ship sank off Saltmere. And what was this ship called? -> The Aurora
        TQ228 Two ships sank off Saltmere. One was the Borea. Which was the other? -> The Aurora
        TQ228 In 2019 Tom Reed left Saltmere with one word. Which word did he use? -> Enough
        TQ229 Which two pilots informed the town that the pier was closed? -> Reed and Lund
        TQ230 What did Ada Brook call the pier, in her very words? -> A shame
        TQ230 Ada Brook called the pier “...” in 2019. -> a shame
        TQ231 The pilots sailed to Aby and the _____. -> Gale
        TQ231 The pilots sailed to ... and Bro. -> Aby
        TQ232 {MANY} | 700 | *Nearly nine hundred | 1,200
        TQ232 {DAY} | *Early May 2020 | 4 July 2020 | 1 June 2021
        TQ232 {DAY} | 2 Jun 2019 | *4 July 2020 | 1 Sep 2021
        TQ232 {DAY} | 2 June 2019 | *4th July 2020 | 1 May 2021
        TQ232 {MANY} | 12,000 | *15000 | 20,000
        TQ232 {MANY} | 800 | *nine | 12
        TQ232 {WHO} | *The mayor, Ada Brook | The Harbour Guild | A pilot
        TQ232 {WHO} | *The pilot of Aby | The mayor | A smith
    """),
    bare_item(ItemKind.CLOZE, "TQ216 The pier opened.", "The pier"),
    bare_item(ItemKind.SHORT_ANSWER, f"TQ226 {WHO}", " "),
]


@pytest.mark.parametrize("item", BAD, ids=lambda item: f"{item.stem} {item.key}")
def test_other_forms_are_caught(item: Item) -> None:
    """The code of the rule stands before the stem."""
    code, _, stem = item.stem.partition(" ")
    assert code in {problem.rule for problem in review([replace(item, stem=stem)])}


LONG = "Which ship was the first to call at the new pier of Saltmere in June 2020?"
LIKE = "Which ship was first to call at the new pier in Saltmere in June 2020?"
FIRST = "was the first ship to call at the pier in"
TRUE = "Which of the following statements is true?"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([f"{LONG} -> Aurora", f"{LIKE} -> Borea"], ["TQ222 b"]),
        ([f"{LONG} -> Aurora", f"{LIKE} -> The Aurora"], ["TQ223 b"]),
        ([f"{LONG} -> Aurora", f"{LIKE} | *Borea | Aurora | Gale"], ["TQ204 b", "TQ222 b"]),
        ([f"{LONG} -> Aurora", f"{LIKE.replace('2020', '2019')} -> Borea"], []),
        ([f"{LONG} -> Aurora", f"{LIKE.replace('first', 'last')} -> Borea"], []),
        ([f"The Aurora {FIRST} _____. -> June", f"The _____ {FIRST} June. -> Aurora"], ["TQ216 b"]),
        ([f"{TRUE} | *A is B | C | D", f"{TRUE} | *E is F | G | H"], ["TQ217 a", "TQ217 b"]),
        ([f"{WHO} -> Ada Brook"] * 4, ["TQ223 b", "TQ223 c", "TQ223 d"]),
    ],
)
def test_items_of_one_bank(texts: list[str], found: list[str]) -> None:
    """What is said of items that ask nearly the same; a number, or no matter, tells them apart."""
    items = zip("abcd", examples("\n".join(texts)), strict=False)
    problems = review([replace(item, id=name) for name, item in items])
    assert [f"{problem.rule} {problem.item}" for problem in problems] == found


def test_one_fact_may_be_asked_in_two_kinds() -> None:
    text = f"{WHO} -> Ada Brook\n{WHO} | *Ada Brook | Tom Reed | Ivy Lund"
    written, chosen = (replace(item, facts=("opened",)) for item in examples(text))
    assert review([written, replace(chosen, id="b")]) == []
    assert [problem.rule for problem in review([chosen, replace(chosen, id="c")])] == ["TQ223"]
