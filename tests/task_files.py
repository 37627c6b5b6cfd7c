"""tasks.yaml, extracts.yaml and lessons.yaml for the sample course, with one entry each."""

from typing import Any

import yaml

LEVELS = [{"marks": "1-2", "earns": "One reason."}, {"marks": 3, "earns": "Two reasons."}]
TASK: dict[str, Any] = {
    "id": "why-closed",
    "topic": "harbour",
    "facts": ["pier-closed"],
    "question": "Why was the pier closed?",
    "extract": "bulletin",
    "marks": 3,
    "levels": LEVELS,
    "answer": "It was not safe.",
}
EXTRACT = {
    "id": "bulletin",
    "made": "invented",
    "title": "A bulletin",
    "by": "An invented agency",
    "text": "The pier,\n\n  it says,   is shut.\n",
}
LESSON: dict[str, Any] = {
    "id": "first",
    "title": "The pier",
    "minutes": 45,
    "steps": [
        {"minutes": 15, "do": "Learn.", "cards": "harbour"},
        {"minutes": 30, "do": "Write.", "sheet": "first-quiz"},
    ],
}


def files(
    task: dict[str, Any] | None = None,
    extract: dict[str, Any] | None = None,
    lesson: dict[str, Any] | None = None,
) -> dict[str, str]:
    """Return the three files, with some keys of their one entry changed, or dropped if None."""
    entries = {
        "tasks.yaml": TASK | (task or {}),
        "extracts.yaml": EXTRACT | (extract or {}),
        "lessons.yaml": LESSON | (lesson or {}),
    }
    kept = {
        name: {k: v for k, v in each.items() if v is not None} for name, each in entries.items()
    }
    return {name: yaml.safe_dump([each], sort_keys=False) for name, each in kept.items()}
