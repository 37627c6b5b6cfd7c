"""Packages of IMS QTI, 3.0 and 2.1: one writer, which spells names as the version does.

Question and Test Interoperability is the standard that Inspera, TAO, Cito, Canvas New Quizzes and
others read: https://www.imsglobal.org/spec/qti/v3p0/impl. A package is a zip file with a manifest,
a file for each item, one for what several share, pictures, and a test that has the items in order.
"""

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product
from talkquiz.exporters.qti.package import package
from talkquiz.exporters.qti.versions import QTI_3, QTI_21, Version
from talkquiz.exporters.zip_archive import zip_archive
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Carried, Loss
from talkquiz.onscreen.question import OnscreenQuestion


def export(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a QTI 3.0 package of each question set."""
    return _packages(assembled, QTI_3, "qti3")


def export_as_21(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a QTI 2.1 package of each question set."""
    return _packages(assembled, QTI_21, "qti21")


def _packages(assembled: Assembled, version: Version, ending: str) -> dict[str, Product]:
    return {
        f"{each.name}.{ending}.zip": Product(
            zip_archive(package(each, version)),
            len(each.questions),
            "questions",
            carried=tuple(
                Carried(question.id, _lost(question, each.imprint.language, version))
                for question in each.questions
            ),
        )
        for each in assembled.question_sets
    }


def _lost(question: OnscreenQuestion, language: Language, version: Version) -> tuple[Loss, ...]:
    """Return what `version` has no way to say of `question`."""
    lost = {
        Loss.SHARED_TEXT: bool(question.stimulus) and not version.has_stimuli,
        Loss.DIRECTION: language.direction == "rtl" and not version.has_directions,
        Loss.HINT: bool(question.hint) and not version.has_details,
    }
    return tuple(loss for loss, is_lost in lost.items() if is_lost)
