"""In learning systems a question is found by its topic, kind and other traits, in words."""

from factories import make_imprint, make_true_false
from qti_files import named, read_package, words
from question_sets import assembled_with, set_of
from talkquiz.exporters.qti import export
from talkquiz.exporters.question_tags import question_tags
from talkquiz.onscreen.make import onscreen_question


def test_a_question_is_found_by_its_traits_facts_and_what_it_may_not_stand_beside() -> None:
    """Each trait has its name before it, in the language of the course."""
    item = make_true_false(enemies=("other-truce",))
    mark = make_imprint()
    found = question_tags(onscreen_question(item, mark), mark.language)
    assert {"kind: true-false", f"topic: {item.topic}", f"status: {item.status}"} < {*found}
    assert {f"fact: {each}" for each in item.facts} < {*found}
    assert found[-1] == "not with: other-truce"


def test_the_manifest_of_a_qti_package_has_them_as_keywords() -> None:
    """Systems that read metadata find the questions of a package by them."""
    questions = set_of(make_true_false(difficulty=3))
    (product,) = export(assembled_with(questions)).values()
    manifest = read_package(product.content).manifest
    keywords = [words(each) for each in named(manifest, "keyword")]
    assert keywords == question_tags(questions.questions[0], questions.imprint.language)
    (difficulty,) = named(manifest, "difficulty")
    assert words(difficulty) == "LOMv1.0 difficult"
