"""What can be wrong with a reference document or with a text; the command line shows these."""

from talkquiz.exporters import ExportError


class WordError(ExportError):
    """A Word file cannot be made; the message says why and what to do."""


class UnreadableReferenceError(WordError):
    """The reference document is not there, or is no Word document."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} cannot be read as a Word document (.docx)")


class MissingStyleError(WordError):
    """The reference document lacks styles that the content needs."""

    def __init__(self, reference: str, names: list[str]) -> None:
        quoted = ", ".join(f'"{name}"' for name in names)
        super().__init__(
            f"{reference} has no style named {quoted}: add it in Word under exactly that name, "
            "or start again from the reference document that comes with TalkQuiz"
        )


class UnnumberedStyleError(WordError):
    """A style that numbers questions or options is not bound to a numbered list."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f'the style "{name}" of the reference document is not bound to a numbered list: bind '
            "it to one, or start again from the reference document that comes with TalkQuiz"
        )


class UnprintableTextError(WordError):
    """A text holds a character that no Word file can hold."""

    def __init__(self, text: str) -> None:
        super().__init__(f"a Word file cannot hold the control characters in {text!r}")
