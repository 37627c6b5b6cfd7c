"""Reads the article of a web page that a browser saved: which of its blocks belong to it.

trafilatura tells the article from menus, lists of links and notices. The words are those of the
page, a line for each of its blocks, and what trafilatura drops from the midst of an article is put
back: leads, captions, points of lists. Nothing is ever fetched.
"""

import re
from collections.abc import Sequence
from copy import deepcopy

import trafilatura
from lxml import etree, html

from talkquiz.articles.article import words
from talkquiz.articles.article_data import ArticleData, Reading
from talkquiz.articles.noise import is_notice
from talkquiz.articles.web_page_blocks import SILENT, Block, blocks_of
from talkquiz.articles.web_page_data import Page, is_by, read_page_data
from talkquiz.articles.web_page_day import is_head_line
from talkquiz.untrusted_files import OutsideError

_RUN = 4
"""So many words in a row make a piece by which a block is known."""
_MOST_ELEMENTS = 30_000
_NO_ARTICLE = "No article stands out on this page: all of its text is taken, menus too."
_FROM_DATA = (
    "The page shows no article: its text is the one that it holds for search engines (articleBody)."
)
_MADE_BY_SCRIPTS = (
    "it holds no text, as scripts bring it in the browser: print the page to a PDF (Print, Save as"
    " PDF), and read that"
)
_TEASER = (
    "Only the beginning of this article is on the page, the rest is for subscribers: save the page"
    " anew where you can read all of it."
)
_MOST_OF_A_TEASER = 250
"""Words."""
_PAYWALL = re.compile(
    r"\b(?:subscribe|register|sign in|log in) (?:now )?(?:to|and) (?:continue|keep|read|unlock)"
    r"|\balready (?:a|have a) subscri|\b(?:continue|keep) reading (?:with|for)\b"
    r"|\b(?:article|story|content) is (?:only )?(?:for|reserved for|available to)"
    r" .{0,20}subscribers",
    re.IGNORECASE,
)


def read_web_page(text: str, address: str = "") -> Reading:
    """Return the article of the page `text`, saved from `address`, if that is known.

    Its title is the first line. Raises OutsideError for a page that is too large.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # there is nothing in it
        return Reading("")
    page = Page(root, address)
    has_scripts = next(root.iter("script"), None) is not None
    etree.strip_elements(root, etree.Comment, *SILENT, with_tail=False)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise OutsideError(f"it has more than {_MOST_ELEMENTS:,} elements")
    all_blocks = blocks_of(root)
    data, noted = read_page_data(page, all_blocks)
    blocks, notes = [block for block in all_blocks if block.text], list[str]()
    _keep(blocks, _article_words(root))
    title = data.title.value if data.title else ""
    if not any(block.kept for block in blocks):
        for block in blocks:
            block.kept = not (block.in_aside or block.in_notice)
        notes += [_NO_ARTICLE] if any(block.kept for block in blocks) else []
    _put_back(blocks, title)
    _drop_notices(blocks, data)
    lines = [block.text for block in blocks if block.kept and words(block.text) != words(title)]
    body = _body(page)
    if sum(map(len, body)) > 2 * sum(map(len, lines)):
        lines, notes = body, [_FROM_DATA]
    if not lines and has_scripts:
        raise OutsideError(_MADE_BY_SCRIPTS)
    is_short = sum(len(line.split()) for line in lines) < _MOST_OF_A_TEASER
    closed = any(
        each.get("isAccessibleForFree") in (False, "False", "false") for each in page.linked
    )
    if is_short and (closed or any(_PAYWALL.search(block.text) for block in blocks)):
        notes.append(_TEASER)
    left_out = (block.text for block in blocks if block.is_prose and not block.kept)
    return Reading(
        text="\n".join([title, *lines] if title and lines else lines),
        data=data,
        left_out=tuple(each for each in dict.fromkeys(left_out) if each not in lines),
        notes=(*notes, *noted) if lines else (),
        reader=f"trafilatura {trafilatura.__version__}",
    )


def _body(page: Page) -> list[str]:
    """Return the paragraphs of the text that a page holds for search engines, if it holds any."""
    for told in page.json_ld_texts("articleBody"):
        if "<p" in told or "<br" in told:
            root = html.document_fromstring(f"<div>{told}</div>")
            return [block.text for block in blocks_of(root) if block.text]
        return [" ".join(line.split()) for line in told.splitlines() if line.strip()]
    return []


def _drop_notices(blocks: Sequence[Block], data: ArticleData) -> None:
    """Drop what asks readers for something or leads them elsewhere, and who wrote it when.

    A class may mean something else on a page: if most of an article has one, it counts for nothing.
    """
    kept = [block for block in blocks if block.kept]
    noticed = sum(len(block.text) for block in kept if block.in_notice)
    is_meant = noticed * 3 < sum(len(block.text) for block in kept)
    for block in kept:
        is_byline = bool(data.issued and is_head_line(block)) or is_by(block.text, data)
        is_notice_line = is_notice(block.text)
        if (block.in_notice and is_meant) or is_byline or is_notice_line:
            block.kept = False


def _article_words(root: etree._Element) -> str:
    """Return the text of the article, as trafilatura sees it."""
    found = trafilatura.bare_extraction(deepcopy(root), include_comments=False, include_tables=True)
    return (getattr(found, "text", "") or "") if found else ""


def _keep(blocks: list[Block], article: str) -> None:
    """Keep the blocks whose words are in the text of the article."""
    lines = [words(line) for line in article.splitlines()]
    short = {tuple(line) for line in lines}
    pieces = {tuple(line[i : i + _RUN]) for line in lines for i in range(len(line) - _RUN + 1)}
    for block in blocks:
        has = words(block.text)
        runs = [tuple(has[i : i + _RUN]) for i in range(len(has) - _RUN + 1)]
        found = sum(run in pieces for run in runs)
        block.kept = found * 2 > len(runs) if runs else tuple(has) in short


def _put_back(blocks: list[Block], title: str) -> None:
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
