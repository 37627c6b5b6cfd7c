"""What is quoted, and who speaks: named beside the word of speech, or left open."""

from pathlib import Path

import pytest

from courses import COURSE
from samples import article, finder, small_course
from talkquiz.articles import speakers
from talkquiz.articles.article import Sentence, plain
from talkquiz.articles.speakers import Speaker, find_quotes, find_speaker, mask_quotes


def quotes(paragraph: str) -> list[tuple[str, int, bool]]:
    """Return words, length and wholeness of each quote of a paragraph."""
    found = find_quotes(article(paragraph).sentences)
    return [(q.words, q.length, q.whole) for each in found.values() for q in each]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("He called it “calm and orderly”.", [("calm and orderly", 3, True)]),
        ("It was 'not credible', she said.", [("not credible", 2, True)]),
        ("The workers' rights aren't Brook's.", []),
        ("“Don't go,” she said, “or stay.”", [("Don't go,", 2, True), ("or stay.", 2, True)]),
        ("“We came. We saw,” she said.", [("We came.", 2, False), ("We saw,", 2, False)]),
        (
            "“We came. We stayed. We left.”",
            [("We came.", 2, False), ("We stayed.", 2, False), ("We left.", 2, False)],
        ),
        ("No marks at all.", []),
        ("“”", []),
    ],
)
def test_quotes_of_a_paragraph(paragraph: str, found: list[tuple[str, int, bool]]) -> None:
    assert quotes(paragraph) == found


def test_masking_keeps_every_place() -> None:
    (sentence,) = article("“It rained,” said Reed (62).").sentences
    hidden = mask_quotes(sentence.text, find_quotes([sentence])[sentence.at])
    assert len(hidden) == len(sentence.text)
    assert hidden == "~~~~~~~~~~~~ said Reed     ."


def speaker(folder: Path, text: str) -> Speaker | None:
    sentence = Sentence("p1.s1", plain(text))
    quotes = find_quotes([sentence])["p1.s1"]
    return find_speaker(sentence.text, quotes, finder(small_course(folder), text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Brook said that it rained.", "ada-brook"),
        ("“It rained,” Brook told Reed on Monday.", "ada-brook"),
        ("“It rained,” said Tom Reed, who had no coat.", "tom-reed"),
        ("“It rained,” said the mayor, Ada Brook.", "ada-brook"),
        ("It would rain, said Tom Reed.", "tom-reed"),
        ("The mayor, Ada Brook, told reporters that it rained.", "ada-brook"),
        ("Ada Brook, the mayor, said Reed was wrong.", "ada-brook"),
        ("Ada Brook, who said it rained, left.", "ada-brook"),
        ("Ada Brook, mayor of Saltmere, told Harbour Watch that it rained.", "ada-brook"),
        ("Mayor of Saltmere Ada Brook has repeatedly said so.", "ada-brook"),
        ("On Monday Ada Brook warned of rain.", "ada-brook"),
        ("The town council has again denied it.", "town-council"),
        ("A statement from Harbour Watch said it rained.", "harbour-watch"),
        ("According to harbour master Tom Reed, it rained.", "tom-reed"),
        ("Ada Brook met Tom Reed in Saltmere and said it rained.", "ada-brook"),
        ("Brook accused the town council of a plan.", "ada-brook"),
        ("Harbour Watch, a group of residents, wants a smaller pier.", "harbour-watch"),
        ("The town council, however, rejected the plan.", "town-council"),
        # Names that the glossary lacks.
        ("Transport Minister Nia Holm said no.", "Nia Holm"),
        ("“No,” Holm added.", "Holm"),
        ("Dr Nia Holm of the Polar Institute reported losses.", "Nia Holm"),
    ],
)
def test_a_speaker_is_an_entry_of_the_glossary_or_a_name(
    tmp_path: Path, text: str, who: str
) -> None:
    found = speaker(tmp_path, text)
    assert found is not None
    assert (found.entry.id if found.entry else found.name, found.note) == (who, "")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("“It rained,” she said.", speakers.PRONOUN),
        ("He noted that Tom Reed was wet.", speakers.PRONOUN),
        ("Ada Brook hopes for sun, her office said Saturday.", speakers.PRONOUN),
        ("The envoy for Saltmere said it rained.", speakers.DESCRIBED),
        ("A spokesman for Mayor Ada Brook said it rained.", speakers.DESCRIBED),
        ("“No,” said a spokesman for Harbour Watch.", speakers.DESCRIBED),
        ("“No,” Brook's lawyer said.", speakers.DESCRIBED),
        ("A paper quoted by Ada Brook said it rained.", speakers.DESCRIBED),
        ("Pilots said it rained.", speakers.DESCRIBED),
        ("The Pier Plan says that it rains.", speakers.DESCRIBED),
        ("Ada Brook and Tom Reed denied it.", speakers.SEVERAL),
        ("Ada Brook said yes, while Tom Reed said no to all of it twice over.", speakers.SEVERAL),
        ("Saltmere says that it rained.", speakers.SPEAKS_FOR),
        ("“It rained all day.”", speakers.QUOTED),
        # Nobody speaks.
        ("The pier was closed in March.", None),
        ("Tom Reed was told to leave.", None),
        ("Reed's claims were wrong.", None),
        ("The plan is supported by Ada Brook.", None),
        ("“Tom Reed said so” was painted on the wall.", None),
        ("The bill, backed by Harbour Watch, passed.", None),
    ],
)
def test_a_speaker_is_left_open_or_nobody_speaks(
    tmp_path: Path, text: str, note: str | None
) -> None:
    found = speaker(tmp_path, text)
    assert (found and found.note) == note
    assert found is None or found.entry is None or note == speakers.SEVERAL


@pytest.mark.parametrize(("verb", "holds"), [("wants", True), ("says", False)])
def test_wanting_and_refusing_are_told_from_saying(tmp_path: Path, verb: str, holds: bool) -> None:
    found = speaker(tmp_path, f"Harbour Watch {verb} a smaller pier.")
    assert found is not None
    assert found.holds is holds


def test_a_thing_of_the_glossary_says_nothing_itself(tmp_path: Path) -> None:
    boat = "- {id: gull, type: thing, name: the Gull, description: a boat}\n"
    course = small_course(tmp_path, {"glossary.yaml": COURSE["glossary.yaml"] + boat})
    text = "The Gull said that it rained."
    found = find_speaker(text, [], finder(course, text))
    assert found is not None
    assert (found.entry, found.note) == (None, speakers.DESCRIBED)
