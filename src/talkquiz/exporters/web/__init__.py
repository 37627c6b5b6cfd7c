"""The study page: one HTML file that reads, asks, shows and tests, without a network.

`page_data` says what it knows of its course, `modules` joins its scripts to one. The looks and the
scripts are in templates/web. Nothing but these may run there: a content security policy names the
one script and the one style sheet by their digests, and allows no address at all.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape

from talkquiz.exporters import AS_USUAL, Assembled, ExportError, Options, Product
from talkquiz.exporters.web.modules import joined
from talkquiz.exporters.web.page_data import page_data
from talkquiz.onscreen.carried import Carried
from talkquiz.onscreen.question_set import QuestionSet
from talkquiz.resources import bundled

_NAMED = re.compile(r"\[\[([a-z-]+)\]\]")


def export(assembled: Assembled, _options: Options = AS_USUAL) -> dict[str, Product]:
    """Return `<course id>.html`, or a page of each handout that was asked for.

    All items are on it as a whole. Raises an ExportError where a file of the looks is missing.
    """
    return {
        f"{each.file_name}.html": Product(
            _page(each).encode(),
            len(each.questions),
            "questions",
            carried=tuple(Carried(question.id) for question in each.questions),
        )
        for each in assembled.question_sets
        if each.questions
    }


def _page(questions: QuestionSet) -> str:
    language = questions.imprint.language
    style, script = _looks("page.css") + _looks("shows.css"), _script()
    data = page_data(questions)
    named = {
        "language": escape(language.code),
        "direction": language.direction,
        "style-digest": _digest(style),
        "script-digest": _digest(script),
        "title": escape(questions.title),
        "needs": escape(str(language.web["needs"])),
        "style": style,
        "script": script,
        "course": data.known,
        "pictures": data.pictures,
    }
    return _NAMED.sub(lambda found: named[found[1]], _looks("page.html"))


@cache
def _looks(name: str) -> str:
    try:
        return (bundled("templates") / "web" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"the looks of the study page cannot be read: {error}") from error


@cache
def _script() -> str:
    return joined(bundled("templates") / "web", "main.js")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
