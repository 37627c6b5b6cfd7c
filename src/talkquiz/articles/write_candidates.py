"""Writes a proposal as YAML that the loader of a course reads back as it is, and as data."""

from collections.abc import Iterator

from talkquiz.articles.propose import Candidate, Proposal
from talkquiz.articles.sentence_citation import citation, printable, scalar


def proposal_yaml(proposal: Proposal, *, with_text: bool = False) -> str:
    """Return a proposal as YAML: `sources`, `facts`, and what was left out, as comments.

    Only `with_text` lets sentences of the article in, each as a comment above its candidate.
    """
    day = proposal.news_day
    lines = [
        "# Proposed by `talkquiz pull`. Move the entries to sources.yaml and facts/<topic>.yaml;",
        "# fill in what is empty, in words of your own, and check every guess.",
        "",
        "sources:",
        f"- id: {proposal.source}",
        "  type: article-newspaper",
    ]
    if proposal.title:
        lines.append(f"  title: {scalar(proposal.title)}")
    lines.append('  container-title: ""')
    if proposal.agencies:
        lines.append(f"  # credits and datelines name: {', '.join(proposal.agencies)}")
    if day.issued:
        lines.append(f"  issued: {day.issued}")
    lines += [
        f"  event-date: {day.day or 'null  # the text does not tell: give it with --date'}",
        f"  basis: {day.basis}",
        f"  reckoning: {scalar(day.reckoning)}",
        '  perspective: ""',
        "",
        "facts:" if proposal.candidates else "facts: []",
    ]
    for candidate in proposal.candidates:
        text = [f"# text: {printable(candidate.text)}"] if with_text else []
        lines += ["", *text, *_candidate(candidate, proposal.source)]
    lines.append("")
    if proposal.left:
        lines.append(f"# left, nothing to teach: {' '.join(proposal.left)}")
    lines += [f"# noise: {at} {tag}" for at, tag in proposal.noise.items()]
    return "\n".join(lines) + "\n"


def _candidate(candidate: Candidate, source: str) -> Iterator[str]:
    """Yield what the rules saw and what a person has to see to, as comments, and the entry."""
    quotes = [f'"{quote}"' for quote in candidate.quotes]
    quotes += [f"one of {length} words" for length in candidate.long_quotes]
    for label, values, between in (
        ("cited already by", candidate.cited_by, ", "),
        ("dates", [f"{said.words} = {said.when or '?'}" for said in candidate.dates], "; "),
        ("figures", candidate.figures, "; "),
        ("quotes", quotes, "; "),
        ("names", candidate.names, "; "),
        ("not in the glossary", candidate.others, "; "),
    ):
        if values:
            yield f"# {label}: {printable(between.join(values))}"
    yield from (f"# ! {printable(warning)}" for warning in candidate.warnings)
    reason = "  # the news day" if candidate.when_is_news_day else ""
    yield from (
        f"- id: {candidate.id}",
        '  topic: ""',
        f"  kind: {candidate.kind}",
        '  name: ""',
        '  claim: ""',
        f"  when: {candidate.when or 'null'}{reason}",
        f"  basis: {candidate.basis or 'null'}",
        f"  mode: {candidate.mode}",
        f"  status: {candidate.status}",
        f"  per: {candidate.per or 'null'}",
        "  cite:",
        f"    - {citation(source, candidate.at, candidate.fp, candidate.terms)}",
    )


def proposal_json(proposal: Proposal, *, with_text: bool = False) -> dict[str, object]:
    """Return a proposal as data for scripts; sentences of the article only `with_text`."""
    day = proposal.news_day
    facts = []
    for candidate in proposal.candidates:
        speaker, fact = candidate.speaker, candidate._asdict()
        keys = ("words", "when", "basis", "note")
        fact["dates"] = [{key: getattr(said, key) for key in keys} for said in candidate.dates]
        fact["speaker"] = speaker and {
            "id": speaker.entry.id if speaker.entry else None,
            "name": speaker.name or None,
            "verb": speaker.verb,
        }
        if not with_text:
            del fact["text"]
        facts.append(fact)
    source = {
        "id": proposal.source,
        "title": proposal.title,
        "event-date": str(day.day) if day.day else None,
        "issued": str(day.issued) if day.issued else None,
        "basis": day.basis,
        "reckoning": day.reckoning,
        "agencies": proposal.agencies,
    }
    return {"source": source, "facts": facts, "left": proposal.left, "noise": proposal.noise}
