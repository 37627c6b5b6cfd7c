"""Reads the article of a web page that a browser saved: which of its blocks belong to it.

trafilatura tells the article from menus, lists of links and notices. The words are those of the
page, a line for each of its blocks, and what trafilatura drops from the midst of an article is put
back: leads, captions, points of lists. Nothing is ever fetched.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date

import trafilatura
from htmldate import find_date
from lxml import etree, html

from talkquiz.articles.article import words
from talkquiz.articles.article_data import Reading, Told
from talkquiz.articles.web_page_data import read_page_data
from talkquiz.untrusted_files import OutsideError

_BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset(
    "noscript script style svg template iframe object video audio canvas button select "
    "textarea math".split()
)
_ASIDE = frozenset("nav footer aside form".split())
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_RUN = 4
"""So many words in a row make a piece by which a block is known."""
_MOST_ELEMENTS = 30_000
_NO_ARTICLE = "No article stands out on this page: all of its text is taken, menus too."
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2099-12-31"
"""htmldate would take days up to today's, whenever that is."""


@dataclass(slots=True)
class _Block:
    """A block of a page: its words, how many of its letters are links, whether it is kept."""

    element: etree._Element
    in_aside: bool
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    kept: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    @property
    def is_prose(self) -> bool:
        """Tell whether it is a sentence or a caption, and no link to something else."""
        text = self.text
        is_told = self.element.tag == "figcaption" or re.search(r"[.!?…]\W{0,3}$", text)
        return bool(is_told) and len(text.split()) >= 4 and self.linked * 2 < len(text)


def read_web_page(text: str, address: str = "") -> Reading:
    """Return the article of the page `text`, saved from `address`, if that is known.

    Its title is the first line. Raises OutsideError for a page that is too large.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # there is nothing in it
        return Reading("")
    data = read_page_data(root, address)
    etree.strip_elements(root, etree.Comment, *_SILENT, with_tail=False)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise OutsideError(f"it has more than {_MOST_ELEMENTS:,} elements")
    blocks = _blocks(root)
    _keep(blocks, _article_words(root))
    title = data.title.value if data.title else ""
    notes: tuple[str, ...] = ()
    if not any(block.kept for block in blocks):
        notes = (_NO_ARTICLE,)
        for block in blocks:
            block.kept = not block.in_aside
    _put_back(blocks, title)
    lines = [block.text for block in blocks if block.kept and words(block.text) != words(title)]
    left_out = (block.text for block in blocks if block.is_prose and not block.kept)
    if not data.issued:
        found = find_date(
            deepcopy(root),
            original_date=True,
            extensive_search=False,
            min_date=_FIRST_DAY,
            max_date=_LAST_DAY,
        )
        guessed = date.fromisoformat(found) if found else None
        told = Told(guessed, "a date on the page (htmldate)", sure=False) if guessed else None
        data = replace(data, issued=told)
    return Reading(
        text="\n".join([title, *lines] if title and lines else lines),
        data=data,
        left_out=tuple(dict.fromkeys(left_out)),
        notes=notes,
        reader=f"trafilatura {trafilatura.__version__}",
    )


def _article_words(root: etree._Element) -> str:
    """Return the text of the article, as trafilatura sees it."""
    found = trafilatura.bare_extraction(deepcopy(root), include_comments=False, include_tables=True)
    return (getattr(found, "text", "") or "") if found else ""


def _blocks(root: etree._Element) -> list[_Block]:
    """Return the blocks of a page that have words, in its order."""
    blocks = [_Block(root, in_aside=False)]
    around: list[etree._Element] = []
    silent = links = aside = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_start, tag = event == "start", element.tag
        step = 1 if is_start else -1
        style = element.get("style") or ""
        if tag == "head" or element.get("hidden") is not None or _HIDDEN.search(style):
            silent += step
        links += step if tag == "a" else 0
        aside += step if tag in _ASIDE else 0
        if tag in _BLOCKS:
            if tag != "br":
                around.append(element) if is_start else around.pop()
            blocks.append(_Block(around[-1] if around else root, in_aside=aside > 0))
        said = element.text if is_start and isinstance(tag, str) else None
        said = element.tail if not is_start else said
        if said and not silent:
            blocks[-1].pieces.append(said)
            blocks[-1].linked += len(said.strip()) if links else 0
    return [block for block in blocks if block.text]


def _keep(blocks: list[_Block], article: str) -> None:
    """Keep the blocks whose words are in the text of the article."""
    lines = [words(line) for line in article.splitlines()]
    short = {tuple(line) for line in lines}
    pieces = {tuple(line[i : i + _RUN]) for line in lines for i in range(len(line) - _RUN + 1)}
    for block in blocks:
        has = words(block.text)
        runs = [tuple(has[i : i + _RUN]) for i in range(len(has) - _RUN + 1)]
        found = sum(run in pieces for run in runs)
        block.kept = found * 2 > len(runs) if runs else tuple(has) in short


def _put_back(blocks: list[_Block], title: str) -> None:
    """Keep the prose between the heading and the end of the article that is no aside.

    Below its first block that is prose in the part of the page with most of its words. A block that
    the page repeats elsewhere is kept in that part.
    """
    heads = [number for number, block in enumerate(blocks) if words(block.text) == words(title)]
    kept = [number for number, block in enumerate(blocks) if block.kept and number not in heads]
    if not kept:
        return
    letters: dict[etree._Element, int] = {}
    for number in kept:
        for part in blocks[number].element.iterancestors():
            letters[part] = letters.get(part, 0) + len(blocks[number].text)
    around = blocks[kept[len(kept) // 2]].element.iterancestors()
    part = next((each for each in around if letters[each] >= 0.9 * max(letters.values())), None)
    first = max((number for number in heads if number < kept[0]), default=kept[0])
    elements = None if part is None else {*part.iterdescendants()}
    inside: set[int] = set()
    for number, block in enumerate(blocks):
        is_inside = elements is None or block.element in elements
        inside |= {number} if is_inside else set()
        if first <= number <= kept[-1] and (number < kept[0] or is_inside):
            block.kept = block.kept or (block.is_prose and not block.in_aside)
    seen: set[str] = set()
    for number in sorted(range(len(blocks)), key=lambda number: number not in inside):
        block = blocks[number]
        block.kept = block.kept and block.text not in seen
        seen |= {block.text} if block.kept else set()
