"""Title, outlet and day of pages without metadata; what is no article is no part of the text."""

from datetime import date

import pytest

from talkquiz.articles.web_page import read_web_page

BODY = (
    "<p>Crews at the port of Saltmere went back to work on Monday, a week after it began.</p>"
    "<p>“We got what we asked for, and we’ll see whether it lasts,” said Ada Brook.</p>"
    "<p>The port counted 40 ships outside its longest pier at the weekend, the most in years.</p>"
    "<p>Harbour master Tom Reed said that unloading them would take until Friday at least.</p>"
)
HEADLINE = "Harbour crews end strike after a week of talks"
SIDE = (
    "<aside><h3><a href=/x>Storm warning lifted</a></h3>"
    "<time datetime=2020-02-02>2 Feb</time></aside>"
)


def page(title: str, under: str = "", more: str = "") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><div><main><h1>{HEADLINE}</h1>"
        f"{under}{BODY}{more}</main>{SIDE}</div><footer>© 2024 Harbour Watch</footer></body></html>"
    )


@pytest.mark.parametrize(
    "title",
    [
        f"Harbour Watch | {HEADLINE}",
        f"Harbour Watch: {HEADLINE}",
        f"{HEADLINE} | News | Harbour Watch",
        f"{HEADLINE} | Harbour Watch | News",
        f"{HEADLINE} - «Harbour Watch»",
        f"{HEADLINE} - Print version",
        HEADLINE,
    ],
)
def test_the_outlet_is_told_from_the_headline_and_the_section(title: str) -> None:
    data = read_web_page(page(title)).data
    assert data.title
    assert data.outlet
    assert (data.title.value, data.outlet.value) == (HEADLINE, "Harbour Watch")


@pytest.mark.parametrize(
    ("under", "day"),
    [
        ("<p>9 December 2023</p>", date(2023, 12, 9)),
        ("<p>by M. Cole, February 5, 2012</p>", date(2012, 2, 5)),
        ("<b>Wednesday, 21 April 1999</b><br>", date(1999, 4, 21)),
        ("<p>Updated: 5 March 2015</p><p>Published: 3 March 2015</p>", date(2015, 3, 3)),
        ("<p>27/04/2015 18:30</p>", date(2015, 4, 27)),
        ("<p>2015.04.27 18:30 JST</p>", date(2015, 4, 27)),
        ("<p>03/04/2015</p>", None),
        ("<p>Last updated on 3 May 2022</p>", None),
        ("", None),
    ],
)
def test_the_day_under_the_heading_counts_and_what_is_unsure_is_left_open_and_said(
    under: str, day: date | None
) -> None:
    reading = read_web_page(page(HEADLINE, under))
    assert (reading.data.issued.value if reading.data.issued else None) == day
    assert any("day of publication" in note for note in reading.notes) == (day is None)


def test_a_page_and_its_metadata_that_say_different_days_leave_it_open() -> None:
    meta = "<meta property='article:published_time' content='2024-06-01T08:00:00Z'>"
    reading = read_web_page(
        page(HEADLINE, "<p>3 March 2015</p>").replace("</head>", meta + "</head>")
    )
    assert reading.data.issued is None
    assert "2024-06-01" in reading.notes[-1]


def test_of_two_days_of_publication_the_earlier_one_is_taken_and_both_are_said() -> None:
    metas = "".join(
        f"<meta property='{name}' content='{day}'>"
        for name, day in [("article:published_time", "2024-06-05"), ("pubdate", "2024-06-02")]
    )
    reading = read_web_page(page(HEADLINE).replace("</head>", metas + "</head>"))
    assert reading.data.issued
    assert reading.data.issued.value == date(2024, 6, 2)
    assert any("2024-06-02" in note and "2024-06-05" in note for note in reading.notes)


def test_the_name_of_a_section_that_stands_nowhere_on_the_page_is_no_title() -> None:
    old = (
        f"<html><head><title>Harbour Watch Online - City News</title></head><body>{{}}{BODY}</body>"
    )
    shown = "<img src=logo.gif alt='Harbour Watch Online'>"
    assert read_web_page(old.format(shown)).data.title is None


def test_notices_are_no_part_of_the_text_and_its_quotation_marks_stay() -> None:
    notices = (
        "<p>Sign up to our Harbour Briefing for a daily look at the docks.</p>"
        "<p>Subscribe to our print edition for just 9 crowns a month.</p>"
        "<p>Share this: Facebook</p>"
        "<p>Submitted by Ada Lowe</p><p>Last updated: 5 May 2020</p><p>© 2024 Harbour Watch</p>"
    )
    lines = read_web_page(page(HEADLINE, more=notices)).text.splitlines()
    assert len(lines) == 5
    assert lines[2].startswith("“We got what we asked for, and we’ll")


def test_a_text_that_only_search_engines_see_is_read_and_a_teaser_is_told() -> None:
    body = "Crews went back to work on Monday. " * 12
    script = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "articleBody": "{body}"}}'
    hidden = read_web_page(
        f"<script type='application/ld+json'>{script}</script><div id=app></div>"
    )
    assert "articleBody" in hidden.notes[0]
    assert len(hidden.text.splitlines()) == 2
    teaser = read_web_page(page(HEADLINE, more="<p>Subscribe to continue reading</p>"))
    assert "for subscribers" in teaser.notes[0]
