"""The files of a package: its manifest, question banks or a quiz, what Canvas is told of a quiz."""

from typing import NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from talkquiz.exporters.canvas.items import (
    Element,
    fields,
    identifier,
    qti,
    question_item,
    text_item,
)
from talkquiz.exporters.question_html import Album, as_html, as_plain, in_language, shared_text
from talkquiz.exporters.zip_archive import zip_archive
from talkquiz.onscreen.carried import Carried, Loss
from talkquiz.onscreen.question_set import QuestionSet

_CONTENT = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_cp = ElementMaker(namespace=_CONTENT, nsmap={None: _CONTENT})
_canvas = ElementMaker(namespace=_CANVAS, nsmap={None: _CANVAS})
_md = ElementMaker(namespace=_METADATA, nsmap={"imsmd": _METADATA})
_QTI = "imsqti_xmlv1p2"
_SETTINGS = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
_PICTURES = "pictures"


class _Content(NamedTuple):
    """Files of a package by name, how the manifest names them, what they have of each question."""

    files: dict[str, bytes]
    resources: list[Element]
    carried: tuple[Carried, ...]


def package(questions: QuestionSet) -> tuple[bytes, tuple[Carried, ...]]:
    """Return the package of a question set, and what became of each of its questions."""
    album = Album(lambda name: f"$IMS-CC-FILEBASE$/{_PICTURES}/{name}")
    held = _quiz(questions, album) if questions.sections else _banks(questions, album)
    pictures = {f"{_PICTURES}/{name}": content for name, content in album.files.items()}
    manifest = _cp.manifest(
        _cp.metadata(_cp.schema("IMS Content"), _cp.schemaversion("1.1.3"), _about(questions)),
        _cp.organizations(),
        _cp.resources(
            *held.resources, *(_resource(identifier(path), "webcontent", path) for path in pictures)
        ),
        identifier=identifier(questions.name),
    )
    parts = {"imsmanifest.xml": _written(manifest), **held.files, **pictures}
    return zip_archive(parts), held.carried


def _about(questions: QuestionSet) -> Element:
    """Return what the package is, who made it, and under which licence."""
    title, rights = as_plain(questions.title), as_plain(questions.imprint.line)
    return _md.lom(
        _md.general(_md.title(_md.string(title))),
        _md.rights(
            _md.copyrightAndOtherRestrictions(_md.value("yes")),
            _md.description(_md.string(rights)),
        ),
    )


def _banks(questions: QuestionSet, album: Album) -> _Content:
    """Return an object bank with a section for each topic.

    Classic Quizzes make a question bank of each section; New Quizzes read the first file only, and
    put all of it in the bank that it is imported into. Quizzes draw at random from a bank, so that
    a text which questions share stands in each of them.
    """
    key, carried = identifier(questions.name), []
    bank = qti.objectbank(fields(bank_title=as_plain(questions.title)), ident=key)
    for topic in questions.topics:
        section = qti.section(
            ident=identifier(f"{questions.name}/{topic.id}"),
            title=as_plain(f"{questions.title}: {topic.name}"),
        )
        for question in questions.of_topic(topic.id):
            made = question_item(question, questions, album)
            shared = (Loss.SHARED_TEXT,) if question.stimulus and not made.carried.left_out else ()
            carried.append(made.carried._replace(lost=(*made.carried.lost, *shared)))
            if made.element is not None:
                section.append(made.element)
        if len(section):
            bank.append(section)
    path = f"{key}.xml"
    files = {path: _written(qti.questestinterop(bank))}
    return _Content(files, [_resource(key, _QTI, path)], tuple(carried))


def _quiz(questions: QuestionSet, album: Album) -> _Content:
    """Return the quiz of a handout, with headings and shared texts where they stand on paper."""
    key, language = identifier(questions.name), questions.imprint.language
    root = qti.section(ident="root_section")
    carried: list[Carried] = []
    shown = ""
    for number, each in enumerate(questions.sections):
        section = qti.section(ident=identifier(f"{questions.name}/part/{number}"))
        root.append(section)
        if each.title and len(questions.sections) > 1:
            heading = in_language(f"<h3>{as_html(each.title)}</h3>", language)
            section.append(text_item(f"{questions.name}/{number}", each.title, heading))
        for question in each.questions:
            held = question.stimulus
            if held and held.id != shown:
                text = in_language(shared_text(question, language), language)
                name = f"{questions.name}/{question.id}/{held.id}"
                section.append(text_item(name, held.title, text))
            shown = held.id if held else ""
            made = question_item(question, questions, album, with_stimulus=False)
            if made.element is not None:
                section.append(made.element)
            carried.append(made.carried)
    assessment = qti.assessment(
        fields(cc_maxattempts="1"), root, ident=key, title=as_plain(questions.title)
    )
    there = {each.id for each in carried if not each.left_out}
    points = sum(each.marks for each in questions.questions if each.id in there)
    settings = _canvas.quiz(
        _canvas.title(as_plain(questions.title)),
        _canvas.description(in_language(f"<p>{as_html(questions.imprint.line)}</p>", language)),
        _canvas.shuffle_answers("false"),  # some options have an order of their own
        _canvas.quiz_type("assignment"),
        _canvas.points_possible(f"{points:g}"),
        identifier=key,
    )
    beside = identifier(f"{questions.name}/settings")
    files = {
        f"{key}/{key}.xml": _written(qti.questestinterop(assessment)),
        f"{key}/assessment_meta.xml": _written(settings),
    }
    resources = [
        _resource(key, _QTI, f"{key}/{key}.xml", _cp.dependency(identifierref=beside)),
        _resource(beside, _SETTINGS, f"{key}/assessment_meta.xml"),
    ]
    return _Content(files, resources, tuple(carried))


def _resource(key: str, sort: str, path: str, *needs: Element) -> Element:
    return _cp.resource(_cp.file(href=path), *needs, identifier=key, type=sort, href=path)


def _written(root: Element) -> bytes:
    """Return a file: without space between elements, which New Quizzes would take for one."""
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content
