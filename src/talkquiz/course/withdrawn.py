"""withdrawn.yaml: what a release taught and a later one takes back, and what is right."""

from collections.abc import Collection
from typing import Annotated

from talkquiz.course.shapes import Maybe, Pattern, Shape, Text
from talkquiz.course.versions import Version

WITHDRAWN_FILE = "withdrawn.yaml"
_WHOSE = Pattern(
    r"^[a-z0-9-]+(/[^/\s]+)*$", "Name a fact, war-start, or an item by its whole id, as cards do."
)


class Retraction(Shape):
    """A fact, or one item, that was taught wrongly until the release `release`.

    One that the course still has was corrected, and its cards say so until the release after; of
    one that it has no more, the cards that students have say that it is withdrawn. `why` says in a
    sentence what was wrong, `right` what is right.
    """

    id: Annotated[str, _WHOSE]
    release: Version
    why: Text
    right: Maybe[Text] = None

    def names(self, item_id: str, facts: Collection[str]) -> bool:
        """Tell whether it takes back the item of this id, which asks for these `facts`."""
        return self.id == item_id or self.id in facts

    @property
    def says(self) -> str:
        """What was wrong, and what is right."""
        return f"{self.why} {self.right}" if self.right else self.why
