"""Writes a proposal as drafts, in the YAML of a course, and as data for scripts."""

import re
from collections.abc import Iterator

from talkquiz.articles.article import COPIED, words
from talkquiz.articles.article_data import ArticleData
from talkquiz.articles.names import looks_like_a_person
from talkquiz.articles.noise import AGENCY
from talkquiz.articles.propose import Candidate, Proposal
from talkquiz.articles.sentence_citation import citation
from talkquiz.course.add_drafts import SENTENCE
from talkquiz.course.edit_files import scalar, without_controls

PULLED_FROM = "# Proposed by `talkquiz pull` from {}."
"""Begins a file of drafts: the id of the source that they are from."""
_NOTHING_TOLD = ArticleData()


def proposal_yaml(
    proposal: Proposal, data: ArticleData = _NOTHING_TOLD, *, with_text: bool = False
) -> str:
    """Return a proposal as YAML to be moved into a course: `sources` and `facts`, all drafts.

    Only `with_text` lets sentences of the article in, each as a comment above its draft.
    """
    lines = [
        "# Proposed by `talkquiz pull`; with `--into COURSE` it goes into the files of a course.",
        "# Write what is empty in words of your own, and check every guess.",
        "",
        "sources:",
        source_entry(proposal, data),
        "facts:" if proposal.candidates else "facts: []",
    ]
    drafts = (
        fact_entry(each, proposal.source, with_text=with_text) for each in proposal.candidates
    )
    return "\n".join([*lines, *drafts]).rstrip("\n") + "\n"


def source_entry(proposal: Proposal, data: ArticleData) -> str:
    """Return the entry of a source as a draft: what a person alone can say is left empty."""
    day, title = proposal.news_day, data.title.value if data.title else proposal.title
    outlet = data.outlet.value if data.outlet else proposal.outlet or ""
    is_guess = proposal.outlet and not data.outlet
    authors = data.authors.value if data.authors else ()
    issued = data.issued.value if data.issued else day.issued
    lines = [f"- id: {proposal.source}", "  draft: true", "  type: article-newspaper"]
    if title:
        lines.append(f"  title: {scalar(title)}")
    if is_guess:
        lines.append("  # a guess: the name stands on a line of its own")
    lines.append(f"  container-title: {scalar(outlet)}")
    if authors:
        lines.append(f"  author: [{', '.join(map(_author, authors))}]")
    elif proposal.agencies:
        lines.append(f"  # credits and datelines name {', '.join(proposal.agencies)}")
    if issued:
        guess = (
            f"  # a guess, from {data.issued.where}" if data.issued and not data.issued.sure else ""
        )
        lines.append(f"  issued: {issued}{without_controls(guess)}")
    fixed = (str(day.day), day.basis, scalar(day.reckoning)) if day.day else ('""', '""', '""')
    keys = ("event-date", "basis", "reckoning")
    lines += [f"  {key}: {value}" for key, value in zip(keys, fixed, strict=True)]
    lines.append('  perspective: ""')
    return "\n".join(lines) + "\n"


def _author(name: str) -> str:
    """Return an author in CSL-JSON: a person by first and last names, an agency by its own."""
    if not looks_like_a_person(name) or re.fullmatch(AGENCY, name):
        return f"{{literal: {scalar(name)}}}"
    parts = name.split()
    last = next((n for n, part in enumerate(parts) if n and part[:1].islower()), len(parts) - 1)
    given, family = " ".join(parts[:last]), " ".join(parts[last:])
    return f"{{given: {scalar(given)}, family: {scalar(family)}}}"


def about_drafts(source: str) -> str:
    """Return the comment that a new file of drafts from a source begins with."""
    return (
        f"{PULLED_FROM.format(source)} Above each draft stand the first words of\n"
        "# its sentence in the article and, after !, what is for you to decide.\n"
    )


def fact_entry(
    candidate: Candidate, source: str, *, with_topic: bool = True, with_text: bool = False
) -> str:
    """Return the draft of a fact: its citation, and what the rules guess of it.

    Above it stand what a person has to see to, and the first words of its sentence, by which it is
    found in the article. `with_topic` leaves a place for its topic.
    """
    shown = f"{SENTENCE}{candidate.text}" if with_text else f"{_first_words(candidate.text)} ..."
    lines = [*_remarks(candidate), f"# {without_controls(shown)}"]
    lines += [f"- id: {candidate.id}", "  draft: true"]
    if with_topic:
        lines.append('  topic: ""')
    lines.append(f"  kind: {candidate.kind}")
    lines += ['  name: ""', '  claim: ""']
    if candidate.when:
        reason = "  # the news day" if candidate.when_is_news_day else ""
        lines += [f"  when: {candidate.when}{reason}", f"  basis: {candidate.basis}"]
    if candidate.mode != "happened":
        lines.append(f"  mode: {candidate.mode}")
    if candidate.status != "reported":
        lines.append(f"  status: {candidate.status}")
    if candidate.per:
        lines.append(f"  per: {candidate.per}")
    lines += ["  cite:", f"    - {citation(source, candidate.at, candidate.fp, candidate.terms)}"]
    return "\n".join(lines) + "\n"


def _first_words(text: str) -> str:
    """Return the first words of a sentence: never all of them, and fewer than a copy has."""
    first, most = text.split()[: COPIED - 1], min(COPIED, len(words(text))) - 1
    while len(words(" ".join(first))) > most:
        first.pop()
    return " ".join(first)


def _remarks(candidate: Candidate) -> Iterator[str]:
    """Yield comments: what is worth most, who cites it, dates that need a choice, and warnings."""
    if candidate.is_best:
        yield "# + one of those worth making first"
    if candidate.cited_by:
        yield f"# cited already by {', '.join(candidate.cited_by)}"
    if len(candidate.dates) > 1:
        dates = (f"{said.words} = {said.when or '?'}" for said in candidate.dates)
        yield f"# dates: {without_controls('; '.join(dates))}"
    yield from (f"# ! {without_controls(warning)}" for warning in candidate.warnings)


def proposal_json(
    proposal: Proposal, data: ArticleData = _NOTHING_TOLD, *, with_text: bool = False
) -> dict[str, object]:
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
    issued = data.issued.value if data.issued else day.issued
    source = {
        "id": proposal.source,
        "title": data.title.value if data.title else proposal.title,
        "container-title": data.outlet.value if data.outlet else proposal.outlet,
        "author": data.authors.value if data.authors else (),
        "event-date": str(day.day) if day.day else None,
        "issued": str(issued) if issued else None,
        "basis": day.basis,
        "reckoning": day.reckoning,
        "agencies": proposal.agencies,
    }
    return {"source": source, "facts": facts, "left": proposal.left, "noise": proposal.noise}
