"""Sentences on many subjects against what a reader sees in them: right, or open with a warning."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from samples import small_course
from talkquiz.articles.article import Article, plain
from talkquiz.articles.news_day import NewsDay
from talkquiz.articles.propose import Candidate, Proposal, propose
from talkquiz.course.course import Course

Case = Mapping[str, object]
Verdict = str
"""right, open, or what is wrong."""

CASES: list[Case] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "sentences.yaml").read_text(encoding="utf-8")
)
NEWS_DAY = date(2024, 5, 15)
ABOUT = re.compile(
    r"^(?:about|around|more than|less than|fewer than|up to|only|some|nearly|almost|over|just"
    r"|at least)\s",
    re.IGNORECASE,
)
OPEN = {
    "speaker": r"pronoun speaker|somebody is said to have said|several speak$|a place speaks|"
    r"a quote without a speaker|only a part of the sentence|somebody (?:may be|found|thinks)",
    "mode": r"planned or happened\?|or what happened\?|mode: planned\?|a habit\?|holds always\?"
    r"|may not have happened",
    "names": r"^is “[^”]*” a name\?",
    "when": r"^several dates|is the date of a remark within",
}
"""What a warning says that leaves this very guess open; kinds and figures are never left open."""


@cache
def course() -> Course:
    with TemporaryDirectory() as folder:
        return small_course(Path(folder))


def proposed(case: Case) -> Proposal:
    day = date.fromisoformat(str(case.get("day", NEWS_DAY)))
    text = "\n".join(str(case[key]) for key in ("before", "text") if key in case)
    return propose(Article.read(text, "s009"), course(), NewsDay(day, "outside", "given"))


def judge(case: Case) -> dict[str, Verdict]:
    """Return what is to be thought of each guess that the case wants."""
    want = case["want"]
    assert isinstance(want, dict)
    made = proposed(case)
    place = Article.read(str(case["text"]), "s009").sentences[-1].at
    place = place.replace("p1", "p2") if "before" in case else place
    found = next((each for each in made.candidates if each.at == place), None)
    verdicts: dict[str, Verdict] = {}
    for key, value in want.items():
        if key == "nothing":
            verdicts[key] = "right" if found is None else "is a candidate"
        elif key == "sentences":
            count = int(place.rpartition("s")[2])
            verdicts[key] = "right" if count == value else f"{count} sentences"
        else:
            verdicts[key] = verdict(key, value, found)
    return verdicts


def verdict(key: str, value: object, found: Candidate | None) -> Verdict:
    if found is None:
        return "right" if value in (None, []) else "no candidate"
    if key == "speaker":
        return _of_speaker(value, found)
    if isinstance(value, list):
        said = found.figures if key == "figures" else (*found.names, *found.others)
        got = sorted(_reduced(each) for each in said)
        wanted = [[_reduced(way) for way in str(each).split(" | ")] for each in value]
        missing = [ways for ways in wanted if not any(way in got for way in ways)]
        more = [each for each in got if not any(each in ways for ways in wanted)]
        wrong = f"missing {missing}, too many {more}" if missing or more else ""
        return (_open(key, found) or wrong) if wrong else "right"
    got = getattr(found, key)
    is_right = str(got or "null") in str(value if value is not None else "null").split(" | ")
    return "right" if is_right else _open(key, found) or f"{got}"


def _of_speaker(value: object, found: Candidate) -> Verdict:
    speaker, ways = found.speaker, str(value).split(" | ")
    name = (speaker.name or (speaker.entry.id if speaker.entry else "")) if speaker else ""
    if value is None or (speaker is None and "null" in ways):
        return "right" if speaker is None else "open" if speaker.note else f"speaker {name}"
    if name and not (speaker and speaker.note):
        return "right" if plain(name) in map(plain, ways) else f"speaker {name}"
    if not _open("speaker", found):
        return "nobody speaks"
    return "right" if "someone" in ways else "open"


def _open(key: str, found: Candidate) -> Verdict:
    asked = [f"“{said.words}”: {said.note}" for said in found.dates if key == "when" and said.note]
    is_open = OPEN.get(key, "$^")
    left = any(each in asked or re.search(is_open, each) for each in found.warnings)
    return "open" if left else ""


def _reduced(words: str) -> str:
    return ABOUT.sub("", plain(words).casefold())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:50])
def test_a_sentence_is_understood_or_left_open(case: Case) -> None:
    wrong = {k: v for k, v in judge(case).items() if v not in ("right", "open")}
    assert wrong == {}


def test_few_are_left_open() -> None:
    verdicts = [each for case in CASES for each in judge(case).values()]
    assert verdicts.count("open") <= len(verdicts) // 20
