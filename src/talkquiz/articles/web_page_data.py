"""What a web page tells of its article: title, outlet, authors, day of publication, language.

Publishers say it several times over: as JSON-LD (schema.org), in `meta` elements (Open Graph,
Dublin Core and names of their own), in `time` elements, in the page's address. Dates that stand
beside other articles are never looked at, and none is guessed.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml.etree import _Element

from talkquiz.articles.article import words
from talkquiz.articles.article_data import ArticleData, Told, day_written
from talkquiz.articles.dates_said import days_in
from talkquiz.language.unicode_forms import normalized

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|^Report|^WebPage)$")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_OUTLETS = (
    "og:site_name", "article_publication_name", "citation_journal_title", "application-name",
    "dc.publisher", "dcterms.publisher", "dc.publisher.corporatename", "publisher",
)  # fmt: skip
_AUTHORS = (
    "author", "og:author", "article:author", "og:article:author", "sailthru.author",
    "parsely-author", "byl", "dc.creator", "dcterms.creator", "citation_author", "article_author",
)  # fmt: skip
_DAYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "article_date_original", "dcterms.issued", "dc.date.issued",
    "dc.date.issue", "citation_publication_date", "parsely-pub-date", "publish_date",
    "published_date", "publishdate", "publish-date", "publication_date", "pubdate", "pub_date",
    "article.published", "dcsext.articlefirstpublished", "sailthru.date", "dcterms.date", "dc.date",
    "citation_date", "date", "article:created", "datecreated", "dcterms.created",
)  # fmt: skip
"""Names of `meta` elements and of properties, the surest first."""
_SEPARATOR = re.compile(r"\s+(?:[|–—:•·»«›~]|--?|::)\s+|\s*\|\s*")
_OFFSET = re.compile(r":\d\d(?:\.\d+)?\s*[+-](?!00:?00)\d\d:?\d\d$")
"""The end of a time that says how far its place is from UTC."""
_IN_ADDRESS = re.compile(
    r"[/=]((?:19|20)\d\d)(?:/[a-z_-]+)?[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/_.-]|$)", re.IGNORECASE
)
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-zA-Z]{2,}/?")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|\burl: *(https?://\S+)")
_BYLINE = re.compile(r"\b(?:byline|author|contributor)s?\b")
_NO_NAME = re.compile(
    r"https?:|www\.|[@/\d]|\b(?:staff|admin|editors?|desk|reporters?|unknown|by)$", re.IGNORECASE
)
_PARTICLES = frozenset("de del della der den di da dos du la le van von al bin ibn el y".split())
_NAME = re.compile(r"(?:(?:story )?by|from|von|par|por)\b[: ]+", re.IGNORECASE)
_NEAR = 4
"""So many levels above its heading an article says by whom and of when it is."""
_LONGEST_BYLINE = 120
_MOST_JSON = 1_000_000


class _Dated(NamedTuple):
    """A day, the words that say it, and where they stand."""

    day: date
    words: str
    where: str


class _Page:
    """A page, by the places where it may tell of its article."""

    def __init__(self, root: _Element, address: str) -> None:
        self._root = root
        self.named: dict[str, list[str]] = {}
        self.headings: list[tuple[str, _Element]] = []
        self.times: list[_Element] = []
        self.bylines: list[_Element] = []
        self.linked: list[dict[str, Any]] = []
        self._addresses = [address]
        for element in root.iter():
            self._note(element)
        addresses = (*self._addresses, *self.named.get("og:url", ()))
        self.address = next((each for each in addresses if urlsplit(each).hostname), "")

    def _note(self, element: _Element) -> None:
        """Note what an element may tell."""
        if not isinstance(element.tag, str):
            saved = _SAVED_FROM.search(element.text or "")
            self._addresses += filter(None, saved.groups() if saved else ())
            return
        get = element.get
        prop = get("itemprop") or ""
        name = (get("property") or get("name") or prop).lower()
        if element.tag == "meta" and name and get("content"):
            self.named.setdefault(name, []).append(" ".join(get("content").split()))
        elif element.tag == "link" and get("rel") == "canonical":
            self._addresses.append(get("href") or "")
        elif element.tag == "script" and "ld+json" in (get("type") or ""):
            self.linked += _articles_in(element.text or "")
        elif element.tag in ("h1", "h2") or prop == "headline":
            self.headings.append((_text(element), element))
        elif element.tag == "time" or prop == "datePublished":
            self.times.append(element)
        elif prop == "author" or get("rel") == "author" or _BYLINE.search(get("class") or ""):
            self.bylines.append(element)

    def metas(self, names: tuple[str, ...]) -> Iterator[Told[str]]:
        """Yield what `meta` elements of these names say, the surest first."""
        for name in names:
            for value in self.named.get(name, ()):
                yield Told(value, f"the page's {name}")

    def json_ld(self, *keys: str) -> Iterator[Told[str]]:
        """Yield the texts at a key, or at a key of what stands there, in the JSON-LD."""
        for article in self.linked:
            found: list[Any] = [article]
            for key in keys:
                inner = (each[key] for each in found if isinstance(each, dict) and key in each)
                found = [
                    each for one in inner for each in (one if isinstance(one, list) else [one])
                ]
            where = f"the page's JSON-LD ({keys[0]})"
            yield from (
                Told(" ".join(each.split()), where) for each in found if isinstance(each, str)
            )

    @property
    def title_element(self) -> str:
        """The words of `<title>`, which mostly has the site's name in it."""
        return next((_text(each) for each in self._root.iter("title")), "")


def read_page_data(root: _Element, address: str = "") -> ArticleData:
    """Return what the page `root` tells; `address` is where it was saved from, if that is known."""
    page = _Page(root, address)
    outlet = _outlet(page)
    title, heading = _title(page, outlet)
    language = next((each.get("lang") for each in root.iter("html") if each.get("lang")), "")
    return ArticleData(
        title=title,
        outlet=outlet,
        authors=_authors(page, heading, outlet),
        issued=_issued(page, heading),
        language=Told(language, "the page's lang") if language else None,
    )


def _articles_in(script: str) -> Iterator[dict[str, Any]]:
    """Yield the articles that a script of JSON-LD describes, not those of its lists."""
    try:
        data = json.loads(script[:_MOST_JSON], strict=False)
    except (ValueError, RecursionError):
        return
    for each in data if isinstance(data, list) else [data]:
        graph = each.get("@graph", [each]) if isinstance(each, dict) else []
        for entry in graph if isinstance(graph, list) else [graph]:
            kinds = entry.get("@type", "") if isinstance(entry, dict) else ""
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
                yield entry


def _outlet(page: _Page) -> Told[str] | None:
    """Return the name of the site or newspaper.

    A site that calls itself by its address is called as its titles do: they end in its name.
    """
    said = [*page.metas(_OUTLETS), *page.json_ld("publisher", "name")]
    named = [Told(_SEPARATOR.split(each.value)[0].strip(" ."), each.where) for each in said]
    host = (urlsplit(page.address).hostname or "").removeprefix("www.")
    parts = [_SEPARATOR.split(page.title_element)[-1].partition(",")[0].strip()]
    for called in [*(each for each in named if each.value), Told(host, "the page's address")]:
        if called.value and not _HOST.fullmatch(called.value):
            return called
        end = next((part for part in parts if _letters(part) in _letters(called.value)), "")
        if end and end != page.title_element:
            return Told(end, "the page's title")
        if called.value:
            return Told(called.value.removeprefix("www."), called.where)
    end = parts[0] if len(parts[0].split()) <= 4 and parts[0] != page.title_element else ""
    return Told(end, "the page's title") if end else None


def _letters(text: str) -> str:
    """Return the letters and digits of `text` alone, without accents."""
    return "".join(filter(str.isalnum, normalized("NFKD", text).casefold()))


def _title(page: _Page, outlet: Told[str] | None) -> tuple[Told[str] | None, _Element | None]:
    """Return the title, and the heading that has it on the page.

    The heading says it as readers see it; titles for machines may be cut, or have the site's name
    in them. A heading is the article's if it has the words of one of these.
    """
    said = [*page.metas(_TITLES), *page.json_ld("headline")]
    if page.title_element:
        said.append(Told(page.title_element, "the page's title"))
    for told in said:
        wanted = words(told.value)
        for text, element in page.headings:
            has = words(text)
            shared = len({*has} & {*wanted})
            is_like = shared >= 0.75 * len({*has}) and shared >= 0.5 * len({*wanted})
            if has and (has == wanted or (is_like and shared >= 4)):
                return Told(text, "the page's heading"), element
    own = [each for each in page.headings if each[1].tag == "h1"]
    if len(own) == 1 and all(told.where == "the page's title" for told in said):
        text, element = own[0]
        said_of_page = {*words(page.title_element)}
        if len(words(text)) >= 4 and ({*words(text)} & said_of_page or len(said_of_page) < 3):
            return Told(text, "the page's heading"), element
    for told in said:
        title = _without_site(told.value, outlet.value if outlet else "")
        if title:
            return Told(title, told.where), None
    return None, None


def _without_site(title: str, site: str) -> str:
    """Return a title without the parts at its ends that are the name of the site."""
    spelled = _letters(site)
    parts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    for start, end in reversed(parts):
        last = _letters(title[end:])
        if last and spelled and (last in spelled or spelled in last):
            title = title[:start]
    first = _SEPARATOR.search(title)
    if first and _letters(title[: first.start()]) == spelled:
        title = title[first.end() :]
    return title.strip()


def _authors(
    page: _Page, heading: _Element | None, outlet: Told[str] | None
) -> Told[tuple[str, ...]] | None:
    """Return the names of the authors, from the first place that has any besides the outlet's."""
    near = [Told(_text(each), "the page's byline") for each in _near(heading, page.bylines)]
    site = _letters(outlet.value) if outlet else ""
    json_ld = [*page.json_ld("author", "name"), *page.json_ld("author")]
    for told in (json_ld, *([each] for each in page.metas(_AUTHORS)), near):
        found = (name for each in told for name in _names(each.value))
        # "CNN" of CNN.com, and "Ediciones El País" of El País.
        names = {name: _letters(name) for name in found}
        own = [
            n for n, said in names.items() if not site or (said not in site and site not in said)
        ]
        if own:
            return Told((*own,), told[0].where)
    return None


def _names(text: str) -> Iterator[str]:
    """Yield the names of people, or of an agency, in a byline."""
    if len(text) > _LONGEST_BYLINE:
        return
    for part in re.split(r"\s*[,;|]\s*|\s+(?:and|und|et|y|&)\s+", _NAME.sub("", text.strip(), 1)):
        name = part.strip(" .:-–—")
        said = name.split()
        is_name = all(word in _PARTICLES or not word[:1].islower() for word in said)
        if said and is_name and len(said) <= 5 and not _NO_NAME.search(name):
            yield name


def _issued(page: _Page, heading: _Element | None) -> Told[date] | None:
    """Return the day of publication, as it was where the page was published.

    A time in UTC, or a day without one, may be of the day after or before: the same moment in local
    time, or the page's address, says which day it was there.
    """
    of_times = (
        (each, each.get("datetime") or each.get("content") or _text(each))
        for each in _near(heading, page.times)
    )
    said = [
        *page.json_ld("datePublished"),
        *page.metas(_DAYS),
        *(Told(text, f"the page's <{each.tag}> under its heading") for each, text in of_times),
    ]
    dated = [
        _Dated(day, told.value, told.where) for told in said if (day := day_written(told.value))
    ]
    address = _day_in_address(page.address)
    if not dated:
        return Told(address, "the page's address") if address else None
    first = dated[0]
    own = [each for each in dated if _OFFSET.search(each.words)]
    if first not in own:
        local = [each for each in own if _instant(each.words) == _instant(first.words)]
        if local:
            return Told(local[0].day, local[0].where)
        if address and abs(address - first.day) == timedelta(1):
            return Told(address, "the page's address")
    return Told(first.day, first.where)


def _day_in_address(address: str) -> date | None:
    """Return the day in an address such as .../2014/12/29/..."""
    found = _IN_ADDRESS.search(urlsplit(address).path)
    if not found:
        return None
    year, month, day = found.groups()
    if month.isdigit():
        return day_written(f"{year}-{month}-{day}")
    return next((each.full for each in days_in(f"{day} {month.title()} {year}")), None)


def _instant(text: str) -> int | None:
    """Return the minute that a date with a time and an offset means."""
    try:
        return int(datetime.fromisoformat(text.strip()).timestamp() // 60)
    except (ValueError, OverflowError):
        return None


def _near(heading: _Element | None, elements: list[_Element]) -> list[_Element]:
    """Return those of `elements` that stand in the head of the article with this heading."""
    if heading is None:
        return []
    around = heading
    for _ in range(_NEAR):
        around = around.getparent()
        if around is None or around.tag in ("body", "html"):
            return []
        wanted = {*elements}
        inside = [each for each in around.iter() if each in wanted]
        if inside:
            return inside
    return []


def _text(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())
