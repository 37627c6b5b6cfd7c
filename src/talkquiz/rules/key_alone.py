"""The key alone is written in some way that no other option is (TQ232)."""

import re
from collections.abc import Callable

from talkquiz.items.item import Item
from talkquiz.language.english import MONTHS, SHORT_MONTHS
from talkquiz.language.read_numbers import FIGURE, SCALES, find_number
from talkquiz.rules.shared.rule import (
    PICK_ONE,
    Messages,
    Rule,
    distractors,
    picks_one,
    right_options,
)
from talkquiz.rules.shared.words_and_values import speaks_of_others, value_of, values_of, word_set

_FEWEST_WRONG = 2
_HEDGE = re.compile(
    r"\b(about|around|almost|nearly|roughly|approximately|some|over|under|(?:more|less|fewer) than|"
    r"at least|at most|up to|early|late)(?: in)?(?: an?)? (?=(\S+))",
    re.IGNORECASE,
)
_FIGURES = frozenset("half quarter third dozen hour day week month year decade century".split())
_LONG_MONTH, _SHORT_MONTH = ("|".join(names) for names in (MONTHS, (*SHORT_MONTHS, "Sept")))
_SHAPES = (
    (rf"\b(?:{_LONG_MONTH})\b", "month"),
    (rf"\b(?:{_SHORT_MONTH})\b\.?", "mon"),
    (r"\d{4}", "year"),
    (r"\d{1,2}(st|nd|rd|th)\b", "dayth"),
    (r"\d{1,2}", "day"),
)


def find(item: Item) -> Messages:
    # Events to choose from are all taken from the course.
    if not picks_one(item) or not item.stem_says_all:
        return
    (key,), wrong = right_options(item), distractors(item)
    if len(wrong) < _FEWEST_WRONG or any(map(speaks_of_others, (key, *wrong))):
        return
    for has, what in _ONLY.items():
        if has(key) and not any(map(has, wrong)):
            yield f"only the key has {what}: “{key}”"
    if _is_name_in(key) and all(map(_is_no_name, wrong)):
        yield f"only the key has capitals: “{key}”"
    if values_of([key, *wrong]):
        ways = [_ways(text) for text in wrong]
        if frozenset.intersection(*ways) and _ways(key).isdisjoint(frozenset.union(*ways)):
            yield f"only the key writes its number or date so: “{key}”"


def _hedges(text: str) -> bool:
    """Tell whether an option says that its number or date is not exact."""
    return any(
        find_number(found[2], at_start=True)
        or not _FIGURES.isdisjoint(word_set(found[2]))
        or re.match(_LONG_MONTH, found[2])
        for found in _HEDGE.finditer(text)
    )


def _has_comma(text: str) -> bool:
    return bool(re.search(r",(?!\d)", text)) and value_of(text) is None


def _has_bracket(text: str) -> bool:
    return "(" in text or "[" in text


def _is_name_in(text: str) -> bool:
    """Tell whether a word after the first has a capital."""
    return any(word[:1].isupper() for word in text.split()[1:])


def _is_no_name(text: str) -> bool:
    """Tell whether an option of several words has a capital at most where it begins.

    "Spain" may be a name; "the king" and "a ship of oak" are none.
    """
    return " " in text.strip() and not _is_name_in(text)


_ONLY: dict[Callable[[str], bool], str] = {
    _hedges: "a word such as “about”",
    _has_comma: "a comma",
    _has_bracket: "a bracket",
}


def _ways(text: str) -> frozenset[str]:
    """Return the ways of writing that a number or a date may be written in.

    A number below 1,000 tells nothing of commas, nor "May" of shortened months.
    """
    value, figure = value_of(text), FIGURE.search(text)
    if value and value.is_date:
        shapes = {text, re.sub(r"\bMay\b", SHORT_MONTHS[0], text)}
        for pattern, name in _SHAPES:
            shapes = {re.sub(pattern, name, shape) for shape in shapes}
        return frozenset(shapes)
    if figure is None:
        return frozenset({"in words"})
    if not SCALES.keys().isdisjoint(word_set(text)):
        return frozenset({"figure and word"})
    whole = figure.group().partition(".")[0]
    mark = re.sub(r"\d", "", whole)[:1]
    return frozenset({mark} if mark or len(whole) > 3 else {"", ",", " ", "\u00a0", "\u202f"})


RULE = Rule(
    code="TQ232",
    name="key-alone",
    explanation="The key alone has “about” or “more than”, a comma, a bracket or a name, or its "
    "number or date is written in another way than all others. It was taken from the source and "
    "the others were made up, and it looks like it. Write all options alike.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 23 and 28",
    bad="""
        How many ships lay in the port of Saltmere in 1361? | 240 | *About 280 | 310
        What did the league ask of the king after the war?
          | To free the captives | *To leave Scania | To lower his tolls
        Who built the first tower of the harbour of Danzig?
          | The monks | *The Teutonic Order | The guild of pilots
        What did a cog carry in its hold from Bergen?
          | Furs of the north | *Dried fish (stockfish) | Barrels of salt
        How many people lived in Lübeck in 1400? | 18,000 | *20 000 | 25,000
        On what day was peace made at Stralsund? | 2 May 1369 | 14 June 1369 | *May 24, 1370
    """,
    good="""
        How many ships lay in the port of Saltmere in 1361? | About 240 | *About 280 | About 310
        Who built the first tower of the harbour of Danzig?
          | The Hanseatic League | *The Teutonic Order | Poland
        How many people lived in Saltmere in 1300? | 800 | *1,000 | 1,500
        In which month of 1370 was peace made? | *May 1370 | Jun 1370 | Oct 1370
    """,
    kinds=PICK_ONE,
    on_item=find,
)
