"""sources.yaml: the bibliography of a course, never the text of an article."""

from typing import Literal

from talkquiz.course.shapes import Date, Id, Maybe, Shape, Text
from talkquiz.language.language_file import Language


class Author(Shape):
    """An agency or a person, as CSL-JSON names one that has no first name."""

    literal: Text


class Source(Shape):
    """One article, in the names of CSL-JSON (Citation Style Language, schema 1.0.2).

    `event_date` is the news day, what "today" means in the article; `basis` and `reckoning` say
    how it was fixed. Beyond CSL: `basis`, `reckoning` and `perspective`.
    """

    id: Id
    type: Literal["article-newspaper", "article-magazine", "article", "webpage", "broadcast"]
    title: Maybe[Text] = None
    container_title: Text
    author: tuple[Author, ...] = ()
    issued: Maybe[Date] = None
    event_date: Date
    basis: Literal["stated", "resolved", "inferred", "outside"]
    reckoning: Text
    perspective: Text
    note: Maybe[Text] = None

    def named(self, language: Language) -> str:
        """Return whom to name: "Xinhua via ANTARA", or the outlet alone where it is the author."""
        agencies = [author.literal for author in self.author]
        if not agencies or agencies == [self.container_title]:
            return self.container_title
        joined = language.lists.joined(agencies)
        return language.items.via.format(agencies=joined, outlet=self.container_title)
