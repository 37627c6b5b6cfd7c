"""Reads a package as Canvas's importers do, and stops at all that these would lose in silence.

Written anew from what the importers were seen to look for, in `QTIMigrationTool` and the plugin
`qti_exporter` (Classic Quizzes) and in the gem `qti` (New Quizzes), all by Instructure. Of a
question they keep its type, its points, a text, its answers with weights and comments.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree, html

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
CONTENT = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
CANVAS = "{http://canvas.instructure.com/xsd/cccv1p0}"
FILE = re.compile(r"src=\"\$IMS-CC-FILEBASE\$/([^\"]+)")
CHOICES = {"multiple_choice_question", "true_false_question", "multiple_answers_question"}
SCORED, DIRECT = f"{QTI}setvar", f"{QTI}conditionvar/{QTI}varequal"
MOST_LETTERS = 16 * 1024
"""Of the text of a question: Canvas puts a notice in the place of a longer one."""

MOST_IN_COMMENT = 5 * 1024
"""Of a comment: Canvas refuses a question with a longer one."""


@dataclass
class Answer:
    """An answer as Canvas keeps it; `right` is what a left-hand side is matched with."""

    text: str
    weight: int = 0
    comments: str = ""
    blank: str = ""
    right: str = ""


@dataclass
class Imported:
    """A question as Canvas keeps it."""

    id: str
    name: str
    type: str
    points: float
    text: str
    bank: str = ""
    comments: str = ""
    answers: list[Answer] = field(default_factory=list)
    distractors: list[str] = field(default_factory=list)

    @property
    def right(self) -> list[str]:
        """The texts of the answers that give points."""
        return [each.text for each in self.answers if each.weight]


@dataclass
class Package:
    """What Canvas has after an import: questions of banks, or of a quiz with its `title`."""

    questions: list[Imported]
    title: str = ""
    points: float = 0
    shuffles: bool = False
    description: str = ""


def imported(content: bytes) -> Package:
    """Return what Classic Quizzes make of a package."""
    with ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert len(files) == len(set(files))
    manifest = etree.fromstring(files["imsmanifest.xml"])
    resources = {each.get("identifier"): each for each in manifest.iter(f"{CONTENT}resource")}
    listed = [each.get("href") for each in manifest.iter(f"{CONTENT}file")]
    assert sorted([*listed, "imsmanifest.xml"]) == sorted(files), "the manifest names each file"
    assert len(resources) == len(listed), "each resource has an id of its own"
    package = Package([])
    for resource in resources.values():
        if resource.get("type") != "imsqti_xmlv1p2":
            continue
        root = etree.fromstring(files[resource.get("href")])
        assert root.tag == f"{QTI}questestinterop"
        (held,) = root
        assert all(text.strip() for text in root.itertext()), "space between elements is a text"
        if held.tag == f"{QTI}objectbank":
            assert metadata(held)["bank_title"]
            for section in held.iterfind(f"{QTI}section"):
                title = section.get("title")
                package.questions += [question(item, title) for item in section]
            continue
        assert held.tag == f"{QTI}assessment"
        assert held.get("ident") == resource.get("identifier"), "else the settings are not found"
        (needed,) = resource.iter(f"{CONTENT}dependency")
        settings = resources[needed.get("identifierref")]
        told = etree.fromstring(files[settings.get("href")])
        package.title = told.findtext(f"{CANVAS}title")
        assert package.title == held.get("title")
        package.points = float(told.findtext(f"{CANVAS}points_possible"))
        package.description = told.findtext(f"{CANVAS}description")
        package.shuffles = told.findtext(f"{CANVAS}shuffle_answers") == "true"
        package.questions += [question(item) for item in held.iter(f"{QTI}item")]
    ids = [each.id for each in package.questions]
    assert len(ids) == len(set(ids)), "of two questions with an id Canvas keeps one"
    shown = "".join(each.text + each.comments for each in package.questions)
    assert {*FILE.findall(shown)} == {name for name in files if not name.endswith(".xml")}
    return package


def items(content: bytes) -> list[etree._Element]:
    """Return the items of a package as they stand there."""
    with ZipFile(BytesIO(content)) as archive:
        roots = [etree.fromstring(archive.read(n)) for n in archive.namelist() if ".xml" in n]
    return [item for root in roots for item in root.iter(f"{QTI}item")]


def score(item: etree._Element, responses: Mapping[str, Sequence[str]]) -> float:
    """Return the points of a hundred that QTI 1.2 gives for `responses`, by the id of a field."""

    def holds(test: etree._Element) -> bool:
        match etree.QName(test).localname:
            case "varequal":
                given = [each.casefold() for each in responses.get(test.get("respident"), ())]
                return test.text.casefold() in given
            case "not":
                return not all(map(holds, test))
            case "and" | "conditionvar":
                return all(map(holds, test))
        assert test.tag == f"{QTI}other"
        return True

    points = 0.0
    for condition in item.iter(f"{QTI}respcondition"):
        if not holds(condition[0]):
            continue
        for change in condition.iterfind(SCORED):
            points = float(change.text) + (points if change.get("action") == "Add" else 0)
        if condition.get("continue") != "Yes" and condition.find(SCORED) is None:
            break
    return min(points, 100)


def question(item: etree._Element, bank: str = "") -> Imported:
    """Return a question as the importer of Classic Quizzes reads its item."""
    told = metadata(item)
    (shown, *responses) = item.find(f"{QTI}presentation")
    made = Imported(
        ident(item.get("ident")),
        item.get("title"),
        told["question_type"],
        float(told["points_possible"]),
        hypertext(shown),
        bank,
    )
    assert len(made.text) <= MOST_LETTERS
    feedback = {
        each.get("ident"): hypertext(each[0][0]) for each in item.iter(f"{QTI}itemfeedback")
    }
    assert all(len(each) <= MOST_IN_COMMENT for each in feedback.values())
    named = [each.get("linkrefid") for each in item.iter(f"{QTI}displayfeedback")]
    assert sorted(named) == sorted(feedback), (
        "each comment is shown once, and each that is shown is there"
    )
    made.comments = feedback.get("general_fb", "")
    if made.type in CHOICES:
        choices(made, item, responses, feedback)
    elif made.type == "short_answer_question":
        typed(made, item, responses)
    elif made.type == "fill_in_multiple_blanks_question":
        blanks(made, responses)
    elif made.type == "matching_question":
        matches(made, item, responses)
    elif made.type == "ordering_question":
        ordering(made, item, responses)
    else:
        assert made.type in ("essay_question", "text_only_question"), made.type
        assert [each.tag for each in responses] == [f"{QTI}response_str"] * (made.type[0] == "e")
        others = [each for each in item.iter(f"{QTI}respcondition") if each.get("continue") == "No"]
        assert len(others) == (made.type[0] == "e"), "that makes it an essay in New Quizzes"
    return made


def choices(
    made: Imported,
    item: etree._Element,
    responses: list[etree._Element],
    feedback: dict[str, str],
) -> None:
    """Read options: each condition sets the weight anew, also one that only shows a comment."""
    (response,) = responses
    answers = {ident(label.get("ident")): Answer(words(label)) for label in labels(response)}
    assert len(answers) == len(labels(response))
    for condition in item.iter(f"{QTI}respcondition"):
        several = condition.find(f"{QTI}conditionvar/{QTI}and")
        points = float(condition.findtext(f"{QTI}setvar") or 0)
        if several is not None:
            for each in several.findall(f"{QTI}varequal"):
                answers[each.text].weight = 100
            left = {each.text for each in several.iterfind(f"{QTI}not/{QTI}varequal")}
            assert left == {key for key, each in answers.items() if not each.weight}
            continue
        for each in condition.iter(f"{QTI}varequal"):
            answers[each.text].weight = 100 if points > 0 else 0
            shows = condition.find(f"{QTI}displayfeedback")
            if shows is not None and not answers[each.text].comments:
                answers[each.text].comments = feedback[shows.get("linkrefid")]
    made.answers = [*answers.values()]
    assert made.right, "Canvas takes a choice without a key and says nothing"
    if made.type == "true_false_question":
        assert [each.text for each in made.answers] == ["True", "False"]
    if made.type != "multiple_answers_question":
        assert len(made.right) == 1


def typed(made: Imported, item: etree._Element, responses: list[etree._Element]) -> None:
    """Read what may be typed: each text of a condition that gives points."""
    (response,) = responses
    fields = response.findall(f"{QTI}render_fib/{QTI}response_label")
    assert len(fields) == 1, "a text beside the field would make several blanks of it"
    scored = [each for each in item.iter(f"{QTI}respcondition") if len(each.findall(SCORED))]
    terms = [each.text for one in scored for each in one.iterfind(DIRECT)]
    assert len(terms) == len(list(item.iter(f"{QTI}varequal"))), "New Quizzes find no other one"
    assert len(terms) == len(set(terms)), "a spelling is there once"
    assert all(terms), "an empty answer makes an essay of it"
    made.answers = [Answer(text, 100) for text in terms]


def blanks(made: Imported, responses: list[etree._Element]) -> None:
    """Read gaps: all answers of a gap are right, whatever the conditions say."""
    for response in responses:
        name = response.get("ident").removeprefix("response_")
        assert re.fullmatch(r"[A-Za-z0-9\-._]+", name)
        assert made.text.count(f"[{name}]") == 1, "the text has the gap, once"
        assert response.findtext(f"{QTI}material/{QTI}mattext") == name
        made.answers += [Answer(plain(label), 100, blank=name) for label in labels(response)]


def matches(made: Imported, item: etree._Element, responses: list[etree._Element]) -> None:
    """Read pairs: right-hand sides are known by the first number in their ids."""
    rights = {number(label.get("ident")): plain(label) for label in labels(responses[0])}
    assert len(rights) == len(labels(responses[0]))
    goes_with = {
        each.get("respident"): rights[number(each.text)] for each in item.iter(f"{QTI}varequal")
    }
    for response in responses:
        assert {number(label.get("ident")): plain(label) for label in labels(response)} == rights
        left = html.fromstring(hypertext(response[0])).text_content()
        made.answers.append(Answer(left, 100, right=goes_with[response.get("ident")]))
    used = set(goes_with.values())
    made.distractors = [text for text in rights.values() if text not in used]


def ordering(made: Imported, item: etree._Element, responses: list[etree._Element]) -> None:
    """Read an order: Classic Quizzes match the numbers of the places with what stands there."""
    (response,) = responses
    assert response.get("rcardinality") == "Ordered"
    texts = {label.get("ident"): plain(label) for label in labels(response)}
    order = [each.text for each in item.iter(f"{QTI}varequal")]
    assert sorted(order) == sorted(texts)
    made.answers = [Answer(str(n), 100, right=texts[key]) for n, key in enumerate(order, 1)]


def metadata(holder: etree._Element) -> dict[str, str]:
    """Return the fields of a question or a bank by name."""
    entries = holder.iterfind(f".//{QTI}qtimetadata[1]/{QTI}qtimetadatafield")
    if holder.tag == f"{QTI}objectbank":
        entries = holder.iterfind(f"{QTI}qtimetadata/{QTI}qtimetadatafield")
    return {
        each.findtext(f"{QTI}fieldlabel"): each.findtext(f"{QTI}fieldentry") for each in entries
    }


def labels(response: etree._Element) -> list[etree._Element]:
    """Return the options of a response."""
    return list(response.iterfind(f"{QTI}render_choice/{QTI}response_label"))


def words(label: etree._Element) -> str:
    """Return the text of an option, which New Quizzes read as HTML in any case."""
    (text,) = label.iter(f"{QTI}mattext")
    if text.get("texttype") == "text/html":
        return str(html.fromstring(f"<p>{text.text}</p>").text_content())
    assert html.fromstring(f"<p>{text.text}</p>").text_content() == text.text
    return str(text.text)


def plain(label: etree._Element) -> str:
    """Return the text of an option, which Canvas shows as it is."""
    (text,) = label.iter(f"{QTI}mattext")
    assert text.get("texttype") == "text/plain"
    return str(text.text)


def hypertext(material: etree._Element) -> str:
    """Return HTML that Canvas leaves as it is: no script, no look, nothing that it would drop."""
    (text,) = material
    assert text.get("texttype") == "text/html"
    allowed = {
        "div",
        "p",
        "br",
        "strong",
        "em",
        "small",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h3",
        "img",
        "a",
    }
    for each in html.fragments_fromstring(f"<div>{text.text}</div>")[0].iter():
        assert each.tag in allowed
        assert {*each.attrib} <= {"lang", "dir", "src", "alt", "width", "height", "href"}
    return str(text.text)


def ident(value: str) -> str:
    """Return an id, which Canvas changes unless it is made of letters, digits and hyphens."""
    assert re.fullmatch(r"[A-Za-z0-9][\w-]*", value), value
    return value


def number(value: str) -> int:
    """Return the first number in an id."""
    found = re.search(r"\d+", value)
    assert found
    return int(found[0])
