"""Fonts with serifs, and what is used in their place where plain letters are wanted."""

from collections.abc import Iterable
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml

from talkquiz.exporters.word.text import VALUE, Element

_SANS = "Arial"
_WITH_SERIFS = {"roman", "script", "decorative"}
"""Families of fonts as a document's font table has them (ECMA-376 part 1, 17.18.30)."""
_NAME = qn("w:name")
_LATIN = ("ascii", "hAnsi")


def use_sans_serif(document: Any, roots: Iterable[Element]) -> None:
    """Put Arial in the place of every Latin font of `roots` that has serifs or imitates a hand.

    Which ones do is read from the document's own font table, which Word writes.
    """
    with_serifs, theme = _fonts_with_serifs(document), _theme(document)
    for fonts in (fonts for root in roots for fonts in root.iter(qn("w:rFonts"))):
        for script in _LATIN:
            by_theme = qn(f"w:{script}Theme")
            name = theme.get(fonts.get(by_theme, "")[:5], fonts.get(qn(f"w:{script}")))
            if name in with_serifs:
                fonts.attrib.pop(by_theme, None)
                fonts.set(qn(f"w:{script}"), _SANS)


def _fonts_with_serifs(document: Any) -> set[str]:
    return {
        font.get(_NAME, "")
        for table in _parts(document, RELATION.FONT_TABLE)
        for font in table.iter(qn("w:font"))
        for family in font.iterchildren(qn("w:family"))
        if family.get(VALUE) in _WITH_SERIFS
    }


def _theme(document: Any) -> dict[str, str]:
    """Return the fonts of the theme, by how the names for them begin: "major" and "minor"."""
    main = f"{{{nsmap['a']}}}"
    return {
        which: latin.get("typeface", "")
        for theme in _parts(document, RELATION.THEME)
        for which in ("major", "minor")
        for font in theme.iter(f"{main}{which}Font")
        for latin in font.iterchildren(f"{main}latin")
    }


def _parts(document: Any, kind: str) -> Iterable[Element]:
    """Yield the elements of those parts of the document that python-docx leaves unread."""
    for relation in document.part.rels.values():
        if relation.reltype == kind:
            yield parse_xml(relation.target_part.blob)
