"""What Moodle finds questions by, in both of its formats: categories, names, id numbers, tags."""

from collections.abc import Sequence
from hashlib import blake2b

from talkquiz.exporters.question_html import as_html, as_plain
from talkquiz.language.language_file import Language
from talkquiz.onscreen.carried import Loss
from talkquiz.onscreen.question import OnscreenQuestion

_MOST_IN_ID = 100
"""How many letters an id number of Moodle may have."""
_MOST_IN_NAME = 255
_MOST_IN_TAG = 50
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


def name_of(question: OnscreenQuestion, number: str = "") -> str:
    """Return what lists of questions show: where it was asked first, and its short id.

    Moodle sorts by it, so that a `number` before it keeps an order.
    """
    return named(f"{number} {question.name}" if number else question.name, question.short_id)


def named(name: str, short_id: str) -> str:
    """Return a name with an id after it; of one that Moodle would cut, the id alone."""
    whole = as_plain(f"{name} ({short_id})")
    return whole if len(whole) <= _MOST_IN_NAME else as_plain(short_id)[:_MOST_IN_NAME]


def id_number(question: OnscreenQuestion) -> str:
    """Return the id as far as Moodle takes it: a long one has a digest in the place of its end."""
    if len(question.id) <= _MOST_IN_ID:
        return question.id
    digest = blake2b(question.id.encode(), digest_size=8).hexdigest()
    return f"{question.id[: _MOST_IN_ID - len(digest) - 1]}~{digest}"


def tags(question: OnscreenQuestion, language: Language) -> list[str]:
    """Return what the question is searched by; Moodle would cut what is longer, so that goes."""
    return [tag for tag in _all_tags(question, language) if len(tag) <= _MOST_IN_TAG]


def not_found_by(question: OnscreenQuestion, language: Language) -> Sequence[Loss]:
    """Return what a question loses of its id and tags."""
    lost = [] if len(question.id) <= _MOST_IN_ID else [Loss.ID]
    fits = all(len(tag) <= _MOST_IN_TAG for tag in _all_tags(question, language))
    return lost if fits else [*lost, Loss.TAGS]


def _all_tags(question: OnscreenQuestion, language: Language) -> list[str]:
    words = language.files.tags
    values = [
        ("topic", question.topic),
        ("kind", question.kind.value),
        ("difficulty", str(question.difficulty)),
        ("weight", question.weight),
        ("status", question.status),
        ("mode", question.mode),
        *(("fact", fact) for fact in question.facts),
    ]
    return [language.files.tag.format(name=words[name], value=value) for name, value in values]
