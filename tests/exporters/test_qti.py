"""QTI packages hold every question whole, under its id, in files as the standard has them."""

import dataclasses
import re
from collections import Counter
from collections.abc import Callable

import pytest
from lxml.etree import _Element

from factories import (
    changed,
    make_choice,
    make_cloze,
    make_item,
    make_matching,
    make_multiple_response,
    make_open,
    make_task,
)
from qti_files import Read, local, named, read_package, resources, words
from question_sets import assembled_with, one_of_each, set_of
from talkquiz.exporters import Exporter
from talkquiz.exporters.qti import export, export_as_21
from talkquiz.items.item import Item, ShownPicture, Stimulus
from talkquiz.onscreen.question import Match
from talkquiz.onscreen.question_set import QuestionSection

NC_NAME = re.compile(r"[A-Za-z_][\w.-]*")
VERSIONS = {"3.0": export, "2.1": export_as_21}


def made(exporter: Exporter, *items: object, **imprint: object) -> Read:
    """Return the package of `items`, or of one item of each kind."""
    questions = set_of(*(items or one_of_each()), **imprint)
    (product,) = exporter(assembled_with(questions)).values()
    return read_package(product.content)


@pytest.fixture(params=VERSIONS)
def package(request: pytest.FixtureRequest) -> Read:
    """Return a package of one item of each kind, in each version."""
    return made(VERSIONS[request.param])


def test_every_item_is_a_file_that_can_be_found_by_its_id(package: Read) -> None:
    """The id of the item is its label, and its identifier but for slashes."""
    items = package.of("item")
    labels = [each.get("label") for each in items.values()]
    assert labels == [each.id for each in one_of_each()]
    assert [*items] == [each.replace("/", "_") for each in labels]
    assert [each.get("identifier") for each in items.values()] == [*items]


def test_no_title_gives_an_answer_away(package: Read) -> None:
    """Systems may show the title of an item: it is its topic and its short id."""
    asked = dict(zip(package.of("item").values(), one_of_each(), strict=True))
    for root, item in asked.items():
        assert root.get("title").endswith(f" {item.short_id}")
        assert item.facts[0] not in root.get("title")


def test_the_manifest_lists_each_file_and_no_other(package: Read) -> None:
    """What is in the zip is named by a resource, and what is named is in the zip."""
    listed = [each.get("href") for each in named(package.manifest, "file")]
    assert {*listed, "imsmanifest.xml"} == {*package.files}
    known = [each.get("identifier") for each in resources(package.manifest)]
    assert max(Counter(known).values()) == 1
    needed = {each.get("identifierref") for each in named(package.manifest, "dependency")}
    assert needed < {*known}


def test_identifiers_are_names_and_no_two_are_the_same(package: Read) -> None:
    """Whoever answers by an identifier hits one thing."""
    for root in package.of("item").values():
        found = [each.get("identifier") for each in root.iter() if is_declaring(local(each))]
        assert all(map(NC_NAME.fullmatch, found))
        assert max(Counter(found).values()) == 1, found


def is_declaring(name: str) -> bool:
    return name.endswith(("eclaration", "hoice")) and not name.endswith("nteraction")


def test_what_is_named_in_an_item_is_declared_there(package: Read) -> None:
    """Responses, outcomes and keys stand for something."""
    for root in package.of("item").values():
        declared = {e.get("identifier") for e in root.iter() if is_declaring(local(e))}
        used = [e.get("response-identifier") or e.get("responseIdentifier") for e in root.iter()]
        used += [e.get("identifier") for e in root.iter() if local(e).endswith("variable")]
        assert {*filter(None, used)} <= declared
        if any(local(each).lower().endswith("choice") for each in root.iter()):
            right = named(root, "correctResponse", "qti-correct-response")
            assert {*" ".join(map(words, right)).split()} <= declared


def test_pictures_are_files_where_items_say(package: Read) -> None:
    """The map of a place is in the package, and says in words what is to be seen on it."""
    images = [each for root in package.of("item").values() for each in named(root, "img")]
    assert images
    for each in images:
        assert each.get("src").removeprefix("../") in package.files
        assert each.get("alt")


def test_the_same_questions_give_the_same_bytes() -> None:
    """A package is the same whenever it is made."""
    for exporter in VERSIONS.values():
        one, other = (exporter(assembled_with(set_of(*one_of_each()))) for _ in range(2))
        assert one == other


def test_who_picks_all_options_has_no_marks() -> None:
    """In a question with several right options, all options together are worth nothing."""
    (root,) = made(export, make_multiple_response()).of("item").values()
    values = [float(each.get("mapped-value")) for each in named(root, "qti-map-entry")]
    assert max(values) > 0 >= sum(values)


@pytest.mark.parametrize("exporter", VERSIONS.values())
@pytest.mark.parametrize("make", [make_choice, make_cloze, make_item])
def test_a_plan_is_not_asked_as_an_event(exporter: Exporter, make: Callable[..., Item]) -> None:
    """The warning stands with the question, and not only with what is told after it."""
    item = changed(make(), caution="A plan, not an event.")
    (root,) = made(exporter, item).of("item").values()
    (body,) = named(root, "itemBody", "qti-item-body")
    assert "Caution: A plan, not an event." in words(body)


def test_a_reason_is_told_where_its_option_was_picked() -> None:
    """Each wrong option has its own feedback; key, claim and source are told in any case."""
    item = make_choice()
    (root,) = made(export, item).of("item").values()
    told = {each.get("identifier"): words(each) for each in named(root, "qti-modal-feedback")}
    reasons = [
        f"You picked: {each.text} {each.rationale}" for each in item.options if each.rationale
    ]
    assert [told[each] for each in told if each != "told"] == reasons
    assert item.key in told["told"]
    assert item.id in told["told"]


def test_hostile_text_stays_text() -> None:
    """Markup, control characters and halves of letters break no file, and become no XML."""
    hostile = "</p><script>1</script>]]>&amp;\x00\x1b\ud800\u2028${x}"
    item = make_item(stem=hostile, key=hostile, claim=hostile, why=hostile, asks_for=hostile)
    for exporter in VERSIONS.values():
        (root,) = made(exporter, item, title=hostile, description=hostile).of("item").values()
        assert not named(root, "script")
        assert "</p><script>1</script>]]>&amp;" in words(root)


def test_a_handout_is_a_test_of_its_parts_in_their_order() -> None:
    """Each section has its title and questions; how to write on paper is not shown to students."""
    questions = set_of(*one_of_each())
    one, *others = questions.questions
    asking = (
        QuestionSection("First", "Circle it.", (one,)),
        QuestionSection("", "", tuple(others)),
    )
    for exporter in VERSIONS.values():
        (product,) = exporter(assembled_with(questions._replace(sections=asking))).values()
        (test,) = read_package(product.content).of("test").values()
        sections = named(test, "assessmentSection", "qti-assessment-section")
        assert [each.get("title") for each in sections] == ["First", questions.title]
        refs = [each.get("href") for each in test.iter() if local(each).endswith("tem-ref")]
        refs += [each.get("href") for each in named(test, "assessmentItemRef")]
        files = [f"items/{each.id.replace('/', '_')}.xml" for each in questions.questions]
        assert refs == files
        rubrics = named(test, "rubricBlock", "qti-rubric-block")
        assert [(each.get("view"), words(each)) for each in rubrics] == [("tutor", "Circle it.")]


def test_half_a_mark_and_shares_of_marks_come_out_whole() -> None:
    """What a handout gives for a question is what its item gives for a right answer."""
    questions = set_of(make_matching())
    (question,) = questions.questions
    assert isinstance(question.answering, Match)
    half = dataclasses.replace(question, marks=1.5)
    (product,) = export(assembled_with(questions._replace(questions=(half,)))).values()
    (root,) = read_package(product.content).of("item").values()
    (divided,) = named(root, "qti-divide")
    assert [words(each) for each in named(divided, "qti-base-value")] == [
        "1.5",
        str(len(question.answering.lefts)),
    ]
    (score,) = [e for e in named(root, "qti-outcome-declaration") if e.get("identifier") == "SCORE"]
    assert score.get("normal-maximum") == "1.5"


def test_what_questions_share_is_a_file_that_each_of_them_names() -> None:
    """In 3.0 the text of a linked set stands once in the package, and its items depend on it."""
    stimulus = Stimulus("extract/notes", "Three notes", ("One.", "Two."), by="Ann", made="invented")
    items = [make_open(fact, stimulus=stimulus) for fact in ("pier-closed", "pier-opened")]
    package = made(export, *items)
    ((name, root),) = package.of("stimulus").items()
    assert "Three notes" in words(root)
    assert "One. Two." in words(root)
    for item in package.of("item").values():
        (ref,) = named(item, "qti-assessment-stimulus-ref")
        assert ref.get("identifier") == name
        assert ref.get("href").removeprefix("../") in package.files
    needed = [each.get("identifierref") for each in named(package.manifest, "dependency")]
    assert needed.count(name) == len(items)


def test_a_picture_is_shown_with_the_answer_and_whose_it_is() -> None:
    """A picture of the course is a file, which only what is told afterwards shows."""
    picture = ShownPicture(b"\x89PNG", "png", 1200, 600, "A pier", "Ann Brook", "CC BY 4.0")
    package = made(export, make_item(pictures=(picture,)))
    (root,) = package.of("item").values()
    (image,) = named(root, "img")
    assert package.files[f"images/{picture.name}"] == picture.content
    assert [image.get(each) for each in ("alt", "width", "height")] == ["A pier", "600", "300"]
    (told,) = named(root, "qti-modal-feedback")
    assert image in [*told.iter()]
    assert "Ann Brook, CC BY 4.0" in words(told)


def test_who_marks_is_told_how_and_students_are_not() -> None:
    """Points or levels and a model answer stand where scorers alone see them."""
    for exporter in VERSIONS.values():
        for item in (make_open(), make_task()):
            (root,) = made(exporter, item).of("item").values()
            (rubric,) = named(root, "rubricBlock", "qti-rubric-block")
            assert rubric.get("view") == "scorer"
            scheme = [*item.marks, *(each.earns for each in item.levels)]
            assert scheme
            assert all(each in words(rubric) for each in scheme)


ORDER = {
    "assessment-item": "response-declaration outcome-declaration assessment-stimulus-ref item-body "
    "response-processing modal-feedback",
    "response-declaration": "correct-response mapping",
    "assessment-test": "outcome-declaration test-part outcome-processing",
    "test-part": "item-session-control assessment-section",
    "assessment-section": "rubric-block assessment-item-ref",
    "choice-interaction": "prompt simple-choice",
    "order-interaction": "prompt simple-choice",
    "match-interaction": "prompt simple-match-set",
    "resource": "metadata file dependency",
    "lom": "general lifeCycle rights educational classification",
    "qtiMetadata": "timeDependent interactionType feedbackType solutionAvailable toolName",
}
"""What stands in an element in which order, by the schemas of both versions."""


def test_elements_stand_in_the_order_of_the_schemas(package: Read) -> None:
    """A reader that checks files before it reads them finds all where it has to be."""
    met = set()
    for root in (package.manifest, *package.roots.values()):
        for each in root.iter():
            name = spelt(each)
            if name in ORDER:
                met.add(name)
                places = [ORDER[name].split().index(spelt(child)) for child in each]
                assert places == sorted(places), name
    assert met == {*ORDER}


def spelt(element: "_Element") -> str:
    """Return the name of an element as 3.0 spells it, without its prefix."""
    name = local(element)
    if element.tag.startswith("{http://www.imsglobal.org/xsd/imsqti_v2p1}"):
        name = re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name)
    return name.removeprefix("qti-")
