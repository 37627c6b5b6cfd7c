"""Candidates from an article: what they say of its sentences, and what they never hold."""

from datetime import date
from pathlib import Path

import pytest

from courses import COURSE, FACTS
from samples import ELECTION, GLACIER, SAMPLES, STRIKE, TRANSFER, article, opened, small_course
from talkquiz.articles.article import Article, Standing, fingerprint
from talkquiz.articles.news_day import NewsDay
from talkquiz.articles.propose import Candidate, Proposal, propose


def candidates(proposal: Proposal) -> dict[str, Candidate]:
    """Return the candidates by the place of their sentence."""
    return {candidate.at: candidate for candidate in proposal.candidates}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sentence_is_counted_once(tmp_path: Path, path: Path) -> None:
    read = opened(path)
    made = propose(read, small_course(tmp_path))
    count = len(made.candidates) + len(made.left) + made.noise_sentences
    assert count == len(read.sentences)
    for each in made.candidates:
        assert read.standing(each.at, each.fp, each.terms) is Standing.OK
    assert len({each.id for each in made.candidates}) == len(made.candidates)


def test_guesses_of_the_strike(tmp_path: Path) -> None:
    made = candidates(propose(opened(STRIKE), small_course(tmp_path)))
    found = {at: (c.kind, c.when, c.mode, c.status, c.per) for at, c in made.items()}
    assert found == {
        "p5.s1": ("event", "2021-03-10", "happened", "reported", None),
        "p6.s1": ("statement", "2021-03-10", "claimed", "attributed", "ada-brook"),
        "p6.s2": ("statement", "2021-03-10", "claimed", "unattributed", None),
        "p7.s1": ("statement", "2021-03-10", "claimed", "attributed", "olof-hale"),
        "p8.s1": ("statement", "2021-03-10", "claimed", "attributed", "olof-hale"),
        "p8.s2": ("statement", "2021-03-10", "claimed", "attributed", "olof-hale"),
        "p9.s1": ("figure", "2019-06", "happened", "reported", None),
        "p10.s1": ("figure", "2021-03-07/..", "claimed", "attributed", "tom-reed"),
        "p11.s1": ("position", "2021-03-10", "claimed", "attributed", "harbour-watch"),
        "p12.s1": ("statement", "2021-03-10", "warned", "unattributed", None),
        "p16.s1": ("statement", "2021-03-01/2021-03-07", "claimed", "attributed", "ivy-lund"),
        "p18.s1": ("statement", "2021-03-10", "claimed", "unattributed", None),
    }


@pytest.mark.parametrize(
    ("path", "at", "guesses"),
    [
        (ELECTION, "p5.s1", ("figure", "2019-09-15", "claimed")),
        (ELECTION, "p6.s1", ("figure", "2019-09-16", "happened")),
        (ELECTION, "p10.s1", ("event", "2019-10-01", "planned")),
        (ELECTION, "p10.s2", ("event", None, "planned")),
        (ELECTION, "p12.s1", ("event", "2011-03/..", "happened")),
        (TRANSFER, "p4.s1", ("figure", "2022-08-02", "claimed")),
        (TRANSFER, "p7.s1", ("statement", "2022-08-02", "hoped")),
        (TRANSFER, "p8.s1", ("figure", "2022-08-01", "happened")),
        (GLACIER, "p7.s1", ("definition", None, "happened")),
        (GLACIER, "p8.s1", ("place", None, "happened")),
        (GLACIER, "p10.s1", ("event", "2023-21", "planned")),
    ],
)
def test_guesses_of_other_subjects(
    tmp_path: Path, path: Path, at: str, guesses: tuple[str, str | None, str]
) -> None:
    made = candidates(propose(opened(path), small_course(tmp_path)))[at]
    assert (made.kind, made.when, made.mode) == guesses


def test_what_is_seen_in_a_sentence(tmp_path: Path) -> None:
    made = candidates(propose(opened(STRIKE), small_course(tmp_path)))
    assert made["p9.s1"].figures == ("two years", "11 days", "£1.2 million")
    assert made["p10.s1"].names == ("tom-reed",)
    assert made["p6.s2"].long_quotes == (7,)
    assert any("pronoun" in warning for warning in made["p6.s2"].warnings)
    assert any("ahead" in warning for warning in made["p6.s1"].warnings)
    election = candidates(propose(opened(ELECTION), small_course(tmp_path / "again")))
    assert election["p13.s1"].quotes == ("calm and orderly",)
    assert election["p5.s1"].others == ("Green Alliance", "Norland", "Union Party")


def test_the_news_day_can_be_given(tmp_path: Path) -> None:
    day = NewsDay(date(2021, 3, 11), "outside", "given")
    made = candidates(propose(opened(GLACIER), small_course(tmp_path), day))
    assert [said.when for said in made["p4.s1"].dates] == ["2020-06/2020-08"]
    assert made["p3.s1"].when == "2021-03-08"
    assert made["p5.s1"].when_is_news_day


def test_bare_tolls_and_loaded_words_are_marked(tmp_path: Path) -> None:
    """A toll without a source is unattributed, and loaded words are pointed out."""
    text = "The flood killed 1,200 people in Saltmere.\nThe regime fears terrorists in Saltmere."
    toll, loaded = propose(article(text), small_course(tmp_path)).candidates
    assert (toll.kind, toll.status) == ("figure", "unattributed")
    assert "regime, terrorists" in loaded.warnings[-1]


def test_ids_avoid_those_of_the_course(tmp_path: Path) -> None:
    facts = COURSE[FACTS].replace("pier-closed", "saltmere-raining")
    course = small_course(tmp_path, {FACTS: facts})
    text = "It rained in Saltmere.\nIt snowed in Saltmere.\nIt snowed in Saltmere."
    made = [c.id for c in propose(article(text), course).candidates]
    assert made == ["saltmere-raining-2", "saltmere-snowing", "saltmere-snowing-2"]


def test_a_sentence_without_full_stops_is_left(tmp_path: Path) -> None:
    made = propose(article("Saltmere " * 500 + "end."), small_course(tmp_path))
    assert (made.candidates, made.left) == ([], ["p1.s1"])


def test_facts_that_cite_the_sentence_already_are_named(tmp_path: Path) -> None:
    opening = "Ada Brook opened the pier."
    facts = COURSE[FACTS].replace("0123456789", fingerprint(opening, "s002"))
    read = Article.read(opening, "s002")
    (made,) = propose(read, small_course(tmp_path, {FACTS: facts})).candidates
    assert made.cited_by == ("pier-closed",)


def test_what_always_holds_is_proposed(tmp_path: Path) -> None:
    text = "Gulls nest on cliffs.\nHe had lost again."
    made = propose(article(text), small_course(tmp_path))
    assert [(c.at, c.is_best) for c in made.candidates] == [("p1.s1", False)]
    assert made.left == ["p2.s1"]


def test_a_pull_quote_is_not_proposed_a_second_time(tmp_path: Path) -> None:
    """Wherever it stands, the sentence that holds it whole is the one to make a fact of."""
    text = (
        "The mayor closed the old pier of Saltmere in May.\n"
        "“I rang the company first and got a machine.”\n"
        "“I rang the company first and got a machine,” Ada Brook said on Monday.\n"
        "Then the mayor closed the old pier of Saltmere in May.\n"
        "Ada Brook came.\nAda Brook came."
    )
    made = propose(article(text), small_course(tmp_path))
    assert {at for at, tag in made.noise.items() if tag == "repeated"} == {"p1.s1", "p2.s1"}
    assert not {"p1.s1", "p2.s1"} & {each.at for each in made.candidates}
    assert {"p3.s1", "p4.s1"} <= {each.at for each in made.candidates}
