"""Items of tasks.yaml: what is to be explained or judged, written and marked by a teacher."""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.tasks import Extract, Task
from talkquiz.items.item import Item, Level, Open, Stimulus, Use
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.attributes_from_facts import shared_attributes


def task_items(course: Course) -> Iterator[Item]:
    """Yield an item for each task whose facts and extract are there, in the order of the file."""
    for task in course.tasks.entries.values():
        facts = [fact for fact in map(course.facts.entries.get, task.facts) if fact]
        extract = course.extracts.entries.get(task.extract or "")
        if len(facts) < len(task.facts) or (task.extract and not extract):
            continue
        about = {
            "id": f"{course.id}/{task.id}/task/task",
            "kind": ItemKind.TASK,
            "topic": task.topic,
            "template": "task",
            "stem": task.question,
            "key": task.answer,
            "payload": _scheme(task, extract),
            "status": "reported",
            "per": None,
            "asks_for": course.language.items.asks_for["sentences"],
            "caution": "",
            "weight": task.weight,
            "difficulty": task.difficulty,
            "enemies": (),
            "uses": frozenset({Use.PRINT}),
        }
        yield Item(**(shared_attributes(facts, course) | about))


def _scheme(task: Task, extract: Extract | None) -> Open:
    """Return what earns the marks of a task, and what there is to look at and to begin with."""
    stimulus = None
    if extract:
        # No source is called so: an extract and a source of one id are no linked set.
        name = f"extract/{extract.id}"
        stimulus = Stimulus(name, extract.title, extract.lines, extract.by, extract.made)
    levels = tuple(Level(level.marks, level.earns) for level in task.levels)
    lines = task.lines or len(task.begin_lines)
    return Open(task.points, stimulus, levels, task.starters, lines, task.id, task.begin_lines)
