"""Files for systems that mark answers, and what becomes of the questions in all of these alike."""

from collections.abc import Callable, Sequence

from talkquiz.exporters import Assembled, Product
from talkquiz.onscreen.carried import Carried, Loss
from talkquiz.onscreen.for_systems import for_systems
from talkquiz.onscreen.question import Explain, OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSet

Write = Callable[[QuestionSet], tuple[bytes, Sequence[Carried]]]
"""What makes a file of a question set, and says what became of each of its questions."""


def system_files(assembled: Assembled, ending: str, write: Write) -> dict[str, Product]:
    """Return the file of each question set by its name, which ends so."""
    return {
        f"{each.file_name}{ending}": _file(for_systems(each), write)
        for each in assembled.question_sets
    }


def _file(questions: QuestionSet, write: Write) -> Product:
    """Return a file, which counts the questions that it asks."""
    content, carried = write(questions)
    by_people = {each.id for each in questions.questions if _is_phrase(each)}
    said = tuple(
        each._replace(lost=(*each.lost, Loss.BY_PEOPLE)) if each.id in by_people else each
        for each in carried
    )
    asked = sum(each.left_out is None for each in said)
    return Product(content, asked, "questions", carried=said)


def _is_phrase(question: OnscreenQuestion) -> bool:
    return isinstance(question.answering, Explain) and bool(question.answering.accepted)
