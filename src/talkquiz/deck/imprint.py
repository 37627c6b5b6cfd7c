"""What a product says about the course it was made from."""

from datetime import date
from typing import NamedTuple

from talkquiz.course.course import BEGINNING, Course
from talkquiz.language.dates import parse_when
from talkquiz.language.language_file import Language


class Imprint(NamedTuple):
    """What a product says about the course it was made from.

    `typed_answers` says whether the deck asks students to type short answers. `mistakes` is where
    to tell of a mistake, a mail address or that of a web page with `{item}` in it; or empty. Of a
    course that is not `finished` nobody knows yet who made what and when, and under which licence.
    """

    id: str
    title: str
    subtitle: str
    description: str
    language: Language
    version: str
    updated: date
    licence: str
    authors: tuple[str, ...]
    typed_answers: bool = False
    mistakes: str = ""
    finished: bool = True

    @property
    def line(self) -> str:
        """Who made the course, as of when, and under which licence it may be used.

        Of a course in the making that is not known: then it is the title alone.
        """
        if not self.finished:
            return self.title
        return self.language.key.imprint.format(
            title=self.title,
            version=self.version,
            day=self.language.dates.say(parse_when(self.updated.isoformat())),
            authors=", ".join(self.authors),
            licence=self.licence,
        )

    def mistake_link(self, item_id: str) -> str:
        """Return the address that tells of a mistake in the item, empty where there is none."""
        if not self.mistakes:
            return ""
        from urllib.parse import quote  # noqa: PLC0415 - few courses name an address

        if not self.mistakes.startswith("https:"):
            return f"mailto:{quote(self.mistakes, safe='@')}?subject={quote(item_id)}"
        return self.mistakes.replace("{item}", quote(item_id, safe=""))


def imprint(course: Course) -> Imprint:
    """Return what products say about the course."""
    outline = course.outline
    return Imprint(
        id=course.id,
        title=outline.title,
        subtitle=outline.subtitle or "",
        description=outline.description,
        language=course.language,
        version=outline.version,
        updated=outline.updated,
        licence=outline.licence,
        authors=outline.authors,
        typed_answers=outline.typed_answers,
        mistakes=outline.mistakes or "",
        finished=bool(outline.authors and outline.licence and outline.updated > BEGINNING),
    )
