"""Places in the headers and footers of a template that each handout fills in.

Word's own way to mark one is a content control with a tag. Other programs keep only its alias
(LibreOffice), make a field of it (OpenDocument), or leave the bare text (Google Docs, ONLYOFFICE),
which is also what a teacher types: `[form]`. Here all of these become controls with a tag.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice

from docx.oxml.ns import qn

from talkquiz.exporters.word.xml import VALUE, Element, parsed, w

PLACES = ("form", "name", "course")
"""What a template may have a place for, by the tag of its control."""
_OF_ALIAS = "talkquiz:"
"""What the names of our own controls begin with, as Word shows them."""
_TYPED = re.compile(rf"\[\s*({'|'.join(PLACES)})\s*\]", re.IGNORECASE)
_MOST = 50
"""How many places of a paragraph are filled in: each takes the time to copy what is beside it."""
_PARAGRAPH, _RUN, _TEXT, _CONTROL = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:sdt")
_FIELD, _CODE = qn("w:fldChar"), qn("w:instrText")
_ASKED_FOR = "FILLIN"
"""The field that LibreOffice makes of a control on the way through OpenDocument."""


def places_in(part: Element) -> set[str]:
    """Return which places there are in a header or footer whose places are marked."""
    return {place for control in part.iter(_CONTROL) if (place := _tagged(control))}


def mark_places(part: Element) -> None:
    """Have every place in a header or footer be a content control in a line, with its tag.

    It is found by its tag, else by its alias, else by its text in brackets, in however many runs.
    """
    for control in list(part.iter(_CONTROL)):
        place = _named(control)
        if place:
            _mark(control, place)
    for paragraph in part.iter(_PARAGRAPH):
        texts = _texts(paragraph)
        if "[" in "".join(text.text or "" for text in texts):
            _drop_fields(paragraph)
            _mark_typed(paragraph)


def _tagged(control: Element) -> str:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return tag.get(VALUE, "") if tag is not None else ""


def _named(control: Element) -> str:
    """Return the place that a control is by its tag or its alias; empty if it is none."""
    alias = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
    said = alias.get(VALUE, "").lower() if alias is not None else ""
    for name in (_tagged(control).lower(), said.removeprefix(_OF_ALIAS)):
        if name.strip() in PLACES:
            return name.strip()
    return ""


def _mark(control: Element, place: str) -> None:
    """Put the tag on a control; one around paragraphs or cells becomes one in the first line."""
    first = next(control.iter(_PARAGRAPH), None)
    if first is None:
        (tagged,) = parsed(_control(place))
        tagged[-1].extend(list(control.iter(_RUN)))
        control.getparent().replace(control, tagged)
        return
    for child in list(control.find(qn("w:sdtContent"))):
        control.addprevious(child)
    control.getparent().remove(control)
    (tagged,) = parsed(_control(place))
    tagged[-1].extend(list(first.iter(_RUN)))
    properties = first.find(qn("w:pPr"))
    for child in [child for child in first if child is not properties]:
        first.remove(child)
    first.append(tagged)


def _control(place: str) -> str:
    return w("sdt", w("sdtPr", w("tag", val=place)), w("sdtContent"))


def _texts(paragraph: Element) -> list[Element]:
    """Return the texts of a paragraph that are in no place yet, nor in a text box of it."""
    return [text for text in paragraph.iter(_TEXT) if _is_free(text, paragraph)]


def _is_free(text: Element, paragraph: Element) -> bool:
    for holder in text.iterancestors():
        if holder.tag == _PARAGRAPH:
            return holder is paragraph
        if holder.tag == _CONTROL and _tagged(holder) in PLACES:
            return False
    return False


def _drop_fields(paragraph: Element) -> None:
    """Leave of fields that ask for a text only the text."""
    open_fields: list[list[Element]] = []
    for run in list(paragraph.iter(_RUN)):
        marks = [mark.get(qn("w:fldCharType")) for mark in run.iter(_FIELD)]
        if "begin" in marks:
            open_fields.append([])
        if open_fields and (marks or run.find(_CODE) is not None):
            open_fields[-1].append(run)
        if "end" in marks and open_fields:
            of_field = open_fields.pop()
            code = "".join(each.text or "" for part in of_field for each in part.iter(_CODE))
            if code.split()[:1] == [_ASKED_FOR]:
                for each in of_field:
                    each.getparent().remove(each)


def _mark_typed(paragraph: Element) -> None:
    """Make a control of each place that is typed; its run looks as the place did."""
    for run in {id(text.getparent()): text.getparent() for text in _texts(paragraph)}.values():
        _part(run)
    pieces = list(_pieces(paragraph))
    typed = islice(_TYPED.finditer("".join(text for text, _ in pieces)), _MOST)
    for found in reversed([*typed]):
        covered = [*_covered(pieces, *found.span())]
        (first, start), (last, end) = covered[0][:2], (covered[-1][0], covered[-1][2])
        rest = deepcopy(last)
        (place,) = parsed(_control(found[1].lower()))
        shown = deepcopy(first)
        _say(shown, found[0])
        place[-1].append(shown)
        _say(rest, (last.find(_TEXT).text or "")[end:])
        first.addnext(place)
        place.addnext(rest)
        _say(first, (first.find(_TEXT).text or "")[:start])
        for run, *_ in covered[1:]:
            run.getparent().remove(run)


def _part(run: Element) -> None:
    """Part a run that holds more than one thing, such as a tab and a text."""
    properties = run.find(qn("w:rPr"))
    for child in reversed([child for child in run if child is not properties][1:]):
        other = run.makeelement(_RUN)
        if properties is not None:
            other.append(deepcopy(properties))
        other.append(child)
        run.addnext(other)


def _pieces(paragraph: Element) -> Iterator[tuple[str, Element]]:
    """Yield each run of a paragraph with its text; what is no text ends a place."""
    free = {id(text) for text in _texts(paragraph)}
    for run in paragraph.iter(_RUN):
        text = run.find(_TEXT)
        if text is None:
            if len(run) > (run.find(qn("w:rPr")) is not None):
                yield "\n", run
        elif id(text) in free:
            yield text.text or "", run


def _covered(
    pieces: Sequence[tuple[str, Element]], start: int, end: int
) -> Iterator[tuple[Element, int, int]]:
    """Yield each run that has letters from `start` to `end`, and which letters of its own."""
    at = 0
    for text, run in pieces:
        if at < end and at + len(text) > start:
            yield run, max(start - at, 0), min(end - at, len(text))
        at += len(text)


def _say(run: Element, text: str) -> None:
    said = run.find(_TEXT)
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
