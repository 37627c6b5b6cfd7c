"""What both formats of Moodle share: what it finds questions by, and what it counts options as.

It finds them by categories, names, id numbers and tags.
"""

from collections.abc import Sequence
from hashlib import blake2b

from talkquiz.exporters.question_html import as_html, as_plain
from talkquiz.exporters.question_tags import question_tags
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Loss
from talkquiz.onscreen.question import Offered, OnscreenQuestion

_MOST_IN_ID = 100
"""How many letters an id number of Moodle may have."""
_MOST_IN_NAME = 240
"""Moodle takes 255 letters, of which a number before the name takes some."""
_MOST_IN_TAG = 50
_MOST_RIGHT = 10
"""More right options have no weight that Moodle knows."""
_IN_CATEGORY = {ord("$"): "&#36;", ord("\\"): "&#92;", ord("/"): "//"}
"""A name like `$course$` would be a place in Moodle, and `/` parts categories."""


def category_path(*names: str) -> str:
    """Return categories, each within the one before, as Moodle finds them by their names.

    It takes tags out of them, and shows character references as the signs that they stand for.
    """
    paths = []
    for name in names:
        path = as_html(as_plain(name)).translate(_IN_CATEGORY).strip()
        path = f" {path}" if path.startswith("/") else path
        paths.append(f"{path} " if path.endswith("/") else path)
    return "/".join(paths)


def name_of(question: OnscreenQuestion) -> str:
    """Return what lists of questions show: where it was asked first, and its short id."""
    return named(f"{question.name} ({question.short_id})", question.short_id)


def named(name: str, otherwise: str) -> str:
    """Return a name, or another one where Moodle would cut it."""
    return as_plain(name if len(name) <= _MOST_IN_NAME else otherwise)


def numbers(total: int) -> list[str]:
    """Return numbers that keep an order where names are sorted: 01, 02 and so on."""
    digits = max(2, len(str(total)))
    return [f"{number:0{digits}}" for number in range(1, total + 1)]


def id_number(question: OnscreenQuestion) -> str:
    """Return the id as far as Moodle takes it: a long one has a digest in the place of its end."""
    if len(question.id) <= _MOST_IN_ID:
        return question.id
    digest = blake2b(question.id.encode(), digest_size=8).hexdigest()
    return f"{question.id[: _MOST_IN_ID - len(digest) - 1]}~{digest}"


def tags(question: OnscreenQuestion, language: Language) -> list[str]:
    """Return what the question is searched by; Moodle would cut what is longer, so that goes."""
    return [tag for tag in question_tags(question, language) if len(tag) <= _MOST_IN_TAG]


def not_found_by(question: OnscreenQuestion, language: Language) -> Sequence[Loss]:
    """Return what a question loses of its id and tags: only what is too long, the others stay."""
    lost = [] if len(question.id) <= _MOST_IN_ID else [Loss.ID]
    fits = all(len(tag) <= _MOST_IN_TAG for tag in question_tags(question, language))
    return lost if fits else [*lost, Loss.LONG_TAGS]


def weights(options: Sequence[Offered]) -> tuple[str, str] | None:
    """Return what each right one of several `options` counts, and each wrong one, in hundredths.

    Whoever ticks all has won nothing. None means that Moodle knows no weights for so many.
    """
    right = sum(each.right for each in options)
    wrong = len(options) - right
    if right > _MOST_RIGHT:
        return None
    return _share(right), f"-{_share(min(right, wrong) or 1)}"


def _share(of: int) -> str:
    """Return a hundredth part, as Moodle writes weights: 100, 33.33333, 12.5."""
    return f"{100 / of:.5f}".rstrip("0").rstrip(".")
