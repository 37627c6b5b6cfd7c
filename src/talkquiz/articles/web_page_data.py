"""What a web page tells of its article: title, outlet, authors, day of publication, language.

Publishers say it several times over: as JSON-LD (schema.org), in `meta` elements (Open Graph,
Dublin Core and names of their own), in `time` elements, in the page's address. Dates that stand
beside other articles are never looked at, and none is guessed.
"""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml.etree import _Element

from talkquiz.articles.article import words
from talkquiz.articles.article_data import ArticleData, Told, day_written
from talkquiz.articles.dates_said import days_in
from talkquiz.articles.web_page_blocks import Block
from talkquiz.articles.web_page_day import HeadDays, head_days, head_lines
from talkquiz.articles.web_page_outlet import SEPARATOR, find_outlet, letters, names_shown

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|^Report|^WebPage)$")
_SITE_TYPES = re.compile(r"^(?:WebSite|NewsMediaOrganization|Newspaper)$")
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
_WEAK_DAYS = (
    "dcterms.date", "dc.date", "date", "article:created", "datecreated", "dcterms.created",
)  # fmt: skip
"""Names that some sites use for the day of a change, or of the page's making."""
_SHORTEST_TITLE = 3
_OPEN = "The day of publication is left open"
_OFFSET = re.compile(r":\d\d(?:\.\d+)?\s*[+-](?!00:?00)\d\d:?\d\d$")
"""The end of a time that says how far its place is from UTC."""
_IN_ADDRESS = re.compile(
    r"[/=]((?:19|20)\d\d)(?:/[a-z_-]+)?[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/_.-]|$)", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|\burl: *(https?://\S+)")
_BYLINE = re.compile(r"\b(?:byline|author|contributor)s?\b")
_NO_NAME = re.compile(
    r"https?:|www\.|[@/\d]|\b(?:staff|admin|editors?|desk|reporters?|unknown|by)$", re.IGNORECASE
)
_PARTICLES = frozenset("de del della der den di da dos du la le van von al bin ibn el y".split())
_NAME = re.compile(r"(?:(?:story )?by|from|von|par|por)\b[: ]+", re.IGNORECASE)
_BYLINE_LINE = re.compile(
    r"(?:.{0,40}?\b)?(?:[Bb]y|BY)[: ]+(?P<names>[A-Z][^,|—–\d]{2,60}?)(?= on |\s*[,|—–]|\s-\s|$)"
)
_NEAR = 4
"""So many levels above its heading an article says by whom and of when it is."""
_LONGEST_BYLINE = 120
_MOST_JSON = 1_000_000


class _Dated(NamedTuple):
    """A day, the words that say it, and where they stand."""

    day: date
    words: str
    where: str


class Page:
    """A page, by the places where it may tell of its article."""

    def __init__(self, root: _Element, address: str) -> None:
        self.root = root
        self.named: dict[str, list[str]] = {}
        self.headings: list[tuple[str, _Element]] = []
        self.sites: list[str] = []
        self.bylines: list[_Element] = []
        self.linked: list[dict[str, Any]] = []
        self._addresses = [address]
        for element in root.iter():
            self._note(element)
        self.linked = self._own_of(self.linked)
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
            for entry in _entries_in(element.text or ""):
                if _is_a(entry, _ARTICLE_TYPES):
                    self.linked.append(entry)
                elif _is_a(entry, _SITE_TYPES) and isinstance(entry.get("name"), str):
                    self.sites.append(entry["name"])
        elif element.tag in ("h1", "h2") or prop == "headline":
            self.headings.append((_text(element), element))
        elif prop == "author" or get("rel") == "author" or _BYLINE.search(get("class") or ""):
            self.bylines.append(element)

    def _own_of(self, articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return those of `articles` that have the page's title; other ones are linked to."""
        titles = [self.title_element, *self.named.get("og:title", ())]
        titles += [text for text, element in self.headings if element.tag == "h1"]
        said = [{*words(each)} for each in titles]
        own, strange = list[dict[str, Any]](), list[dict[str, Any]]()
        for article in articles:
            headline = article.get("headline") or article.get("name")
            has = {*words(headline)} if isinstance(headline, str) else set[str]()
            is_own = any(len(has & each) * 2 >= len(has) for each in said) if has else False
            (own if is_own else strange).append(article)
        nameless = [each for each in strange if not (each.get("headline") or each.get("name"))]
        return own or nameless or (strange if not any(said) else [])

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

    def json_ld_texts(self, key: str) -> Iterator[str]:
        """Yield the texts at a key of the article's JSON-LD, with their line breaks."""
        yield from (each[key] for each in self.linked if isinstance(each.get(key), str))

    @property
    def title_element(self) -> str:
        """The words of `<title>`, which mostly has the site's name in it."""
        return next((_text(each) for each in self.root.iter("title")), "")


def read_page_data(page: Page, blocks: Sequence[Block]) -> tuple[ArticleData, list[str]]:
    """Return what a page tells, and in sentences what a person has to see to."""
    root, notes = page.root, list[str]()
    title, heading = _title(page)
    at = _heading_block(blocks, heading, title.value if title else "")
    said_of_site = [*page.metas(_OUTLETS), *page.json_ld("publisher", "name")]
    said_of_site += [
        *page.json_ld("publisher"),
        *(Told(e, "the page's JSON-LD") for e in page.sites),
    ]
    if title and heading is None:
        found = _on_page(title.value, blocks)
        if found is not None:
            at, title = found, Told(blocks[found].text, "the line on the page")
    headline = title.value if title and (heading is not None or at is not None) else ""
    shown = [*names_shown(root, blocks)]
    outlet = find_outlet(said_of_site, page.title_element, headline, page.address, shown)
    if title and not headline:
        bare = _without_site(title.value, outlet.value if outlet else "")
        # One or two words beside the site's name, nowhere on the page, are those of a section.
        is_section = bare != title.value and len(words(bare)) < _SHORTEST_TITLE
        title = None if is_section or not bare else Told(bare, title.where)
    if outlet is None:
        host = (urlsplit(page.address).hostname or "").removeprefix("www.")
        notes.append(f"The page does not name its outlet{host and f': it is from {host}'}.")
    language = next((each.get("lang") for each in root.iter("html") if each.get("lang")), "")
    lines = head_lines(blocks, at)
    issued, noted = _issued(page, head_days(lines, language))
    return ArticleData(
        title=title,
        outlet=outlet,
        authors=_authors(page, heading, lines, outlet),
        issued=issued,
        language=Told(language, "the page's lang") if language else None,
    ), [*notes, *noted]


def _heading_block(blocks: Sequence[Block], heading: _Element | None, title: str) -> int | None:
    """Return the number of the block that is the heading."""
    if heading is not None:
        own = {heading, *heading.iterdescendants()}
        number = next((n for n, each in enumerate(blocks) if each.element in own), None)
        if number is not None:
            return number
    wanted = words(title)
    same = (n for n, each in enumerate(blocks) if wanted and words(each.text) == wanted)
    return next(same, None)


def _on_page(title: str, blocks: Sequence[Block]) -> int | None:
    """Return the number of the block that is a part of `title`, which has other names in it."""
    parts = [part for each in SEPARATOR.split(title) if len(part := words(each)) >= 4]
    fits = (n for n, each in enumerate(blocks) if words(each.text) in parts)
    return next(fits, None)


def _is_a(entry: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = entry.get("@type", "")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and kind.search(name) for name in names)


def _entries_in(script: str) -> Iterator[dict[str, Any]]:
    """Yield what a script of JSON-LD describes, but not what stands in its lists."""
    try:
        data = json.loads(script[:_MOST_JSON], strict=False)
    except (ValueError, RecursionError):
        return
    for each in data if isinstance(data, list) else [data]:
        graph = each.get("@graph", [each]) if isinstance(each, dict) else []
        for entry in graph if isinstance(graph, list) else [graph]:
            if isinstance(entry, dict):
                yield entry


def _title(page: Page) -> tuple[Told[str] | None, _Element | None]:
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
    parts = [words(part) for part in SEPARATOR.split(page.title_element)]
    if len(own) == 1 and words(own[0][0]) == parts[0] and len(parts) > 1:
        return Told(own[0][0], "the page's heading"), own[0][1]
    if len(own) == 1 and all(told.where == "the page's title" for told in said):
        text, element = own[0]
        said_of_page = {*words(page.title_element)}
        if len(words(text)) >= 4 and ({*words(text)} & said_of_page or len(said_of_page) < 3):
            return Told(text, "the page's heading"), element
    return (said[0], None) if said else (None, None)


def _without_site(title: str, site: str) -> str:
    """Return a title without the parts at its ends that are the name of the site."""
    spelled = letters(site)
    parts = [(found.start(), found.end()) for found in SEPARATOR.finditer(title)]
    for start, end in reversed(parts):
        last = letters(title[end:])
        if last and spelled and (last in spelled or spelled in last):
            title = title[:start]
    first = SEPARATOR.search(title)
    if first and letters(title[: first.start()]) == spelled:
        title = title[first.end() :]
    return title.strip()


def _authors(
    page: Page, heading: _Element | None, lines: Sequence[Block], outlet: Told[str] | None
) -> Told[tuple[str, ...]] | None:
    """Return the names of the authors, from the first place that has any besides the outlet's."""
    near = [Told(_text(each), "the page's byline") for each in _near(heading, page.bylines)]
    site = letters(outlet.value) if outlet else ""
    json_ld = [*page.json_ld("author", "name"), *page.json_ld("author")]
    bylines = filter(None, (_BYLINE_LINE.match(each.text) for each in lines))
    shown = [Told(each["names"], "the page's byline") for each in bylines]
    for told in (json_ld, *([each] for each in page.metas(_AUTHORS)), near, shown):
        found = (name for each in told for name in _names(each.value))
        # "CNN" of CNN.com, and "Ediciones El País" of El País.
        names = {name: letters(name) for name in found}
        own = [
            n for n, said in names.items() if not site or (said not in site and site not in said)
        ]
        if own:
            return Told((*own,), told[0].where)
    return None


def is_by(line: str, data: ArticleData) -> bool:
    """Tell whether a line says only by whom an article is: "By Ada Brook, Science Editor"."""
    found = _BYLINE_LINE.match(line)
    names = data.authors.value if data.authors else ()
    is_short = len(line.split()) <= 10 and not line.endswith(".")
    return bool(found and is_short and any(name in line for name in names))


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


def _issued(page: Page, head: HeadDays) -> tuple[Told[date] | None, list[str]]:
    """Return the day of publication, as it was where the page was published, and what is unsure.

    A time in UTC, or a day without one, may be of the day after or before: the same moment in local
    time, or the page's address, says which day it was there. Where a page and its metadata say
    different days, neither is taken: a site that moves gives all of its pages the day of the move.
    """
    said = [*page.json_ld("datePublished"), *page.metas(_DAYS)]
    dated = [
        _Dated(day, told.value, told.where) for told in said if (day := day_written(told.value))
    ]
    several = {
        each.where for each in dated if len({d.day for d in dated if d.where == each.where}) > 1
    }
    dated = [each for each in dated if each.where not in several]
    weak = {f"the page's {name}" for name in _WEAK_DAYS}
    first = next(iter(dated), None)
    shown, address = head.told, _day_in_address(page.address)
    if shown and (not first or (first.where in weak and first.day != shown.value)):
        return shown, []
    if not first:
        if address and not head.published:
            return Told(address, "the page's address"), []
        return None, _open_day(head)
    sure = [each for each in dated if each.where not in weak] or dated
    earliest, latest = (pick(sure, key=lambda each: each.day) for pick in (min, max))
    notes = list[str]()
    if latest.day - earliest.day > timedelta(1):
        first = earliest
        both = f"{earliest.day} by {earliest.where}, {latest.day} by {latest.where}"
        notes = [f"Two days of publication are given, {both}: the earlier one is taken."]
    if head.published and all(abs(first.day - each) > timedelta(1) for each in head.published):
        days = ", ".join(map(str, head.published))
        by_data = f"it is {first.day} by {first.where}"
        return None, [f"{_OPEN}: {by_data}, but the page shows {days}."]
    return _local_day(first, dated, address), notes


def _local_day(first: _Dated, dated: list[_Dated], address: date | None) -> Told[date]:
    """Return the day `first` as it was where the page was published."""
    own = [each for each in dated if _OFFSET.search(each.words)]
    if first not in own:
        local = [each for each in own if _instant(each.words) == _instant(first.words)]
        if local:
            return Told(local[0].day, local[0].where)
        if address and abs(address - first.day) == timedelta(1):
            return Told(address, "the page's address")
    return Told(first.day, first.where)


def _open_day(head: HeadDays) -> list[str]:
    """Return why the day of publication is left open, if the head of the article names any."""
    if head.unclear:
        return [f"{_OPEN}: {head.unclear[0]} may be two days."]
    if head.published:
        days = ", ".join(map(str, head.published))
        return [f"{_OPEN}: the page shows {days}."]
    if head.updated:
        return [f"{_OPEN}: the page only says that it was changed on {head.updated[0]}."]
    return ["The page does not say its day of publication."]


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
