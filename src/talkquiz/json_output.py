"""The JSON that scripts read: documented in docs/json.md, and changed only by addition."""

from typing import Any

from talkquiz.course.facts import Fact
from talkquiz.course.slots import Slot
from talkquiz.items.item import Item

Json = dict[str, Any]


def item_json(item: Item) -> Json:
    """Return an item as the contract has it."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "topic": item.topic,
        "template": item.template,
        "facts": list(item.facts),
        "stem": item.stem,
        "key": item.key,
        "accept": list(item.accept),
        "options": [
            {"text": o.text, "correct": o.correct, "fact": o.fact, "rationale": o.rationale}
            for o in item.options
        ],
        "pairs": [list(pair) for pair in item.pairs],
        "sequence": list(item.sequence),
        "said": item.said,
        "swapped": item.swapped,
        "correction": item.correction,
        "accounts": [account._asdict() for account in item.accounts],
        "location": item.location and item.location._asdict(),
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
