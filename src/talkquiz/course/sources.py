"""sources.yaml: the bibliography of a course, never the text of an article."""

from typing import Any, Literal

from talkquiz.course.shapes import Date, FieldError, Id, Maybe, Reading, Shape, Text
from talkquiz.language.language_file import Language


class Author(Shape):
    """An agency by its `literal` name, or a person by `given` and `family` name, as in CSL-JSON."""

    literal: Maybe[Text] = None
    """The name of an agency, as it is printed. It reported what the outlet printed: "AFP via ...".

    Example: AFP
    """
    given: Maybe[Text] = None
    """The first names of a person who wrote the report.

    Example: Ada
    """
    family: Maybe[Text] = None
    """The last name of a person who wrote the report; of one who has but one name, that.

    Example: Brook
    """

    @staticmethod
    def check_family(value: Any, reading: Reading) -> Any:
        """Refuse an author who is neither an agency nor a person, or who is both."""
        literal, given = reading.above.get("literal"), reading.above.get("given")
        hint = "Write {literal: AFP} for an agency, {given: Ada, family: Brook} for a person."
        if literal and (value or given):
            raise FieldError("TQ101", "an agency has no `given` and no `family` name", hint)
        if not literal and not value:
            raise FieldError("TQ102", "the key `family` is missing, or `literal`", hint)
        return value

    @property
    def is_person(self) -> bool:
        """Whether it is a person, who writes for the outlet, and no agency."""
        return self.family is not None

    @property
    def name(self) -> str:
        """The name as it is printed."""
        return self.literal or " ".join(filter(None, (self.given, self.family)))


SourceType = Literal[
    "article-newspaper", "article-magazine", "article", "webpage", "broadcast", "background"
]
"""What a source is.

- article-newspaper: An article in a newspaper, printed or online. Example: The Saltmere Gazette
- article-magazine: An article in a magazine. Example: a weekly on ships
- article: The text of a news agency, or an article of another sort. Example: a dispatch of AFP
- webpage: A page of an organisation or of somebody who is no newspaper. Example: the site of
  the council
- broadcast: What a radio or a television station published. Example: Radio Saltmere
- background: No report: a work of reference, or what is publicly known. It has no news day.
  Example: an encyclopaedia
"""
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
    """What facts cite this source by. Its citations hang on it: change it with `talkquiz
    rename-source`.

    Example: s001
    """
    type: SourceType
    """What it is, in the words of reference managers. `background` is no report.

    Example: article-newspaper
    """
    title: Maybe[Text] = None
    """The headline, or the title of a work of reference.

    Example: Ships return to the old pier
    """
    container_title: Text
    """The outlet that published it, or the work that it stands in.

    Example: The Saltmere Gazette
    """
    author: tuple[Author, ...] = ()
    """The agency whose report the outlet only printed, or the persons who wrote it for the outlet.

    Example: [{literal: AFP}]
    """
    issued: Maybe[Date] = None
    """The day of publication, where it is known. In EDTF.

    Example: 2020-06-02
    """
    event_date: Maybe[Date] = None
    """The news day: what "today" means in the article. In EDTF.

    Example: 2020-06-01
    """
    basis: Maybe[Literal["stated", "resolved", "inferred", "outside"]] = None
    """How you know the news day.

    Example: stated
    """
    reckoning: Maybe[Text] = None
    """What in the article tells the news day, so that others can check it.

    Example: The date below the headline.
    """
    perspective: Maybe[Text] = None
    """Who publishes it, and whom that serves, in a sentence or two. Students see it on the back
    of cards.

    Example: The town's only newspaper, close to the council.
    """
    note: Maybe[Text] = None
    """Anything else worth knowing. Nobody but you reads it.

    Example: The last paragraph was added a day later.
    """
    draft: bool = False
    """`true` as long as the entry is not finished: it needs no key but its id, and nothing is
    asked, printed or built from it. Remove the line when all is there.

    Example: true
    """

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
            hint = "`talkquiz explain sources` shows it. "
            hint += "What is no report is of the type `background`."
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

    def persons(self, language: Language) -> str:
        """Return the names of the persons who wrote it, in a list; empty if none is known."""
        names = [each.name for each in self.author if each.is_person]
        return language.lists.joined(names) if names else ""

    def named(self, language: Language) -> str:
        """Return whom to name: "Xinhua via ANTARA", or the outlet alone where it is the author.

        Of a background source it is "Jane Doe, The Great Encyclopaedia". Who wrote a report is no
        part of it: a report is known by its outlet.
        """
        if self.is_background:
            names = [each.name for each in self.author]
            return language.lists.between.join((*names, self.container_title))
        agencies = [each.name for each in self.author if not each.is_person]
        if not agencies or agencies == [self.container_title]:
            return self.container_title
        joined = language.lists.joined(agencies)
        return language.items.via.format(agencies=joined, outlet=self.container_title)
