"""The package of a question set: items, what they share, pictures, a test of them, a manifest."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml.etree import _Element

from talkquiz.exporters.qti.elements import make, paragraphs
from talkquiz.exporters.qti.item import (
    assessment_item,
    directed,
    identifier,
    stimulus_content,
    stimulus_identifier,
)
from talkquiz.exporters.qti.manifest import Resource, manifest
from talkquiz.exporters.qti.pictures import FOLDER, pictures
from talkquiz.exporters.qti.versions import Version, written
from talkquiz.items.item import Stimulus
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Carried
from talkquiz.onscreen.question import OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSet


class Package(NamedTuple):
    """The files of a package by their names, the manifest first, and what it keeps of each item."""

    files: dict[str, bytes]
    carried: tuple[Carried, ...]


class Chapter(NamedTuple):
    """A section of a test: its title and its questions, and what it `says` to whom (`view`)."""

    title: str
    questions: Sequence[OnscreenQuestion]
    says: "list[_Element]"
    view: str = "candidate"


def package(questions: QuestionSet, version: Version) -> Package:
    """Return the package of `questions` in a version of QTI."""
    language = questions.imprint.language
    topics = {each.id: each.name for each in questions.topics}
    files: dict[str, bytes] = {}
    images: dict[str, bytes] = {}
    items: list[Resource] = []
    carried: list[Carried] = []
    stimuli: dict[str, Resource] = {}
    for question in questions.questions:
        name = identifier(question.id)
        path = f"items/{name}.xml"
        title = f"{topics[question.topic]} {question.short_id}"
        item = assessment_item(question, title, language, version)
        files[path] = written(item.root, version)
        carried.append(Carried(question.id, item.lost))
        own = {f"{FOLDER}/{key}": content for key, content in pictures(question, language).items()}
        images |= own
        shared = question.stimulus if version.has_stimuli else None
        needs: tuple[str, ...] = ()
        if shared:
            key = stimulus_identifier(shared)
            needs = (key,)
            stimuli[key] = Resource(key, "stimulus", f"stimuli/{key}.xml")
            files[stimuli[key].path] = written(_stimulus(shared, language, version), version)
        items.append(Resource(name, "item", path, tuple(own), needs, question, item.interaction))
    test = f"test_{identifier(questions.name)}"
    tests = Resource(test, "test", f"{test}.xml", needs=tuple(each.identifier for each in items))
    files = {
        "imsmanifest.xml": manifest(questions, [tests, *items, *stimuli.values()], version),
        tests.path: written(_test(test, questions, version), version),
        **files,
        **images,
    }
    return Package(files, tuple(carried))


def _stimulus(stimulus: Stimulus, language: Language, version: Version) -> "_Element":
    content = directed(stimulus_content(stimulus, language), language, version)
    return make(
        "assessmentStimulus",
        make("stimulusBody", *content),
        identifier=stimulus_identifier(stimulus),
        title=stimulus.title,
        xml_lang=language.code,
    )


def _test(name: str, questions: QuestionSet, version: Version) -> "_Element":
    """Return the test: a section for each topic, or for each of a handout, in their order."""
    sections = [
        make(
            "assessmentSection",
            *_says(chapter, questions, version),
            *(
                make(
                    "assessmentItemRef",
                    identifier=identifier(each.id),
                    href=f"items/{identifier(each.id)}.xml",
                )
                for each in chapter.questions
            ),
            identifier=f"section_{place}",
            title=chapter.title,
            visible="true",
        )
        for place, chapter in enumerate(_chapters(questions), start=1)
    ]
    part = make(
        "testPart",
        make("itemSessionControl", showFeedback="true", allowReview="true"),
        *sections,
        identifier="part_1",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    outcomes = (
        make("outcomeDeclaration", identifier=each, cardinality="single", baseType="float")
        for each in ("SCORE", "MAXSCORE")
    )
    totals = (
        make(
            "setOutcomeValue",
            make("sum", make("testVariables", variableIdentifier=each)),
            identifier=each,
        )
        for each in ("SCORE", "MAXSCORE")
    )
    return make(
        "assessmentTest",
        *outcomes,
        part,
        make("outcomeProcessing", *totals),
        identifier=name,
        title=questions.title,
    )


def _chapters(questions: QuestionSet) -> list[Chapter]:
    if questions.sections:
        return [
            # Directions of a sheet ("Circle the letter") are for whoever sets the test: on a
            # screen nothing is circled.
            Chapter(
                each.title or questions.title,
                each.questions,
                paragraphs(each.directions),
                "tutor",
            )
            for each in questions.sections
        ]
    chapters = []
    for topic in questions.topics:
        says = paragraphs(topic.introduction)
        if topic.objectives:
            listed = make("ul", *(make("li", each) for each in topic.objectives))
            says += [*paragraphs(questions.imprint.language.deck.objectives), listed]
        chapters.append(Chapter(topic.name, questions.of_topic(topic.id), says))
    return chapters


def _says(chapter: Chapter, questions: QuestionSet, version: Version) -> "list[_Element]":
    if not chapter.says:
        return []
    use = {"use": "instructions"} if version.has_stimuli else {}
    shown = directed(chapter.says, questions.imprint.language, version)
    return [make("rubricBlock", *shown, view=chapter.view, **use)]
