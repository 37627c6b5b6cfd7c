"""The articles of the bundled course: its citations, and what `pull` sees against a reader's eye.

The articles are not part of the project: places, dates and names alone stand here. They are looked
for in the folder that the environment variable TALKQUIZ_ARTICLES names, or else in shared/articles
beside the checkout.
"""

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from talkquiz.articles.article import Article, shared_run
from talkquiz.articles.news_day import NewsDay, find_news_day
from talkquiz.articles.noise import tag_paragraphs
from talkquiz.articles.propose import Candidate, Proposal, propose
from talkquiz.articles.read import open_article
from talkquiz.articles.verify import known_source, verify
from talkquiz.articles.write_candidates import proposal_json, proposal_yaml
from talkquiz.course.course import Course, load_course
from talkquiz.problem import Problem
from talkquiz.resources import bundled

pytestmark = pytest.mark.needs_articles

FOLDER = Path(
    os.environ.get("TALKQUIZ_ARTICLES")
    or Path(__file__).resolve().parents[3] / "shared" / "articles"
)
SOURCES = {
    "s000": date(2015, 12, 26),
    "s001": date(2017, 1, 6),
    "s002": date(2017, 9, 27),
    "s003": date(2016, 2, 1),
    "s004": date(2016, 4, 28),
}
"""The news days, as the course gives them."""
TOLD = {"s001", "s002", "s004"}
"""The articles whose text tells the news day; the others need a second article."""
NOISE = {
    "s000": "p1 caption; p2 caption; p15 credit",
    "s001": "p1 caption; p10.s2 end mark; p11 credit",
    "s002": "p1 headline; p2 standfirst; p3 caption; p11 link; p12 link; p13 link; p14 link",
    "s003": "p1 headline",
    "s004": "p1 breadcrumb; p2 headline; p3 caption; p4 caption; p17 page; p18 link",
}
"""What is no news, with its tag, by place."""
DATES = {
    "s000": """
        p3.s1 2016-01-25 2015-12-26; p6.s1 2015-12-14/2015-12-20 2016-01;
        p8.s1 2015-12-14/2015-12-20; p10.s1 2015-12-26
    """,
    "s001": """
        p2.s1 2017-01-23 2017-01-06 2016-12-26/2017-01-01; p4.s1 2017-01-23 ?; p5.s1 2017-02-08;
        p7.s1 2016-04/..; p8.s1 2016-12-30 2016-12-31; p9.s1 2016; p9.s2 2016-02 2016-09;
        p10.s1 2017-01-02/2017-01-06
    """,
    "s002": """
        p4.s1 2017-10~; p5.s1 ?; p6.s1 2017-09-27 2017-10 2017-11; p7.s2 2017-09-27;
        p18.s1 2017-07/2017-08
    """,
    "s003": """
        p2.s1 2016-02-01; p5.s1 2016-01-31; p6.s1 2011-03/..; p9.s1 2015-12-18;
        p14.s1 2016-02-01; p19.s1 2012-06; p19.s2 2015-11
    """,
    "s004": """
        p6.s1 2016-04-28; p8.s1 2016-04-13 2016-04-18/2016-04-24; p9.s1 2016-02-27;
        p10.s1 2016-02/2016-03; p11.s1 2016-05 2016-07; p15.s1 2011-03/..
    """,
}
"""Every date in the news, by place; ? for one that is too vague to be one."""
SPEAKERS = {
    "s000": """
        p8.s1 muallem; p9.s1 syrian-government; p10.s1 de-mistura; p12.s1 de-mistura-office;
        p12.s2 de-mistura-office; p14.s3 rebel-groups
    """,
    "s001": "p3.s1 de-mistura; p3.s2 de-mistura; p10.s1 rebel-groups",
    "s002": """
        p5.s1 de-mistura; p8.s1 de-mistura; p15.s1 de-mistura; p17.s1 de-mistura;
        p18.s1 lowcock; p19.s1 haley
    """,
    "s003": """
        p3.s1 mattar; p7.s1 jaafari; p12.s1 kerry; p18.s1 islamic-state;
        p20.s1 syrian-government
    """,
    "s004": """
        p5.s1 united-nations; p6.s1 de-mistura; p10.s1 de-mistura; p13.s1 de-mistura;
        p16.s1 de-mistura
    """,
}
"""Every named speaker of the glossary's people, sides and bodies, by place."""
MAYBE = {"s003": {"p5.s1", "p8.s1", "p15.s1"}, "s004": {"p14.s2"}}
"""Places whose speaker is known or not, as the glossary grows."""
OPEN = {
    "s000": "p3.s1 p4.s1 p5.s1 p13.s1",
    "s001": "p2.s1 p4.s1 p5.s1 p6.s1",
    "s002": "p4.s1 p8.s2 p9.s1 p10.s1 p10.s2 p16.s1 p18.s2 p20.s1",
    "s003": "p11.s1 p13.s1 p14.s1 p19.s2",
    "s004": "p7.s1 p11.s1 p12.s1 p14.s1 p15.s2",
}
"""Places where somebody speaks whom only a person can tell."""
FIGURES = {
    "s000": {"p7.s1": ["nearly two months", "17 countries"]},
    "s002": {"p18.s1": ["only 280,500", "1.23 million people"]},
    "s003": {"p6.s1": ["more than 260 000 people", "half", "millions"]},
    "s004": {"p16.s1": ["some 400,000 people", "five years"]},
}


def by_place(table: str) -> dict[str, list[str]]:
    """Return what a table above says of each place: "p3.s1 one two; p6.s1 three"."""
    return {at: values for at, *values in map(str.split, table.split(";"))}


@cache
def course() -> Course:
    problems: list[Problem] = []
    loaded = load_course(bundled("questions") / "syria-peace-process", problems)
    assert problems == []
    assert loaded is not None
    return loaded


@cache
def article(source: str) -> Article:
    for path in sorted(FOLDER.glob("*.txt")):
        read = open_article(path, "new").article
        if known_source(read, course()) == source:
            return Article(source, read.sentences)
    return pytest.skip(f"{source} is not in {FOLDER}; TALKQUIZ_ARTICLES says where articles are")


@cache
def proposal(source: str) -> Proposal:
    """Return what is proposed of an article whose news day is given."""
    return propose(article(source), course(), NewsDay(SOURCES[source], "outside", "given"))


def candidates(source: str) -> dict[str, Candidate]:
    return {candidate.at: candidate for candidate in proposal(source).candidates}


@pytest.mark.parametrize("source", SOURCES)
def test_news_days_are_right_or_left_open(source: str) -> None:
    found = find_news_day(tag_paragraphs(article(source)))
    assert found.day == (SOURCES[source] if source in TOLD else None)


@pytest.mark.parametrize("source", SOURCES)
def test_noise_is_tagged_and_nothing_else(source: str) -> None:
    noise = dict(proposal(source).noise)
    noise.pop("p4.s2", None)
    assert noise == {at: " ".join(tag) for at, tag in by_place(NOISE[source]).items()}


@pytest.mark.parametrize("source", SOURCES)
def test_dates_are_resolved_to_the_right_day(source: str) -> None:
    found = {
        at: [said.when or "?" for said in candidate.dates]
        for at, candidate in candidates(source).items()
        if candidate.dates
    }
    assert found == by_place(DATES[source])


@pytest.mark.parametrize("source", SOURCES)
def test_speakers_are_right_or_left_open(source: str) -> None:
    found = {at: [c.per] for at, c in candidates(source).items() if c.per}
    for at in MAYBE.get(source, ()):
        found.pop(at, None)
    assert found == by_place(SPEAKERS[source])
    for at in OPEN[source].split():
        assert candidates(source)[at].warnings


@pytest.mark.parametrize("source", FIGURES)
def test_figures_are_found(source: str) -> None:
    for at, figures in FIGURES[source].items():
        assert sorted(candidates(source)[at].figures) == sorted(figures)


@pytest.mark.parametrize("source", SOURCES)
def test_no_sentence_gets_through(source: str) -> None:
    """Neither YAML nor JSON holds six words in a row, but for the headline's."""
    made = proposal(source)
    for text in (proposal_yaml(made), str(proposal_json(made))):
        for sentence in article(source).sentences:
            run = shared_run(text, sentence.text)
            assert not run or shared_run(run, made.title or ""), sentence.at


@pytest.mark.parametrize("source", SOURCES)
def test_cited_sentences_are_proposed(source: str) -> None:
    cited = {c.fp for f in course().facts.entries.values() for c in f.cite if c.source == source}
    noise = {p.number for p in tag_paragraphs(article(source)) if p.tag}
    places = {article(source).positions[fp] for fp in cited}
    left = {at for at in places - candidates(source).keys() if at.partition(".")[0] not in noise}
    assert left <= {"p6.s2"}


def test_every_citation_stands_names_its_terms_and_is_in_our_own_words() -> None:
    """Every fact and every report takes part, and each report has an article of its own."""
    if not list(FOLDER.glob("*.txt")):
        pytest.skip(f"there are no articles in {FOLDER}; TALKQUIZ_ARTICLES says where they are")
    facts = course().facts.entries.values()
    assert all(fact.cite for fact in facts)
    found = verify(course(), FOLDER)
    assert found.problems == []
    tallies = [tally for tally in found.tallies if tally.file]
    assert {tally.source for tally in tallies} == course().reports.keys()
    assert all(tally.standings.keys() == {"ok"} for tally in tallies)
    assert sum(t.standings["ok"] for t in tallies) == sum(len(fact.reports) for fact in facts)
