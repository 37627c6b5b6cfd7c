"""The reference document, which gives the looks: read and checked once for all papers."""

from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from talkquiz.exporters.word.errors import UnreadableReferenceError
from talkquiz.exporters.word.numbering import check_numbered
from talkquiz.exporters.word.styles import style_ids


class Reference:
    """A .docx that has all the styles which content needs; `ids` are their ids in it."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises a WordError if it is no Word document or lacks a style."""
        self._document = _opened(path)
        self.ids = style_ids(self._document.styles.element, path.name)
        check_numbered(self._document, self.ids)

    def document(self) -> Any:
        """Return a new document (python-docx's) that looks like it, to be written in."""
        return deepcopy(self._document)


def _opened(path: Path) -> Any:
    try:
        return Document(str(path))
    except (OSError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise UnreadableReferenceError(str(path)) from error
