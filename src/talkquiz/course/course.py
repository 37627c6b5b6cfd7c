"""The course: everything that its files say, by id, and where each entry was read from."""

from dataclasses import dataclass, field
from pathlib import Path

from talkquiz.course.course_file import Outline
from talkquiz.course.facts import Fact
from talkquiz.course.files import CourseFile
from talkquiz.course.glossary import Lexicon
from talkquiz.course.sources import Source
from talkquiz.course.validate import Register
from talkquiz.language.language_file import Language

COURSE_FILE = "course.yaml"


@dataclass(frozen=True, slots=True)
class Course:
    """A loaded course; `id` begins the ids of all its items."""

    id: str
    folder: Path
    outline: Outline
    sources: Register[Source]
    lexicon: Lexicon
    facts: Register[Fact]
    language: Language
    _files: dict[str, CourseFile] = field(default_factory=dict, repr=False, compare=False)

    def file(self, name: str = COURSE_FILE) -> CourseFile:
        """Return the file called `name` in the course folder, to say what is wrong in it."""
        return self._files.setdefault(name, CourseFile(self.folder / name))

    def in_teaching_order(self) -> list[Fact]:
        """Return the facts by topic, as course.yaml orders them, and then as the files do."""
        rank = {topic.id: number for number, topic in enumerate(self.outline.topics)}
        return sorted(self.facts.entries.values(), key=lambda fact: rank.get(fact.topic, len(rank)))
