"""Lines of an article that are no news."""

import re
from pathlib import Path

import pytest

from samples import ELECTION, GLACIER, STRIKE, TRANSFER, article, opened
from talkquiz.articles.noise import headline, is_call, is_end_mark, outlet, tag_paragraphs

NEWS = "The mayor opened the new pier in Saltmere after years of work."


@pytest.mark.parametrize(
    ("path", "noise"),
    [
        (STRIKE, "breadcrumb headline standfirst caption - - - - - - - - link*3 - - - credit page"),
        (ELECTION, "headline credit standfirst page - - - - heading - - - - link*3 credit"),
        (TRANSFER, "headline dateline caption - - - - - - - - link*3 page"),
        (GLACIER, "headline caption - - - - - - - -"),
    ],
    ids=lambda value: getattr(value, "stem", None),
)
def test_lines_of_the_samples(path: Path, noise: str) -> None:
    expected = re.sub(r"(\w+)\*(\d)", lambda m: " ".join([m[1]] * int(m[2])), noise)
    assert [p.tag or "-" for p in tag_paragraphs(opened(path))] == expected.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Home / News / Harbour", "breadcrumb"),
        ("A crane at dusk. Photograph: Jon Eide", "caption"),
        ("Ada Brook (R) with Tom Reed (L).", "caption"),
        ("FILE - The old pier in winter.", "caption"),
        ("The pier in this undated handout photo.", "caption"),
        ("Source: Coast News", "credit"),
        ("By Mia Stone, harbour correspondent", "credit"),
        ("(Reporting by Mia Stone; Editing by Per Falk)", "credit"),
        ("AFP contributed to this report.", "credit"),
        ("AFP/Reuters", "credit"),
        ("© 2021 The Gazette", "credit"),
        ("Monday, 3 May 2021, 16:05 GMT", "dateline"),
        ("Last updated: 3 May 2021", "dateline"),
        ("SALTMERE", "dateline"),
        ("Enditem", "end mark"),
        ("###", "end mark"),
        ("-ENDS-", "end mark"),
        ("Read more: Why the pier matters", "link"),
        ("Share this", "page"),
        ("We use cookies to improve this site.", "page"),
        ("Sign up to our newsletter", "page"),
        ("Advertisement", "page"),
        ("Listen to the whole interview on our podcast.", "page"),
        ("Advertising brought the town 3,000 visitors.", None),
        ("Terms of trade were better in May.", None),
        ("What comes next", "heading"),
        ("Votes for Brook: 1,204", None),
        ("By noon the pier was full of people.", None),
        ("Sources say that the pier will close again.", None),
        ("She named three things:", None),
        ("Watch out for the gulls, she told them.", None),
        ("More ships are on their way.", None),
        ("Copper is dear, and cranes are made of it.", None),
    ],
)
def test_lines_by_themselves(line: str, expected: str | None) -> None:
    text = "\n".join(["The pier is open again", NEWS, line, NEWS])
    assert tag_paragraphs(article(text))[2].tag == expected


def test_a_list_of_links_ends_where_the_news_goes_on() -> None:
    """Titles below "Related" are links, and the next whole sentence is not."""
    lines = [NEWS, "Related", "Gulls steal lunch", "Is the pier safe?", NEWS, "Gulls"]
    tags = [paragraph.tag for paragraph in tag_paragraphs(article("\n".join(lines)))]
    assert tags == [None, "link", "link", "link", None, "link"]


def test_the_name_below_a_picture_is_no_headline() -> None:
    """A name which the news repeats is a caption, with or without its credit."""
    lines = ["Mayor Ada Brook", "Mayor Ada BrookReuters", "Mayor Ada Brook opened the pier today."]
    paragraphs = tag_paragraphs(article("\n".join(lines)))
    assert [paragraph.tag for paragraph in paragraphs] == ["caption", "caption", None]
    assert headline(paragraphs) is None


def test_end_marks_within_a_paragraph_are_sentences_of_their_own() -> None:
    (paragraph,) = tag_paragraphs(article(f"{NEWS} Enditem"))
    assert [is_end_mark(sentence) for sentence in paragraph.sentences] == [False, True]
    assert paragraph.tag is None


def test_an_article_of_one_paragraph_is_no_standfirst() -> None:
    """It is news even where it ends without a full stop; only what asks readers is left out."""
    body = "Rents in Karlow rose again. A vote is due in July. Ada Brook wants a cap. Advertisement"
    title, text = tag_paragraphs(article(f"Rents rise in Karlow\n{body}"))
    assert (title.tag, text.tag) == ("headline", None)
    assert [is_call(sentence) for sentence in text.sentences] == [False, False, False, True]


def test_a_newspaper_on_a_line_of_its_own_is_its_outlet() -> None:
    """It is no caption, though the news names it again."""
    lines = ["Northern Post", "The pier is open again", f"{NEWS[:-1]}, the Northern Post found."]
    paragraphs = tag_paragraphs(article("\n".join(lines)))
    assert [paragraph.tag for paragraph in paragraphs] == ["outlet", "headline", None]
    assert outlet(paragraphs) == "Northern Post"


def test_news_after_a_link_on_the_same_line_is_kept() -> None:
    (paragraph,) = tag_paragraphs(article(f"Read more: The pier in pictures. {NEWS}"))
    assert paragraph.tag is None
    assert [is_call(sentence) for sentence in paragraph.sentences] == [True, False]
