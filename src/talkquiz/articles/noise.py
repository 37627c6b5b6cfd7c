"""Tags the lines of an article that are no news: captions, links, credits, marks of the page.

Plain rules, in the order of `_LINES`; what they tag is kept, and only left out of the proposals.
A paragraph is a line of the article, as sentences.py counts them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from talkquiz.articles.calendar_words import DATE, MONTH, WEEKDAY, YEAR
from talkquiz.articles.sentences import Article, Sentence


class Tag(StrEnum):
    """What a line is that is no news."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    DATELINE = "dateline"
    LINK = "link"
    BREADCRUMB = "breadcrumb"
    PAGE = "page"
    END_MARK = "end mark"


@dataclass(slots=True)
class Paragraph:
    """A line of the article: its sentences, and its tag if it is no news."""

    sentences: tuple[Sentence, ...]
    tag: Tag | None = None

    @property
    def text(self) -> str:
        """The line without an end mark."""
        return " ".join(s.text for s in self.sentences if not _END_MARK.fullmatch(s.text))

    @property
    def number(self) -> str:
        """Where it stands: `p3`."""
        return self.sentences[0].at.partition(".")[0]

    @property
    def ended(self) -> bool:
        """Tell whether it ends as a sentence does."""
        return bool(re.search(r"""[.!?]["')\]]*$""", self.text))


AGENCY = (
    r"(?:AFP|AP|Reuters|Xinhua|EPA|ANSA|DPA|dpa|TASS|Tass|UPI|PA|Anadolu|Kyodo|ANTARA|Bloomberg"
    r"|Getty(?: Images)?|Associated Press|Agence France-Presse)"
)
"""News and picture agencies, as credits name them."""
_END_MARK = re.compile(
    r"[-/#* (\[]*(?:enditem|item ends|ends?|30|more|#{2,}|■)[-/#* )\].]*", re.IGNORECASE
)
_POSITION = re.compile(
    r"\((?:(?:\d(?:st|nd|rd|th) )?[LRC]|(?:far |second )?(?:left|right|cent(?:re|er)))\)"
)
_CREDITED = re.compile(
    rf"\((?:[^()]*\b(?:photo|file|pool|handout|courtesy|image|getty|via)\b[^()]*)\)$"
    rf"|\b(?:photo|photograph|picture|image|credit): ?[^.]*$|/{AGENCY}\)?$|[a-z]{AGENCY}$",
    re.IGNORECASE,
)
_SHOWING = re.compile(
    r"\b(?:gestures|speaks|talks|poses|walks|stands|holds|attends|waves|looks|shakes|smiles)\b"
)
_CAPTION = re.compile(
    r"FILE\b|(?:file |handout )?(?:photo|picture|image|photograph)s?(?: shows|:| by\b)"
    r"|(?:file|caption|pictured|image caption|image source|image copyright)(?::| -|,)"
    r"|.{0,160}\b(?:in this (?:\w+ ){0,3}(?:photo|picture|image)|is pictured|are pictured)\b",
    re.IGNORECASE,
)
_LINK_HEAD = re.compile(
    r"(?:read (?:more|also|next|on)|also read|see also|related(?: articles| stories| news| topics)?"
    r"|more (?:on this(?: story)?|from \w+|news|stories)|recommended(?: for you)?|most read|popular"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|don't miss|further reading"
    r"|latest(?: news)?|trending|watch|listen|top stories|in pictures|explainer|opinion)\b"
    r" ?(?P<colon>:)?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"(?:sources?|author|writer|editors?|credits?|via): ?\S|(?:edited|written|compiled) by\b"
    r"|\(?(?:additional )?(?:reporting|writing|editing) (?:by|in)\b"
    r"|with (?:inputs?|files|agencies)\b"
    rf"|\(?(?:©|\(c\)|copyright\b)|[-( ]*{AGENCY}(?: ?(?:/|and|,) ?{AGENCY})*\)?\.?$|agencies\.?$"
    r"|.{0,80}\bcontributed to (?:this|the) (?:report|story|article)"
    r"|.{0,120}\ball rights reserved"
    r"|th(?:is|e) (?:article|story|report) (?:was (?:first|originally)|first|originally)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|BY|By) [A-Z][\w.'-]*(?: (?:[A-Z][\w.'-]*|de|van|von|al|and|bin))*"
    r"(?:$|,[^.]*$| (?:in|at) [^.]*$|\s?[|/-])"
)
_DATED = re.compile(
    r"(?:first )?(?:published|posted|updated|last (?:updated|modified)|date|issued)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:share(?: this| on|:|$)|tweet$|follow (?:us|.{0,40}\bon (?:twitter|facebook|instagram|x)\b)"
    r"|sign (?:up|in)\b|log ?in\b|subscribe|newsletter|advertisement|advertising|skip to|click here"
    r"|print$|e-?mail(?: this|$)|comments?(?: \(\d+\)|$)|download (?:our|the) app|menu$|search$"
    r"|home$|terms (?:of|and)|privacy|contact us|about us|copy link|save(?: article)?$)"
    r"|.{0,200}\b(?:(?:we|site|website) uses? cookies|accept (?:all |our )?cookies|cookies? policy"
    r"|privacy policy|can also be accessed|sign up (?:for|to) (?:our|the))\b",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s+[/>\"|·•]\s+")
_SHOUTED = re.compile(r"[A-Z][A-Z.]+(?:[ /,-]+[A-Z][A-Z.]+){0,3}")


def tag_paragraphs(article: Article) -> list[Paragraph]:
    """Return the paragraphs of `article`, those that are no news with their tag."""
    groups = groupby(article.sentences, key=lambda sentence: sentence.at.partition(".")[0])
    paragraphs = [Paragraph(tuple(sentences)) for _, sentences in groups]
    for paragraph in paragraphs:
        paragraph.tag = _tag_of_line(paragraph)
    _tag_links(paragraphs)
    _tag_head(paragraphs)
    _tag_pictures(paragraphs)
    _tag_rest(paragraphs)
    return paragraphs


def is_end_mark(sentence: Sentence) -> bool:
    """Tell whether a sentence is only a mark such as "Enditem", or an agency in brackets."""
    return bool(
        _END_MARK.fullmatch(sentence.text) or re.fullmatch(rf"\({AGENCY}\)\.?", sentence.text)
    )


def is_file_photo(caption: str) -> bool:
    """Tell whether a caption says that its picture is older than the news."""
    return bool(re.match(r"FILE\b|file\b", caption) or re.search(r"\bFile\)?$", caption))


def headline(paragraphs: list[Paragraph]) -> str | None:
    """Return the headline, or None if the article has none."""
    return next((p.text for p in paragraphs if p.tag is Tag.HEADLINE), None)


def _tag_of_line(paragraph: Paragraph) -> Tag | None:
    """Return the tag that a line earns by itself."""
    text = paragraph.text
    if not text:
        return Tag.END_MARK
    if _is_dateline(text):
        return Tag.DATELINE
    if _is_breadcrumb(text):
        return Tag.BREADCRUMB
    for tag, pattern in _LINES:
        if pattern.match(text):
            return tag
    return Tag.CAPTION if _is_caption(text) else None


_LINES = (
    (Tag.CAPTION, _CAPTION),
    (Tag.PAGE, _PAGE),
    (Tag.CREDIT, _CREDIT),
    (Tag.CREDIT, _BYLINE),
)


def _is_dateline(text: str) -> bool:
    """Tell whether a line holds only a date, a time, a place in capitals or an agency."""
    if text.startswith("---") and "date:" in text:
        return True
    rest = re.sub(rf"{DATE.pattern}|\b{MONTH} {YEAR}\b", " ", text, flags=re.VERBOSE)
    dated = rest != text
    rest = re.sub(rf"{WEEKDAY}|\b\d{{1,2}}[:.]\d\d\b|\b(?:[ap]m|GMT|UTC|BST|ET|EST)\b", " ", rest)
    rest = re.sub(rf"\(?{AGENCY}\)?", " ", _DATED.sub(" ", rest), flags=re.IGNORECASE)
    rest = re.sub(r"\b(?:on|at)\b|[^\w]+", " ", rest).strip()
    return (dated and not rest) or (not text.endswith("?") and bool(_SHOUTED.fullmatch(rest)))


def _is_breadcrumb(text: str) -> bool:
    parts = _CRUMB.split(text)
    short = all(0 < len(part.split()) <= 4 for part in parts) and not text.endswith(".")
    slashed = len(parts) == 2 and bool(re.search(r"\s[/>]\s", text))
    return short and (len(parts) > 2 or slashed) and not DATE.search(text)


def _is_caption(text: str) -> bool:
    return bool(_POSITION.search(text) or _CREDITED.search(text))


def _tag_links(paragraphs: list[Paragraph]) -> None:
    """Tag a heading such as "Read more" and the titles that follow it."""
    listing = False
    for paragraph in paragraphs:
        head = _LINK_HEAD.match(paragraph.text)
        alone = bool(head) and head.end() == len(paragraph.text) if head else False
        if head and (alone or (head["colon"] and not paragraph.text.endswith("."))):
            paragraph.tag = Tag.LINK
            listing = alone
        elif listing and _is_title(paragraph):
            paragraph.tag = paragraph.tag or Tag.LINK
        else:
            listing = False


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return not paragraph.ended or (text.endswith(("?", "!")) and len(text.split()) <= 12)


def _tag_head(paragraphs: list[Paragraph]) -> None:
    """Tag what stands above the first news: one headline, standfirsts, names of pictures."""
    first = next((i for i, p in enumerate(paragraphs) if _is_news(p)), len(paragraphs))
    body = " ".join(_words(p.text) for p in paragraphs[first:])
    lines = [p for p in paragraphs[:first] if p.tag is None]
    for paragraph in lines:
        if _is_nameplate(paragraph.text, body):
            paragraph.tag = Tag.CAPTION
    titles = [p for p in lines if p.tag is None]
    best = next((p for p in titles if len(p.text.split()) >= 4), None) or max(
        titles, key=lambda p: len(p.text.split()), default=None
    )
    for paragraph in titles:
        short = len(paragraph.text.split()) <= 3
        paragraph.tag = Tag.LINK if short else Tag.STANDFIRST
    if best:
        best.tag = Tag.HEADLINE


def _is_news(paragraph: Paragraph) -> bool:
    long = len(paragraph.text.split()) > 12 or paragraph.text.endswith((".", '."', ".'"))
    return paragraph.tag is None and paragraph.ended and long


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_nameplate(text: str, body: str) -> bool:
    """Tell whether a line is the name of who is in a picture: capitals, and met in the news."""
    names = all(word[:1].isupper() for word in re.findall(r"\w+", text) if len(word) > 3)
    return names and f" {_words(text)} " in f" {body} "


def _tag_pictures(paragraphs: list[Paragraph]) -> None:
    """Tag captions that only what stands around them tells: a repeated name, an agency alone."""
    news = False
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        repeats = before and before.tag is Tag.CAPTION and paragraph.text.startswith(before.text)
        if repeats or (_ends_in_agency(paragraph) and (not news or _shows(paragraph))):
            paragraph.tag = Tag.CAPTION
        news = news or _is_news(paragraph)


def _ends_in_agency(paragraph: Paragraph) -> bool:
    return paragraph.tag is None and bool(re.search(rf"\({AGENCY}\)\.?$", paragraph.text))


def _shows(paragraph: Paragraph) -> bool:
    return len(paragraph.sentences) <= 3 and bool(_SHOWING.search(paragraph.text))


def _tag_rest(paragraphs: list[Paragraph]) -> None:
    """Tag headings between paragraphs of news, and links and notices below the last."""
    news = [number for number, paragraph in enumerate(paragraphs) if _is_news(paragraph)]
    for number, paragraph in enumerate(paragraphs):
        if paragraph.tag or not news or number < news[0] or paragraph.ended:
            continue
        if number > news[-1]:
            paragraph.tag = Tag.PAGE if paragraph.text.endswith(":") else Tag.LINK
        elif len(paragraph.text.split()) <= 10 and not re.search(r'[\d":]', paragraph.text):
            paragraph.tag = Tag.HEADING
