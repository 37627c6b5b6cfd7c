"""Makes drafts of facts of the questions of a bank: what can be found, and nothing made up.

A question is no claim. Only a sentence with gaps, or a true statement, says what is so: these give
the claim. Question and answer stand above each draft, as comments, until there is a claim.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkquiz.articles.dates_said import find_dates
from talkquiz.articles.figures import find_figures
from talkquiz.articles.guess_kind_and_status import kind_by_words
from talkquiz.course.course import Course, free_id, slug
from talkquiz.course.edit_files import without_controls
from talkquiz.course.fact_kinds import SlotType, bundled_kinds
from talkquiz.course.glossary import Lexicon
from talkquiz.course.read_files import Origin, read_text
from talkquiz.language.english import content_words
from talkquiz.question_banks.bank import BankKind, BankQuestion, Unread, shortened

_YEAR = re.compile(r"(?:in |the year )?(1\d{3}|20\d\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:about |around |nearly |over )?[$€£¥]?-?\d[\d,.]*(?:\s?\S+){0,3}")
_NAMES_IT = re.compile(
    r"(?P<what>[^,;:]+?) (?P<verb>(?:is|are) (?:also )?(?:called|known as|named|termed))"
    r"(?P<article>(?: an?| the)? *)",
    re.IGNORECASE,
)
"""What stands before a gap that holds the name of what is defined."""
_SMALL = frozenset(
    "a an the of in on at to by for from and or as is are was were be been do does did has have "
    "had will would can could should what which who whom whose when where why how many much long "
    "far name named called this that these those following true false it its you your there if "
    "with into than then also not only t s give give type".split()
)
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("statement", r"\b(?:who (?:said|claimed|announced|declared)|according to whom)\b"),
        ("figure", r"^how (?:many|much|long|far|tall|high|deep|old|big|large|fast|heavy|often)\b"),
        ("figure", r"\b(?:percentage|how many)\b"),
        ("event", r"^when\b|\b(?:which|what) (?:year|day|date|month|century)\b"),
        ("definition", r"\b(?:the term|the word|definition|defined?|is meant by|mean(?:s|ing)?)\b"),
        ("definition", r"\bdo (?:you|we) call\b|\bis .{1,40} called\b|^what (?:is|are) an? "),
        (
            "relation",
            r"^who(?:m)? (?:owns?|leads?|runs?|heads?|chairs?|controls?|governs?|rules?)\b",
        ),
        (
            "relation",
            r"^who (?:is|was|are|were) the (?:owner|leader|head|chair|director|president)",
        ),
        ("place", r"^where (?:is|are|lies)\b|\bcapital (?:city )?of\b"),
    )
)
_ASKS = re.compile(r"^(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
_MOST_IN_ID, _LONGEST_ID = 4, 40
_MOST_SHOWN = 1_000
"""Letters of a text in a comment."""
_MOST_LINES = 12
"""Numbers of lines that a note names."""


class QuestionDraft(NamedTuple):
    """The draft of a fact: guesses at its keys, and the question that it comes from.

    `like` is the fact of the course that may say this already, `claim` is empty where nothing is
    safe, `left` are gaps that no slot of the kind takes.
    """

    id: str
    kind: str
    claim: str
    when: str
    names: tuple[str, ...]
    figures: tuple[str, ...]
    like: str
    left: tuple[str, ...]
    question: BankQuestion


class Drafted(NamedTuple):
    """Drafts, `notes` on questions that gave none or should be looked at, how many were repeated.

    Those that are repeated, in the bank or from an earlier import, give no draft.
    """

    drafts: list[QuestionDraft]
    notes: list[Unread]
    repeated: int


def draft_facts(questions: Sequence[BankQuestion], course: Course | None, source: str) -> Drafted:
    """Return a draft for each question that has an answer and was not asked before."""
    taken = Counter(list(course.facts.origins) if course else [])
    known = _asked_before(course) if course else {}
    claims = _Claims(course)
    here: dict[tuple[str, str], int] = {}
    stems: dict[str, int] = {}
    there: dict[str, list[BankQuestion]] = {}
    drafts: list[QuestionDraft] = []
    notes: list[Unread] = []
    repeated = 0

    def note(question: BankQuestion, code: str, message: str, hint: str = "") -> None:
        notes.append(Unread(question.line, question.column, code, message, hint))

    for each in (part for question in questions for part in _pairs_apart(question)):
        stem, answer = _same(comment(each.stem)), _same(comment(answers_of(each)))
        said = f"“{shortened(each.stem)}”"
        if each.kind is BankKind.ESSAY:
            note(each, "TQ784", f"an essay has no answer to make a fact of: {said}")
        elif line := here.get((stem, answer)):
            repeated += 1
            note(each, "TQ785", f"it is asked in line {line} already, and left out: {said}")
        elif before := known.get((stem, answer)):
            repeated += 1
            there.setdefault(before, []).append(each)
        else:
            if line := stems.get(stem):
                note(each, "TQ785", f"line {line} asks the same, with another answer: {said}")
            like = claims.like(each)
            if like:
                note(each, "TQ786", f"the fact `{like}` may say it already: {said}")
            drafts.append(_draft(each, course, source, taken, like))
        here.setdefault((stem, answer), each.line)
        stems.setdefault(stem, each.line)
    for file, several in there.items():
        lines = ", ".join(str(each.line) for each in several[:_MOST_LINES])
        lines += ", ..." if len(several) > _MOST_LINES else ""
        message = f"the course has it already ({file}), and it is left out: "
        message += f"“{shortened(several[0].stem)}”"
        if len(several) > 1:
            message = (
                f"the course has {len(several)} of these questions already ({file}), and they "
            )
            message += f"are left out: lines {lines}"
        note(several[0], "TQ786", message, "Delete the draft there if you want it anew.")
    return Drafted(drafts, notes, repeated)


def comment(text: str) -> str:
    """Return a text as it stands in a comment of a course file."""
    return without_controls(shortened(text, _MOST_SHOWN))


def answers_of(question: BankQuestion) -> str:
    """Return the right answers in words: any one of them, or all."""
    if question.kind is BankKind.TRUE_FALSE:
        return "true" if question.answers == ("True",) else "false: the statement is wrong"
    has_several_gaps = question.kind is BankKind.CLOZE and len(question.gaps) > 2
    together = question.kind is BankKind.MULTIPLE_RESPONSE or has_several_gaps
    return ("; " if together else " or ").join(question.answers)


def _pairs_apart(question: BankQuestion) -> Iterator[BankQuestion]:
    """Yield a question as it is; of a matching one for each pair, since each says something."""
    whole = [pair for pair in question.pairs if all(pair)]
    if not whole:
        yield question
    if spare := "; ".join(right for left, right in question.pairs if not left and right):
        question = question._replace(extra=(*question.extra, ("offered for no pair", spare)))
    for left, right in whole:
        stem = f"{question.stem} – {left}"
        yield question._replace(kind=BankKind.SHORT_ANSWER, stem=stem, answers=(right,), name=left)


def _draft(
    question: BankQuestion,
    course: Course | None,
    source: str,
    taken: Counter[str],
    like: str,
) -> QuestionDraft:
    lexicon = course.lexicon if course else Lexicon()
    text = f"{question.stem} {' '.join(question.answers)}"
    dates = find_dates(text, None)
    named = _defined(question, lexicon)
    kind = "definition" if named else _kind(question)
    whens = [when for answer in question.answers if (when := _date(answer))]
    whens = whens[:1] or [said.when for said in dates if said.when]
    when = whens[0] if len(set(whens)) == 1 else ""
    claim, left = (named, ()) if named else _claim(question, kind, lexicon, when)
    answer = " ".join(question.answers[:1])
    is_bare = _date(answer) or question.kind is BankKind.NUMERICAL
    figures = () if is_bare else tuple(each.words for each in find_figures(answer, ()))
    found = (entry for meant in lexicon.mentioned(text) for entry in meant)
    names = tuple(dict.fromkeys(entry.id for entry in found))
    chosen = free_id(_wanted_id(question) or f"{source}-{question.line}", taken)
    return QuestionDraft(chosen, kind, claim, when, names, figures, like, left, question)


def _date(text: str) -> str:
    """Return the date in EDTF that all of a text says, "" if it says none."""
    bare = " ".join(text.split()).strip(" .")[:60]
    if year := _YEAR.fullmatch(bare):
        return year[1]
    for written in (bare, bare.title()):
        said = next(iter(find_dates(written, None)), None)
        if said and said.when and said.words == written:
            return said.when
    return ""


def _kind(question: BankQuestion) -> str:
    """Return the likeliest kind of a fact, by what is asked and by what is answered."""
    stem = " ".join(question.stem.casefold().split())[:500]
    answer = " ".join(question.answers[:1])
    if question.kind is BankKind.NUMERICAL and not _date(answer):
        return "figure"
    for kind, pattern in _KINDS:
        if pattern.search(stem):
            return "event" if kind == "figure" and _date(answer) else kind
    is_pair = question.kind is BankKind.SHORT_ANSWER and not question.gaps
    if is_pair and len(stem.split()) <= 4 and not _ASKS.match(stem) and not stem.endswith("?"):
        return "event" if _date(answer) else "definition"
    return kind_by_words(f"{question.stem} {answer}"[:2_000]) or "event"


def _claim(
    question: BankQuestion, kind: str, lexicon: Lexicon, when: str
) -> tuple[str, tuple[str, ...]]:
    """Return the claim that a sentence with gaps or a true statement gives; "" else.

    The gaps are marked with the slots that suit what stood in them, as far as the kind has any.
    """
    is_true = question.kind is BankKind.TRUE_FALSE and question.answers == ("True",)
    if is_true and not question.stem.endswith(("?", ":")) and len(question.stem.split()) > 2:
        return _sentence(_unmarked(question.stem)), ()
    answers = question.answers if question.kind is BankKind.CLOZE else question.answers[:1]
    fills_gaps = _has_one_gap(question) or len(answers) == len(question.gaps) - 1
    if not question.gaps or not fills_gaps:
        return "", ()
    slots, left = dict(bundled_kinds().kinds[kind]), []
    claim, *parts = map(_unmarked, question.gaps)
    for answer, part in zip(answers, parts, strict=False):
        words = _unmarked(answer)
        slot = _slot(answer, slots, lexicon, when)
        if slot:
            del slots[slot]
            words = f"[{words}]{{{slot}}}"
        else:
            left.append(answer)
        claim += words + part
    return _sentence(claim), tuple(left)


def _defined(question: BankQuestion, lexicon: Lexicon) -> str:
    """Return the claim of a sentence whose one gap follows "is called", with its slots; else "".

    The gap holds the term, and what stands before says what it means.
    """
    if not _has_one_gap(question) or not question.answers:
        return ""
    before, after = map(_unmarked, question.gaps)
    found = _NAMES_IT.fullmatch(" ".join(before[:500].split()) + " ")
    meant = (each for entries in lexicon.mentioned(question.answers[0]) for each in entries)
    if found is None or any(each.type != "term" for each in meant):
        return ""
    term = _unmarked(question.answers[0])
    verb, article = found["verb"], found["article"].strip()
    return _sentence(
        f"[{found['what']}]{{means}} [{verb}]{{did}} {article} [{term}]{{term}}{after}"
    )


def _has_one_gap(question: BankQuestion) -> bool:
    return len(question.gaps) == 2 and question.kind in (BankKind.CLOZE, BankKind.CHOICE)


def _unmarked(text: str) -> str:
    r"""Return a text as a claim has it in which it marks nothing: `[` is written `\[`."""
    return text.replace("[", r"\[")


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", ".”", '."')) else f"{text}."


def _slot(answer: str, slots: dict[str, SlotType], lexicon: Lexicon, when: str) -> str:
    """Return the first slot of those that are left which takes the words of a gap, or ""."""
    entry = next((meant[0] for meant in lexicon.mentioned(answer)), None)
    if day := _date(answer):
        wanted = ["date"] if day == when else []
    elif _NUMBER.fullmatch(answer):
        wanted = ["number"]
    elif entry:
        wanted = [
            name for name, kind in bundled_kinds().types.items() if entry.type in kind.glossary
        ]
    else:
        wanted = ["text", "predicate", "term"]
    return next((slot for kind in wanted for slot in slots if slots[slot].name == kind), "")


def _wanted_id(question: BankQuestion) -> str:
    """Return the id that a person may choose: the first words that mean something."""
    stem, parts = question.stem, question.gaps
    if parts and question.kind is BankKind.CLOZE:
        filled = (
            text for pair in zip(parts, (*question.answers, ""), strict=False) for text in pair
        )
        stem = "".join(filled)
    if question.name and question.pairs:
        stem = question.name
    chosen = _words_of_id(stem)
    if len(chosen) < 2 and not (chosen and len(stem.split()) <= 4 and "?" not in stem):
        chosen += _words_of_id(" ".join(question.answers[:1]))[: 3 - len(chosen)]
    name = ""
    for word in chosen:
        longer = f"{name}-{word}" if name else word
        if len(longer) > _LONGEST_ID:
            break
        name = longer
    return name


def _words_of_id(text: str) -> list[str]:
    bare = re.sub(r"['’](?:s|re|ll|ve|d|t|m)?\b", "", text[:500])
    words = [word for word in slug(bare).split("-") if word]
    kept: list[str] = []
    for at, word in enumerate(words):
        follows = at + 1 < len(words) and words[at + 1] not in _SMALL
        if word not in _SMALL or (word == "of" and kept and follows):
            kept.append(word)
        if sum(each != "of" for each in kept) == _MOST_IN_ID:
            break
    return kept[:-1] if kept[-1:] == ["of"] else kept


def _same(text: str) -> str:
    """Return a text in a form that is equal where nobody sees a difference."""
    return " ".join(text.casefold().split()).strip(" .,;:!?")


def _asked_before(course: Course) -> dict[tuple[str, str], str]:
    """Return what earlier imports left in the files of a course, with the file: its comments."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted({origin.path for origin in course.facts.origins.values()}):
        question = ""
        for line in (read_text(Origin(path), []) or "").splitlines():  # loading has said what ails
            key, _, value = line.strip().removeprefix("#").strip().partition(": ")
            if key == "question":
                question = value
            elif key == "answer" and question:
                found.setdefault((_same(question), _same(value)), path.name)
                question = ""
    return found


class _Claims:
    """The claims of a course by their words, to find the one that says what a question asks."""

    def __init__(self, course: Course | None) -> None:
        facts = course.facts.entries if course else {}
        claims = {fact_id: fact.claim.text for fact_id, fact in facts.items()}
        self._words = {fact_id: content_words(claim) for fact_id, claim in claims.items()}
        self._holders: dict[str, list[str]] = {}
        for fact_id, words in self._words.items():
            for word in words:
                self._holders.setdefault(word, []).append(fact_id)

    def like(self, question: BankQuestion) -> str:
        """Return the id of the fact whose claim has nearly all words of question and answer."""
        words = content_words(f"{question.stem} {' '.join(question.answers)}"[:1_000])
        answer = content_words(" ".join(question.answers)[:1_000])
        if len(words) < 3 or not answer:
            return ""
        rarest = min(answer, key=lambda word: (len(self._holders.get(word, ())), word))
        shared = {
            fact: len(words & self._words[fact]) for fact in self._holders.get(rarest, ())[:500]
        }
        best = max(shared, key=lambda fact: (shared[fact], fact), default="")
        return best if best and shared[best] >= 0.7 * len(words) else ""
