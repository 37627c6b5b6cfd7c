"""Reads a Moodle XML file as Moodle's importer and question types do, but says no where they would.

What they do was read in their sources: question/format.php, question/format/xml/format.php and
question/type/*/question.php of Moodle 5.1. Beside what they refuse, this refuses what they accept
in silence and no teacher wants: a choice without a key, an id number twice, a picture without file.
"""

import base64
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

FRACTIONS = (
    *(100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667),
    *(14.28571, 12.5, 11.11111, 10, 5, 0),
)
"""The grades that Moodle's form offers; negative ones as well."""
TYPES = "truefalse multichoice shortanswer cloze matching ordering essay description".split()
_PATH = re.compile(r"(?<!/)/(?!/)")
_GAP = re.compile(r"\{(\d*):(SHORTANSWER):((?:[^}\\]|\\.)*?)\}", re.DOTALL)
_ALTERNATIVES = re.compile(r"(?<![\\&])~")
_FILE = re.compile(r"@@PLUGINFILE@@/([^\"'<>\s]+)")


class RefusedError(Exception):
    """Says what Moodle would not import, or import as something else."""


@dataclass
class Answer:
    """An answer, what part of the marks it gives, what is told who gives it."""

    text: str
    fraction: float
    feedback: str = ""


@dataclass
class Imported:
    """A question as Moodle has it."""

    type: str
    category: tuple[str, ...]
    name: str
    text: str
    feedback: str
    mark: float
    penalty: float
    idnumber: str = ""
    tags: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    gaps: list[tuple[int, list[Answer]]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)
    single: bool = True
    shuffles: bool = False
    grader: str = ""
    template: str = ""

    @property
    def words(self) -> str:
        """What is read of the question."""
        return as_words(self.text)

    @property
    def told(self) -> str:
        """What is read after answering."""
        return as_words(self.feedback)


@dataclass
class MoodleBank:
    """All that Moodle has after an import: categories with what they are about, and questions."""

    categories: dict[tuple[str, ...], str]
    questions: list[Imported]


def as_words(markup: str) -> str:
    """Return what is read of HTML; it has to hold no script, and none of what would run."""
    if not markup.strip():
        return ""
    tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    for element in tree.iter():
        refuse(
            element.tag in ("script", "iframe", "object", "style"), f"<{element.tag}> in {markup}"
        )
        refuse(any(name.startswith("on") for name in element.attrib), f"a handler in {markup}")
        address = element.get("href", "") or element.get("src", "")
        refuse("javascript:" in address.lower(), f"a script's address in {markup}")
    for line_end in tree.iter("br", "p", "li", "dt", "dd", "blockquote"):
        line_end.tail = f"\n{line_end.tail or ''}"
    return " ".join(str(tree.text_content()).split())


def refuse(is_wrong: object, why: str) -> None:
    if is_wrong:
        raise RefusedError(why)


def read_moodle(content: bytes) -> MoodleBank:
    """Return what Moodle has after an import of a file; raises RefusedError."""
    root = etree.fromstring(content)
    refuse(root.tag != "quiz", "the root is no <quiz>")
    bank = MoodleBank({}, [])
    category: tuple[str, ...] = ()
    taken: set[tuple[tuple[str, ...], str]] = set()
    for element in root:
        refuse(element.tag != "question", f"<{element.tag}> in <quiz>")
        if element.get("type") == "category":
            category = split_path(text_of(element, "category"))
            refuse(category in bank.categories, f"the category {category} comes twice")
            bank.categories[category] = as_words(text_of(element, "info"))
            continue
        question = _question(element, category)
        if question.idnumber:
            refuse((category, question.idnumber) in taken, f"{question.idnumber} comes twice")
            taken.add((category, question.idnumber))
        bank.questions.append(question)
    return bank


def split_path(path: str) -> tuple[str, ...]:
    names = tuple(_stripped(part.replace("//", "/").strip()) for part in _PATH.split(path))
    refuse(not all(names), f"a category without a name in {path}")
    refuse(any(len(name) > 255 for name in names), f"a category's name is too long in {path}")
    return names


def _stripped(text: str) -> str:
    """Return a name as Moodle cleans it: it takes tags out, and shows references as signs."""
    refuse(re.search(r"<[a-zA-Z/!?]", text), f"Moodle takes a tag out of {text}")
    return html.unescape(text)


def text_of(element: Any, *path: str) -> str:
    found = element.find("/".join((*path, "text")))
    return (found.text or "").strip() if found is not None else ""


def _question(element: Any, category: tuple[str, ...]) -> Imported:
    kind = element.get("type")
    refuse(kind not in TYPES, f"there is no type {kind}")
    for each in element.iter("questiontext", "generalfeedback", "feedback", "graderinfo", "hint"):
        refuse(each.get("format") != "html", f"<{each.tag}> is not in HTML")
    question = Imported(
        type=kind,
        category=category,
        name=_stripped(text_of(element, "name")),
        text=text_of(element, "questiontext"),
        feedback=text_of(element, "generalfeedback"),
        mark=float(element.findtext("defaultgrade")),
        penalty=float(element.findtext("penalty")),
        idnumber=element.findtext("idnumber") or "",
        tags=[text_of(each) for each in element.iterfind("tags/tag")],
        answers=[
            Answer(text_of(each), float(each.get("fraction")), text_of(each, "feedback"))
            for each in element.iterfind("answer")
        ],
        hints=[text_of(each) for each in element.iterfind("hint")],
        single=element.findtext("single") != "false",
        shuffles=element.findtext("shuffleanswers") == "true",
        grader=text_of(element, "graderinfo"),
        template=text_of(element, "responsetemplate"),
    )
    question.files = _files(element, "questiontext", question.text)
    question.files |= _files(element, "generalfeedback", question.feedback)
    refuse(not question.name or len(question.name) > 255, f"no name, or one too long: {question}")
    refuse(len(question.idnumber) > 100, f"an id number too long: {question.idnumber}")
    refuse(not 0 <= question.penalty <= 1, f"the penalty {question.penalty}")
    for tag in question.tags:
        refuse(not 0 < len(tag) <= 50 or re.search(r"[<>`]", tag), f"a tag Moodle changes: {tag}")
    _checked(question, element)
    return question


def _files(element: Any, name: str, text: str) -> dict[str, bytes]:
    holder = element.find(name)
    files: dict[str, bytes] = {}
    for file in holder.iterfind("file") if holder is not None else ():
        refuse(file.get("name") in files, f"the file {file.get('name')} comes twice")
        files[file.get("name")] = base64.b64decode(file.text, validate=True)
    refuse(set(_FILE.findall(text)) != set(files), f"files {set(files)} are not those of {text}")
    return files


def _checked(question: Imported, element: Any) -> None:
    """Refuse what the type of a question cannot hold, and what nobody can answer."""
    fractions = [each.fraction for each in question.answers]
    if question.type != "ordering":
        strange = [each for each in fractions if abs(each) not in FRACTIONS]
        refuse(strange, f"{question.name}: Moodle knows no fraction {strange}")
    match question.type:
        case "truefalse":
            refuse([it.text for it in question.answers] != ["true", "false"], "no true and false")
            refuse(sorted(fractions) != [0, 100], f"{question.name} has no verdict")
        case "multichoice":
            refuse(len(fractions) < 2, f"{question.name} has nothing to choose from")
            refuse(question.single and fractions.count(100) != 1, f"{question.name}: not one key")
            total = sum(each for each in fractions if each > 0)
            refuse(round(total) != 100, f"{question.name}: right ones add up to {total}")
            refuse(len({it.text for it in question.answers}) < len(fractions), "an option twice")
        case "shortanswer":
            refuse(not fractions or fractions[0] != 100, f"{question.name} has no key")
            refuse(not all(it.text for it in question.answers), f"{question.name}: empty answer")
        case "cloze":
            _read_gaps(question)
            refuse(not question.gaps, f"{question.name} has no gaps")
            weights = sum(weight for weight, _ in question.gaps)
            refuse(element.findtext("defaultgrade") and weights <= 0, "gaps that give no marks")
            question.mark = float(weights)
        case "matching":
            question.pairs = [
                (text_of(each), text_of(each, "answer")) for each in element.iterfind("subquestion")
            ]
            refuse(not all(right for _, right in question.pairs), f"{question.name}: no answer")
            asked = [left for left, _ in question.pairs if left]
            refuse(len(asked) < 2 or len(question.pairs) < 3, f"{question.name}: too few pairs")
        case "ordering":
            refuse(fractions != sorted(fractions) or len(fractions) < 2, f"{question.name}: order")
            refuse(int(element.findtext("selectcount")) < len(fractions), "it shows not all")


def _read_gaps(question: Imported) -> None:
    """Take the gaps out of the text of a Cloze question, and put {#1}, {#2} there."""

    def taken(found: re.Match[str]) -> str:
        answers = []
        for alternative in _ALTERNATIVES.split(found[3]):
            refuse(not alternative.startswith("="), f"an alternative that is not right: {found[0]}")
            refuse(re.search(r"(?<![\\&])#", alternative), f"feedback in {found[0]}")
            text = html.unescape(alternative[1:]).replace(r"\}", "}").replace(r"\#", "#")
            answers.append(Answer(text, 100))
        question.gaps.append((int(found[1] or 1), answers))
        return f"{{#{len(question.gaps)}}}"

    question.text = _GAP.sub(taken, question.text)
    refuse(re.search(r"\{\d*:[A-Z_]+:", question.text), f"a gap that is none: {question.text}")


def fits(typed: str, answers: Sequence[Answer]) -> float:
    """Return what part of the marks is given for a typed answer: the first that fits counts."""
    for answer in answers:
        parts = re.split(r"(?<!\\)\*+", answer.text)
        pattern = ".*".join(re.escape(part.replace(r"\*", "*")) for part in parts)
        if re.fullmatch(pattern, typed.strip(), re.IGNORECASE):
            return answer.fraction / 100
    return 0.0


def ticked(question: Imported, wanted: Sequence[str]) -> float:
    """Return what part of the marks is given for options ticked, by what is read of them."""
    total = sum(it.fraction for it in question.answers if as_words(it.text) in wanted)
    return min(max(total, 0.0), 100.0) / 100
