"""Proposals as YAML: no sentence in it, and fit for a course."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from courses import COURSE, FACTS, write_course
from samples import SAMPLES, article, opened, small_course
from talkquiz.articles.article import shared_run
from talkquiz.articles.article_data import ArticleData, Told
from talkquiz.articles.propose import propose
from talkquiz.articles.write_candidates import proposal_yaml, source_entry
from talkquiz.build import check
from talkquiz.course.yaml import parse

PROBLEMS_OF_CLAIMS = {"TQ127", "TQ143", "TQ217", "TQ220", "TQ223", "TQ233"}
"""The claims below are alike and short, have a number of their own, and begin with a pronoun."""
CLAIMS = {
    "event": "It took place in [Saltmere]{where}.",
    "statement": "PERIt was said that [it would be so]{said}.",
    "figure": "PERThe number was [some 12 ships]{number=12 ships}.",
    "position": "PERIt was held that [it should be so]{holds}.",
    "relation": "[Harbour Watch]{subject} had to do with it.",
    "document": "The paper [asked for it]{says}.",
    "definition": "[Slack water]{term} is what it is called.",
    "place": "[Saltmere]{place} is a town.",
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_sentence_gets_through_but_as_a_comment_that_was_asked_for(
    tmp_path: Path, path: Path
) -> None:
    made = propose(opened(path), small_course(tmp_path))
    text, full = proposal_yaml(made), proposal_yaml(made, with_text=True)
    for sentence in opened(path).sentences:
        run = shared_run(text, sentence.text)
        assert not run or shared_run(run, made.title or "")
    added = [line for line in full.splitlines() if line not in text.splitlines()]
    assert added == [f"# text: {candidate.text}" for candidate in made.candidates]
    assert parse(text).data == parse(full).data


def test_no_weight_is_guessed_and_a_comment_says_what_is_worth_making_first(tmp_path: Path) -> None:
    """A detail is in no deck: whoever completes a draft must not be given one unasked."""
    made = propose(opened(SAMPLES[0]), small_course(tmp_path))
    text = proposal_yaml(made)
    assert "weight" not in text
    assert text.count("# + one of those worth making first") == sum(
        each.is_best for each in made.candidates
    )
    assert any(each.is_best for each in made.candidates)


def test_odd_characters_break_no_comment(tmp_path: Path) -> None:
    odd = "The \x85pier \u2028is \x1b[31mopen \u200bagain"
    text = f"{odd}\nAda\u2028Brook came to \x1bSaltmere: “a\u202eb”, on Monday, with # and 'this."
    made = propose(article(text.replace("\n", "\n\n")), small_course(tmp_path))
    document = parse(proposal_yaml(made, with_text=True))
    assert document.problems == []


def filled(text: str, *, day: str) -> tuple[list[Any], list[Any]]:
    """Return the sources and facts of a proposal with all that the curator has to write."""
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text values, as a course has them
    for source in data["sources"]:
        source |= {"container-title": "The Gazette", "perspective": "A daily of the town."}
        del source["draft"]
        if not source["event-date"]:
            source |= {"event-date": day, "basis": "outside", "reckoning": "the postmark"}
    for fact in data["facts"]:
        if fact.get("status") == "attributed" and not fact.get("per"):
            fact["per"] = "harbour-watch"  # a speaker whom the glossary lacks
        per = fact.get("per")
        named = f"According to {per}: " if per else ""
        del fact["draft"]
        fact |= {
            "topic": "harbour",
            "name": f"the matter of {fact['id']}",
            "claim": CLAIMS[fact["kind"]].replace("PER", named.replace("-", " ")),
        }
    return data["sources"], data["facts"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_proposal_with_its_claims_is_part_of_a_course(tmp_path: Path, path: Path) -> None:
    """Nothing but what is left empty keeps a proposal from loading."""
    text = proposal_yaml(propose(opened(path), small_course(tmp_path)))
    sources, facts = filled(text, day="2022-01-01")
    changes = {
        "sources.yaml": COURSE["sources.yaml"] + yaml.safe_dump(sources, sort_keys=False),
        "facts/new.yaml": yaml.safe_dump(facts, sort_keys=False),
    }
    bank = check(write_course(tmp_path / "grown", changes))
    assert {problem.code for problem in bank.problems} <= PROBLEMS_OF_CLAIMS
    assert bank.course is not None
    assert {fact["id"] for fact in facts} <= bank.course.facts.entries.keys()


def test_the_text_itself_is_pasted_into_a_course(tmp_path: Path) -> None:
    """Entries keep their columns: they go into the files as they stand."""
    made = propose(article("Ada Brook opened the pier in Saltmere."), small_course(tmp_path))
    text = proposal_yaml(made)
    entry = text[text.index("- id: ada-brook") :]
    entry = entry.replace('topic: ""', "topic: harbour").replace('name: ""', "name: the opening")
    entry = entry.replace('claim: ""', 'claim: "The pier in [Saltmere]{where} was opened."')
    source = text[text.index("- id: s009") : text.index("facts:")].replace('""', "The Gazette")
    changes = {
        "sources.yaml": COURSE["sources.yaml"] + source.replace("null  #", "2021-01-01  #"),
        FACTS: COURSE[FACTS] + "\n" + entry,
    }
    assert check(write_course(tmp_path / "grown", changes)).problems == []


def test_an_outlet_on_a_line_of_its_own_is_said_to_be_a_guess(tmp_path: Path) -> None:
    text = "Northern Post\nThe pier is open again\nAda Brook opened the pier in Saltmere."
    written = proposal_yaml(propose(article(text), small_course(tmp_path)))
    assert (
        "  # a guess: the name stands on a line of its own\n  container-title: Northern Post\n"
        in written
    )


def test_a_journalist_is_a_person_and_an_agency_is_none(tmp_path: Path) -> None:
    """A person is cited as "Joan Whitlow, Kelmere Courier", and only an agency is "via" it."""
    names = ("Joan Whitlow", "Staffan de Mistura", "Associated Press", "AFP", "Harbour News Agency")
    data = ArticleData(authors=Told(names, "the page"))
    entry = source_entry(propose(article("Rain fell."), small_course(tmp_path)), data)
    (source,) = yaml.safe_load(entry)
    assert source["author"] == [
        {"given": "Joan", "family": "Whitlow"},
        {"given": "Staffan", "family": "de Mistura"},
        {"literal": "Associated Press"},
        {"literal": "AFP"},
        {"literal": "Harbour News Agency"},
    ]
