"""Elements of QTI as both versions have them, made in the names of 2.1 and without a namespace."""

import re

from lxml import etree
from lxml.etree import _Element

from talkquiz.exporters.question_pictures import QuestionPicture
from talkquiz.language.language_file import Language

PICTURES = "images"
"""The folder of pictures in a package."""
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"[\n\r\u2028\u2029]+")


def make(name: str, /, *content: "str | _Element", **attributes: str) -> "_Element":
    """Return an element with `content`, texts and elements in order, and `attributes`.

    Names that Python keeps for itself end with an underscore: `class_`, and `xml:lang` is
    `xml_lang`. What XML cannot hold is left out of texts.
    """
    made = etree.Element(name)
    for key, value in attributes.items():
        spelt = key.rstrip("_")
        spelt = "{http://www.w3.org/XML/1998/namespace}lang" if spelt == "xml_lang" else spelt
        made.set(spelt, clean(value))
    for each in content:
        if not isinstance(each, str):
            made.append(each)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + clean(each)
        else:
            made.text = (made.text or "") + clean(each)
    return made


def clean(text: str) -> str:
    """Return `text` without what no XML file may hold: control characters, halves of letters."""
    return _NOT_IN_XML.sub(
        lambda found: "\N{REPLACEMENT CHARACTER}" if found[0] >= "\ud800" else "", text
    )


def paragraphs(text: str) -> "list[_Element]":
    """Return a paragraph for each line of `text`."""
    return [make("p", line) for line in _LINE_END.split(text) if line.strip()]


def labelled(label: str, text: str, language: Language) -> "list[_Element]":
    """Return `text` in paragraphs, the first of which begins with its `label`, if it has one."""
    first, *rest = _LINE_END.split(text)
    if not label:
        return paragraphs(text)
    head = make("strong", language.shown.head.format(head=label).strip())
    return [make("p", head, f" {first}"), *paragraphs("\n".join(rest))]


def pictured(picture: QuestionPicture) -> "list[_Element]":
    """Return a picture as an item shows it, out of the package's folder, and what is beside it."""
    image = make(
        "img",
        src=f"../{PICTURES}/{picture.name}",
        alt=picture.alt,
        width=str(picture.width),
        height=str(picture.height),
    )
    return [make("p", image), *paragraphs(picture.beside)]


def base_value(kind: str, value: str) -> "_Element":
    """Return an expression that is `value`, of a base type of QTI."""
    return make("baseValue", value, baseType=kind)


def set_outcome(identifier: str, expression: "_Element") -> "_Element":
    """Return a rule that sets an outcome variable to what `expression` is."""
    return make("setOutcomeValue", expression, identifier=identifier)


def where_answered(response: str, *rules: "_Element") -> "_Element":
    """Return a rule that follows `rules` where there is a response.

    Some systems stop at an expression that reads one that is not there.
    """
    is_there = make("not", make("isNull", make("variable", identifier=response)))
    return make("responseCondition", make("responseIf", is_there, *rules))


def number(value: float) -> str:
    """Return a number as XML has it: "1", "0.5"."""
    return f"{value:g}"
