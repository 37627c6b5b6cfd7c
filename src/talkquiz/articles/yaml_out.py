"""Writes citations and proposals as YAML that the loader of a course reads back as it is."""

import json
import re
from collections.abc import Iterable, Iterator

from talkquiz.articles.propose import Candidate, Proposal

_BARE = re.compile(r"[A-Za-z][\w .()/'’-]*")
_WORDS_OF_YAML = frozenset("y n yes no true false on off null none".split())


def scalar(text: str) -> str:
    """Return `text` as a YAML scalar, quoted where it would be read as something else.

    Any reader of YAML 1.1 reads it as that text, inside `[...]` as well.
    """
    text = _printable(text)
    if _BARE.fullmatch(text) and text == text.strip() and text.casefold() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)


def _printable(text: str) -> str:
    """Return `text` on one line, without what no course file may hold."""
    return "".join(c if c.isprintable() else " " for c in text)


def citation(source: str, at: str, fp: str, terms: Iterable[str]) -> str:
    """Return a citation as facts write it: `{source: s004, at: p9.s1, fp: ..., terms: [...]}`."""
    listed = ", ".join(map(scalar, terms))
    return f"{{source: {source}, at: {at}, fp: {_digits(fp)}, terms: [{listed}]}}"


def _digits(fp: str) -> str:
    """Quote a fingerprint that YAML would read as a number: 1234567890, 12e4567890."""
    return fp if re.search(r"[a-df]", fp) else f'"{fp}"'


def proposal_yaml(proposal: Proposal, *, with_text: bool = False) -> str:
    """Return a proposal as YAML: `sources`, `facts`, and what was left out, as comments.

    Only `with_text` lets sentences of the article in, each as a comment above its candidate.
    """
    lines = [
        "# Proposed by `talkquiz pull`. Move the entries to sources.yaml and facts/<topic>.yaml;",
        "# fill in what is empty, in words of your own, and check every guess.",
        "",
        "sources:",
        *_source(proposal),
        "",
        "facts:" if proposal.candidates else "facts: []",
    ]
    for candidate in proposal.candidates:
        lines += ["", *_candidate(candidate, proposal.source, with_text=with_text)]
    lines += ["", *_rest(proposal)]
    return "\n".join(lines) + "\n"


def _source(proposal: Proposal) -> Iterator[str]:
    day = proposal.news_day
    yield f"- id: {proposal.source}"
    yield "  type: article-newspaper"
    if proposal.title:
        yield f"  title: {scalar(proposal.title)}"
    yield '  container-title: ""'
    if proposal.agencies:
        yield f"  # credits and datelines name: {', '.join(proposal.agencies)}"
    if day.issued:
        yield f"  issued: {day.issued}"
    yield f"  event-date: {day.day or 'null  # the text does not tell: give it with --date'}"
    yield f"  basis: {day.basis}"
    yield f"  reckoning: {scalar(day.reckoning)}"
    yield '  perspective: ""'


def _candidate(candidate: Candidate, source: str, *, with_text: bool) -> Iterator[str]:
    if with_text:
        yield f"# text: {_printable(candidate.text)}"
    for note in _notes(candidate):
        yield f"# {_printable(note)}"
    yield f"- id: {candidate.id}"
    yield '  topic: ""'
    yield f"  kind: {candidate.kind}"
    yield '  name: ""'
    yield '  claim: ""'
    reason = "  # the news day" if candidate.when_is_news_day else ""
    yield f"  when: {candidate.when or 'null'}{reason}"
    yield f"  basis: {candidate.basis or 'null'}"
    yield f"  mode: {candidate.mode}"
    yield f"  status: {candidate.status}"
    yield f"  per: {candidate.per or 'null'}"
    yield "  cite:"
    yield f"    - {citation(source, candidate.at, candidate.fp, candidate.terms)}"


def _notes(candidate: Candidate) -> Iterator[str]:
    """Yield the comments above a candidate: what the rules saw, and what to see to."""
    shown = candidate.shown
    if candidate.cited_by:
        yield f"cited already by: {', '.join(candidate.cited_by)}"
    dates = [f"{d.words} = {d.when or '?'}" for d in shown.dates]
    quotes = [f'"{quote}"' for quote in shown.quotes]
    quotes += [f"one of {length} words" for length in shown.long_quotes]
    for label, values in (
        ("dates", dates),
        ("figures", shown.figures),
        ("quotes", quotes),
        ("names", shown.names),
        ("not in the glossary", shown.others),
    ):
        if values:
            yield f"{label}: {'; '.join(values)}"
    yield from (f"! {warning}" for warning in candidate.warnings)


def _rest(proposal: Proposal) -> Iterator[str]:
    if proposal.left:
        yield f"# left, nothing to teach: {' '.join(proposal.left)}"
    for at, tag in proposal.noise.items():
        yield f"# noise: {at} {tag}"
