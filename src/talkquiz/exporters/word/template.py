"""A reference document: a .docx, perhaps a teacher's own, whose styles and page handouts take."""

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn

from talkquiz.exporters.word.errors import LinkedReferenceError, UnreadableReferenceError
from talkquiz.exporters.word.zip_safety import DAMAGED, checked

_LOOKS = {
    RELATION.STYLES, RELATION.NUMBERING, RELATION.SETTINGS, RELATION.FONT_TABLE, RELATION.THEME,
    RELATION.WEB_SETTINGS, RELATION.HEADER, RELATION.FOOTER, RELATION.FOOTNOTES, RELATION.ENDNOTES,
}  # fmt: skip
_OF_A_PACKAGE = {RELATION.OFFICE_DOCUMENT}
_ID = qn("r:id")
_WITH_RELATION = (qn("w:attachedTemplate"), qn("w:mailMerge"))
"""What in the settings is of no use without what it points to."""
BROKEN = (
    SyntaxError, AttributeError, LookupError, ValueError, TypeError, NotImplementedError,
    StopIteration, OverflowError, InvalidXmlError,
)  # fmt: skip
"""What python-docx raises where a part is not there, or holds what it must not."""


def opened(path: Path) -> Any:
    """Return the file at `path` as python-docx has it, without the text in it.

    Of what is in the file, only the looks are kept: styles, lists, page, headers and footers.
    Raises UnreadableReferenceError and LinkedReferenceError.
    """
    content = checked(path)
    try:
        document = Document(BytesIO(content))
        _empty(document)
        _drop_attached_template(document)
    except BROKEN as error:
        raise UnreadableReferenceError(path, DAMAGED) from error
    _refuse_links(document, path)
    return document


def _empty(document: Any) -> None:
    """Remove the text, and every part that is there for the text only."""
    body = document.element.body
    page = body.get_or_add_sectPr()
    for child in [child for child in body if child is not page]:
        body.remove(child)
    of_the_page = {element.get(_ID) for element in page.iter() if element.get(_ID)}
    _drop(document.part.rels, _LOOKS, of_the_page)
    _drop(document.part.package.rels, _OF_A_PACKAGE, set())


def _drop(relations: Any, kept: set[str], kept_ids: set[str]) -> None:
    for name, relation in list(relations.items()):
        if relation.reltype not in kept and name not in kept_ids:
            del relations[name]


def _drop_attached_template(document: Any) -> None:
    """Forget from which template the file was made: Word would look for it, perhaps far away."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATION.SETTINGS:
            settings = relation.target_part
            _drop(settings.rels, set(), set())
            for element in list(settings.element.iter(*_WITH_RELATION)):
                element.getparent().remove(element)


def _refuse_links(document: Any, path: Path) -> None:
    """Refuse what Word would fetch from elsewhere when a handout is opened."""
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATION.HYPERLINK:
                kind = relation.reltype.rpartition("/")[2]
                raise LinkedReferenceError(path, kind, relation.target_ref)
