"""What can be wrong with a reference document or with a text; the command line shows these."""

from collections.abc import Iterable
from pathlib import Path

from talkquiz.exporters import ExportError


class WordError(ExportError):
    """A Word file cannot be made; the message says why and what to do."""


class UnreadableReferenceError(WordError):
    """The reference document is not there, or is no file that handouts can be made from."""

    def __init__(self, reference: Path, reason: str) -> None:
        super().__init__(f"{reference} cannot be read as a Word document (.docx): {reason}")


class LinkedReferenceError(WordError):
    """The reference document would have Word fetch something from elsewhere."""

    def __init__(self, reference: Path, kind: str, target: str) -> None:
        super().__init__(
            f"{reference} links to a file outside of it ({kind}: {target}), which every handout "
            "would do: remove it in Word, or insert it without a link"
        )


class MissingStyleError(WordError):
    """The reference document lacks styles that the content needs."""

    def __init__(self, reference: str, names: Iterable[tuple[str, str]]) -> None:
        quoted = ", ".join(f'{kind} style named "{name}"' for name, kind in names)
        super().__init__(
            f"{reference} has no {quoted}. `talkquiz template word --out styles.docx` makes a "
            f"document with a sample of each style: copy the sample, paste it into {reference} and "
            "save; or make a style of exactly that name in Word"
        )


class UnnumberedStyleError(WordError):
    """A style that numbers questions or options is not bound to a numbered list."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f'the style "{name}" of the reference document is not bound to a numbered list: bind '
            "it to one, or start again from `talkquiz template word --out my.docx`"
        )


class MissingPlaceError(WordError):
    """The reference document has no place for what tells the versions of a handout apart."""

    def __init__(self, reference: str, tag: str) -> None:
        super().__init__(
            f'{reference} has no place called "{tag}" in its headers and footers, so that forms '
            "could not be told apart: copy the footer of `talkquiz template word --out my.docx`"
        )


class NoPageError(WordError):
    """The reference document has no page to put anything on."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"the page of {reference} has no size or no margins, or no room between them: set them "
            "in Word under Layout"
        )


class UnprintableTextError(WordError):
    """A text holds a character that no Word file can hold."""

    def __init__(self, text: str) -> None:
        super().__init__(f"a Word file cannot hold the control characters in {text!r}")


class NoPdfError(WordError):
    """No PDFs can be made of the documents."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"no PDFs can be made: {reason}")
