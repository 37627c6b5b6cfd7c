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
    """A fact that was taught wrongly, or one question by its whole id.

    Example: pier-opened
    """
    release: Version
    """The version that takes it back.

    Example: "1.2"
    """
    why: Text
    """What was wrong, in a sentence. Students read it on the card.

    Example: The report told of a plan, not of the day itself.
    """
    right: Maybe[Text] = None
    """What is right, in a sentence.

    Example: The pier was opened on 1 June 2020.
    """

    def names(self, item_id: str, facts: Collection[str]) -> bool:
        """Tell whether it takes back the item of this id, which asks for these `facts`."""
        return self.id == item_id or self.id in facts

    @property
    def says(self) -> str:
        """What was wrong, and what is right."""
        return f"{self.why} {self.right}" if self.right else self.why
