"""Questions as learning systems ask them, which compare what is typed letter by letter.

A name has few spellings, and `spellings.py` finds them. A phrase can be said in other words, all of
which a system would call wrong: so a person marks it there.
"""

from collections.abc import Sequence
from dataclasses import replace

from talkquiz.onscreen.question import Enter, Explain, Fill, OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSet

MOST_WORDS = 4
"""What has more words is no name or date but a phrase."""
_LINES = 2
"""How many lines a phrase is given."""


def for_systems(questions: QuestionSet) -> QuestionSet:
    """Return the set with its questions as systems ask them: an answer in a phrase is written."""
    sections = (
        each._replace(questions=tuple(map(_for_systems, each.questions)))
        for each in questions.sections
    )
    asked = tuple(map(_for_systems, questions.questions))
    return questions._replace(questions=asked, sections=tuple(sections))


def _for_systems(question: OnscreenQuestion) -> OnscreenQuestion:
    match question.answering:
        case Enter(accepted=accepted):
            typed = [accepted]
        case Fill(blanks=blanks):
            typed = [each.accepted for each in blanks]
        case _:
            return question
    if not any(map(_is_phrase, typed)):
        return question
    accepted = typed[0] if len(typed) == 1 else (question.told.key,)
    return replace(question, answering=Explain(lines=_LINES, accepted=accepted))


def _is_phrase(accepted: Sequence[str]) -> bool:
    """Say whether even the shortest answer that is right has more words than a name."""
    return min(len(text.split()) for text in accepted) > MOST_WORDS
