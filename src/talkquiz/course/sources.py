"""sources.yaml: the bibliography of a course, never the text of an article."""

from typing import Any, Literal

from talkquiz.course.shapes import Date, FieldError, Id, Maybe, Reading, Shape, Text
from talkquiz.language.language_file import Language


class Author(Shape):
    """An agency or a person, as CSL-JSON names one that has no first name."""

    literal: Text


SourceType = Literal[
    "article-newspaper", "article-magazine", "article", "webpage", "broadcast", "background"
]
ONLY_OF_REPORTS = ("event-date", "basis", "reckoning")
"""The keys that a report needs and a background source does not have."""


class Source(Shape):
    """One article, in the names of CSL-JSON (Citation Style Language, schema 1.0.2).

    `event_date` is the news day, what "today" means in the article; `basis` and `reckoning` say
    how it was fixed. Beyond CSL: `basis`, `reckoning` and `perspective`, and the type `background`.
    That is a work of reference, or what is publicly known: no report, so it has none of these but
    a `perspective`, if that matters.
    """

    id: Id
    type: SourceType
    title: Maybe[Text] = None
    container_title: Text
    author: tuple[Author, ...] = ()
    issued: Maybe[Date] = None
    event_date: Maybe[Date] = None
    basis: Maybe[Literal["stated", "resolved", "inferred", "outside"]] = None
    reckoning: Maybe[Text] = None
    perspective: Maybe[Text] = None
    note: Maybe[Text] = None
    draft: bool = False

    @property
    def is_background(self) -> bool:
        """Whether it is no report: it is cited as a whole, and shown apart from the reports."""
        return self.type == "background"

    @staticmethod
    def check_event_date(value: Any, reading: Reading) -> Any:
        """Refuse a report without a key that reports need, and a background source with it."""
        if "type" not in reading.above:
            return value
        if value is None and reading.above["type"] != "background":
            hint = "docs/course-format.md shows it. What is no report is of the type `background`."
            raise FieldError("TQ102", f"the key `{reading.key}` is missing", hint)
        if value is not None and reading.above["type"] == "background":
            message = f"a background source has no `{reading.key}`"
            raise FieldError("TQ101", message, "Remove it, or give the type of a report.")
        return value

    check_basis = check_reckoning = check_event_date

    @staticmethod
    def check_perspective(value: Any, reading: Reading) -> Any:
        """Refuse a report of which nobody says from where it sees; others may have it as well."""
        if value is None and reading.above.get("type", "background") != "background":
            hint = "Say in a sentence or two who publishes it, and whom that serves."
            raise FieldError("TQ102", "the key `perspective` is missing or empty", hint)
        return value

    def named(self, language: Language) -> str:
        """Return whom to name: "Xinhua via ANTARA", or the outlet alone where it is the author.

        Of a background source it is "Jane Doe, The Great Encyclopaedia".
        """
        agencies = [author.literal for author in self.author]
        if self.is_background:
            return language.lists.between.join((*agencies, self.container_title))
        if not agencies or agencies == [self.container_title]:
            return self.container_title
        joined = language.lists.joined(agencies)
        return language.items.via.format(agencies=joined, outlet=self.container_title)
