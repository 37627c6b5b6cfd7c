"""Open a template, which may be anybody's file: it is checked before it is read in."""

from collections.abc import Container
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn

from talkquiz.exporters import ExportError
from talkquiz.outside import (
    BROKEN_OFFICE,
    MEGABYTE,
    Limits,
    OutsideError,
    office_package,
    read_file,
)

_MOST_BYTES = 20 * MEGABYTE
_LIMITS = Limits(parts=2_000, unpacked=100 * MEGABYTE, text=10 * MEGABYTE)
_DAMAGED = "a part of it is missing or damaged"
BROKEN = (*BROKEN_OFFICE, InvalidXmlError)
"""What python-docx raises where a part is not there, or holds what it must not."""
_KEPT = {
    RELATION.STYLES, RELATION.NUMBERING, RELATION.SETTINGS, RELATION.FONT_TABLE, RELATION.THEME,
    RELATION.WEB_SETTINGS, RELATION.HEADER, RELATION.FOOTER, RELATION.FOOTNOTES, RELATION.ENDNOTES,
}  # fmt: skip
"""The parts of a document that say how it looks."""
_OTHER_FILES = (qn("w:attachedTemplate"), qn("w:mailMerge"))
"""The settings that point to a file from which the document was made, perhaps far away."""


class TemplateError(ExportError):
    """No handouts can be made from a template; the message says why and what to do."""


def unreadable(path: Path, reason: str = _DAMAGED) -> TemplateError:
    """Return the error that says that no handouts can be made from the file at `path`, and why."""
    return TemplateError(f"{path} cannot be read as a Word document (.docx): {reason}")


def open_template(path: Path) -> Any:
    """Return the .docx at `path` as python-docx's document, without the text in it.

    Of what is in the file, only the looks are kept: styles, lists, page, headers and footers.
    Raises TemplateError where the file is broken, of another kind, dangerous or not there, and
    where Word would fetch something from elsewhere whenever a handout is opened.
    """
    try:
        content = read_file(path, _MOST_BYTES)
        package = office_package(content, _LIMITS)
        types = package.read("[Content_Types].xml")
    except OutsideError as error:
        raise unreadable(path, str(error)) from error
    if b"macroEnabled" in types or any("vbaProject" in part.filename for part in package.parts):
        raise unreadable(path, "it may hold macros: save it in Word as .docx")
    if b"wordprocessingml.template.main+xml" in types:
        raise unreadable(path, "it is a Word template (.dotx): save it in Word as .docx")
    try:
        document = Document(BytesIO(content))
        _empty(document)
    except BROKEN as error:
        raise unreadable(path) from error
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATION.HYPERLINK:
                kind = relation.reltype.rpartition("/")[2]
                raise TemplateError(
                    f"{path} links to a file outside of it ({kind}: {relation.target_ref}), which "
                    "every handout would do: remove it in Word, or insert it without a link"
                )
    return document


def _empty(document: Any) -> None:
    """Remove the text, every part that is there for the text only, and where the file came from."""
    body = document.element.body
    page = body.get_or_add_sectPr()
    for child in [child for child in body if child is not page]:
        body.remove(child)
    of_the_page = {element.get(qn("r:id")) for element in page.iter()}
    _drop_relations(document.part, _KEPT, of_the_page)
    _drop_relations(document.part.package, {RELATION.OFFICE_DOCUMENT})
    for relation in document.part.rels.values():
        if relation.reltype == RELATION.SETTINGS:
            _drop_relations(relation.target_part)
            for setting in list(relation.target_part.element.iter(*_OTHER_FILES)):
                setting.getparent().remove(setting)


def _drop_relations(
    part: Any, kept: Container[str] = (), kept_ids: Container[str | None] = ()
) -> None:
    """Have `part` point to no other part than those of the kinds and with the ids to be `kept`."""
    for name, relation in list(part.rels.items()):
        if relation.reltype not in kept and name not in kept_ids:
            del part.rels[name]
