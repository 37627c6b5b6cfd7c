"""The JSON that scripts read: documented in docs/json.md, and changed only by addition."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talkquiz.articles.article import Standing
from talkquiz.course.drafts import Unfinished, unfinished
from talkquiz.course.facts import Fact
from talkquiz.items.item import Choice, Comparison, Item, Label, Ordering, TrueFalse
from talkquiz.items.make.one_fact import Attempt
from talkquiz.onscreen.carried import Carried, LeftOut, Loss, tally
from talkquiz.problem import Problem
from talkquiz.rules.shared.foreign_banks import examples
from talkquiz.rules.shared.rule import Rule

if TYPE_CHECKING:
    from talkquiz.build import Built, LoadedCourse
    from talkquiz.releases.compare_decks import Card, Difference
    from talkquiz.results.answers import Results
    from talkquiz.results.findings import Review

Json = dict[str, Any]


def item_json(item: Item) -> Json:
    """Return an item as the contract has it: all keys, whatever its kind.

    The options of an ordering have their dates as rationales.
    """
    holds = item.payload
    days = {each.name: each.day for each in holds.events} if isinstance(holds, Ordering) else {}
    return {
        "id": item.id,
        "short_id": item.short_id,
        "kind": item.kind.value,
        "topic": item.topic,
        "template": item.template,
        "facts": list(item.facts),
        "stem": item.stem,
        "key": item.key,
        "accept": list(item.accept),
        "options": [
            {**option._asdict(), "rationale": days.get(option.text, option.rationale)}
            for option in item.options
        ],
        "scale": isinstance(holds, Choice) and holds.scale,
        "pairs": [list(pair) for pair in item.pairs],
        "sequence": list(holds.sequence) if isinstance(holds, Ordering) else [],
        "said": holds.said if isinstance(holds, Choice) else "",
        "swapped": holds.swapped if isinstance(holds, TrueFalse) else "",
        "correction": holds.correction if isinstance(holds, TrueFalse) else "",
        "accounts": [each._asdict() for each in holds.accounts]
        if isinstance(holds, Comparison)
        else [],
        "location": holds.location._asdict() if isinstance(holds, Label) else None,
        "marks": list(item.marks),
        "levels": [{**each.marks._asdict(), "earns": each.earns} for each in item.levels],
        "starters": list(item.starters),
        "stimulus": item.stimulus
        and {**item.stimulus._asdict(), "lines": list(item.stimulus.lines)},
        "difficulty": item.difficulty,
        "weight": item.weight,
        "uses": sorted(item.uses),
        "status": item.status,
        "per": item.per,
        "sources": [
            {
                "id": s.id,
                "at": s.at,
                "outlet": s.outlet,
                "date": s.date,
                "background": s.background,
                "title": s.title,
            }
            for s in item.sources
        ],
    }


def items_on_json(document: Path, items: Iterable[Item], unknown: Iterable[str]) -> Json:
    """Return what is on a sheet or key, in its order, and the short ids that are not known."""
    return {
        "file": str(document),
        "items": [item_json(item) for item in items],
        "unknown": list(unknown),
    }


def fact_json(fact: Fact) -> Json:
    """Return a fact as the contract has it; a slot's value is null where it has none."""
    slots: Json = {}
    for slot in fact.slots.values():
        value: Any = list(slot.entries) or None
        if slot.when:
            value = slot.when.edtf
        if slot.number:
            value = {"number": f"{slot.number.value.normalize():f}", "unit": slot.number.unit}
        slots[slot.name] = {"text": slot.text, "type": slot.type.name, "value": value}
    return {
        "id": fact.id,
        "topic": fact.topic,
        "kind": fact.kind,
        "name": fact.name,
        "claim": fact.claim.text,
        "markup": fact.claim.markup,
        "slots": slots,
        "when": fact.when and fact.when.edtf,
        "basis": fact.basis,
        "mode": fact.mode,
        "status": fact.status,
        "per": fact.per,
        "teaches": list(fact.teaches),
        "weight": fact.weight,
        "cite": [
            {"source": c.source, "at": c.at, "fp": c.fp, "terms": list(c.terms)} for c in fact.cite
        ],
    }


def show_fact_json(fact: Fact, tried: Iterable[Attempt], others: Iterable[Item]) -> Json:
    """Return what `talkquiz show` prints of a fact: what is asked, and what passed a slot over."""
    slots: dict[str, Json] = {}
    for slot, template, outcome in tried:
        told = slots.setdefault(slot.name, {"text": slot.text, "asked": [], "passed": []})
        if isinstance(outcome, Item):
            told["asked"].append({"item": item_json(outcome), "uses": sorted(outcome.uses)})
        else:
            named = {"template": template.id, "kind": template.makes.value}
            told["passed"].append({**named, **outcome._asdict()})
    return {
        "fact": fact_json(fact),
        "slots": slots,
        "others": [item_json(item) for item in others],
    }


def unfinished_json(each: Unfinished) -> Json:
    """Return a draft as far as it is written, and what it lacks."""
    path, line = each.draft.origin.line.rsplit(":", 1)
    return {
        "id": each.draft.id,
        "sort": each.sort,
        "path": path,
        "line": int(line),
        "data": each.draft.data,
        "missing": [key.replace("`", "") for key in each.missing],
        "wrong": [problem._asdict() for problem in each.wrong],
    }


def check_json(loaded: "LoadedCourse", *, with_drafts: bool = False) -> Json:
    """Return what `talkquiz check` found; how sources stand, if it had articles."""
    data: Json = {
        "course": loaded.course.id if loaded.course.has_outline else None,
        "facts": len(loaded.course.facts.entries),
        "items": len(loaded.items),
        "drafts": loaded.course.drafts,
        "details": [f.id for f in loaded.course.facts.entries.values() if f.weight == "detail"],
        "problems": [problem._asdict() for problem in loaded.problems],
    }
    if with_drafts:
        data["unfinished"] = [unfinished_json(each) for each in unfinished(loaded.course)]
    if loaded.unchecked:
        data["unchecked"] = loaded.unchecked
    if loaded.citations:
        data["sources"] = [
            {
                "source": tally.source,
                "file": str(tally.file) if tally.file else None,
                **{standing: tally.standings[standing] for standing in Standing},
                "uncited": tally.uncited,
            }
            for tally in loaded.citations.tallies
        ]
        strangers = loaded.citations.strangers.items()
        data["background"] = loaded.citations.background
        data["strangers"] = {str(path): reason for path, reason in strangers}
    return data


def difference_json(difference: "Difference") -> Json:
    """Return what `talkquiz diff` found."""

    def card_json(card: "Card") -> Json:
        return {name: getattr(card, name) for name in ("id", "topic", "question", "answer")}

    return {
        "since": difference.since,
        "added": [card_json(card) for card in difference.added],
        "changed": [
            {**card_json(card), "rewordings": [each._asdict() for each in rewordings]}
            for card, rewordings in difference.changed
        ],
        "removed": [card_json(card) for card in difference.removed],
        "withdrawn": [
            {"id": each.id, "topic": each.topic, "question": each.stem, "says": each.says}
            for each in difference.withdrawn
        ],
    }


def build_json(built: "Built", seconds: float) -> Json:
    """Return what `talkquiz build` wrote and kept, what is wrong, and how long it took."""
    data: Json = {
        "files": [
            {"path": str(w.path), "format": w.format, "size": w.size, w.unit: w.count}
            | ({"pages": w.pages, "paper": w.paper, "sparse": w.sparse} if w.pages else {})
            for w in built.written
        ],
        "kept": {str(edited): str(spare) for edited, spare in built.kept.items()},
        "problems": [problem._asdict() for problem in built.problems],
        "seconds": round(seconds, 3),
    }
    if built.carried:
        data["carried"] = {name: carried_json(each) for name, each in built.carried.items()}
    if built.unchecked:
        data["unchecked"] = list(built.unchecked)
    if (source := built.source) is not None:
        names = ("students", "columns", "row", "turned", "classes", "first")
        data["roster"] = (
            {"path": str(source.path)}
            | ({"sheet": source.sheet} if source.sheet else {})
            | {name: getattr(source, name) for name in names}
        )
    if built.drafts:
        data["drafts"] = built.drafts
    if built.for_all:
        data["for_all"] = list(built.for_all)
    if built.earlier:
        data["earlier"] = [str(path) for path in built.earlier]
    if built.empty:
        data["empty"] = list(built.empty)
    if built.shown_only:
        data["shown_only"] = list(built.shown_only)
    if built.without_slip:
        data["without_slip"] = list(built.without_slip)
    return data


def carried_json(carried: Iterable[Carried]) -> Json:
    """Return what a format has of the items, by their ids: whole, with what lost, or left out why.

    Losses and reasons have the names that they have in the code, with hyphens.
    """
    found = tally(carried)

    def named(by_reason: Mapping[Loss, list[str]] | Mapping[LeftOut, list[str]]) -> Json:
        return {why.name.lower().replace("_", "-"): ids for why, ids in by_reason.items()}

    return {
        "asked": len(found.asked),
        "whole": list(found.whole),
        "lost": named(found.lost),
        "left_out": named(found.left_out),
    }


def review_json(
    course: str,
    results: "Results",
    found: "Review",
    told: Sequence[Problem],
    problems: Sequence[Problem],
) -> Json:
    """Return what `talkquiz review` found, `told` as problems, and those of its files."""
    findings = [
        {
            "item": finding.id,
            "short_id": found.questions[finding.id].short_id,
            "stem": found.questions[finding.id].prompt,
            "key": found.questions[finding.id].told.key,
            "option": finding.option,
            "part": finding.share.part,
            "whole": finding.share.whole,
            "students": finding.students,
            "share": round(finding.share.value, 4),
            "low": round(finding.share.bounds[0], 4),
            "high": round(finding.share.bounds[1], 4),
            "beside": finding.beside and finding.beside._asdict(),
            "problem": problem._asdict(),
        }
        for finding, problem in zip(found.findings, told, strict=True)
    ]
    return {
        "course": course,
        "students": found.students,
        "files": results.files,
        "repeated": results.repeated,
        "passed_over": results.passed_over,
        "answers": found.answers,
        "questions": len(found.questions),
        "too_few": found.too_few,
        "gone": {"items": len(found.gone), "answers": sum(found.gone.values())},
        "older_wording": found.older,
        "findings": findings,
        "problems": [problem._asdict() for problem in problems],
    }


def rule_json(rule: Rule) -> Json:
    """Return an item rule as `talkquiz rules` explains it; its examples are items."""
    names = ("code", "name", "severity", "explanation", "source")
    return {
        **{name: getattr(rule, name) for name in names},
        "bad": [item_json(item) for item in examples(rule.bad)],
        "good": [item_json(item) for item in examples(rule.good)],
    }
