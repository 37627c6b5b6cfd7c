"""What strangers give takes time in proportion to its size, whatever it holds.

Each row repeats a piece that some pattern could begin to match at every place. Processor times of
one run are compared: four times the size takes four times as long, and not sixteen times.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document

from classes import saved
from effort import best
from marked_claims import WHAT, WHEN, WHERE, WHO, WHY, asked, which
from samples import article, finder, small_course
from talkquiz.articles.news_day import find_news_day
from talkquiz.articles.noise import tag_paragraphs
from talkquiz.articles.propose import propose
from talkquiz.articles.read import READERS
from talkquiz.articles.sentence_citation import suggest_terms
from talkquiz.articles.speakers import find_quotes
from talkquiz.course.course import Course, Outline, Topic
from talkquiz.course.glossary import Entry, Lexicon
from talkquiz.course.plain_text import mark_in
from talkquiz.course.shapes import Reading
from talkquiz.exporters.word.header_room import edges
from talkquiz.exporters.word.template import bundled_template
from talkquiz.exporters.word.xml import parsed, w
from talkquiz.language.clauses import UnaskableError
from talkquiz.language.questions import Count
from talkquiz.printed_items import read_printed_items
from talkquiz.question_banks.anki_notes import AnkiNote, question_of
from talkquiz.question_banks.anki_notes_as_text import read_notes_as_text
from talkquiz.question_banks.delimited_bank import read_delimited_bank
from talkquiz.question_banks.gift import read_gift
from talkquiz.question_banks.plain_text import plain
from talkquiz.question_drafts.draft_facts import draft_facts
from talkquiz.question_drafts.write_drafts import draft_entry
from talkquiz.results.answers import counted
from talkquiz.results.read_progress import read_progress
from talkquiz.rosters.file_names import file_names
from talkquiz.rosters.read_roster import read_roster
from word_templates import zipped


@cache
def course() -> Course:
    with TemporaryDirectory() as folder:
        return small_course(Path(folder))


def roster(text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.csv").write_bytes(text.encode())
        read_roster(Path(folder) / "a.csv")


def guessed_roster(text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.csv").write_bytes(f"Name\n{text} é".encode("cp1252"))
        read_roster(Path(folder) / "a.csv")


def progress(text: str) -> None:
    """Read progress whose answers are `text`, and count what of it counts."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_text(saved([], "a").replace("{}", f'{{"a": {{"answers": [{text[:-1]}7]}}}}'))
        for number, answers in enumerate(read_progress([path], "a", []).students):
            list(counted(answers, number))


def anki_note(text: str) -> None:
    question_of(AnkiNote(1, 1, (("Front", f"{{{{c1::{text}}}}} {text}"), ("Back", text))))


def drafts(text: str) -> None:
    """Make a draft of a question and its answer, and write it."""
    made = read_delimited_bank(f"Who is {text[:9_000]}?\tAda {text[:9_000]}\n").questions
    for draft in draft_facts(made, course(), "quiz")[0]:
        draft_entry(draft, "quiz")


def printed(text: str) -> None:
    """Read a document that says `text` of its parts."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "quiz.docx"
        types = f"<Types><!--{text * 10}--></Types>"
        zipped(path, {"[Content_Types].xml": types.encode(), "word/document.xml": b"<document/>"})
        read_printed_items(path)


def footer(text: str) -> None:
    """Measure a template whose footer holds `text`, and which has as many styles."""
    document = Document(str(bundled_template()))
    paragraphs = list(parsed(w("ftr", text))[0])
    document.sections[0].footer._element.extend(paragraphs)
    document.styles.element.extend(
        parsed("".join(w("style", styleId=f"x{n}") for n in range(len(paragraphs))))
    )
    edges(document)


def marks(text: str) -> None:
    """Look for marks that are opened again and again, or once with much behind."""
    for begun in ("", "[a](", "$^", "*a"):
        mark_in(f"{begun}{text}")


def topics(text: str) -> None:
    made = [
        Topic(
            id=f"{number}",
            number=number,
            title="a",
            introduction="a",
            objectives={f"{number}": "a"},
        )
        for number in range(len(text))
    ]
    Outline.check_topics(tuple(made), Reading(Outline, None))


def names(text: str) -> None:
    """Look for names in a text that is, or begins as, a name."""
    lexicon = Lexicon()
    for number, name in enumerate((text, text[:20])):
        entry = Entry(id=f"{number}", type="thing", name=name, description="a")
        lexicon.entries[entry.id] = entry
    list(lexicon.mentioned(text))


def questions(claim: str) -> None:
    """Ask for the slot of a claim in all ways, whether it can be asked or not."""
    for wanted in (WHO, WHAT, WHERE, WHY, WHEN, Count, which("ship")):
        with suppress(UnaskableError):
            asked(claim, wanted)


ACCENTS = "\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}"
TWO_IN_ONE = "\N{TIBETAN VOWEL SIGN II}"
"""Is taken apart into two signs, whose order counts as that of accents does."""
DOORS: dict[str, tuple[Callable[[str], object], list[str]]] = {
    "sentences": (article, [". ", '."', "A. ", ".   ", "Mr. ", ACCENTS, TWO_IN_ONE]),
    "lines": (
        lambda text: tag_paragraphs(article(text)),
        [
            *("#", "-", "[", " ", "  x", "a", "A", "1 ", "AFP/", "by A", "A, ", "/ ", "|", "(a "),
            *("in this a ", "Monday  ", "1 May 2016,", "more from "),
        ],
    ),
    "a bracket that is not closed": (
        lambda text: tag_paragraphs(article(f"(a {text}.")),
        ["photo ", "photo: ", " "],
    ),
    "news day": (
        lambda text: find_news_day(tag_paragraphs(article(text))),
        ["will Monday ", "Monday, 3 May ", "said next ", "FILE - Monday, May 3, 2016 "],
    ),
    "quotes": (lambda text: find_quotes(article(text).sentences), ['"', "' a'", ' "a" ', "'"]),
    "terms": (
        lambda text: suggest_terms(text, finder(course(), text)),
        ["last since 1994 ", "3 May 2016 ", "May ", "1,000 ", "1-", "Ada Brook, ", "A   ", "a-"],
    ),
    "candidates": (
        lambda text: propose(article(text), course()),
        ["Ada Brook said, "],
    ),
    "Markdown": (
        lambda text: READERS[".md"](text.encode()),
        ["[", "![", "[a](", "](", "*", "_a", "# ", "`", "\n[\n"],
    ),
    "HTML": (
        lambda text: READERS[".html"](f"<p>{text}".encode()),
        ["<p>", "<b>a ", "&amp;", " ", "<!--"],
    ),
    "a question with a long front": (
        lambda text: questions(f"In {text} Ada [lit]{{did}} [3 lamps of 1850]{{x}}."),
        ["May 1850, ", "early ", "a ", "said that ", ", "],
    ),
    "a question with a long subject": (
        lambda text: questions(f"Ada {text} [lit]{{did}} [3 lamps of 1850]{{x}}."),
        ["a ", "of the ", "said in ", "which ", "A. "],
    ),
    "a question with a long verb": (
        lambda text: questions(f"Ada [was {text}]{{did}} by [3 lamps of 1850]{{x}}."),
        ["not ", "quickly ", "to ", "and lit ", "up "],
    ),
    "a question with much between verb and slot": (
        lambda text: questions(f"Ada [lit]{{did}} {text} [3 lamps of 1850]{{x}}."),
        ["a ", "up ", "of the ", "in 1850 ", "about ", "because ", ", ", "the of ", "quickly "],
    ),
    "a question with much after the slot": (
        lambda text: questions(f"Ada [lit]{{did}} [3 lamps of 1850]{{x}} {text}."),
        ["a ", "of ", "a year ", ", because ", "and ", "that ", "A.", "lit "],
    ),
    "a question for a long slot": (
        lambda text: questions(f"Ada [lit]{{did}} [3 {text}]{{x}} in 1850."),
        ["a ", "5", "5,", "four ", "about ", "twenty-", "th ", "of "],
    ),
    "roster": (roster, ['"', '"a\n', '"a,', '""",', "a,", ";", "?\n", ",\n", ACCENTS]),
    "a row of a roster": (lambda text: roster(f"Name,Class\n{text}"), ['"a,']),
    "a name on a roster that is quoted": (lambda text: roster(f"Name\n'{text}"), ["„", "' "]),
    "what a printed document says of its parts": (printed, ['PartName="a" ']),
    "the footer of a template": (footer, ["<w:p/>"]),
    "saved progress": (
        progress,
        ["[1,3,[]],", '[1,3,["o"]],', "[", "7,", '[1,3,["o","', '"a",', "{", '[1,3,["\\'],
    ),
    "roster whose encoding is guessed": (guessed_roster, ["x", "é", "x ", '"é']),
    "GIFT": (
        read_gift,
        ["{", "}", "{=a}", "~", "::", "a\n\n", "{\n\n", "//\n", "\\", "%1", "$CATEGORY:\n"],
    ),
    "answers in GIFT": (
        lambda text: read_gift(f"a {{{text}}}"),
        ["=", "~", "#", "=a->b", "%5%", "=%1", "####", "#1", " 1.", "[html]"],
    ),
    "questions in text": (
        lambda text: read_delimited_bank(f"Question,Answer\n{text}"),
        ['"', '"a\n', "a,b\n", "a,", "\n", "__ ", "<b", "<img src=", "&#1", "[sound:"],
    ),
    "pairs in text": (
        lambda text: read_delimited_bank(f"a\tb\n{text}", "\t"),
        ["\t", "a\tb\n", "a\n", '"\t', ";", "a\tb;"],
    ),
    "Anki's notes as text": (
        lambda text: read_notes_as_text(f"#separator:tab\n{text}"),
        ["#html:true\n", "a\tb\n", '"', "\t", "{{c1::a}}\t"],
    ),
    "a note of Anki": (
        anki_note,
        [
            "{{c1::",
            "}}",
            "::",
            "<",
            "<!--",
            "<script>",
            "<img ",
            "src='",
            "[sound:",
            "&",
            "{{c1::a}}",
            "_",
        ],
    ),
    "a field in HTML": (
        plain,
        ["<style>", "<!--", "<a ", "&#9", "[sound:", "[anki:tts", "< "],
    ),
    "a text of a course": (
        marks,
        [
            *("**a", "__A b", "*a ", "_a ", "`a ", "~~a", "[a](b.", "[a](", "![", "<b a=", "<b "),
            *("$a^", r"\(a", r"\[a", "\\a", "[sound:", "{{c1", "&a", "&amp", "$", "[^a"),
            *("<https://a", "."),
        ],
    ),
    "drafts": (drafts, ["1850 ", "Ada Brook ", "a ", "1,", "what ", "is called "]),
    "topics": (topics, ["a"]),
    "names in a text": (names, ["a ", "A b ", "the "]),
    "names of files": (
        lambda text: file_names(text.split("\n")),
        ["A\n", "A", " ", "/\n", ACCENTS],
    ),
}


@pytest.mark.parametrize(
    ("door", "piece"), [(door, piece) for door, (_, pieces) in DOORS.items() for piece in pieces]
)
def test_time_grows_as_size_does(door: str, piece: str) -> None:
    read, _ = DOORS[door]

    def seconds(size: int) -> float:
        text = f"{piece * (size // len(piece))}!"
        return best(lambda: read(text), times=2)

    assert seconds(20_000) < 8 * seconds(5_000) + 0.001
