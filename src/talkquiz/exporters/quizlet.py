"""Study sets for Quizlet: text to paste into its import, a card a line, a tab between its sides.

The back has the key, who says so and where it is from, since a card is all that there is. It is
read at a glance, so that context and what came next stay out.
"""

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product
from talkquiz.exporters.question_html import as_plain
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Carried, LeftOut, Loss
from talkquiz.onscreen.question import Enter, Fill, OnscreenQuestion, Pick
from talkquiz.onscreen.question_set import QuestionSet

_BETWEEN = " · "
"""Between what is told on a back, since a line end would begin another card."""


def export(assembled: Assembled, _options: Options = AS_USUAL, /) -> dict[str, Product]:
    """Return a text of each question set by its file name: "saltmere.quizlet.txt"."""
    return {f"{each.file_name}.quizlet.txt": _text(each) for each in assembled.question_sets}


def _text(questions: QuestionSet) -> Product:
    language = questions.imprint.language
    lines, carried = [], []
    for question in questions.questions:
        front = _front(question, language)
        if not front:
            carried.append(Carried(question.id, left_out=LeftOut.NO_SUCH_QUESTION))
            continue
        lines.append(f"{as_plain(front)}\t{as_plain(_back(question, language))}\n")
        told = question.told
        lost = {
            Loss.CONTEXT: bool(told.why or told.came_next or told.outlets or told.names),
            Loss.REASONS: any(each.told for each in question.options),
            Loss.PICTURE: bool(question.pictures),
            Loss.TAGS: True,
            Loss.HINT: bool(question.hint),
        }
        carried.append(Carried(question.id, tuple(each for each, is_so in lost.items() if is_so)))
    return Product("".join(lines).encode(), len(lines), "cards", carried=tuple(carried))


def _front(question: OnscreenQuestion, language: Language) -> str:
    """Return what is asked, empty where it cannot be asked by a text alone."""
    held = question.answering
    caution = f"({question.caution.removesuffix('.')})" if question.caution else ""
    match held:
        case Enter() | Fill():
            wanted = f"[{question.asks_for}]" if question.asks_for else ""
        case Pick(verdict=True):
            wanted = f"[{language.quiz.sections[question.kind]['title']}]"
        case _:
            return ""
    return " ".join(filter(None, (question.prompt, wanted, caution)))


def _back(question: OnscreenQuestion, language: Language) -> str:
    """Return the key, then who says so, where it is from, and at last its short id."""
    told = question.told._replace(why="", came_next="")
    item = (language.labels["item"], question.short_id)
    lines = [("", told.key), *told.lines(language), item]
    head = language.shown.head
    shown = [head.format(head=label) + text if label else text for label, text in lines]
    return _BETWEEN.join(shown)
