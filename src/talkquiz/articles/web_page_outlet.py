"""The name of the outlet on a web page: in its metadata, `<title>`, masthead or foot."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.etree import _Element

from talkquiz.articles.article import words
from talkquiz.articles.article_data import Told
from talkquiz.articles.web_page_blocks import Block
from talkquiz.language.unicode_forms import normalized

SEPARATOR = re.compile(r"\s+(?:[|–—:•·»«›~]|--?|::)\s+|\s*\|\s*")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-zA-Z]{2,}/?")
_QUOTES = " \t.,:;|–—-•·›~\"“”„«»‹›'‘"
_LONGEST = 6
"""Words in the name of an outlet."""
_FEW = 2
"""Where a page shows more names that nothing else bears out, none is taken."""
_NO_OUTLET = frozenset(
    "home homepage start startpage news latest world local national business economy money "
    "politics opinion comment science technology tech health sport sports culture arts "
    "entertainment life lifestyle travel education environment climate weather video videos blog "
    "blogs article print printversion printable printerfriendly print page mobile amp "
    "story features feature archive menu logo login search us uk europe asia africa "
    "americas untitled loading pressrelease".split()
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\b)[\W\d]*(?:\bby )?(?P<name>[^\W\d][^.|,;•·©\d]{1,60})", re.IGNORECASE
)
_PRINTED_FROM = re.compile(
    r"(?:printed from|this article (?:appeared|was published) (?:in|on)) "
    r"(?P<name>[A-Z][^.:|,;]{1,60})",
    re.IGNORECASE,
)
_OWNERS = re.compile(
    r"\b(?:all rights|ltd|limited|inc|llc|gmbh|corp|plc|and its|or its)\b.*", re.IGNORECASE
)


def letters(text: str) -> str:
    """Return the letters and digits of `text` alone, without accents."""
    return "".join(filter(str.isalnum, normalized("NFKD", text).casefold()))


def find_outlet(
    said: Sequence[Told[str]],
    title: str,
    heading: str,
    address: str,
    shown: Sequence[str],
) -> Told[str] | None:
    """Return the name of the outlet, or None where nothing on the page bears it out.

    `said` is what the metadata call it, `title` is the `<title>`, `heading` what the article is
    called on the page, `shown` are the names that the page shows as its own.
    A site that calls itself by its address is called as the page shows it.
    """
    named = [Told(_bare(SEPARATOR.split(each.value.strip())[0]), each.where) for each in said]
    named = [each for each in named if each.value]
    for each in named:
        if not _HOST.fullmatch(each.value):
            return each
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    addresses = {letters(each) for each in (*(each.value for each in named), host) if each}
    shown = [name for name in shown if _is_name(name)]
    counted = Counter(letters(name) for name in shown)
    parts = [part for part in _parts(title, heading) if _is_name(part)]
    for part in parts:
        spelled = letters(part)
        if any(spelled in each for each in (*addresses, *counted)) or any(
            each in spelled for each in counted if len(each) > 3
        ):
            return Told(part, "the page's title")
    if parts:
        return Told(parts[0], "the page's title")
    for name in shown:
        if any(letters(name) in each for each in addresses) or counted[letters(name)] > 1:
            return Told(name, "the name that the page shows")
    if shown and len(counted) <= _FEW:
        return Told(shown[0], "the name that the page shows")
    return Told(named[0].value.removeprefix("www."), named[0].where) if named else None


def _parts(title: str, heading: str) -> list[str]:
    """Return the parts of a `<title>` beside the heading, the likeliest outlet first.

    That is the last after the headline, or the first before it.
    """
    if heading and title.casefold() == heading.casefold():
        return []
    at = title.casefold().find(heading.casefold()) if heading else -1
    if at >= 0:
        before, after = title[:at], title[at + len(heading) :]
    else:
        cut = SEPARATOR.split(title)
        if len(cut) < 2:
            return []
        said = {*words(heading)}
        shared = [len(said & {*words(part)}) for part in cut]
        longest = max(range(len(cut)), key=lambda n: (shared[n], len(cut[n].split())))
        if len(cut[longest].split()) < 4 and not shared[longest]:
            return []
        before, after = " | ".join(cut[:longest]), " | ".join(cut[longest + 1 :])
    last = [_bare(each) for each in SEPARATOR.split(after)]
    first = [_bare(each) for each in SEPARATOR.split(before)]
    return [each for each in (*reversed(last), *first) if each]


def _bare(name: str) -> str:
    """Return a name without the marks and quotation marks about it."""
    return " ".join(name.split()).strip(_QUOTES)


def _is_name(name: str) -> bool:
    said = words(name)
    is_short = 0 < len(said) <= _LONGEST and len(name) <= 60
    return is_short and letters(name) not in _NO_OUTLET and not name.isdigit()


def names_shown(root: _Element, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield by what names a page calls itself: in its masthead, as a link home, in its foot."""
    for block in blocks:
        if block.in_masthead and not block.in_notice and len(block.text.split()) <= _LONGEST:
            yield _bare(block.text)
    for element in root.iter("img", "a"):
        called = " ".join(element.get(key) or "" for key in ("class", "id", "src", "alt"))
        if element.tag == "img" and re.search(r"logo|masthead|brand", called, re.IGNORECASE):
            yield _bare(re.sub(r"\blogo\b", "", element.get("alt") or "", flags=re.IGNORECASE))
        elif element.tag == "a":
            path = urlsplit(element.get("href") or "x").path
            if element.get("rel") == "home" or path == "/":
                yield _bare("".join(element.itertext()))
    foot = blocks[len(blocks) * 3 // 4 :]
    for block in foot:
        found = _COPYRIGHT.search(block.text) if len(block.text) <= 200 else None
        found = found or _PRINTED_FROM.match(block.text)
        if found and block.element.tag != "figcaption":
            yield _bare(_OWNERS.sub("", found["name"]))
