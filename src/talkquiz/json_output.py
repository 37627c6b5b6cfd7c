"""The JSON that scripts read: documented in docs/json.md, and changed only by addition."""

from typing import Any

from talkquiz.course.claim_slots import Slot
from talkquiz.course.facts import Fact
from talkquiz.items.item import Choice, Comparison, Item, Label, Ordering, TrueFalse

Json = dict[str, Any]


def item_json(item: Item) -> Json:
    """Return an item as the contract has it: all keys, whatever its kind."""
    holds = item.payload
    return {
        "id": item.id,
        "kind": item.kind.value,
        "topic": item.topic,
        "template": item.template,
        "facts": list(item.facts),
        "stem": item.stem,
        "key": item.key,
        "accept": list(item.accept),
        "options": _options_json(item),
        "pairs": [list(pair) for pair in item.pairs],
        "sequence": list(holds.sequence) if isinstance(holds, Ordering) else [],
        "said": holds.said if isinstance(holds, Choice) else "",
        "swapped": holds.swapped if isinstance(holds, TrueFalse) else "",
        "correction": holds.correction if isinstance(holds, TrueFalse) else "",
        "accounts": (
            [account._asdict() for account in holds.accounts]
            if isinstance(holds, Comparison)
            else []
        ),
        "location": holds.location._asdict() if isinstance(holds, Label) else None,
        "marks": list(item.marks),
        "stimulus": item.stimulus
        and {**item.stimulus._asdict(), "lines": list(item.stimulus.lines)},
        "difficulty": item.difficulty,
        "status": item.status,
        "per": item.per,
        "sources": [
            {"id": s.id, "at": s.at, "outlet": s.outlet, "date": s.date} for s in item.sources
        ],
    }


def _options_json(item: Item) -> list[Json]:
    """Return the options of an item; those of an ordering have their dates as rationales."""
    holds = item.payload
    days = {each.name: each.day for each in holds.events} if isinstance(holds, Ordering) else {}
    return [
        {
            "text": option.text,
            "correct": option.correct,
            "fact": option.fact,
            "rationale": days.get(option.text, option.rationale),
        }
        for option in item.options
    ]


def fact_json(fact: Fact) -> Json:
    """Return a fact as the contract has it."""
    return {
        "id": fact.id,
        "topic": fact.topic,
        "kind": fact.kind,
        "name": fact.name,
        "claim": fact.claim.text,
        "markup": fact.claim.markup,
        "slots": {slot.name: _slot_json(slot) for slot in fact.slots.values()},
        "when": fact.when and fact.when.edtf,
        "basis": fact.basis,
        "mode": fact.mode,
        "status": fact.status,
        "per": fact.per,
        "cite": [
            {"source": c.source, "at": c.at, "fp": c.fp, "terms": list(c.terms)} for c in fact.cite
        ],
    }


def _slot_json(slot: Slot) -> Json:
    """Return a slot: its words, its type, and the value they stand for, null where it has none."""
    value: Any = list(slot.entries) or None
    if slot.when:
        value = slot.when.edtf
    if slot.number:
        value = {"number": f"{slot.number.value.normalize():f}", "unit": slot.number.unit}
    return {"text": slot.text, "type": slot.type.name, "value": value}
