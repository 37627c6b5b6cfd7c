"""Which source of a course an article is: told by cited sentences and by its headline."""

from pathlib import Path

from courses import COURSE, FACTS
from samples import STRIKE, article, opened, small_course
from talkquiz.articles.article import fingerprint
from talkquiz.articles.source_by_content import find_copies, known_source

OPENED = "Mayor Ada Brook opened the pier on Monday after a long wait."
GAZETTE = f"Pier opens again\n{OPENED}"
COUNTED = "We counted 95 people at the pier."


def test_the_source_of_one_article_is_known_by_headline_or_cited_sentence(tmp_path: Path) -> None:
    assert known_source(article(GAZETTE), small_course(tmp_path)) == "s001"
    assert known_source(opened(STRIKE), small_course(tmp_path)) is None
    facts = COURSE[FACTS].replace("0123456789", fingerprint(COUNTED, "s002"))
    course = small_course(tmp_path, {FACTS: facts})
    assert known_source(article(COUNTED), course) == "s002"


def test_copies_are_matched_to_sources_whatever_their_names(tmp_path: Path) -> None:
    """A headline alone tells a source from which nothing is cited yet."""
    texts = {"one": GAZETTE, "two": COUNTED, "three": "A piece about something else."}
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    facts = COURSE[FACTS].replace("0123456789", fingerprint(COUNTED, "s002"))
    copies = find_copies(small_course(tmp_path, {FACTS: facts}), folder)
    assert {source: path.stem for source, path in copies.files.items()} == {
        "s001": "one",
        "s002": "two",
    }
    assert [path.stem for path in copies.strangers] == ["three"]
