"""What learning systems take for right is right on cards and on the study page as well."""

from pathlib import Path

from chromium import needs_chromium
from factories import ENGLISH
from talkquiz.build import LoadedCourse
from talkquiz.exporters.web.page_data import page_words
from talkquiz.onscreen.assemble import course_set, with_wrong_names
from talkquiz.onscreen.question import Enter, Fill, Locate
from talkquiz.onscreen.spellings import spellings
from web_engine import engine

pytestmark = needs_chromium

_CLEAR = """
return asked.filter(([answering, wrong, typed]) =>
  marked({ answering, wrong }, typed, words).clear);
"""
_MARK = """
return asked.map(([accepted, typed]) =>
  marked({ answering: { type: "enter", accepted } }, typed, words).right);
"""


def test_every_spelling_of_the_bundled_course_is_right_on_the_study_page(
    bundled_bank: LoadedCourse, tmp_path: Path
) -> None:
    """No spelling says something else than what the course accepts."""
    held = [
        each.answering for each in course_set(bundled_bank.course, bundled_bank.items).questions
    ]
    sets = [each.accepted for each in held if isinstance(each, Enter)]
    sets += [blank.accepted for each in held if isinstance(each, Fill) for blank in each.blanks]
    asked = [(each, text) for each in sets for text in spellings(each, ENGLISH).texts]
    with engine(tmp_path, "marking.js") as page:
        verdicts = page.run(_MARK, asked=asked, words=page_words(ENGLISH))
    wrong = [each for each, verdict in zip(asked, verdicts, strict=True) if verdict is not True]
    assert len(asked) > 3000
    assert not wrong


def test_no_answer_of_the_bundled_course_is_ever_clearly_another(
    bundled_bank: LoadedCourse, tmp_path: Path
) -> None:
    """In no spelling, also where it is not whole: without a word, or with one more before it."""
    course, items = bundled_bank.course, bundled_bank.items
    made = with_wrong_names(course_set(course, items), course, items)
    asked = []
    for each in made.questions:
        if not isinstance(each.answering, Enter | Fill | Locate):
            continue
        blanks = each.answering.blanks if isinstance(each.answering, Fill) else (each.answering,)
        if len(blanks) != 1:
            continue
        accepted = blanks[0].accepted
        answering = {"type": "enter", "accepted": accepted}
        for text in spellings(accepted, ENGLISH).texts:
            words = text.split()
            said = {text, f"about {text}", f"{text} or so", " ".join(words[1:])}
            asked += [(answering, made.wrong[each.id], typed) for typed in said]
    with engine(tmp_path, "marking.js") as page:
        wrong = page.run(_CLEAR, asked=asked, words=page_words(ENGLISH))
    assert len(asked) > 8000
    assert not wrong
