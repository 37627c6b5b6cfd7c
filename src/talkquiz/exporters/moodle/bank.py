"""The file of a question set: categories, and in them the questions with what all of them have."""

from base64 import b64encode
from dataclasses import replace

from lxml import etree
from lxml.builder import E

from talkquiz.exporters.moodle.questions import Element, MoodleType, fill_in, html, moodle_type
from talkquiz.exporters.moodle.texts import file_address, shown
from talkquiz.exporters.moodle_shared import (
    category_path,
    id_number,
    name_of,
    named,
    not_found_by,
    numbers,
    tags,
)
from talkquiz.exporters.question_html import (
    Album,
    as_html,
    as_plain,
    asked,
    in_language,
    shared_text,
    told,
)
from talkquiz.items.item import Stimulus
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Carried, LeftOut, Loss
from talkquiz.onscreen.question import Explain, OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSet, QuestionTopic

_HINTED = frozenset({"truefalse", "multichoice", "shortanswer", "cloze", "matching", "ordering"})
"""Types with tries, before each of which a hint is told."""


def bank(questions: QuestionSet) -> tuple[bytes, tuple[Carried, ...]]:
    """Return the file of a question set, and what became of each of its questions."""
    quiz = E.quiz()
    carried = tuple(_handout(quiz, questions) if questions.sections else _topics(quiz, questions))
    content: bytes = etree.tostring(quiz, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return content, carried


def _topics(quiz: Element, questions: QuestionSet) -> list[Carried]:
    """Add a category for each topic, in that of the course.

    Quizzes draw at random from a category, so that a text which questions share stands in each.
    """
    mark = questions.imprint
    about = f"<p>{as_html(mark.description)}</p><p>{as_html(mark.line)}</p>"
    quiz.append(_category(mark.language, about, mark.title))
    carried = []
    for topic in questions.topics:
        quiz.append(_category(mark.language, _about(topic), mark.title, topic.name))
        for question in questions.of_topic(topic.id):
            lost = (Loss.SHARED_TEXT,) if question.stimulus else ()
            added = _add(quiz, question, mark.language)
            carried.append(added if added.left_out else added._replace(lost=added.lost + lost))
    return carried


def _handout(quiz: Element, questions: QuestionSet) -> list[Carried]:
    """Add one category, whose questions are numbered: Moodle sorts them by their names.

    A text that questions share stands before them, a description as Moodle calls it.
    """
    mark = questions.imprint
    about = f"<p>{as_html(mark.line)}</p>"
    quiz.append(_category(mark.language, about, mark.title, questions.title))
    carried: list[Carried] = []
    shared = ""
    for question in questions.questions:
        held = question.stimulus
        if held and held.id != shared:
            quiz.append(_description(question, held, mark.language))
        shared = held.id if held else ""
        carried.append(_add(quiz, question, mark.language, with_stimulus=False))
    _number(quiz)
    return carried


def _number(quiz: Element) -> None:
    """Begin the names of questions with numbers, as many digits in each."""
    names = quiz.findall("question/name/text")
    for name, number in zip(names, numbers(len(names)), strict=True):
        name.text = f"{number} {name.text}"


def _category(language: Language, about: str, *names: str) -> Element:
    """Return what says that the questions after it belong into a category."""
    info = shown(in_language(about, language)) if about else ""
    return E.question(
        E.category(E.text(category_path(*names))), html("info", info), type="category"
    )


def _about(topic: QuestionTopic) -> str:
    objectives = "".join(f"<li>{as_html(each)}</li>" for each in topic.objectives)
    introduction = f"<p>{as_html(topic.introduction)}</p>" if topic.introduction else ""
    return introduction + (f"<ul>{objectives}</ul>" if objectives else "")


def _description(question: OnscreenQuestion, stimulus: Stimulus, language: Language) -> Element:
    text = shown(in_language(shared_text(question, language), language))
    return E.question(
        E.name(E.text(named(as_html(as_plain(stimulus.title)), stimulus.id))),
        html("questiontext", text),
        E.defaultgrade("0"),
        E.penalty("0"),
        type="description",
    )


def _add(
    quiz: Element,
    question: OnscreenQuestion,
    language: Language,
    *,
    with_stimulus: bool = True,
) -> Carried:
    """Add a question to `quiz`, if Moodle has one of its kind, and return what became of it."""
    held = moodle_type(question, language)
    if isinstance(held, LeftOut):
        return Carried(question.id, left_out=held)
    album, after = Album(file_address), Album(file_address)
    shortened = _without_starters(question)
    prompt = asked(shortened, language, album, held.prompt, with_stimulus=with_stimulus)
    element = E.question(
        E.name(E.text(name_of(question))),
        _text("questiontext", fill_in(shown(prompt), held.gaps), album),
        _text("generalfeedback", shown(told(question, language, after)), after),
        E.defaultgrade(f"{question.marks:g}"),
        E.penalty(f"{held.penalty:.7f}".rstrip("0").rstrip(".") or "0"),
        E.hidden("0"),
        E.idnumber(id_number(question)),
        *held.elements,
        *_hints(question, held, language),
        E.tags(*(E.tag(E.text(tag)) for tag in tags(question, language))),
        type=held.name,
    )
    quiz.append(element)
    lost = (Loss.HINT,) if question.hint and held.name not in _HINTED else ()
    return Carried(question.id, (*held.lost, *lost, *not_found_by(question, language)))


def _without_starters(question: OnscreenQuestion) -> OnscreenQuestion:
    """Return a question without beginnings of sentences: Moodle has them where one writes."""
    held = question.answering
    if isinstance(held, Explain):
        return replace(question, answering=held._replace(starters=()))
    return question


def _text(name: str, content: str, album: Album) -> Element:
    element = html(name, content)
    for file, data in album.files.items():
        held = b64encode(data).decode("ascii")
        element.append(E.file(held, name=file, path="/", encoding="base64"))
    return element


def _hints(question: OnscreenQuestion, held: MoodleType, language: Language) -> list[Element]:
    if not question.hint or held.name not in _HINTED:
        return []
    text = shown(in_language(f"<p>{as_html(question.hint)}</p>", language))
    return [html("hint", text)]
