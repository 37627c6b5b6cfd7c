"""Packages for Canvas: question banks, one a topic, or the quiz that a handout is.

Canvas has no format of its own: it imports QTI 1.2 (IMS, 2002) with metadata that it knows, as its
own quizzes are exported. What it makes of which elements is read out of its importers, QTI
Migration Tool and `qti_exporter` for Classic Quizzes and the gem `qti` for New Quizzes.
"""

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product, questions_file
from talkquiz.exporters.canvas.package import package


def export(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a package of each question set by its file name: "saltmere.canvas.zip"."""
    return {
        f"{each.file_name}.canvas.zip": questions_file(*package(each))
        for each in assembled.question_sets
    }
