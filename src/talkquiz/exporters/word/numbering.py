"""Numbers of questions: left to Word's list, corrected where the list would count otherwise."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from talkquiz.exporters.word.errors import UnnumberedStyleError
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.text import VALUE, Element, element

_INDENT = f"{qn('w:pPr')}/{qn('w:ind')}"
QUESTION_LEVEL = 0
OPTION_LEVEL = 1


class Numbering:
    """Follows what Word's list will print, so that it is the number that a question has."""

    def __init__(self, document: Any, question_style: str) -> None:
        self._document = document
        self._style = question_style
        self._next = 1
        self._list: str | None = None

    def reach(self, number: int) -> None:
        """Have the next question printed with `number`."""
        if number != self._next:
            self._list = self._new_list(number)
        self._next = number + 1

    def properties(self, level: int) -> Element | None:
        """Return what puts a paragraph on the list in use; None while the style does it alone."""
        if self._list is None:
            return None
        numbering = element(qn("w:numPr"))
        numbering.append(element(qn("w:ilvl"), {VALUE: str(level)}))
        numbering.append(element(qn("w:numId"), {VALUE: self._list}))
        return numbering

    def _new_list(self, start: int) -> str:
        lists = self._document.part.numbering_part.element
        base = lists.num_having_numId(_list_of(self._document, self._style))
        made = lists.add_num(base.abstractNumId.val)
        made.add_lvlOverride(ilvl=QUESTION_LEVEL).add_startOverride(start)
        return str(made.numId)


def indent_of(document: Any, style: str) -> int:
    """Return how far in, in twentieths of a point, a style begins whose list is at its level 0."""
    number = _list_of(document, style)
    lists = document.part.numbering_part.element
    definition = lists.num_having_numId(number).abstractNumId.val
    places = [
        *document.styles.element.get_by_id(style).findall(_INDENT),
        *lists.xpath(f"./w:abstractNum[@w:abstractNumId='{definition}']/w:lvl[1]/w:pPr/w:ind"),
    ]
    lefts = (place.get(qn("w:left"), place.get(qn("w:start"))) for place in places)
    return int(next((left for left in lefts if left), 0))


def check_numbered(document: Any, ids: dict[Style, str]) -> None:
    """Raise UnnumberedStyleError unless questions and options are numbered by their styles."""
    for style in (Style.QUESTION, Style.OPTION):
        number = _list_of(document, ids[style])
        if number is None or number not in _lists(document):
            raise UnnumberedStyleError(style)


def _lists(document: Any) -> set[int]:
    """Return the ids of the lists that there are; none where there is no part for them."""
    if not any(each.reltype == RELATION.NUMBERING for each in document.part.rels.values()):
        return set()
    return {int(each.numId) for each in document.part.numbering_part.element.num_lst}


def _list_of(document: Any, style: str) -> int | None:
    """Return the id of the list that the style with the id `style` is bound to, if any."""
    properties = document.styles.element.get_by_id(style).pPr
    if properties is None or properties.numPr is None or properties.numPr.numId is None:
        return None
    return int(properties.numPr.numId.val)
