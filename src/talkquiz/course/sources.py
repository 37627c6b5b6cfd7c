"""sources.yaml: the bibliography of a course, never the text of an article."""

from typing import Annotated, Literal

from pydantic import Field

from talkquiz.course.fields import Date, Id, Maybe, Strict, Text
from talkquiz.language.language_file import Language


class Author(Strict):
    """An agency or a person, as CSL-JSON names one that has no first name."""

    literal: Text


class Source(Strict):
    """One article, in the names of CSL-JSON (Citation Style Language, schema 1.0.2).

    `event_date` is the news day, what "today" means in the article; `basis` and `reckoning` say
    how it was fixed. Beyond CSL: `basis`, `reckoning` and `perspective`.
    """

    id: Id
    type: Literal["article-newspaper", "article-magazine", "article", "webpage", "broadcast"]
    title: Annotated[Text | None, Maybe] = None
    container_title: Annotated[Text, Field(alias="container-title")]
    author: tuple[Author, ...] = ()
    issued: Annotated[Date | None, Maybe] = None
    event_date: Annotated[Date, Field(alias="event-date")]
    basis: Literal["stated", "resolved", "inferred", "outside"]
    reckoning: Text
    perspective: Text
    note: Annotated[Text | None, Maybe] = None

    def named(self, language: Language) -> str:
        """Return whom to name: "Xinhua via ANTARA", or the outlet alone where it is the author."""
        agencies = [author.literal for author in self.author]
        if not agencies or agencies == [self.container_title]:
            return self.container_title
        joined = language.lists.joined(agencies)
        return language.items.via.format(agencies=joined, outlet=self.container_title)
