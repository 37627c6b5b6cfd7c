"""Whether the name of a fact is a short English noun phrase, as the templates want it."""

import re
from collections.abc import Container

MOST_WORDS = 10
_OPENERS = frozenset("how what when that who whom which where why whether if".split())
_FINITE = re.compile(r"\b(?:is|are|was|were|has|had|did|does|will|would)\b")
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|what|how|as|than)\b")


def unfit_form(name: str) -> str:
    """Say why a name, in whatever language, is no short phrase; empty if it is."""
    if name.endswith((".", "!", "?")):
        return "ends like a sentence"
    count = len(name.split())
    return f"has {count} words, more than {MOST_WORDS}" if count > MOST_WORDS else ""


def unfit_noun_phrase(name: str, capitals: Container[str]) -> str:
    """Say why a name is no noun phrase; empty if it is. `capitals` are words that have one."""
    first = re.split(r"[\s’'-]", name, maxsplit=1)[0]
    if first.lower() in _OPENERS:
        return f"begins with “{first}”, as a clause does"
    if first[:1].isupper() and first[1:].islower() and first not in capitals:
        return f"begins with a capital that is no name's: “{first}”"
    if name[:2] == "A ":
        return "begins with a capital that is no name's: “A”"
    verb = _FINITE.search(name)
    if verb and not _RELATIVE.search(name[: verb.start()]):
        return f"is a sentence, with “{verb[0]}”"
    return ""
