"""The texts of question templates: a stem, an answer, a point."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any

from talkquiz.course.shapes import FieldError, Read
from talkquiz.language.english import sentence_case

ATTRIBUTES = {
    "fact": frozenset(
        "name mode status as_of per ask question gap statement count "
        "came_of_it mood office reported".split()
    ),
    "contrast": frozenset(("one", "other", "claim", "other_claim")),
    "source": frozenset("outlet day title perspective reckoning claimed checked context".split()),
    "entry": frozenset(("description", "dated", "role", "side")),
}
"""What a text of a template can say of what the template is about.

`fact` has the words of each of its slots besides; what is `dated` is the description of an entry
with the time for which it holds, where there is one.
"""

_LONGEST = 500
_VALUE = re.compile(r"\{\{ *(\w+)\.(\w+) *(\| *sentence *)?\}\}")


class TemplateText:
    """A text of a template, ready to be filled in.

    `about` is what it names (`fact`, `source`, `entry`), or empty; `needs` are the attributes
    without which it says nothing. A text that `has_words` of its own is in one language, any other
    shows only what the course says.
    """

    def __init__(
        self,
        source: str,
        words: list[str],
        values: list[tuple[str, str]],
        render: Callable[[Mapping[str, str]], str],
    ) -> None:
        """Keep what a text says; raises FieldError where it names more than values of one thing."""
        self.about = values[0][0] if values else ""
        known = self.about if self.about in ATTRIBUTES else None
        strange = [owner or name for owner, name in values if owner != known or not name]
        if strange:
            message = f"the stem names `{strange[0]}`, which is no value"
            hint = "Every value is an attribute of `fact`, `source` or `entry`: {{ fact.name }}."
            raise FieldError("TQ303", message, hint)
        self.source, self._render = source, render
        self.needs = frozenset(attribute for _, attribute in values)
        self.has_words = any(letter.isalpha() for text in words for letter in text)

    def render(self, values: Mapping[str, str]) -> str:
        """Return the text with `values` filled in, which have every attribute in `needs`."""
        return self._render(values).strip()


def parse_template_text(value: Any) -> TemplateText:
    """Compile a text; refuses what is not Jinja2, or does more than say a question."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        message = f"a stem is text of at most {_LONGEST} characters"
        raise FieldError("TQ301", message, "Ask in one sentence.")
    return _parse(value)


@lru_cache(maxsize=1000)  # who loads one course after the other parses what is bundled once
def _parse(source: str) -> TemplateText:
    pieces = _VALUE.split(source)
    words, owners, attributes, filters = (pieces[n::4] for n in range(4))
    if "{" not in "".join(words):

        def fill_in(values: Mapping[str, str]) -> str:
            told = words[0]
            for name, as_sentence, after in zip(attributes, filters, words[1:], strict=True):
                told += (sentence_case(values[name]) if as_sentence else values[name]) + after
            return told

        return TemplateText(source, words, list(zip(owners, attributes, strict=True)), fill_in)
    from talkquiz.items.template_logic import parse_logic  # noqa: PLC0415 - few do more than that

    logic = parse_logic(source)
    about = logic.values[0][0] if logic.values else ""
    return TemplateText(
        source, logic.words, logic.values, lambda values: logic.render({about: values})
    )


Wording = Annotated[TemplateText, Read(lambda value, _: parse_template_text(value))]
