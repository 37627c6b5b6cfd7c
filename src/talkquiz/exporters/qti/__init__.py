"""Packages of IMS QTI, 3.0 and 2.1: one writer, which spells names as the version does.

Question and Test Interoperability is the standard that Inspera, TAO, Cito, Canvas New Quizzes and
others read: https://www.imsglobal.org/spec/qti/v3p0/impl. A package is a zip file with a manifest,
a file for each item, one for what several share, pictures, and a test that has the items in order.
"""

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product
from talkquiz.exporters.qti.package import package
from talkquiz.exporters.qti.versions import QTI_3, QTI_21, Version
from talkquiz.exporters.zip_archive import zip_archive


def export(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a QTI 3.0 package of each question set."""
    return _packages(assembled, QTI_3, "qti3")


def export_as_21(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a QTI 2.1 package of each question set."""
    return _packages(assembled, QTI_21, "qti21")


def _packages(assembled: Assembled, version: Version, ending: str) -> dict[str, Product]:
    products = {}
    for each in assembled.question_sets:
        files, carried = package(each, version)
        content = zip_archive(files)
        name = f"{each.file_name}.{ending}.zip"
        products[name] = Product(content, len(carried), "questions", carried=carried)
    return products
