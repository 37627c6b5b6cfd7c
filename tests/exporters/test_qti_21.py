"""QTI 2.1 says what 3.0 says: made into 3.0 by somebody else's converter, it is the same."""

from dataclasses import replace
from typing import Any, Literal

import pytest
from lxml import etree
from lxml.etree import _Element
from qti_convert import upgrade_qti2_to_qti3

from qti_files import local, named, read_package, words
from question_sets import assembled_with, one_of_each, set_of
from talkquiz.build import LoadedCourse
from talkquiz.exporters.qti import export, export_as_21
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.carried import Loss
from talkquiz.onscreen.question_set import QuestionSet

Shape = tuple[Any, ...]
ONLY_IN_3 = ("qti-assessment-stimulus-ref",)
"""What 2.1 has no element for."""


def shape(root: "_Element") -> Shape:
    """Return what an element says, without spaces, schemas and what 2.1 does not know."""
    attributes = {k: v for k, v in root.attrib.items() if "schemaLocation" not in k}
    for each in ("use", "external-scored"):
        attributes.pop(each, None)
    inside = [shape(each) for each in root if local(each) not in ONLY_IN_3]
    text = " ".join((root.text or "").split())
    return local(root), sorted(attributes.items()), text, inside, (root.tail or "").strip()


def without_shared_text(root: "_Element") -> "_Element":
    """Return an item without what it is about, which in 2.1 stands first in each."""
    (body,) = named(root, "qti-item-body")
    body.remove(body[0])
    return root


def compared(questions: QuestionSet) -> int:
    """Compare all files of `questions` in both versions; return how many were compared."""
    made = [next(iter(f(assembled_with(questions)).values())) for f in (export, export_as_21)]
    new, old = (read_package(each.content) for each in made)
    shared = {each.id.replace("/", "_") for each in questions.questions if each.stimulus}
    for name, root in old.roots.items():
        upgraded = etree.fromstring(upgrade_qti2_to_qti3(etree.tostring(root)).encode())
        if name in shared:
            upgraded = without_shared_text(upgraded)
        assert shape(upgraded) == shape(new.roots[name]), name
    assert {*new.roots} - {*old.roots} == {*new.of("stimulus")}
    return len(old.roots)


def test_each_kind_of_question_is_the_same_in_both_versions() -> None:
    """Keys, options, scoring and all that is told."""
    assert compared(set_of(*one_of_each())) == 13


def test_the_bundled_course_is_the_same_in_both_versions(bundled_bank: LoadedCourse) -> None:
    """All of its questions, and the test that has them in order."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    assert compared(questions) == len(questions.questions) + 1


def test_what_21_has_no_way_to_say_is_named(bundled_bank: LoadedCourse) -> None:
    """Hints, and that a text is shared, are lost; the text itself stands in each question."""
    questions = course_set(bundled_bank.course, bundled_bank.items)
    (product,) = export_as_21(assembled_with(questions)).values()
    carried = {each.id: each for each in product.carried}
    items = read_package(product.content).of("item")
    for each in questions.questions:
        lost = carried[each.id].lost
        assert (Loss.HINT in lost) is bool(each.hint)
        assert (Loss.SHARED_TEXT in lost) is bool(each.stimulus)
        if each.stimulus:
            (body,) = named(items[each.id.replace("/", "_")], "itemBody")
            assert all(line in words(body) for line in each.stimulus.lines)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_direction_is_said_in_30_and_named_as_lost_in_21(
    direction: Literal["ltr", "rtl"],
) -> None:
    """Every text of a course from the right says so, where the version can."""
    questions = set_of(*one_of_each())
    language = questions.imprint.language
    turned = replace(language, code="ar", direction=direction)
    questions = questions._replace(imprint=questions.imprint._replace(language=turned))
    is_rtl = direction == "rtl"
    for exporter in (export, export_as_21):
        (product,) = exporter(assembled_with(questions)).values()
        said = exporter is export and is_rtl
        for root in read_package(product.content).of("item").values():
            held = named(root, "qti-item-body", "qti-content-body", "itemBody", "modalFeedback")
            assert all((each[0].get("dir") == "rtl") is said for each in held if len(each))
            assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
        lost = {loss for each in product.carried for loss in each.lost}
        assert (Loss.DIRECTION in lost) is (is_rtl and not said)
