"""An article: its sentences, their fingerprints, words copied from them, and citations of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import write_course
from samples import article
from talkquiz.articles.article import (
    Article,
    Standing,
    fingerprint,
    plain,
    put_apart,
    shared_run,
    split_sentences,
)
from talkquiz.articles.counted_words import counted_as_one
from talkquiz.course.course import load_course

TEXT = """\
Pier opens again

  Mayor Ada Brook opened the pier on Monday. "It is done," she said. Some 1,200 people came.\t

The U.S. engineer J. R. Reed left on Sept. 3. He was tired.
"""
DONE = '"It is done," she said.'
OPENED = "The mayor, Ada Brook, opened the new pier's gates at noon."


def sentences(text: str) -> dict[str, str]:
    return {sentence.at: sentence.text for sentence in article(text).sentences}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n\n"])
def test_places_count_lines_that_are_not_empty(newline: str) -> None:
    assert sentences(TEXT.replace("\n", newline)) == {
        "p1.s1": "Pier opens again",
        "p2.s1": "Mayor Ada Brook opened the pier on Monday.",
        "p2.s2": DONE,
        "p2.s3": "Some 1,200 people came.",
        "p3.s1": "The U.S. engineer J. R. Reed left on Sept. 3.",
        "p3.s2": "He was tired.",
    }


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ("IT'S  DONE she", ["p1.s1"]),
        ("its done", ["p1.s1", "p3.s1"]),
        ("260000", ["p2.s1"]),
        ("is", ["p2.s2"]),
        ("omm", []),
        ("ome 26", ["p2.s1"]),
        ("done he", ["p3.s1"]),
        ("…", []),
    ],
)
def test_sentences_are_found_by_words_in_a_row(wanted: str, places: list[str]) -> None:
    text = "“It’s done,” she said.\nSome 260 000 came. This is all.\nIt's done, he said."
    assert [sentence.at for sentence in article(text).find_sentences(wanted)] == places


CRIED = TEXT.replace("she said", "she cried")


@pytest.mark.parametrize(
    ("text", "at", "terms", "standing"),
    [
        (TEXT, "p2.s2", ("done",), Standing.OK),
        (TEXT.replace('"', "”").replace(" is ", "\u00a0is "), "p2.s2", ("done",), Standing.OK),
        (f"New\n{TEXT}", "p2.s2", ("done",), Standing.MOVED),
        (TEXT, "p1.s1", ("done",), Standing.MOVED),
        (CRIED, "p2.s2", ("done",), Standing.DRIFTED),
        (CRIED, "p2.s2", ("DONE", "cried"), Standing.DRIFTED),
        # All terms must be found in one sentence.
        (CRIED, "p2.s2", ("done", "1,200"), Standing.BROKEN),
        (CRIED, "p2.s2", (), Standing.BROKEN),
        (TEXT.replace(DONE, "Nothing."), "p2.s2", ("done",), Standing.BROKEN),
        ("", "p2.s2", ("done",), Standing.BROKEN),
        # A sentence that line breaks have cut.
        ('"It is\ndone," she said.', "p1.s1", (), Standing.MOVED),
        ("\n".join(["itis", *"doneshesaid"]), "p1.s1", (), Standing.MOVED),
        ("\n".join(["iti", *"sdoneshesaid"]), "p1.s1", (), Standing.BROKEN),
    ],
)
def test_how_a_citation_stands(
    text: str, at: str, terms: tuple[str, ...], standing: Standing
) -> None:
    cited = fingerprint(DONE, "s001")
    assert Article.read(text, "s001").standing(at, cited, terms) is standing


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("One. Two! Three? Four.", 4),
        ("He met Mr. Reed, Dr. Lund and Gen. Hale.", 1),
        ("On Jan. 6 they left. On Feb. 7 they came.", 2),
        ("It cost 1.5 million. Nobody paid.", 2),
        ("“Go.” She went.", 2),
        ("(It rained.) They stayed.", 2),
        ("He left the U.N. He had to.", 2),
        ("The U.N. Council met at 8 a.m. Monday.", 1),
        ("It opens at 8 a.m. Patients wait.", 2),
        ("The 220-lb. (100 kg) probe of Aldova Ltd. fell approx. 9 ft. It broke.", 2),
        ("Cllr. Ann Poole lives at No. 9. £3 million was spent. Élan won.", 3),
        ("No full stop", 1),
        ("the end. and on it went.", 1),
        ("In 2016. 27 people came.", 2),
    ],
)
def test_sentences_end_at_full_stops_but_not_after_abbreviations(
    paragraph: str, count: int
) -> None:
    assert len(split_sentences(plain(paragraph))) == count


@given(st.text(" .!?AabB1\"'()Mr", max_size=60))
def test_splitting_loses_nothing(paragraph: str) -> None:
    joined = "".join(split_sentences(paragraph))
    assert "".join(joined.split()) == "".join(paragraph.split())


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("“It is done,” she said.", True),
        ("\u00abIt is done\u00bb, she said", True),
        ("'It is done,' she said.", True),
        ('"It\u00a0is\u00a0done,"  she said.', True),
        ('"IT IS DONE," she said!', True),
        ('"It is done" \u2014 she said.', True),
        ('"It is d\uff4fne," she said.', True),
        ('"It is done," he said.', False),
        ('"It is," she said.', False),
        ('"It is done," she said twice.', False),
        ('"It is done 1," she said.', False),
        ("She said.", False),
    ],
)
def test_words_change_a_fingerprint_and_typography_does_not(text: str, is_same: bool) -> None:
    assert (fingerprint(text, "s001") == fingerprint(DONE, "s001")) is is_same


def test_a_fingerprint_is_keyed_by_its_source() -> None:
    assert fingerprint(DONE, "s001") == "7e8d7c8a95"
    assert fingerprint(DONE, "s002") == "4e82c036fd"


def test_six_words_in_a_row_are_a_run_whatever_their_marks_and_case() -> None:
    run = "ada brook opened the new piers"
    assert shared_run("ADA BROOK opened – the new piers!", OPENED) == run
    assert shared_run("ada brook opened the new", OPENED) == ""


def test_a_number_a_name_a_date_and_a_title_are_one_word_each(tmp_path: Path) -> None:
    """What cannot be said otherwise makes no copy; a run of six other words still does."""
    as_one = counted_as_one(load_course(write_course(tmp_path), []))
    theirs = (
        "On 14 March 2019 Harbour Watch counted 4.2 million cubic metres of mud at the pier,"
        " as “Pier opens again” had said."
    )

    def run(ours: str) -> str:
        return shared_run(ours, theirs, as_one)

    assert shared_run("It held 4.2 million cubic metres of mud.", theirs)
    assert run("It held 4.2 million cubic metres of mud.") == ""
    assert run("On 14 March 2019 Harbour Watch counted it.") == ""
    assert run("In “Pier opens again” had said little.") == ""
    assert run("It counted 4.2 million cubic metres of mud at the pier.")


def test_values_are_put_apart() -> None:
    values = put_apart(["Ada Brook", "opened the new", "pier's gates"], OPENED)
    assert sorted(values) == ["Ada Brook", "opened the new", "pier's gates"]
    assert not shared_run(" ".join(values), OPENED)
    assert put_apart(["ada brook opened the new piers"], OPENED) == ()
    assert put_apart(["a b c", "d e f"], "a b c d e f a b c") == ("a b c",)


@given(st.lists(st.sampled_from(OPENED.split()), max_size=12))
def test_nothing_kept_apart_is_a_run(values: list[str]) -> None:
    kept = put_apart(values, OPENED)
    assert not shared_run(" ".join(kept), OPENED)
    assert set(kept) <= set(values)
