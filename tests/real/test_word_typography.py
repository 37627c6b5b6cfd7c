"""LibreOffice sets gaps and boxes of words as they shall be read, in every way to print."""

import re
from itertools import product

import pytest

import pdf_pages
from factories import make_cloze, make_handout, make_section, make_term
from pdf_pages import Page, needs_libreoffice, pages
from talkquiz.exporters import Options
from talkquiz.handouts.section_layouts import WordBank
from talkquiz.items.item import GAP
from word_files import bundled_handouts, made
from word_forms import numbered, section

pytestmark = needs_libreoffice
WAYS = {
    f"{paper}{'-large' * large}{'-dyslexia' * dyslexia}": Options(
        paper=paper, large_print=large, dyslexia=dyslexia
    )
    for paper, large, dyslexia in product(("a4", "letter"), (False, True), (False, True))
}
FILLING = "The talks of that year went on for many days and then ended early with no result "
STEMS = [
    f"{FILLING[:length].strip()} {end}"
    for length in range(4, len(FILLING), 2)
    for end in (f"in {GAP}.", f"in the month of {GAP}, as the envoy said.", f"by {GAP}?")
]
"""Gaps at every place of a line, before a mark and within the sentence."""
WORDS = tuple(sorted(f"{place} {number}" for place in ("Aleppo", "Astana") for number in range(9)))


def gaps() -> dict[str, bytes]:
    """Return the sheets of all these gaps and of those of the bundled course, in every way."""
    sentences = [make_cloze(f"fact-{n}", stem=stem) for n, stem in enumerate(STEMS)]
    ends = [found.start() for found in re.finditer(" ", FILLING)]
    terms = [make_term(stem=f"{FILLING[:end]}.") for end in ends[2:]]
    bank = section("word-bank", WordBank(WORDS), numbered(sentences[:4], 1), "From the box")
    handout = make_handout(
        bank,
        make_section(*numbered(sentences, 5)),
        make_section(*numbered(terms, 5 + len(sentences))),
        name="gaps",
    )
    bundled = [
        each
        for each in bundled_handouts().handouts
        if any(GAP in q.item.stem for s in each.versions[0].sections for q in s.questions)
    ]
    return {
        f"{way}-{name}": content
        for way, options in WAYS.items()
        for name, content in made(handout, *bundled, options=options).items()
        if not name.endswith("-key.docx") and not name.startswith("cards")
    }


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    documents = gaps()
    found = pdf_pages.printed(documents, tmp_path_factory.mktemp("gaps"))
    return dict(zip(documents, map(pages, found), strict=True))


def lines_with_gaps(page: Page) -> list[str]:
    """Return the words beside each gap: those at its height."""
    return [
        " ".join(
            each.text for each in page.words if each.top < (gap.top + gap.bottom) / 2 < each.bottom
        )
        for gap in page.words
        if "_____" in gap.text
    ]


def test_no_line_holds_a_gap_and_no_word(printed: dict[str, list[Page]]) -> None:
    """A blank stays with the word before it and the mark after it, wherever a line ends."""
    found = [
        (name, line)
        for name, sheet in printed.items()
        for page in sheet
        for line in lines_with_gaps(page)
    ]
    assert len(found) > 8 * len(STEMS)
    # Letters that are set apart are words of their own here.
    alone = [each for each in found if len(re.findall(r"[^\W\d_]", each[1])) < 2]
    assert alone == []


@pytest.mark.parametrize("way", [way for way in WAYS if "dyslexia" not in way])
def test_words_of_a_box_stand_below_one_another(printed: dict[str, list[Page]], way: str) -> None:
    """Each row begins where the others do, and so does each column."""
    first, *_ = printed[f"{way}-gaps-A.docx"]
    begun = [round(word.left) for word in first.words if word.text in {"Aleppo", "Astana"}]
    columns = {place: begun.count(place) for place in set(begun)}
    assert len(begun) == len(WORDS)
    assert max(columns.values()) - min(columns.values()) <= 1
    assert len(columns) <= 6
