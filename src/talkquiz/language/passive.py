"""The active form of a passive verb group: "was discovered by" asks "who discovered"."""

import re

from talkquiz.language.clauses import ADVERBS
from talkquiz.language.verbs import of_participle, third_person

_BE = "is|are|was|were"
_MODAL = "will|would|can|could|may|might|must|should|shall"
_PASSIVE = re.compile(
    rf"(?P<before>(?:(?:has|have|had|{_MODAL}) )?)(?P<not>(?:(?:not|never) )?)"
    rf"(?P<adverbs>(?:(?:[a-z]+ly|{'|'.join(sorted(ADVERBS - {'not', 'never'}))}) )*)"
    rf"(?P<be>{_BE}|been|be) (?P<not_after>(?:(?:not|never) )?)"
    rf"(?P<adverbs_after>(?:(?:[a-z]+ly|{'|'.join(sorted(ADVERBS - {'not', 'never'}))}) )*)"
    r"(?P<main>[a-z]+)(?P<particle>(?: (?:up|out|off|down|back|away|over|apart|aside))?)"
)


def active(verb: str, *, plural: bool) -> str:
    """Return a passive verb group as its doer has it: "found", "has taken over", "did not see".

    `plural` tells that several do it. Empty where `verb` is no passive, or more than a particle
    follows its participle, or "only" limits the doer.
    """
    found = _PASSIVE.fullmatch(verb)
    forms = of_participle(found["main"]) if found else None
    if not found or not forms or "only" in verb:
        return ""
    first, negation = found["before"].strip(), (found["not"] or found["not_after"]).strip()
    adverbs = f"{found['adverbs']}{found['adverbs_after']}".strip()
    present = forms.base if plural else third_person(forms.base)
    if first in ("has", "have", "had"):
        has = "had" if first == "had" else "have" if plural else "has"
        parts = [has, negation, adverbs, found["main"]]
    elif first:
        parts = [first, negation, adverbs, forms.base]
    elif negation == "not":
        past, several = found["be"] in ("was", "were"), "do" if plural else "does"
        parts = ["did" if past else several, "not", adverbs, forms.base]
    else:
        is_past = found["be"] in ("was", "were")
        parts = [negation, adverbs, forms.past if is_past else present]
    return f"{' '.join(filter(None, parts))}{found['particle']}"
