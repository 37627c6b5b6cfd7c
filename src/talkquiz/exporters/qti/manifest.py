"""The manifest of a package: its files, and what one searches and sorts its items by.

Metadata are those of IEEE LOM (IEEE 1484.12.1) and of QTI. What these have no field for stands
among the keywords, with its name before it: "status: attributed".
"""

from collections.abc import Sequence
from typing import NamedTuple

from lxml.etree import _Element

from talkquiz.exporters.qti.elements import make
from talkquiz.exporters.qti.versions import Version, written_manifest
from talkquiz.exporters.question_tags import question_tags
from talkquiz.onscreen.question import Explain, OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSet

_DIFFICULTIES = {1: "easy", 2: "medium", 3: "difficult"}
"""What LOM calls the difficulties of facts."""


class Resource(NamedTuple):
    """A file of a package: what it is ("item", "test", "stimulus"), and the pictures it shows.

    `needs` are the identifiers of others that it names; of an item there are its question and the
    `interaction` by which that is answered.
    """

    identifier: str
    sort: str
    path: str
    pictures: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    question: OnscreenQuestion | None = None
    interaction: str = ""


def manifest(questions: QuestionSet, resources: Sequence[Resource], version: Version) -> bytes:
    """Return the manifest of a package with `resources`."""
    root = make(
        "manifest",
        make(
            "metadata",
            make("schema", version.title),
            make("schemaversion", version.title_version),
            _about_all(questions),
        ),
        make("organizations"),
        make("resources", *(_resource(each, questions, version) for each in resources)),
        identifier=f"manifest_{resources[0].identifier}",
    )
    return written_manifest(root, version)


def _about_all(questions: QuestionSet) -> "_Element":
    mark = questions.imprint
    general = make(
        "lom.general",
        _named("talkquiz", questions.name),
        make("lom.title", _text(questions.title, questions)),
        make("lom.language", mark.language.code),
        *(
            [make("lom.description", _text(mark.description, questions))]
            if mark.description
            else ()
        ),
    )
    if not mark.finished:
        return make("lom.lom", general)
    authors = mark.language.lists.joined(list(mark.authors))
    said = mark.language.deck.licence.format(licence=mark.licence, authors=authors)
    edition = make("lom.lifeCycle", make("lom.version", _text(mark.version, questions)))
    rights = make(
        "lom.rights",
        _chosen("lom.copyrightAndOtherRestrictions", "yes"),
        make("lom.description", _text(said, questions)),
    )
    return make("lom.lom", general, edition, rights)


def _resource(resource: Resource, questions: QuestionSet, version: Version) -> "_Element":
    question = resource.question
    about = [make("metadata", *_about(question, resource, questions))] if question else []
    return make(
        "resource",
        *about,
        *(make("file", href=each) for each in (resource.path, *resource.pictures)),
        *(make("dependency", identifierref=each) for each in resource.needs),
        identifier=resource.identifier,
        type=f"imsqti_{resource.sort}_xml{version.resource}",
        href=resource.path,
    )


def _about(
    question: OnscreenQuestion, resource: Resource, questions: QuestionSet
) -> "list[_Element]":
    """Return what is said of an item in the terms of LOM and of QTI."""
    topic = next(each for each in questions.topics if each.id == question.topic)
    general = make(
        "lom.general",
        _named("talkquiz", question.id),
        _named("talkquiz-short", question.short_id),
        make("lom.title", _text(f"{topic.name} {question.short_id}", questions)),
        make("lom.language", questions.imprint.language.code),
        *(
            make("lom.keyword", _text(each, questions))
            for each in question_tags(question, questions.imprint.language)
        ),
    )
    difficulty = _chosen("lom.difficulty", _DIFFICULTIES[question.difficulty])
    path = make(
        "lom.taxonPath",
        make("lom.source", _text(questions.imprint.title, questions)),
        make(
            "lom.taxon", make("lom.id", topic.id), make("lom.entry", _text(topic.title, questions))
        ),
    )
    filed = make("lom.classification", _chosen("lom.purpose", "discipline"), path)
    return [
        make("lom.lom", general, make("lom.educational", difficulty), filed),
        make(
            "qti.qtiMetadata",
            make("qti.timeDependent", "false"),
            make("qti.interactionType", resource.interaction),
            make("qti.feedbackType", "nonadaptive"),
            make("qti.solutionAvailable", _is(not isinstance(question.answering, Explain))),
            make("qti.toolName", "TalkQuiz"),
        ),
    ]


def _named(catalog: str, entry: str) -> "_Element":
    return make("lom.identifier", make("lom.catalog", catalog), make("lom.entry", entry))


def _text(text: str, questions: QuestionSet) -> "_Element":
    return make("lom.string", text, language=questions.imprint.language.code)


def _chosen(name: str, value: str) -> "_Element":
    """Return a field whose values the standard names."""
    return make(name, make("lom.source", "LOMv1.0"), make("lom.value", value))


def _is(value: bool) -> str:
    return "true" if value else "false"
