"""Drafts: entries in the making, of which only the id must be right."""

from pathlib import Path

import pytest
import yaml

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact, write_course
from talkquiz.build import load_and_check
from talkquiz.course.course import Course, load_course
from talkquiz.course.drafts import Unfinished, unfinished
from talkquiz.problem import Problem

DRAFT = {"id": "crane-sold", "draft": True}
GLOSSARY = "glossary.yaml"
SOURCES = "sources.yaml"


def with_fact(**fact: object) -> dict[str, str | None]:
    """Return the facts of the sample course with one more, as changes for `write_course`."""
    return {FACTS: COURSE[FACTS] + yaml.safe_dump([fact], sort_keys=False)}


def with_entry(file: str, **entry: object) -> dict[str, str | None]:
    return {file: COURSE[file] + yaml.safe_dump([entry], sort_keys=False)}


def load(folder: Path, changes: dict[str, str | None]) -> tuple[Course, list[Problem]]:
    loaded = load_and_check(write_course(folder, changes))
    return loaded.course, loaded.problems


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def only(course: Course) -> Unfinished:
    (found,) = unfinished(course)
    return found


@pytest.mark.parametrize("file", [FACTS, SOURCES, GLOSSARY])
def test_a_draft_needs_an_id_and_nothing_else(tmp_path: Path, file: str) -> None:
    """It is counted, it is no entry, and nothing is wrong with it."""
    course, problems = load(tmp_path, with_entry(file, **DRAFT))
    assert (problems, course.drafts) == ([], 1)
    assert not any(DRAFT["id"] in r.entries for r in (course.facts, course.sources, course.lexicon))
    assert only(course).missing


def test_items_and_ids_are_the_same_with_drafts_and_without(tmp_path: Path) -> None:
    """Nothing is asked of a draft, and no item is another because of it."""
    fact = make_fact(id="lamp-again", draft=True, when="2019-05-04")
    plain = load_and_check(write_course(tmp_path / "plain"))
    drafted = load_and_check(write_course(tmp_path / "drafted", with_fact(**fact)))
    assert drafted.items == plain.items


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "rumour"),
        ("when", "20 Nov 2014"),
        ("claim", "The [lamp"),
        ("claim", ["no", "text"]),
        ("cite", [{"source": "s001", "at": "p1"}]),
        ("difficulty", "hard"),
        ("per", "nobody"),
        ("status", "disputed"),
        ("topic", "no-such-topic"),
        ("related", ["no-such-fact"]),
        ("wrong", {"who": {"a": "b"}}),
    ],
)
def test_what_is_wrong_with_a_draft_is_no_error_but_is_listed(
    tmp_path: Path, key: str, value: object
) -> None:
    """A value that is still wrong stops no build, and `check --drafts` has it with its place."""
    fact = make_fact(id="lamp-again", draft=True) | {key: value}
    course, problems = load(tmp_path, with_fact(**fact))
    assert problems == []
    found = only(course)
    assert found.wrong or list(found.missing) == ["`per`"]
    assert all(problem.line > 1 and problem.hint for problem in found.wrong)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"id": "a", "draft": True, "knd": "event"}, "TQ101"),
        ({"draft": True}, "TQ102"),
        ({"id": "A b", "draft": True}, "TQ105"),
        ({"id": "pier-opened", "draft": True}, "TQ112"),
        ({"id": "a", "draft": "perhaps"}, "TQ103"),
    ],
)
def test_what_nobody_means_to_mend_later_is_an_error_in_a_draft_too(
    tmp_path: Path, entry: dict[str, object], code: str
) -> None:
    """A misspelt key, an id that is none or taken, and a `draft` that says neither yes nor no."""
    _, problems = load(tmp_path, with_fact(**entry))
    assert code in codes(problems)


def test_what_is_empty_or_not_there_is_missing(tmp_path: Path) -> None:
    """Keys to fill in are named together, in the order of the entry; no message for each."""
    cite = [{"source": "s001", "at": "p1.s1", "fp": "0123456789", "terms": []}]
    fact = {**DRAFT, "topic": "", "name": "", "claim": "", "when": "2019", "cite": cite}
    course, _ = load(tmp_path, with_fact(**fact))
    found = only(course)
    expected = ["topic", "kind", "name", "claim", "basis", "terms` of `cite"]
    assert (found.missing, found.wrong) == ([f"`{key}`" for key in expected], [])


def test_a_draft_that_lacks_nothing_is_complete(tmp_path: Path) -> None:
    """It can be built as soon as its key `draft` is removed: then nothing is wrong with it."""
    fact = make_fact(id="lamp-again", name="the second lighting", draft=True)
    found = only(load(tmp_path / "draft", with_fact(**fact))[0])
    assert (found.missing, found.wrong, found.sort) == ([], [], "fact")
    _, problems = load(tmp_path / "done", with_fact(**fact | {"draft": False}))
    assert problems == []


def test_a_draft_is_held_against_the_course_as_well(tmp_path: Path) -> None:
    """What a check of the whole course would say of it, it says beforehand, and of it alone."""
    fact = make_fact(id="lamp-again", draft=True, topic="moon", related=["pier-opened"])
    found = only(load(tmp_path, with_fact(**fact))[0])
    assert codes(list(found.wrong)) == ["TQ113", "TQ117"]


def test_a_draft_source_is_needed_by_the_facts_that_cite_it(tmp_path: Path) -> None:
    """A finished fact that cites a draft is told so where it cites it, and makes no items."""
    sources = COURSE[SOURCES].replace("- id: s002\n", "- id: s002\n  draft: true\n")
    course, problems = load(tmp_path, {SOURCES: sources})
    citing = [key for key, fact in course.facts.entries.items() if "s002" in fact.sources]
    assert codes(problems).count("TQ180") >= len(citing) > 0
    assert set(codes(problems)) == {"TQ180"}
    hints = {each.hint.partition(",")[0] for each in problems}
    line = course.sources.drafts["s002"].origin.line
    assert hints == {f"Take `draft: true` out in {line}"}


def test_of_a_draft_source_that_is_cited_it_is_said_first_what_it_lacks(tmp_path: Path) -> None:
    """By its line, so that nobody has to look up both the source and what a source needs."""
    sources = COURSE[SOURCES].replace("- id: s002\n", "- id: s002\n  draft: true\n")
    perspective = next(x for x in sources.partition("s002")[2].splitlines() if "perspective" in x)
    course, problems = load(tmp_path, {SOURCES: sources.replace(f"{perspective}\n", "")})
    line = course.sources.drafts["s002"].origin.line
    said = f"Write `perspective` in {line} and take `draft: true` out, make this one a draft too"
    assert any(each.hint.startswith(said) for each in problems), problems


def test_a_draft_of_the_glossary_is_needed_where_it_is_named_by_its_id(tmp_path: Path) -> None:
    """Under `per` and in the claim; where its name alone stands, the hint says what is lacking."""
    entry = {"id": "night-watch", "draft": True, "name": "the Night Watch"}
    said = make_fact(
        id="said", status="attributed", per="night-watch", claim="The watch lit [a lamp]{what}."
    )
    named = make_fact(
        id="named", kind="event", claim="[A crew]{who=night-watch} lit it on [3 May 2019]{when}."
    )
    called = make_fact(id="called", claim="[The Night Watch]{who} lit it on [3 May 2019]{when}.")
    changes = {**with_entry(GLOSSARY, **entry), MORE_FACTS: COURSE[MORE_FACTS]}
    changes[MORE_FACTS] = f"{COURSE[MORE_FACTS]}\n{facts_text(said, named, called)}"
    _, problems = load(tmp_path, changes)
    assert codes(problems).count("TQ180") == 2
    (unnamed,) = (problem for problem in problems if problem.code == "TQ141")
    assert unnamed.hint == "Complete the draft `night-watch`."


@pytest.mark.parametrize("link", ["related", "contrasts", "conflicts", "enemies"])
def test_a_link_to_a_draft_is_passed_over_with_a_word(tmp_path: Path, link: str) -> None:
    """It is a warning, and the course is built all the same."""
    fact = make_fact(id="lamp-again", name="the second lighting", **{link: ["crane-sold"]})
    text = f"{COURSE[FACTS]}\n{facts_text(fact, DRAFT)}"
    loaded = load_and_check(write_course(tmp_path, {FACTS: text}), review=False)
    assert [(p.code, p.severity.value) for p in loaded.problems] == [("TQ181", "warning")]
    assert any(item.facts == ("lamp-again",) for item in loaded.items)


def test_a_dispute_needs_more_than_a_draft(tmp_path: Path) -> None:
    """The other side of what is disputed has to be told: a draft tells nothing yet."""
    fact = make_fact(
        id="disputed",
        status="disputed",
        per="ada-brook",
        claim="According to Ada Brook, it was lit on [3 May 2019]{when}.",
        conflicts=["crane-sold"],
    )
    _, problems = load(tmp_path, {FACTS: f"{COURSE[FACTS]}\n{facts_text(fact, DRAFT)}"})
    assert "TQ180" in codes(problems)


def test_a_topic_with_drafts_alone_is_told_so(tmp_path: Path) -> None:
    """A topic is not said to be empty when somebody is working on it."""
    text = facts_text(DRAFT | {"topic": "town"})
    folder = write_course(tmp_path, {MORE_FACTS: text, "handouts/first-quiz.yaml": None})
    messages = [p.message for p in load_and_check(folder).problems if p.code == "TQ123"]
    assert messages == ["the topic `town` has drafts alone"]


def test_other_files_have_no_drafts(tmp_path: Path) -> None:
    """A task or a topic is written at once: there the key is not known."""
    outline = COURSE["course.yaml"].replace("title:", "draft: true\ntitle:", 1)
    problems: list[Problem] = []
    load_course(write_course(tmp_path, {"course.yaml": outline}), problems)
    assert codes(problems) == ["TQ101"]
