"""Makes questions of the rows of a table: a spreadsheet of a quiz, or a list of pairs.

The columns are known by their headings, as Kahoot, Blooket, Gimkit, Quizizz and people write
them; two columns without headings are a question and its answer.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.question_banks.bank import (
    MOST_LETTERS,
    MOST_QUESTIONS,
    Bank,
    BankKind,
    BankOption,
    BankQuestion,
    Unread,
    shortened,
    true_or_false,
)
from talkquiz.question_banks.plain_text import one_line, plain
from talkquiz.tables.table import Cell, filled, text_of

_MOST_LINES_ABOVE = 25
"""Titles and instructions: so many rows may stand above the headings."""
_HEADINGS = {
    "question": "question questions|question text|stem|prompt|front|term|word|statement|sentence"
    "|text|frage|fragetext|begriff|vorderseite|pregunta|término|frente|mot|terme|recto|domanda|vraag"
    "|pergunta|questão|pytanie|otázka|fråga|spørgsmål|spørsmål|kysymys|soru|ερώτηση|вопрос|питання"
    "|سؤال|السؤال|問題|質問|问题|題目|题目|질문",
    "answer": "answer|answers|key|back|definition|meaning|translation|solution|response|correct"
    "|correct answer|correct answers|right answer|right answers|antwort|lösung|rückseite|definición"
    "|respuesta|reverso|réponse|définition|verso|risposta|antwoord|correct option|correct options"
    "|richtige antwort|richtig|richtige lösung|respuesta correcta|correcta|bonne réponse"
    "|réponse juste|réponse correcte|risposta corretta|risposta esatta|juiste antwoord"
    "|juist antwoord|resposta|resposta correta|gabarito|odpowiedź|poprawna odpowiedź"
    "|prawidłowa odpowiedź|poprawna|odpověď|správná odpověď|svar|rätt svar|rigtigt svar"
    "|riktig svar|vastaus|oikea vastaus|cevap|doğru cevap|απάντηση|ответ|правильный ответ"
    "|відповідь|правильна відповідь|جواب|الجواب|الإجابة|答え|正解|答案|正确答案|正確答案|답|정답",
    "type": "type|question type|kind|item type|fragetyp|tipo",
    "feedback": "feedback|explanation|answer explanation|rationale|general feedback|erklärung"
    "|explication|explicación|spiegazione|uitleg|explicação|wyjaśnienie|förklaring|объяснение|解説|解析",
    "tags": "tags|tag|topic|topics|category|categories|subject|chapter|unit|deck|thema"
    "|thème|tema|categoría|catégorie|categoria|kategorie|kategoria",
    "id": "id|no|no.|nr|nr.|#|number|question #|question no|question number|guid",
    "media": "image|image link|picture|media|video|audio|sound|image url",
    "passed": "time limit|time in seconds|time|points|score|difficulty|level|date|created|author"
    "|bloom|weight|grade",
}
_OPTION = re.compile(
    r"(?P<wrong>(?:in ?correct|wrong|false) (?:answer|option|choice)|distractors?)[ _-]?\d{0,2}"
    r"|(?:option|choice|answer|alternative|antwort|opción|opcion|respuesta|réponse|option text"
    r"|antwortmöglichkeit|choix|proposition|opzione|risposta|optie|antwoord|opção|alternativa"
    r"|resposta|opcja|odpowiedź|možnost|svar|alternativ|vaihtoehto|seçenek|şık|вариант|ответ"
    r"|варіант|відповідь|選択肢|选项|選項|보기)"
    r"[ _-]?(?:[1-9]\d?|[a-j])|[a-j]"
)
_ASIDE = re.compile(r"\s*[(\[].*|\s+[-–—:].*|\s*[:?*]+$")
"""What templates add to a heading: "Question - max 120 characters", "Correct answer(s)"."""
_KEYS = re.compile(r"\s*(?:[,;/&+|\s]|and)\s*")
_LETTERED = re.compile(r"(?:(?:option|answer|choice)\s*)?\(?([a-j])[).:]?")
_NUMBERED = re.compile(r"(?:(?:option|answer|choice)\s*)?\(?(\d{1,2})[).:]?")
_TRUE = frozenset("true t wahr richtig vrai verdadero verdadeiro vero waar prawda sant".split())
_FALSE = frozenset("false f falsch faux falso onwaar fałsz falskt".split())
_BLANK = re.compile(r"_{2,}|\[\.\.\.\]|\[___?\]|\{\{blank\}\}|\.{4,}|…")
_GIVEN_KINDS = (
    ("multiple-response", re.compile(r"check ?box|multiple (?:response|select|answer)|select all")),
    ("true-false", re.compile(r"true|t/?f\b|boolean|wahr")),
    ("essay", re.compile(r"essay|open|free|long|poll|draw|opinion|word cloud|slide|survey")),
    ("matching", re.compile(r"match|order|sort|drag|label|hotspot|categor")),
    ("numerical", re.compile(r"numer|number")),
)


class Columns(NamedTuple):
    """Which columns, from 0, hold what; `wrong` are those of options that are never right."""

    question: int
    answer: int | None = None
    options: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    others: tuple[tuple[str, int, str], ...] = ()
    """What else is known, its column, and its heading; an unknown heading is "extra"."""
    numbered: bool = False
    """Whether the answer is the number of an option, as quiz programs have it."""


def read_question_table(rows: Sequence[Sequence[Cell]], made_by: str, separator: str = "") -> Bank:
    """Return the questions in the rows of a table, and which rows gave none.

    `separator` is what stands between its cells, for what is said of headings.
    """
    found = find_headings(rows)
    widest = max(map(len, rows), default=0)
    others = tuple(
        ("extra", number, f"column {number + 1}") for number in range(2, min(widest, 50))
    )
    top, columns = found or (0, Columns(0, 1, others=others))
    questions: list[BankQuestion] = []
    unread: list[Unread] = []
    if not found and rows:
        first = rows[0][0]
        message = "no row of headings is known: the first column is taken for the questions, the "
        headings = f"`Question{separator}Answer`" if separator.strip() else "`Question`, `Answer`"
        between = ", with a tab between," if separator == "\t" else ""
        hint = f"Write a row {headings}{between} above them if that is wrong."
        unread.append(Unread(first.line, 1, "TQ787", f"{message}second for the answers", hint))
    for row in rows[top:]:
        if len(questions) >= MOST_QUESTIONS:
            message = f"there are more than {MOST_QUESTIONS:,} questions: the rest is left out"
            unread.append(Unread(row[0].line, 1, "TQ782", message, "Cut the file in two."))
            break
        if found and _is_only_numbered(row, columns):
            continue
        made = _from_row(row, columns)
        if isinstance(made, BankQuestion):
            questions.append(made)
        else:
            unread.append(made)
    return Bank(made_by, questions, unread)


def role_of(heading: str) -> str:
    """Return what a column holds by its heading: "option", "wrong", or a key of the headings."""
    bare = _ASIDE.sub("", " ".join(heading[:100].casefold().replace("_", " ").split()))
    for role, names in _HEADINGS.items():
        if bare in names.split("|") or (role == "question" and bare == "question"):
            return role
    option = _OPTION.fullmatch(bare)
    return ("wrong" if option["wrong"] else "option") if option else ""


def find_headings(rows: Sequence[Sequence[Cell]]) -> tuple[int, Columns] | None:
    """Return the number of the first row below the headings, and what the columns hold."""
    for at, row in enumerate(rows[:_MOST_LINES_ABOVE]):
        roles = [role_of(cell.text) for cell in row[:100]]
        options = tuple(n for n, role in enumerate(roles) if role == "option")
        wrong = tuple(n for n, role in enumerate(roles) if role == "wrong")
        if "question" not in roles or not (options or wrong or "answer" in roles):
            continue
        question = roles.index("question")
        answer = roles.index("answer") if "answer" in roles else None
        used = {question, answer, *options, *wrong}
        others = tuple(
            (role or "extra", number, row[number].text.strip())
            for number, role in enumerate(roles)
            if number not in used and role not in ("passed", "id") and row[number].text.strip()
        )
        if len(options) == 1 and answer is None:
            answer, options = options[0], ()
        numbered = bool(options) and any(cell.text.casefold().startswith("time") for cell in row)
        return at + 1, Columns(question, answer, options, wrong, others, numbered)
    return None


def _is_only_numbered(row: Sequence[Cell], columns: Columns) -> bool:
    """Tell whether a template has numbered a row, or given it a time, and nobody has filled it."""
    asking = {columns.question, columns.answer, *columns.options, *columns.wrong}
    return all(
        number not in asking and cell.text.strip(" .").isdecimal()
        for number, cell in enumerate(row)
        if cell.text.strip()
    )


def _from_row(row: Sequence[Cell], columns: Columns) -> BankQuestion | Unread:
    first = next(iter(filled(row)), row[0])
    line, column = first.line, first.column
    if broken := next((cell for cell in row if cell.problem), None):
        hint = "Put the whole cell in quotation marks, and write one inside it twice."
        return Unread(broken.line, broken.column, "TQ782", broken.problem, hint)
    if sum(len(cell.text) for cell in row) > MOST_LETTERS:
        message = f"the row is longer than {MOST_LETTERS:,} letters, as no question is"
        return Unread(line, column, "TQ782", message, "Is a quotation mark missing?")
    question = plain(text_of(row, columns.question))
    answer = plain(text_of(row, columns.answer)) if columns.answer is not None else plain("")
    options = [plain(text_of(row, n)).text for n in columns.options]
    wrong = [plain(text_of(row, n)).text for n in columns.wrong]
    if not question.text:
        message = "the row has no question" + (", but a picture" if question.media else "")
        return Unread(line, column, "TQ782", message, "Write one, or empty the row.")
    if not answer.text and not any(options):
        said = f"there is no answer to “{shortened(question.text)}”"
        return Unread(line, column, "TQ782", said, "Write one, or nothing if it is no question.")
    known = {role: n for role, n, _ in reversed(columns.others) if role != "extra"}
    tags = text_of(row, known["tags"]) if "tags" in known else ""
    media = [*question.media, *answer.media]
    if "media" in known and (named := text_of(row, known["media"])):
        media.append(one_line(named))
    unknown = [(name, n) for role, n, name in columns.others if role == "extra"]
    bare = BankQuestion(
        BankKind.SHORT_ANSWER,
        question.text,
        line,
        column,
        tags=tuple(filter(None, (one_line(tag) for tag in re.split(r"[,;]", tags)))),
        feedback=plain(text_of(row, known["feedback"])).text if "feedback" in known else "",
        extra=tuple((name, text) for name, n in unknown if (text := plain(text_of(row, n)).text)),
        media=tuple(dict.fromkeys(media)),
    )
    kind = text_of(row, known["type"]).casefold() if "type" in known else ""
    right = _right(answer.text, options, numbered=columns.numbered)
    offered = [BankOption(text, at in right) for at, text in enumerate(options) if text]
    if any(wrong) and not options:
        offered = [BankOption(answer.text, correct=True)]
    offered += [BankOption(text) for text in wrong if text]
    return _answered(bare, answer.text, offered, kind)


def _answered(
    bare: BankQuestion, answer: str, options: list[BankOption], given: str
) -> BankQuestion | Unread:
    """Return the question with its answers and options, of the kind that is `given` or shown."""
    kind = next((name for name, pattern in _GIVEN_KINDS if pattern.search(given)), "")
    if kind in ("essay", "matching"):
        message = f"questions of the type “{shortened(given, 30)}” are not read"
        return Unread(bare.line, bare.column, "TQ784", message, "Write them in GIFT, if you can.")
    if len(options) > 1:
        if any(option.correct for option in options):
            return _picked(bare, options)
        said = f"the answer “{shortened(answer, 30)}” names none of the options"
        said = said if answer else f"no right answer is given to “{shortened(bare.stem)}”"
        hint = "Write its number, its letter or its words."
        return Unread(bare.line, bare.column, "TQ783", said, hint)
    if options:
        answer = options[0].text
    truth = _truth(answer)
    is_letter = len(answer) == 1 and (bare.stem.endswith("?") or len(bare.stem.split()) < 4)
    if truth is not None and (kind == "true-false" or not is_letter):
        return true_or_false(bare, truth=truth)
    if kind == "numerical":
        return bare._replace(kind=BankKind.NUMERICAL, answers=(answer,))
    return written(bare, answer)


def written(bare: BankQuestion, answer: str) -> BankQuestion:
    """Return a question whose answer is written: a cloze where the stem has one gap.

    Of an answer that repeats the whole sentence, as the back of a card does, what fills the gap is
    taken.
    """
    gaps = _BLANK.split(bare.stem)
    if len(gaps) != 2:
        return bare._replace(kind=BankKind.SHORT_ANSWER, answers=(answer,))
    before, after = (part.strip() for part in gaps)
    if (before or after) and answer.startswith(before) and after in answer[len(before) :]:
        inner = answer[len(before) :]
        filled = inner[: inner.index(after)].strip() if after else inner.strip()
        answer = filled or answer
    return bare._replace(kind=BankKind.CLOZE, answers=(answer,), gaps=tuple(gaps))


def _picked(bare: BankQuestion, options: list[BankOption]) -> BankQuestion:
    right = tuple(option.text for option in options if option.correct)
    truths = {truth for option in options if (truth := _truth(option.text)) is not None}
    if truths == {True, False} and len(options) == 2 and len(right) == 1:
        return true_or_false(bare, truth=bool(_truth(right[0])))
    kind = BankKind.CHOICE if len(right) == 1 else BankKind.MULTIPLE_RESPONSE
    return bare._replace(kind=kind, answers=right, options=tuple(options))


def _truth(text: str) -> bool | None:
    bare = text.casefold().strip(" .!")
    return True if bare in _TRUE else False if bare in _FALSE else None


def _right(answer: str, options: list[str], *, numbered: bool) -> set[int]:
    """Return the numbers, from 0, of the options that `answer` names by words, number or letter.

    Unless the answer is `numbered` for sure, an option that is it word for word goes before one of
    that number: the answer to "How many?" may be "3".
    """
    wanted = answer.casefold().strip()
    if not wanted:
        return set()
    is_one = _place(wanted, options)
    pieces = [wanted] if is_one else [piece for piece in _KEYS.split(wanted) if piece]
    places = [_place(piece, options) for piece in pieces]
    pointed = set(filter(None, places)) if all(places) else set[int]()
    texts = {text.casefold(): at for at, text in enumerate(options) if text}
    by_words = {texts[wanted]} if wanted in texts else set[int]()
    for between in () if by_words or pointed else ("|", ";", ","):
        named = [piece.strip() for piece in wanted.split(between)]
        if all(piece in texts for piece in named):
            by_words = {texts[piece] for piece in named}
    if by_words and not (numbered and pointed):
        return by_words
    return {place - 1 for place in pointed}


def _place(piece: str, options: list[str]) -> int:
    """Return which option, from 1, a number or a letter means; 0 if none."""
    lettered, numbered = _LETTERED.fullmatch(piece), _NUMBERED.fullmatch(piece)
    place = 0
    if lettered:
        place = ord(lettered[1]) - ord("a") + 1
    elif numbered:
        place = int(numbered[1])
    return place if 0 < place <= len(options) and options[place - 1] else 0
