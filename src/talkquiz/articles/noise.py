"""Tags the lines of an article that are no news: captions, links, credits, words of the web page.

What is tagged is kept, and only left out of the proposals. A paragraph is a line of the article,
as article.py counts them.
"""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from talkquiz.articles.article import Article, Sentence, plain
from talkquiz.articles.dates_said import DATE, WEEKDAY

Tag = Literal[
    "headline", "standfirst", "heading", "caption", "credit", "dateline", "link", "breadcrumb",
    "outlet", "page", "end mark",
]  # fmt: skip
"""What a line is that is no news."""


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
    def is_ended(self) -> bool:
        """Tell whether it ends as a sentence does."""
        told = [s.text for s in self.sentences if not (is_end_mark(s) or is_call(s))]
        return bool(re.search(r"""[.!?]["')\]]*$""", told[-1] if told else self.text))

    @property
    def is_news(self) -> bool:
        """Tell whether it has no tag, and is a whole sentence rather than a short cry.

        What is longer than a standfirst is news, even where its end has no full stop.
        """
        length = len(self.text.split())
        is_cry = length <= 12 and not self.text.endswith((".", '."', ".'"))
        is_story = length > _LONGEST_STANDFIRST or len(self.sentences) > 2
        return self.tag is None and (is_story or (self.is_ended and not is_cry))


AGENCY = (
    r"(?:AFP|AP|Reuters|Xinhua|EPA|ANSA|DPA|dpa|TASS|Tass|UPI|PA|Anadolu|Kyodo|ANTARA|Bloomberg"
    r"|Getty(?: Images)?|Associated Press|Agence France-Presse)"
)
"""News and picture agencies, as credits name them."""
_END_MARK = re.compile(
    r"(?:[-/#* (\[]*+(?:enditem|item ends|ends?|30|more|■)|(?>[-/#* (\[]*##))[-/#* )\].]*+",
    re.IGNORECASE,
)
_LEFT_OR_RIGHT = re.compile(
    r"\((?:(?:\d(?:st|nd|rd|th) )?[LRC]|(?:far |second )?(?:left|right|cent(?:re|er)))\)"
)
_CREDITED = re.compile(
    r"\((?=[^()]*\b(?:photo|file|pool|handout|courtesy|image|getty|via)\b)[^()]*\)$"
    rf"|/{AGENCY}\)?$|[a-z]{AGENCY}$",
    re.IGNORECASE,
)
_CREDITED_AT_END = re.compile(r"\b(?:photo|photograph|picture|image|credit):", re.IGNORECASE)
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
    r"|.{0,80}\bcontributed (?:to (?:this|the) (?:report|story|article)|(?:\w+ )?reporting\b)"
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
    r"|sign (?:up|in)\b|log ?in\b|subscribe|newsletter|advertisements?(?:$| ?[·|—-])"
    r"|advertising$|skip to|scroll (?:down )?to continue|our standards:"
    r"|click here\b|submitted by\b|filed under\b|tags?:|printed from\b|already a subscriber"
    r"|(?:page |this page was )?last (?:updated|modified|edited)\b|updated(?: on)?:? \W?\d"
    r"|get (?:the|our) .{0,80}\b(?:inbox|e-?mail(?:ed)?|newsletter)\b"
    r"|support (?:our|independent) journalism"
    r"|print$|e-?mail(?: (?:this|the author)|$)|comments?(?: \(\d+\)|$)"
    r"|download (?:our|the) app|menu$|search$"
    r"|home$|terms (?:of (?:use|service)|and conditions)"
    r"|privacy(?: notice| statement)?$|contact us|about us|copy link|save(?: article)?$)"
    r"|.{0,200}\b(?:(?:we|site|website) uses? cookies|accept (?:all |our )?cookies|cookies? policy"
    r"|privacy policy|can also be accessed|sign up (?:for|to) (?:our|the))\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\W{0,3}(?:©|\(c\)|copyright\b(?! (?:law|rules|holders|infring)))"
    r"|.{0,80}\ball rights reserved",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 40
_LONGEST_STANDFIRST = 40
_CALL = re.compile(
    r"(?:follow us\b|advertisements?$|(?:read|see|watch|listen) (?:more|also|next|on)\b ?:"
    r"|(?:listen|tune in) to (?:us\b|our\b|.{0,80}\b(?:podcast|episode|programme|show|interview)\b)"
    r"|(?:sign up|subscribe) (?:for|to)\b|click here\b|share this\b|download (?:our|the) app\b)",
    re.IGNORECASE,
)
"""A sentence that asks readers to do something, within a paragraph too."""
_OUTLET = re.compile(
    r"(?:The )?(?:[A-Z][\w&'-]* ){1,3}(?:Post|Times|News|Gazette|Herald|Guardian|Journal|Tribune"
    r"|Chronicle|Mail|Echo|Telegraph|Observer|Star|Express|Courier|Mirror|Record|Review|Standard"
    r"|Press|Weekly|Bulletin|Examiner|Mercury|Argus|Advertiser|Independent|Sentinel|Globe)"
)
"""A line that may be the name of a newspaper."""
_CRUMB = re.compile(r"(?<!\s)\s+[/>\"|·•]\s+")
_SHOUTED = re.compile(r"[A-Z][A-Z.]+(?:[ /,-]+[A-Z][A-Z.]+){0,3}")
_LINES: tuple[tuple[Tag, re.Pattern[str]], ...] = (
    ("caption", _CAPTION),
    ("page", _PAGE),
    ("credit", _CREDIT),
    ("credit", _BYLINE),
)
"""What a line begins with, the surest first."""


def tag_paragraphs(article: Article) -> list[Paragraph]:
    """Return the paragraphs of `article`, those that are no news with their tag."""
    groups = groupby(article.sentences, key=lambda sentence: sentence.at.partition(".")[0])
    paragraphs = [Paragraph(tuple(sentences)) for _, sentences in groups]
    for paragraph in paragraphs:
        paragraph.tag = _tag_of_line(paragraph.text)
        if paragraph.tag is None and all(is_call(s) or is_end_mark(s) for s in paragraph.sentences):
            paragraph.tag = "page"
    _tag_links(paragraphs)
    _tag_head(paragraphs)
    # A repeated name or an agency alone makes a caption of what stands at the right place.
    met_news = False
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        text = paragraph.text
        repeats = before and before.tag == "caption" and text.startswith(before.text)
        by_agency = paragraph.tag is None and re.search(rf"\({AGENCY}\)\.?$", text)
        shows = len(paragraph.sentences) <= 3 and _SHOWING.search(text)
        if repeats or (by_agency and (not met_news or shows)):
            paragraph.tag = "caption"
        met_news = met_news or paragraph.is_news
    # Short lines are headings between paragraphs of news, links and notices below the last.
    news = [number for number, paragraph in enumerate(paragraphs) if paragraph.is_news]
    for number, paragraph in enumerate(paragraphs):
        if paragraph.tag or not news or number < news[0] or paragraph.is_ended:
            continue
        if number > news[-1]:
            paragraph.tag = "page" if paragraph.text.endswith(":") else "link"
        elif len(paragraph.text.split()) <= 10 and not re.search(r'[\d":]', paragraph.text):
            paragraph.tag = "heading"
    return paragraphs


def is_notice(line: str) -> bool:
    """Tell whether a line of a web page is of the page, and no part of its article.

    It asks readers for something, leads them elsewhere, or says whose the page is.
    """
    text = plain(line)
    head = _LINK_HEAD.match(text)
    leads = head is not None and (head.end() == len(text) or head["colon"] is not None)
    is_short = len(text.split()) <= _LONGEST_NOTICE
    return is_short and bool(leads or _PAGE.match(text) or _OWNED.match(text))


def is_end_mark(sentence: Sentence) -> bool:
    """Tell whether a sentence is only a mark such as "Enditem", or an agency in brackets."""
    return bool(
        _END_MARK.fullmatch(sentence.text) or re.fullmatch(rf"\({AGENCY}\)\.?", sentence.text)
    )


def is_call(sentence: Sentence) -> bool:
    """Tell whether a sentence only asks readers to do something: "Follow us on ..."."""
    return bool(_CALL.match(sentence.text)) and len(sentence.text.split()) <= _LONGEST_NOTICE


def is_file_photo(caption: str) -> bool:
    """Tell whether a caption says that its picture is older than the news."""
    return bool(re.match(r"FILE\b|file\b", caption) or re.search(r"\bFile\)?$", caption))


def headline(paragraphs: list[Paragraph]) -> str | None:
    """Return the headline, or None if the article has none."""
    return _tagged(paragraphs, "headline")


def outlet(paragraphs: list[Paragraph]) -> str | None:
    """Return the line that may be the name of the newspaper, or None."""
    return _tagged(paragraphs, "outlet")


def _tagged(paragraphs: list[Paragraph], tag: Tag) -> str | None:
    return next((p.text for p in paragraphs if p.tag == tag), None)


def _tag_of_line(text: str) -> Tag | None:
    """Return the tag that a line earns by itself, whatever stands around it."""
    if not text:
        return "end mark"
    # A dateline holds only a date, a time, a place in capitals or an agency.
    rest = DATE.sub(" ", text)
    dated = rest != text
    rest = re.sub(rf"{WEEKDAY}|\b\d{{1,2}}[:.]\d\d\b|\b(?:[ap]m|GMT|UTC|BST|ET|EST)\b", " ", rest)
    rest = re.sub(rf"\(?{AGENCY}\)?", " ", _DATED.sub(" ", rest), flags=re.IGNORECASE)
    rest = re.sub(r"\b(?:on|at)\b|[^\w]+", " ", rest).strip()
    shouted = not text.endswith("?") and _SHOUTED.fullmatch(rest)
    if (dated and not rest) or shouted:
        return "dateline"
    crumbs = _CRUMB.split(text)
    is_short = all(0 < len(crumb.split()) <= 4 for crumb in crumbs) and not text.endswith(".")
    slashed = len(crumbs) == 2 and re.search(r"\s[/>]\s", text)
    if is_short and (len(crumbs) > 2 or slashed) and not DATE.search(text):
        return "breadcrumb"
    for tag, pattern in _LINES:
        if pattern.match(text):
            return tag
    is_credited = _CREDITED.search(text) or _CREDITED_AT_END.search(text.rpartition(".")[2])
    return "caption" if is_credited or _LEFT_OR_RIGHT.search(text) else None


def _tag_links(paragraphs: list[Paragraph]) -> None:
    """Tag a heading such as "Read more" and the titles that follow it."""
    listing = False
    for paragraph in paragraphs:
        text = paragraph.text
        head = _LINK_HEAD.match(text)
        alone = head is not None and head.end() == len(text)
        is_title = not paragraph.is_ended or (text.endswith(("?", "!")) and len(text.split()) <= 12)
        if head and (alone or (head["colon"] and not text.endswith("."))):
            paragraph.tag = "link"
            listing = alone
        elif listing and is_title:
            paragraph.tag = paragraph.tag or "link"
        else:
            listing = False


def _tag_head(paragraphs: list[Paragraph]) -> None:
    """Tag what stands above the first news: one headline, standfirsts, names of pictures.

    A line is the name of who is in a picture if it is in capitals and met in the news.
    """
    first = next((i for i, p in enumerate(paragraphs) if p.is_news), len(paragraphs))
    body = " ".join(" ".join(re.findall(r"\w+", p.text.casefold())) for p in paragraphs[first:])
    titles = []
    for paragraph in paragraphs[:first]:
        words = re.findall(r"\w+", paragraph.text)
        is_name = all(word[:1].isupper() for word in words if len(word) > 3)
        if paragraph.tag is None and len(paragraphs) > 1 and _OUTLET.fullmatch(paragraph.text):
            paragraph.tag = "outlet"
        elif paragraph.tag is None and is_name and f" {' '.join(words).casefold()} " in f" {body} ":
            paragraph.tag = "caption"
        elif paragraph.tag is None:
            titles.append(paragraph)
    lengths = [len(paragraph.text.split()) for paragraph in titles]
    for paragraph, length in zip(titles, lengths, strict=True):
        paragraph.tag = "link" if length <= 3 else "standfirst" if first < len(paragraphs) else None
    if titles:
        best = next((i for i, length in enumerate(lengths) if length >= 4), None)
        titles[lengths.index(max(lengths)) if best is None else best].tag = "headline"
