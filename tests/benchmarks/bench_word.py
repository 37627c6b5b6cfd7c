"""How our Word export compares with python-docx's own calls, same sheet, same run.

Run as a script, with src and tests on PYTHONPATH. A ratio below 1 means less than python-docx
needs. Both are timed from the questions on to the bytes of the file.
"""

from io import BytesIO

from docx import Document

from effort import best
from factories import make_choice, make_cloze, make_deck, make_item, make_quiz
from talkquiz.exporters import AS_USUAL, Assembled
from talkquiz.exporters.word import export
from talkquiz.exporters.word.kinds.renderer import lines_for
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.template import bundled_template, sheet_looks
from talkquiz.handouts.handout import Handout, Question
from talkquiz.items.kinds import ItemKind

SMALL, LARGE = 1_000, 10_000


def handout(size: int) -> Handout:
    return make_quiz(
        [make_choice(f"choice-{number}") for number in range(0, size, 3)],
        [make_cloze(f"cloze-{number}") for number in range(1, size, 3)],
        [make_item(f"short-{number}") for number in range(2, size, 3)],
        codes="A",
    )


def ours(quiz: Handout) -> bytes:
    return sheet(quiz, quiz.versions[0], sheet_looks(AS_USUAL))


def plain(quiz: Handout) -> bytes:
    """Return the same paragraphs in the same styles, by add_paragraph with names of styles."""
    document = Document(str(bundled_template()))
    document.element.body.clear_content()
    document.add_paragraph(quiz.title, style="Title")
    document.add_paragraph(quiz.audience, style="Subtitle")
    for section in quiz.versions[0].sections:
        document.add_paragraph(section.title, style="Heading 1")
        document.add_paragraph(section.directions, style="TQ Directions")
        for question in section.questions:
            add_plainly(document, question)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def add_plainly(document: Document, question: Question) -> None:
    """Add a question with its options or lines; its last paragraph lets the next go."""
    item = question.item
    gap = item.kind is ItemKind.CLOZE
    last = document.add_paragraph(item.stem, style="TQ Gap Question" if gap else "TQ Question")
    for option in question.options:
        last = document.add_paragraph(option.text, style="TQ Option")
    if item.kind is ItemKind.SHORT_ANSWER:
        for _ in range(lines_for(item.key)):
            last = document.add_paragraph(style="TQ Answer Line")
    last.paragraph_format.keep_with_next = False


def main() -> None:
    small, large = handout(SMALL), handout(LARGE)
    paragraphs = [len(Document(BytesIO(made)).paragraphs) for made in (ours(small), plain(small))]
    fast, slow = best(lambda: ours(small)), best(lambda: plain(small))
    print(f"{SMALL} questions: sheet {fast / slow:.3f}x python-docx ({fast:.2f} s, {slow:.2f} s)")
    print(f"paragraphs: {paragraphs[0]} ours, {paragraphs[1]} python-docx")
    print(f"{LARGE} against {SMALL}: sheet {best(lambda: ours(large)) / fast:.1f}x")
    few, many = (Assembled(make_deck(), (quiz,)) for quiz in (small, large))
    both = best(lambda: export(few))
    print(f"sheet and key: {both:.2f} s, {best(lambda: export(many)) / both:.1f}x")


if __name__ == "__main__":
    main()
