"""What a question is searched and sorted by in learning systems."""

from talkquiz.language.language_file import Language
from talkquiz.onscreen.question import OnscreenQuestion


def question_tags(question: OnscreenQuestion, language: Language) -> list[str]:
    """Return the traits of a question, each with its name: "kind: true-false".

    Last come the facts whose questions may not stand beside it in one test.
    """
    words = language.files.tags
    values = [
        ("topic", question.topic),
        ("kind", question.kind.value),
        ("difficulty", str(question.difficulty)),
        ("weight", question.weight),
        ("status", question.status),
        ("mode", question.mode),
        *(("fact", fact) for fact in question.facts),
        *(("not-with", fact) for fact in question.enemies),
    ]
    return [language.files.tag.format(name=words[name], value=value) for name, value in values]
