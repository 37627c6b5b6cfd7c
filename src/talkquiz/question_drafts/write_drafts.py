"""Writes the drafts that a question bank gives in the YAML of a course, and as data for scripts."""

from collections.abc import Iterator, Sequence

from talkquiz.course.edit_files import scalar, without_controls
from talkquiz.question_banks.bank import BankKind, Unread
from talkquiz.question_drafts.draft_facts import QuestionDraft, answers_of, comment


def draft_entry(draft: QuestionDraft, source: str, *, with_topic: bool = True) -> str:
    """Return the entry of a draft in the YAML of a course, its question in comments above it."""
    lines = [f"# {without_controls(label)}: {comment(text)}" for label, text in _remarks(draft)]
    lines += [f"- id: {scalar(draft.id)}", "  draft: true"]
    if with_topic:
        lines.append('  topic: ""')
    claim = scalar(draft.claim) if draft.claim else '""'
    lines += [f"  kind: {draft.kind}", '  name: ""', f"  claim: {claim}"]
    if draft.when:
        lines.append(f"  when: {draft.when}")
    return "\n".join([*lines, "  cite:", f"    - {{source: {source}}}"]) + "\n"


def _remarks(draft: QuestionDraft) -> Iterator[tuple[str, str]]:
    """Yield what the bank says of a question, and what a person has to see to, by labels."""
    asked = draft.question
    of = [asked.kind.value, asked.name if not asked.pairs else "", asked.category, *asked.tags]
    yield f"line {asked.line}", "; ".join(filter(None, of))
    yield "question", asked.stem
    yield "answer", answers_of(asked)
    wrong = [option.text for option in asked.options if not option.correct]
    if wrong and asked.kind is not BankKind.TRUE_FALSE:
        yield "wrong", " | ".join(wrong)
    told = [f"{option.text}: {option.feedback}" for option in asked.options if option.feedback]
    if feedback := [*filter(None, [asked.feedback]), *told]:
        yield "feedback", " | ".join(feedback)
    yield from asked.extra
    if asked.media:
        yield "not taken over", ", ".join(asked.media)
    if draft.figures:
        yield "figures", "; ".join(draft.figures)
    if draft.names:
        yield "names", "; ".join(draft.names)
    if draft.left:
        yield "gaps without a slot", "; ".join(draft.left)
    if draft.like:
        yield "!", f"the fact {draft.like} may say it already"


def bank_source_entry(source: str, file_name: str, made_by: str) -> str:
    """Return the draft of a source for a file of questions: whose they are, it cannot tell."""
    note = (
        f"Questions out of {made_by}. Say whose they are, and cite what they rest on in its place."
    )
    lines = (
        f"- id: {source}",
        "  draft: true",
        "  type: background",
        f"  title: {scalar(file_name)}",
        '  container-title: ""',
        f"  note: {scalar(note)}",
    )
    return "\n".join(lines) + "\n"


def bank_yaml(drafts: Sequence[QuestionDraft], source: str, source_entry: str) -> str:
    """Return source and drafts as YAML to be moved into a course."""
    lines = [
        "# Drafts by `talkquiz import`. Move them to sources.yaml and facts/<topic>.yaml, or have",
        "# `--into COURSE` do it. Write each claim in words of your own, and cite a source for it.",
        "",
        "sources:",
        source_entry,
        "facts:" if drafts else "facts: []",
        *(draft_entry(draft, source) for draft in drafts),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def bank_json(
    drafts: Sequence[QuestionDraft], source: str, unread: Sequence[Unread]
) -> dict[str, object]:
    """Return the drafts as data for scripts."""
    facts = []
    for draft in drafts:
        asked = draft.question._asdict()
        asked["options"] = [option._asdict() for option in draft.question.options]
        fact = draft._asdict() | {"when": draft.when or None, "like": draft.like or None}
        facts.append(fact | {"question": asked})
    return {"source": source, "facts": facts, "unread": [each._asdict() for each in unread]}
