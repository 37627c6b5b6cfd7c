"""Grammar or spelling sets one option apart from all others (TQ211)."""

import re
from collections.abc import Callable

from talkquiz.items.item import GAP, Item
from talkquiz.language.english import indefinite_article
from talkquiz.rules.shared.rule import PICK_ONE, Messages, Rule, picks_one, texts
from talkquiz.rules.shared.words_and_values import meant

_VERBS = {"is": False, "was": False, "are": True, "were": True}
_AFTER_HEAD = r" (?:of|in|at|from|for|on|with|who|that|which)\b"
_SMALL = frozenset("a an the to in on at by for from of with its their his her because".split())
_NO_VERBS = frozenset(
    "during nothing something everything anything morning evening spring string king ring wing "
    "building meeting beijing being according including".split()
)
_ABBREVIATION = r"(?:\b\w|\b[A-Z][a-z]{0,3}|etc|approx)\.$"


def find(item: Item) -> Messages:
    if not picks_one(item):
        return
    options = texts(item)
    last_word = item.stem.rstrip(" _.…:?").rpartition(" ")[2].casefold()
    if last_word in ("a", "an"):
        wanted = [indefinite_article(text) for text in options]
        if len(set(wanted)) > 1:
            misfit = next(t for t, word in zip(options, wanted, strict=True) if word != last_word)
            yield f"the stem ends in “{last_word}”, which does not go with “{misfit}”"
    opening = item.stem.casefold().split()[:3]
    several = "which" in opening and ("two" in opening or "three" in opening)
    plural = True if several else _VERBS.get(last_word)
    if plural is not None:
        # What an option is about stands before the first of these: "towns" of "towns by the sea".
        heads = [re.split(_AFTER_HEAD, text)[0].casefold() for text in options]
        fitting = [
            text
            for text, head in zip(options, heads, strict=True)
            if (" and " in text or bool(re.search(r"(?<![siu])s$", head))) == plural
        ]
        if fitting == [item.key]:
            yield f"only the key goes with the {'plural' if plural else 'singular'} of the stem"
    if len(options) < 3 or len(set(map(meant, options))) < len(options):
        return
    for name, form_of in _FORMS.items():
        forms = list(map(form_of, options))
        # An empty form is one that is not known.
        if "" not in forms and len(set(forms)) == 2:
            odd = min(set(forms), key=forms.count)
            if forms.count(odd) == 1:
                yield f"“{options[forms.index(odd)]}” differs from all other options: {name}"


def _capital(text: str) -> str:
    """Return whether an option begins with a capital; "" for figures and names in small letters.

    "de Mistura" and "al-Nusra" are such names.
    """
    first, *rest = text.split() or [""]
    letter = first.lstrip("\"'“‘(")[:1]
    if letter.islower() and (any(w[:1].isupper() for w in rest) or not first.islower()):
        return ""
    if not letter.isalpha():
        return ""
    return "capital" if letter.isupper() else "small"


def _full_stop(text: str) -> str:
    if not text.endswith("."):
        return "" if text.endswith(("…", GAP)) else "none"
    return "" if re.search(_ABBREVIATION, text) else "full stop"


def _verb(text: str) -> str:
    """Return the form of the verb that an option of two words or more begins with."""
    first, *rest = text.casefold().split() or [""]
    if first == "to" and rest and rest[0] not in _SMALL:
        return "to"
    if rest and len(first) > 4 and first.endswith("ing") and first not in _NO_VERBS:
        return "ing"
    return "other"


_FORMS: dict[str, Callable[[str], str]] = {
    "capital letter": _capital,
    "full stop": _full_stop,
    "form of the verb": _verb,
}

RULE = Rule(
    code="TQ211",
    name="grammar-clue",
    explanation="The stem ends in “a” or “an” and an option does not go with it; the stem wants "
    "one thing, or several, and only the key is so; or one option differs from all others in its "
    "capital letter, its full stop or the form of its verb. What reads badly is ruled out, what "
    "was written with more care is picked. Write all options in one form, and put “a/an” there.",
    source="Haladyna, Downing & Rodriguez 2002, guidelines 12, 23, 28c; SAQUET, grammatical cues",
    bad="""
        The first printed map of the bay was the work of an _____.
          | *engraver from Ghent | painter from Siena | abbot from Melk
        Which two dukes met at the ford? | Otto | *Bruno and Karl | Rainald
        What was the guard of the lower gate to do at night?
          | To ring the bell | *Closing the river chain | To light the lamps
    """,
    good="""
        Which of these is the work of an engraver?
          | *A map of the bay | An altar of oak | A wall of tiles
        Which two dukes met at the ford? | Otto and Karl | *Bruno and Karl | Otto and Rainald
        Who was the envoy of the league? | Jan de Witt | *van der Meer | Johan Cruys
    """,
    kinds=PICK_ONE,
    on_item=find,
)
