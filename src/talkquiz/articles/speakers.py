"""Finds quotations, and who speaks: a name with a verb of speech, never what a pronoun means.

Rules: the subject of the verb must be a name that stands next to it ("Ada Brook said", "said Ada
Brook", "the mayor, Ada Brook, said", "according to Ada Brook"). A pronoun, a description ("the
envoy for Syria") and a place that stands for its government are left open, with a note.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

from talkquiz.articles.article import LONGEST, Sentence, Span
from talkquiz.articles.dates_said import MONTH, WEEKDAY
from talkquiz.articles.names import NICKNAME, Name, NameFinder, looks_like_a_person, person_in
from talkquiz.articles.news_day import without_dateline
from talkquiz.articles.patterns import any_word, one_of
from talkquiz.course.glossary import Entry

_QUOTATION_MARK = re.compile(r"''|\"|(?<!\w)'(?=[\w\"(])(?!\d0s)|(?<=[\w.,!?…)\"-])'(?!\w)")
_SAYING = (
    "said says say told tells tell stated announced announces explained explains stressed"
    " stresses replied replies remarked remarks reiterated wrote writes confirmed confirms"
    " described describes acknowledged acknowledges admitted admits alleged alleges accused"
    " accuses blamed blames denied denies insisted insists argued argues warned warns hopes"
    " hoped urged urges asked asks demanded appealed predicted predicts estimated estimates"
    " promised promises pledged pledges vowed vows suggested suggests concluded testified"
    " tweeted complained complains criticised criticized criticises condemned condemns praised"
    " praises welcomed warn argue insist deny accuse blame claim hope believe believes believed"
    " expects expect cautioned cautions declared declares revealed conceded concedes reckon"
    " reckons joked jokes fears feared emphasised emphasized quipped boasted apologised"
    " apologized thinks thought suspect suspects worry fear doubts doubted speculated"
)
_SAYING_THAT = (
    "added adds noted notes recalled recalls claimed claims reported maintained maintains"
    " threatened threatens reports signalled remembers remembered observes observed exclaimed"
    " asserts asserted recounts recounted muses report"
    " complain predict suggest conclude found finds advised advises recommended recommends"
)
"""Verbs of speech only before what is said: a club adds a player, a fire claims lives."""
_HOLDING = (
    "rejects rejected refuses refused opposes opposed supports supported wants wanted seeks sought "
    "views favours favors considers regards backs backed prefers disputes disputed demands"
)
_NOUNS = frozenset(
    "called claim claims hope hopes estimates demands views backs supports promises disputes"
    " report reports found finds notes fears doubts remarks thought calls tell blame blames".split()
)
_WILL = frozenset(
    "rejects rejected refuses refused opposes opposed wants wanted prefers disputes disputed"
    " demands".split()
)
"""What only those do who have a will."""
_WHAT_IS_SAID = one_of(
    rf"(?=,? ?(?:that|it|he|she|they|we|I|there|how|on|in|to|losses|seeing|{WEEKDAY}|last)\b)",
    r"(?=\s?[,:.~]|$| [A-Z])",
)
_RISE = any_word("rise fall drop increase decrease loss profit shortage surge")
SPEECH = re.compile(
    r"\b"
    + one_of(
        any_word(_SAYING),
        any_word(_SAYING_THAT) + _WHAT_IS_SAID,
        "(?<=~ )" + any_word(_SAYING_THAT),
        rf"report(?:s|ed)?(?= an? (?:[a-z-]+ )?{_RISE})",
        r"call(?:s|ed) (?:on|upon|for)",
        # he calls it a "trick"
        r"calls(?= (?:it|him|her|them|the|this|an?|his|their)\b)",
        r"call(?:s|ed)(?=[^,.;]{1,40}~)",
        r"point(?:s|ed) (?:to|out)",
        "referred to",
        "made the (?:remarks?|comments?|statement)",
        "(?:went|goes) on to say",
        r"(?:(?:went|goes) on|continue[sd])(?=[,:] ~)",
        r"(?:(?<=~ he )|(?<=~ she ))(?:went on|continue[sd])",
        "(?:is|was|were|are) quoted as saying",
        "(?:(?<=has )|(?<=had )|(?<=have ))written(?= that)",
        # analysts had expected a loss
        r"(?:(?<=has )|(?<=had )|(?<=have ))(?:long )?(?:expected|predicted|foreseen)(?! to be\b)",
    )
    + r"\b"
)
_FINDERS = any_word(
    "study studies report research researchers survey poll analysis review paper inquiry figures"
    " data results findings census investigation experts scientists astronomers team group doctors"
    " court jury judge models? evidence estimates records documents"
)
_FINDING = any_word(
    "found finds find shows? showed shown suggests? suggested indicates? indicated revealed"
    " reveals? concludes? concluded discovered ruled estimates? thinks? think knows?"
)
_STUDY = re.compile(
    rf"\b{_FINDERS}"
    + one_of(
        r" \w+ly| also| has| have| had",
        r" (?:of|by|from|in) [\w ]{1,40}",  # a study by the university
    )
    + rf"? (?P<verb>{_FINDING})\b"
)
"""What somebody found out, and tells."""
_BE = "(?:is|are|was|were)"
MAYBE_SPEECH = re.compile(
    r"\b"
    + one_of(
        any_word(
            "recommend(?:s|ed) propose[sd] advise[sd] offered voiced hinted defended rejected"
            " disagree[sd]? calculate[sd] cried cries shouted feels felt claimed threatened"
            " considers reportedly allegedly apparently"
        ),
        "(?:agreed|heard|knows|finds?|found) that",
        "raised concerns",
        r"(?<!were )(?<!was )(?<!, )call(?:ed|s)(?= (?:it|him|her|them|the|this|that)\b| ~)",
        "(?:declined to|would not) comment",
        "by (?:saying|telling|insisting|claiming|arguing|calling)",
        f"{_BE} said",
        "(?:is|are) (?:thought|believed|reported)",
    )
    + r"\b"
)
"""Words that may tell of speech or of something else."""
HOLDING = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_HOLDING.split())}"
    r"|(?:is|are|was|were) (?:seeking|demanding|refusing|asking for|calling for))\b(?! by\b)"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|having|that|when|if|as)(?: \w+ly)? $")
_ADVERB = re.compile(
    r"(?:^|(?<=[\s~,]))"
    + one_of(
        any_word(r"has have had also again later then earlier once still now never often always"),
        any_word(r"long did not yesterday today \w+ly"),
        rf"(?:on |late |early )?{WEEKDAY}",
        "(?:last|this) (?:week|month|year)",
        r"in an? (?:\w+ )?(?:statement|report|letter|speech|interview|message|post)",
    )
    + r"\s*,?$"
)
"""What may stand between a subject and its verb."""
_PRONOUN = re.compile(
    r"(?:^|[\s~,])(?:he|she|it|they|we|I|you|this|that|these|those|one)$"
    r"|\b(?:his|her|their|its|my|our)(?: [\w'-]+){1,3}$",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:number|couple|handful|majority|dozens|hundreds|all|both) of(?: the)?$")
_REMARK = re.compile(
    r"\b(?:statement|communique|letter|report|message|post)s? (?:from|by|of)(?: the)?$"
)
_NO_VERB = re.compile(
    one_of(
        r"\b"
        + any_word(
            "the an? of its his her their our no any new most all some many more as than by for in"
            " with other two three four five been so newly widely often former"
        ),
        r"\d(?:[\d,.]*\d)?",
    )
    + "$",
    re.IGNORECASE,
)
"""After such words a form of a verb is a noun or an adjective: "12 confirmed cases"."""
_PREPOSITION = re.compile(
    r"\b(?:for|of|in|from|at|to|with|by|against|near|between|about|on|over|under|like)"
    r"(?: (?!(?:and|but|as|while|that|when|after|before|if)\b)[\w'.-]+){0,4}$",
    re.IGNORECASE,
)
_NO_SPEAKER = any_word(
    "plans? schedule law custom size age rules? need taste type height weight whether how what"
    " where which timetables? calendar programme tradition design recipe budget protocol standards"
    " principles guidelines script expectations merit ability means season instructions"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?!(?:the |his |her |their |its )?{_NO_SPEAKER}\b)"
    r"(?P<who>[^,~;.]+(?:\.[A-Z][^,~;.]*)*)"
)
"""Who says so, but not "according to plan"."""
_TURNED = frozenset(
    "said says added adds asked asks explained explains warned warns argued argues noted"
    " notes insisted insists replied replies recalled recalls wrote writes predicted predicts"
    " admitted admits announced confirmed concluded joked remarked stressed declared revealed"
    " claimed promised complained tweeted cautioned conceded remembers remembered observes"
    " observed exclaimed asserts recounts recounted muses suggested told acknowledged"
    " maintained reported boasted reiterated".split()
)
_TURNED_AFTER_COMMA = _TURNED - {"told"}
_OPENS_WITH_SPEECH = re.compile(
    r"\W*(?P<verb>Said|Says|Added|Adds|Explained|Asked|Wrote|Warned|Replied|Recalled)\b"
)
_PARTLY = re.compile(
    r"\b(?:[Aa]fter|[Bb]efore|[Ww]hen|[Bb]ecause|[Aa]lthough|[Tt]hough|[Uu]ntil|[Oo]nce|[Ii]f"
    r"|[Dd]ays? after) (?:[a-z-]+ ){0,4}$"
)
_BY_THE_WAY = re.compile(
    r", (?P<verb>saying|adding|telling|insisting|claiming|arguing|warning|noting"
    r"|explaining|tweeting|writing)\b"
)
_TELLER = re.compile(
    r"~? (?:the |its |their |his |her |an? |some |many |most |other )?(?:[a-z'-]+ ){1,4}"
)
_CLOSE = re.compile(r"(?: (?:in|on|at|this|last|today) [\w ]{1,40})?[.\s]*$")
_NAME_OF = re.compile(r" (?:of|from|at|with|in)(?: the)?(?: [a-z]+ (?:of|at|in)(?: the)?)?$")
_LEAD_TO_NAME = re.compile(r"\s*(?:the |an? )?(?:[a-z0-9'-]+ ){0,4}")
_OFFICE_BEFORE_NAME = re.compile(r" (?:the|an?|its|their|his|her) [^,~]{1,60},")
_SHORT_REST = 60
_SHORT_CLAUSE = 8
_NEAR_START = 5
_MOST_SENTENCES = 12
"""Sentences that one quotation in single marks reaches over."""
_MOST_VERBS = 12
"""Words of speech that are weighed in one sentence: for each, all before it is looked at."""
PRONOUN = "pronoun speaker: only the sentence before can say who"
DESCRIBED = "somebody is said to have said this, and not by name: who is it?"
SEVERAL = "several speak"
SPEAKS_FOR = "a place speaks: for whom?"
QUOTED = "a quote without a speaker"
PARTLY = "only a part of the sentence is what somebody says"
STUDY = "somebody found this out: who says so?"


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Words in quotation marks, the marks not counted.

    `whole` is False for a part of a quotation that began before or goes on after the sentence.
    """

    whole: bool = True

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(re.findall(r"[^\W_]+(?:['-][^\W_]+)*", self.words))


class Speaker(NamedTuple):
    """Who says so: a glossary `entry`, or a `name` that it lacks, or neither and a `note`.

    `verb` is the word of speech or of holding; `holds` tells a position from a statement.
    """

    verb: str
    name: str = ""
    entry: Entry | None = None
    note: str = ""
    holds: bool = False


def find_quotes(sentences: Iterable[Sentence], *, goes_on: bool = True) -> dict[str, list[Quote]]:
    """Return the quotes of each sentence of a paragraph, by where the sentence stands.

    A quotation that is not closed reaches to the end of the paragraph, if it `goes_on` in the next;
    else to that of its sentence.
    """
    found: dict[str, list[Quote]] = {}
    texts = [sentence.text for sentence in sentences]
    inside = ""
    for number, sentence in enumerate(sentences):
        text, quotes = sentence.text, []
        nicknames = [nickname.span("said") for nickname in NICKNAME.finditer(text)]
        start, whole = 0, not inside
        for mark in _QUOTATION_MARK.finditer(text):
            if any(start <= mark.start() < end for start, end in nicknames):
                continue
            before = text[max(0, mark.start() - 1) : mark.start()]
            after = text[mark.end() : mark.end() + 1]
            opens = (not before or before in " ([-'\"") and bool(after.strip())
            sign = '"' if mark.group() == "''" else mark.group()
            if opens and not inside:
                inside, start, whole = sign, mark.end(), True
            elif inside == sign and not opens and not _owns(text, mark, inside):
                quotes.append(Quote(text[start : mark.start()], start, mark.start(), whole))
                inside = ""
        later = " ".join(texts[number + 1 : number + _MOST_SENTENCES])
        is_open = (inside == '"' and (goes_on or '"' in later)) or (
            inside == "'" and _goes_on(texts, number, start)
        )
        if is_open:
            quotes.append(Quote(text[start:], start, len(text), whole=False))
        else:
            if inside == '"':
                quotes.append(Quote(text[start:], start, len(text), whole))
            inside = ""  # a mark that is not closed, or an apostrophe that looked like one
        found[sentence.at] = [quote for quote in quotes if quote.length]
    return found


def _owns(text: str, mark: re.Match[str], inside: str) -> bool:
    """Tell whether a mark after an s, inside single ones, is an apostrophe: "workers' rights"."""
    goes_on = text[mark.end() : mark.end() + 200]
    return (
        inside == "'"
        and text[mark.start() - 1] == "s"
        and bool(re.match(r" [a-z]", goes_on))
        and re.search(r"[.,!?]'(?!\w)", goes_on.partition(" '")[0]) is not None
    )


def _goes_on(texts: list[str], number: int, start: int) -> bool:
    """Tell whether a single mark that opened in a sentence, or before it, is one of a quotation.

    It stands at the start of its sentence or after a comma or colon, and is closed after a stop or
    never within the paragraph.
    """
    text = texts[number]
    before = text[: max(0, start - 1)].rstrip()
    opened = start == 0 or not before or before.endswith((",", ":"))
    later = texts[number + 1 : number + _MOST_SENTENCES]
    closed = any(re.search(r"[.,!?]'(?!\w)", each) for each in later)
    return opened and (closed or (not before and number == 0) or start == 0)


def mask_quotes(text: str, quotes: Iterable[Quote]) -> str:
    """Return `text`, as long as before, with `~` for quoted words and spaces for brackets."""
    for quote in quotes:
        start = quote.start - text.endswith("'", 0, quote.start)
        end = quote.end + text.startswith("'", quote.end)
        text = text[:start] + "~" * (end - start) + text[end:]
    plain_marks = text.replace('"', "~")
    for nickname in NICKNAME.finditer(text):
        start, end = nickname.span("said")
        plain_marks = plain_marks[:start] + text[start:end] + plain_marks[end:]
    text = plain_marks
    return re.sub(r"\([^()]*\)", lambda found: " " * len(found.group()), text)


def find_speaker(text: str, quotes: list[Quote], names: NameFinder) -> Speaker | None:
    """Return who speaks in `text`, or None if nobody does."""
    masked = mask_quotes(text, quotes)
    search = _Search(masked, names)
    according = _ACCORDING.search(masked)
    if according:
        return search.subject(according["who"].strip())._replace(verb="according to")
    found = (
        search.opening()
        or search.speaking(SPEECH)
        or search.by_the_way()
        or search.speaking(HOLDING)
    )
    study = _STUDY.search(masked)
    if study and (found is None or found.note == DESCRIBED):
        return Speaker(study["verb"], note=STUDY)
    if found is None and quotes and not re.search(r"\w", masked):
        return Speaker("", note=QUOTED)
    return found


def who_speaks(
    paragraphs: Iterable[Sequence[Sentence]], names: NameFinder
) -> dict[str, tuple[list[Quote], Speaker | None]]:
    """Return the quotes and the speaker of each sentence of some paragraphs, by its place.

    A quotation that goes on has one speaker, who is named in one of its sentences, or before it in
    the same paragraph; one that is still open at the end of a paragraph goes on in the next.
    """
    told: dict[str, tuple[list[Quote], Speaker | None]] = {}
    is_open, last = False, None
    for sentences, following in pairwise([*paragraphs, []]):
        goes_on = bool(following) and following[0].text[:1] in ('"', "'")
        quotes = find_quotes(sentences, goes_on=goes_on)
        found = [
            find_speaker(without_dateline(s.text[:LONGEST]), quotes[s.at], names) for s in sentences
        ]
        if not (is_open and sentences and re.match(r"[\"']", sentences[0].text)):
            last = None
        for group in _quotations(sentences, quotes):
            named = {
                (s.name, s.entry and s.entry.id): s for i in group if (s := found[i]) and not s.note
            }
            one = next(iter(named.values())) if len(named) == 1 else None
            noted = any(s and s.note not in ("", QUOTED) for i in group if (s := found[i]))
            teller = one or (None if noted or named else last)
            for i in group:
                said = found[i]
                parts = quotes[sentences[i].at]
                is_part = said is None and not all(quote.whole for quote in parts)
                if teller and (is_part or (said is not None and said.note == QUOTED)):
                    found[i] = teller._replace(verb="", holds=False)
            last = teller if one or any(quotes[sentences[i].at] for i in group) else None
        told |= {s.at: (quotes[s.at], who) for s, who in zip(sentences, found, strict=True)}
        end = quotes[sentences[-1].at][-1:] if sentences else []
        is_open = bool(end and not end[0].whole and end[0].end == len(sentences[-1].text))
    return told


def _quotations(sentences: Sequence[Sentence], quotes: dict[str, list[Quote]]) -> list[list[int]]:
    """Return the places of sentences in a paragraph, together those of one quotation."""
    groups: list[list[int]] = []
    for i, sentence in enumerate(sentences):
        first = quotes[sentence.at][:1]
        goes_on = i > 0 and first and first[0].start == 0 and not first[0].whole
        if goes_on:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def may_be_speech(text: str, quotes: list[Quote]) -> bool:
    """Tell whether somebody may speak in `text`, in which no speaker is found."""
    masked = mask_quotes(text, quotes)
    is_long = any(quote.length > 3 for quote in quotes)
    return is_long or bool(MAYBE_SPEECH.search(masked))


@dataclass(frozen=True)
class _Search:
    """Looks for the speaker in one sentence whose quotes are masked."""

    text: str
    names: NameFinder

    def opening(self) -> Speaker | None:
        """Return who stands after a verb that opens the sentence: `Said Ada Brook: "`."""
        found = _OPENS_WITH_SPEECH.match(self.text)
        lead = found and _LEAD_TO_NAME.match(self.text, found.end())
        if not found or not lead:
            return None
        rest = self.text[found.end() :].lstrip()
        runs = self.names.runs(rest)
        place = len(self.text) - len(rest)
        for name in runs:
            if place + name.start <= lead.end():
                known = [
                    n for n in self.names.known(rest) if n.start <= name.end and name.start <= n.end
                ]
                return self._named(known[0] if known else name)._replace(verb=found["verb"].lower())
        return Speaker(found["verb"].lower(), note=DESCRIBED)

    def by_the_way(self) -> Speaker | None:
        """Return who begins a sentence that ends in a participle: `Ada left, saying "..."`."""
        found = _BY_THE_WAY.search(self.text)
        if not found:
            return None
        return self._first_subject(self.text[: found.start()])._replace(verb=found["verb"])

    def speaking(self, verbs: re.Pattern[str]) -> Speaker | None:
        """Return the subject of the verb that governs the sentence, of all those in `verbs`.

        That is the last one that ends the sentence ("..., the mayor said on Monday."), or the
        first.
        """
        found: list[Speaker] = []
        trailing: list[Speaker] = []
        for match in islice(verbs.finditer(self.text), _MOST_VERBS):
            before = self.text[: match.start()]
            if _PASSIVE.search(before) or _NO_VERB.search(before.rstrip()):
                continue
            speaker = self._after_verb(match) or self.subject(before)
            sure = speaker.entry or speaker.name or speaker.note == PRONOUN
            # "the charity reports a rise", but "annual reports"
            has_object = self.text.startswith((" a ", " an "), match.end())
            plain = match.group() not in _NOUNS or has_object or self._closes(match)
            if verbs is HOLDING:
                plain = len(before.split()) <= _NEAR_START and (
                    match.group() in _WILL or " " in match.group()
                )
            if not (sure or plain):
                continue
            found.append(speaker._replace(verb=match.group(), holds=verbs is HOLDING))
            *others, clause = re.split(r"[,~]", before)
            if (
                others
                and len(self.text) - match.end() < _SHORT_REST
                and len(clause.split()) <= _SHORT_CLAUSE
                and not re.match(r"\s*(?:and|but|who|which|while|that|as)\b", clause)
            ):
                trailing.append(found[-1])
        if not found:
            return None
        speaker = trailing[-1] if trailing else found[0]
        named = {s.name or (s.entry and s.entry.id) for s in found if s.name or s.entry}
        return speaker._replace(note=SEVERAL) if len(named) > 1 and not speaker.note else speaker

    def _closes(self, match: re.Match[str]) -> bool:
        """Tell whether a verb ends the sentence after a comma: "..., the researchers report."."""
        clause = self.text[: match.start()].rpartition(",")[2]
        return bool(_TELLER.fullmatch(clause) and _CLOSE.match(self.text, match.end()))

    def _after_verb(self, match: re.Match[str]) -> Speaker | None:
        """Return the name after the verb: `"...," said Ada Brook`, but not "Ada told Tom"."""
        before = self.text[: match.start()].rstrip()
        turned = _TURNED if before.endswith("~") else _TURNED_AFTER_COMMA
        if not before.endswith(("~", ",")) or match.group() not in turned:
            return None
        if not before.endswith("~") and self.subject(before) != Speaker("", note=DESCRIBED):
            return None
        lead = _LEAD_TO_NAME.match(self.text, match.end())
        furthest = lead.end() if lead else match.end()
        for name in self._all_names:
            between = self.text[match.end() : name.start].rstrip()
            if match.end() <= name.start <= furthest and not _PREPOSITION.search(between):
                return self._named(name)
            # A name between commas follows an office: "said the mayor, Ada Brook,".
            closed = re.match(r"\s*(?:[,.]|$)", self.text[name.end :])
            if closed and _OFFICE_BEFORE_NAME.fullmatch(between):
                return self._named(name)
        return None

    def subject(self, before: str) -> Speaker:
        """Return who the words before a verb name as its subject."""
        before = _without_adverbs(before)
        if re.search(r"\b(?:and|but)$", before):
            return self._first_subject(before)
        if before.endswith(","):
            if opening := self._opening_name(before):
                return opening
            before = self._without_aside(before)
        before = re.sub(r",? who$", "", before)
        if _PRONOUN.search(before):
            return Speaker("", note=PRONOUN)
        name = self._ending(before)
        if name is None:
            return Speaker("", note=DESCRIBED)
        # In "the envoy for Syria" the name only belongs to the subject.
        whole = next((n for n in self.names.runs(before) if n.start < name.end <= n.end), name)
        lead = before[: min(whole.start, name.start)].rstrip()
        lead = re.sub(rf"(?:\b(?:on|in|last|this) )?(?:{WEEKDAY}|{MONTH})$", ",", lead)
        of = _NAME_OF.search(lead)
        person = self._ending(lead[: of.start()].rstrip(",")) if of else None
        if person and not person.entry and looks_like_a_person(person_in(person.words)):
            return self._named(person)
        return self._doubted(before, lead, name, whole) or self._named(name)

    def _without_aside(self, before: str) -> str:
        """Return what stands before an aside: "Ada, the mayor,", but "the mayor, Ada,"."""
        rest, comma, aside = before[:-1].rpartition(",")
        name = self._ending(before[:-1])
        is_named = name and not re.search(r"[a-z]", before[len(rest) + 1 : name.start])
        return _without_adverbs(rest.rstrip("~")) if comma and not is_named else aside

    def _doubted(self, before: str, lead: str, name: Name, whole: Name) -> Speaker | None:
        """Return why the name that stands before a verb may not be its subject, if it may not."""
        if _PREPOSITION.search(lead) and not (_REMARK.search(lead) or _SOME.search(lead)):
            own_object = any(n.start == whole.start for n in self.names.known(before[: name.start]))
            if not (own_object and whole.start < name.start):
                return Speaker("", note=DESCRIBED)
        if _PARTLY.search(before[: name.start]):
            return Speaker("", note=PARTLY)
        joined = re.search(r"(?:,| and| or)(?: the)?\s*$", before[: name.start])
        is_second = joined and self._ending(before[: joined.start()].rstrip())
        return Speaker("", note=SEVERAL) if is_second else None

    def _opening_name(self, before: str) -> Speaker | None:
        """Return the name that begins a sentence, over asides: "Ada, the mayor, who won, said"."""
        first = next(iter(self._all_names), None)
        if first is None or first.end >= len(before) or before[first.end] != ",":
            return None
        titles = self.text[: first.start].strip("~ \"'")
        if re.search(r"[^\w. ]|\b[a-z]", titles) or before.count(",") < 3:
            return None
        if re.search(
            r"\b(?:and|while|but) (?:the )?(?:[a-z]+ )?[A-Z][\w. ]+,", before[first.end :]
        ):
            return Speaker("", note=SEVERAL)
        return self._named(first)

    def _first_subject(self, before: str) -> Speaker:
        """Return the subject of "Ada Brook left and said": a name that begins the sentence."""
        name = next(iter(self._all_names), None)
        if name and name.end < len(before):
            titles = self.text[: name.start].strip("~ ")
            goes_on = re.match(r" (?!(?:and|or|of|in|at|for|from)\b)[a-z]", self.text[name.end :])
            if goes_on and not re.search(r"[^\w. ]|\b[a-z]", titles):
                return self._named(name)
        return Speaker("", note=DESCRIBED)

    def _ending(self, before: str) -> Name | None:
        """Return the name that `before` ends with, a glossary entry rather than mere capitals."""
        bare = re.sub(r" (?:group|movement|party)$", "", before)
        for text in (before, bare):
            known = [n for n in self.names.known(text) if n.end == len(text.rstrip())]
            if known:
                return known[-1]
        found = next((n for n in self.names.runs(before) if n.end == len(before)), None)
        if found is None and self.text.startswith(before):
            found = next((n for n in self._all_names if n.end == len(before)), None)
        return found

    @cached_property
    def _all_names(self) -> list[Name]:
        known = self.names.known(self.text)
        runs = [run for run in self.names.runs(self.text) if not any(map(run.overlaps, known))]
        return sorted([*known, *runs], key=lambda name: name.start)

    def _named(self, name: Name) -> Speaker:
        entry = name.entry
        if entry is None:
            return Speaker("", name=self.names.full_name(person_in(name.words)))
        if entry.traits.speaks:
            return Speaker("", entry=entry)
        if entry.traits.stands_for_another:
            return Speaker("", name=name.words, note=SPEAKS_FOR)
        return Speaker("", note=DESCRIBED)


def _without_adverbs(before: str) -> str:
    before = before.rstrip()
    while found := _ADVERB.search(before):
        before = before[: found.start()].rstrip()
    return before
