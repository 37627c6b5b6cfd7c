"""Finds who speaks in a sentence: a name with a verb of speech, and never what a pronoun means.

Rules: the subject of the verb must be a name that stands next to it ("Ada Brook said", "said Ada
Brook", "the mayor, Ada Brook, said", "according to Ada Brook"). A pronoun, a description ("the
envoy for Syria") and a place that stands for its government are left open, with a note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from talkquiz.articles.calendar_words import MONTH, WEEKDAY
from talkquiz.articles.names import Name, NameFinder, person_in
from talkquiz.articles.quotations import Quote, masked
from talkquiz.course.glossary import Entry

_SAYING = (
    "said says say told tells added adds noted stated announced announces explained explains "
    "stressed stresses replied recalled remarked reiterated reported wrote confirmed confirms "
    "described describes acknowledged acknowledges admitted admits claimed claims alleged alleges "
    "accused accuses blamed blames denied denies insisted insists argued argues maintained warned "
    "warns threatened threatens hopes hoped urged urges asked demanded appealed predicted predicts "
    "estimated estimates promised promises pledged pledges vowed vows suggested suggests concluded "
    "testified tweeted expects complained criticised criticized condemned praised welcomed "
    "dismissed warn argue insist deny accuse blame claim hope believe believes"
)
_HOLDING = (
    "rejects rejected refuses refused opposes opposed supports supported wants wanted seeks sought "
    "views favours favors considers regards backs backed prefers disputes disputed demands"
)
_NOUNS = frozenset(
    "claim claims hope hopes estimates demands views backs supports promises disputes".split()
)
SPEECH = re.compile(
    rf"\b(?:{'|'.join(_SAYING.split())}|call(?:s|ed) (?:on|upon|for)"
    rf"|called(?=[^,.;]{{1,40}}~)|point(?:s|ed) (?:to|out)"
    r"|refer(?:s|red) to|made the (?:remarks?|comments?|statement))\b"
)
HOLDING = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_HOLDING.split())}"
    r"|(?:is|are|was|were) (?:seeking|demanding|refusing|asking for|calling for))\b(?! by\b)"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|having|that)(?: \w+ly)? $")
_ADVERB = re.compile(
    rf"(?:^|(?<=[\s~,]))(?:has|have|had|also|again|later|then|earlier|once|still|now|never|often|did"
    rf"|not|\w+ly|(?:on |late |early )?{WEEKDAY}|(?:last|this) (?:week|month|year)|yesterday|today"
    r"|in an? (?:\w+ )?(?:statement|report|letter|speech|interview|message|post))\s*,?$"
)
_PRONOUN = re.compile(
    r"(?:^|[\s~,])(?:he|she|it|they|we|I|you|this|that|these|those|one)$"
    r"|\b(?:his|her|their|its|my|our)(?: [\w'-]+){1,3}$",
    re.IGNORECASE,
)
_WHO = re.compile(r",? who$")
_SOME = re.compile(r"\b(?:number|couple|handful|majority|dozens|hundreds|all|both) of(?: the)?$")
_REMARK = re.compile(
    r"\b(?:statement|communique|letter|report|message|post)s? (?:from|by|of)(?: the)?$"
)
_PREPOSITION = re.compile(
    r"\b(?:for|of|in|from|at|to|with|by|against|near|between|about|on|over|under|like)"
    r"(?: (?!(?:and|but|as|while|that|when|after|before|if)\b)[\w'.-]+){0,4}$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,~;.]+(?:\.[A-Z][^,~;.]*)*)")
_TURNED = frozenset(
    "said says added asked explained warned argued noted insisted replied recalled wrote".split()
)
_INVERTED = re.compile(r"\s*(?:the )?(?:[a-z-]+ ){0,4}")
_SHORT_REST = 60
_NEAR_START = 5
PRONOUN = "pronoun speaker: only the sentence before can say who"
DESCRIBED = "no name stands beside the word of speech"
SEVERAL = "several speak"
SPEAKS_FOR = "a place speaks: for whom?"
QUOTED = "a quote without a speaker"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: a glossary `entry`, or a `name` that it lacks, or neither and a `note`.

    `verb` is the word of speech or of holding; `holds` tells a position from a statement.
    """

    verb: str
    name: str = ""
    entry: Entry | None = None
    note: str = ""
    holds: bool = False


def find_speaker(text: str, quotes: list[Quote], names: NameFinder) -> Speaker | None:
    """Return who speaks in `text`, or None if nobody does."""
    bare = masked(text, quotes)
    search = _Search(bare, names)
    found = search.according() or search.speaking(SPEECH) or search.speaking(HOLDING)
    if found is None and quotes and not re.search(r"\w", bare):
        return Speaker("", note=QUOTED)
    return found


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for the speaker in one sentence whose quotes are masked."""

    text: str
    names: NameFinder

    def according(self) -> Speaker | None:
        """Return who stands after "according to"."""
        found = _ACCORDING.search(self.text)
        if not found:
            return None
        who = found["who"].strip()
        return replace(self.subject(who), verb="according to")

    def speaking(self, verbs: re.Pattern[str]) -> Speaker | None:
        """Return the subject of the verb that governs the sentence, of all those in `verbs`."""
        found = list(self._each(verbs))
        if not found:
            return None
        trailing = [s for match, s in found if self._trails(match)]
        speaker = trailing[-1] if trailing else found[0][1]
        named = {s.name or (s.entry and s.entry.id) for _, s in found if s.name or s.entry}
        if len(named) > 1 and not speaker.note:
            speaker = replace(speaker, note=SEVERAL)
        return replace(speaker, holds=verbs is HOLDING)

    def _each(self, verbs: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Speaker]]:
        for match in verbs.finditer(self.text):
            before = self.text[: match.start()]
            if _PASSIVE.search(before):
                continue
            speaker = self._inverted(match) or self.subject(before)
            sure = speaker.entry or speaker.name or speaker.note == PRONOUN
            plain = match.group() not in _NOUNS
            if verbs is HOLDING:
                plain = len(before.split()) <= _NEAR_START
            if sure or plain:
                yield match, replace(speaker, verb=match.group())

    def _trails(self, match: re.Match[str]) -> bool:
        """Tell whether the verb ends the sentence: "..., the mayor said on Monday."."""
        clause = re.split(r"[,~]", self.text[: match.start()])
        return (
            len(clause) > 1
            and len(self.text) - match.end() < _SHORT_REST
            and len(clause[-1].split()) <= 8
            and not re.match(r"\s*(?:and|but|who|which|while|that|as)\b", clause[-1])
        )

    def _inverted(self, match: re.Match[str]) -> Speaker | None:
        """Return the name after the verb: `"...," said Ada Brook`, but not "Ada told Tom"."""
        before = self.text[: match.start()].rstrip()
        if not before.endswith(("~", ",")) or match.group() not in _TURNED:
            return None
        if not before.endswith("~") and self.subject(before) != Speaker("", note=DESCRIBED):
            return None
        lead = _INVERTED.match(self.text, match.end())
        furthest = lead.end() if lead else match.end()
        for name in self._all_names():
            between = self.text[match.end() : name.start].rstrip()
            beside = match.end() <= name.start <= furthest and not _PREPOSITION.search(between)
            if beside or self._is_aside(between, name):
                return self._named(name)
        return None

    def _is_aside(self, between: str, name: Name) -> bool:
        """Tell whether a name between commas follows an office: "said the mayor, Ada Brook,"."""
        closed = re.match(r"\s*(?:[,.]|$)", self.text[name.end :])
        return bool(
            closed and re.fullmatch(r" (?:the|an?|its|their|his|her) [^,~]{1,60},", between)
        )

    def subject(self, before: str) -> Speaker:
        """Return who the words before a verb name as its subject."""
        before = _without_adverbs(before)
        if re.search(r"\b(?:and|but)$", before):
            return self._elided(before)
        if before.endswith(","):
            before = self._before_aside(before[:-1])
        before = _WHO.sub("", before)
        if _PRONOUN.search(before):
            return Speaker("", note=PRONOUN)
        name = self._ending(before)
        if name is None or self._depends(before, name):
            return Speaker("", note=DESCRIBED)
        if self._is_one_of_several(before[: name.start]):
            return Speaker("", note=SEVERAL)
        return self._named(name)

    def _elided(self, before: str) -> Speaker:
        """Return the subject of "Ada Brook left and said": a name that begins the sentence."""
        for name in self._all_names():
            titles = self.text[: name.start].strip("~ ")
            goes_on = re.match(r" (?!(?:and|or|of|in|at|for|from)\b)[a-z]", self.text[name.end :])
            if goes_on and name.end < len(before) and not re.search(r"[^\w. ]|\b[a-z]", titles):
                return self._named(name)
            break
        return Speaker("", note=DESCRIBED)

    def _before_aside(self, before: str) -> str:
        """Return what names the subject in "Ada, the mayor, said" or "the mayor, Ada, said"."""
        rest, comma, aside = before.rpartition(",")
        name = self._ending(before)
        if not comma or (name and not re.search(r"[a-z]", before[len(rest) + 1 : name.start])):
            return aside if comma else before
        return _without_adverbs(re.sub(r"~+$", "", rest))

    def _ending(self, before: str) -> Name | None:
        """Return the name that `before` ends with, a glossary entry rather than mere capitals."""
        bare = re.sub(r" (?:group|movement|party)$", "", before)
        for text in (before, bare):
            known = [n for n in self.names.known(text) if n.end == len(text.rstrip())]
            if known:
                return known[-1]
        return next((n for n in self.names.runs(before) if n.end == len(before)), None)

    def _depends(self, before: str, name: Name) -> bool:
        """Tell whether the name only belongs to the subject: "the envoy for Syria"."""
        whole = next((n for n in self.names.runs(before) if n.start < name.end <= n.end), name)
        lead = before[: min(whole.start, name.start)].rstrip()
        lead = re.sub(rf"(?:\b(?:on|in|last|this) )?(?:{WEEKDAY}|{MONTH})$", ",", lead)
        found = _PREPOSITION.search(lead)
        if not found or _REMARK.search(lead) or _SOME.search(lead):
            return False
        own_object = any(n.start == whole.start for n in self.names.known(before[: name.start]))
        return not (own_object and whole.start < name.start)

    def _is_one_of_several(self, lead: str) -> bool:
        joined = re.search(r"(?:,| and| or)(?: the)?\s*$", lead)
        return joined is not None and self._ending(lead[: joined.start()].rstrip()) is not None

    def _all_names(self) -> list[Name]:
        known = self.names.known(self.text)
        runs = [
            run
            for run in self.names.runs(self.text)
            if not any(run.start < n.end and n.start < run.end for n in known)
        ]
        return sorted([*known, *runs], key=lambda name: name.start)

    def _named(self, name: Name) -> Speaker:
        entry = name.entry
        if entry is None:
            return Speaker("", name=person_in(name.words))
        if entry.type in ("document", "term"):
            return Speaker("", note=DESCRIBED)
        if entry.type == "place":
            return Speaker("", name=name.words, note=SPEAKS_FOR)
        return Speaker("", entry=entry)


def _without_adverbs(before: str) -> str:
    before = before.rstrip()
    while found := _ADVERB.search(before):
        before = before[: found.start()].rstrip()
    return before
