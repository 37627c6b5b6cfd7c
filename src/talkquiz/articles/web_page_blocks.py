"""The blocks of a web page: what stands by itself in it, where, and what else it belongs to."""

import re
from dataclasses import dataclass, field

from lxml import etree

_BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "noscript script style svg template iframe object video audio canvas button select "
    "textarea math".split()
)
_ASIDE = frozenset("nav footer aside form".split())
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_NOTICE = re.compile(
    r"(?:^|[\s_-])(?:news-?letters?|sign-?up|subscri(?:be|ption)|share(?:bar)?|sharing|social|promo"
    r"|related|read-?more|most-?read|paywall|cookies?|advert\w*|ads?|comments?|breadcrumbs?|mw-editsection"
    r"|tags)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of what asks readers for something, or leads them elsewhere."""
_MASTHEAD = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|masthead|nameplate|(?:site|blog|publication)-?(?:name|title)|header|banner)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_AROUND_ALL = frozenset("html body main article".split())
_NUMBER_OF_NOTE = re.compile(r"(?:^|\s)reference(?:\s|$)")


@dataclass(slots=True)
class Block:
    """A block of a page: its words, how many of its letters are links, whether it is kept.

    `times` are the `time` elements in it.
    """

    element: etree._Element
    in_aside: bool
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    kept: bool = False
    in_notice: bool = False
    in_masthead: bool = False
    times: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return its words, in one line."""
        return " ".join("".join(self.pieces).split())

    @property
    def is_prose(self) -> bool:
        """Tell whether it is a sentence or a caption, and no link to something else."""
        text = self.text
        is_told = self.element.tag == "figcaption" or re.search(r"[.!?…]\W{0,3}$", text)
        return bool(is_told) and len(text.split()) >= 4 and self.linked * 2 < len(text)


def blocks_of(root: etree._Element) -> list[Block]:
    """Return the blocks of a page that have words, in its order."""
    blocks = [Block(root, in_aside=False)]
    around: list[etree._Element] = []
    silent = links = aside = notice = masthead = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_start, tag = event == "start", element.tag
        step = 1 if is_start else -1
        style = element.get("style") or ""
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_note = tag == "sup" and _NUMBER_OF_NOTE.search(called)
        is_note = is_note or "mw-editsection" in called
        if tag == "head" or is_note or element.get("hidden") is not None or _HIDDEN.search(style):
            silent += step
        links += step if tag == "a" else 0
        aside += step if tag in _ASIDE else 0
        if called != " " and tag not in _AROUND_ALL:
            notice += step if _NOTICE.search(called) else 0
            masthead += step if _MASTHEAD.search(called) else 0
        if tag in _BLOCKS:
            if tag != "br":
                around.append(element) if is_start else around.pop()
            blocks.append(Block(around[-1] if around else root, in_aside=aside > 0))
            blocks[-1].in_notice, blocks[-1].in_masthead = notice > 0, masthead > 0
        if is_start and (tag == "time" or element.get("itemprop") == "datePublished"):
            blocks[-1].times.append(element)
        said = element.text if is_start and isinstance(tag, str) else None
        said = element.tail if not is_start else said
        if said and not silent:
            blocks[-1].pieces.append(said)
            blocks[-1].linked += len(said.strip()) if links else 0
    return [block for block in blocks if block.text or block.times]
