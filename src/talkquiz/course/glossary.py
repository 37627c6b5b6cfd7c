"""glossary.yaml: who and what the facts name, and what they are called."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Annotated

from talkquiz.course.fact_kinds import EntryType, bundled_kinds
from talkquiz.course.pictures import Picture
from talkquiz.course.read_files import Register
from talkquiz.course.shapes import (
    Date,
    FieldError,
    Id,
    Limits,
    Maybe,
    Reading,
    Shape,
    Text,
    shown,
)
from talkquiz.language.english import without_article
from talkquiz.language.unicode_forms import small_letters


class Entry(Shape):
    """Something that facts name; entries of one type and `role` can stand in for each other.

    A place with `lat` and `lon` is a dot on a map, unless it is not `mapped` (a river, a province).
    A `picture` is shown with answers that name it, and in lists of who is who.
    """

    id: Id
    """What claims and `per` call this entry by. It is for life.

    Example: ada-brook
    """
    type: Text
    """What sort of thing it is: it decides what a card and a question ask for.

    Example: person
    """
    name: Text
    """The name as it reads in the middle of a sentence.

    Example: Ada Brook
    """
    aliases: tuple[Text, ...] = ()
    """Other names that claims use, and that are right as an answer. One in capitals is the
    short form.

    Example: [Brook, Mayor Brook]
    """
    role: Maybe[Text] = None
    """What it is, more exactly than by its type, in the singular. Entries of one type and role
    are offered beside each other.

    Example: official
    """
    side: Maybe[Text] = None
    """The side that it belongs to.

    Example: the town council
    """
    when: Maybe[Date] = None
    """The time for which role and description hold. In EDTF.

    Example: 2018/2022
    """
    description: Text
    """A phrase that reads on after "is" or "was": no capital, no full stop, and nothing that
    takes sides.

    Example: the mayor of Saltmere
    """
    lat: Maybe[Annotated[float, Limits(-90, 90)]] = None
    """Of a place: degrees north, negative in the south. With `lon` the place is a dot on the
    map.

    Example: 54.1
    """
    lon: Maybe[Annotated[float, Limits(-180, 180)]] = None
    """Of a place: degrees east, negative in the west.

    Example: -2.9
    """
    mapped: bool = True
    """`false` for a place that has coordinates and shall be no dot on the map, as a river.

    Example: true
    """
    picture: Maybe[Picture] = None
    """A picture for the backs of cards that answer with it and for lists of who is who, with what
    there is to see, under which licence, and whose it is. The file is in pictures/.

    Example: {file: brook.jpg, alt: A woman in a blue coat., licence: CC BY 4.0, credit: Ann Brook}
    """
    draft: bool = False
    """`true` as long as the entry is not finished: it needs no key but its id, and nothing is
    asked, printed or built from it. Remove the line when all is there.

    Example: true
    """

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)

    @property
    def traits(self) -> EntryType:
        """What is known of all entries of its type."""
        return bundled_kinds().entries[self.type]

    @staticmethod
    def check_type(name: str, _: Reading) -> str:
        """Refuse a type that questions/kinds.yaml does not have."""
        types = bundled_kinds().entries
        if name not in types:
            message = f"`{shown(name)}` is no type of glossary entry"
            raise FieldError("TQ104", message, f"Types: {', '.join(types)}.")
        return name


def folded(name: str) -> str:
    """Return `name` as it is compared: without case, spacing and a leading article."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def mentions(text: str, names: Iterable[str]) -> bool:
    """Tell whether `text` holds one of `names` as whole words."""
    return mention(text, names) is not None


def mention(text: str, names: Iterable[str]) -> tuple[int, int] | None:
    """Return where in `text` the first of `names` that it holds as whole words begins and ends."""
    lowered = small_letters(text)
    bare = (name[4:] if name[:4].lower() == "the " else name for name in names)
    return next(filter(None, (_place_of(name, text, lowered) for name in bare)), None)


def _place_of(name: str, text: str, lowered: str) -> tuple[int, int] | None:
    """Return where `name` stands as whole words; one in capitals (US, IS) only in capitals."""
    within, wanted = (text, name) if name.isupper() else (lowered, small_letters(name))
    start = within.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        around = within[start - 1 : start] + within[end : end + 1]
        if not any(sign.isalnum() or sign == "_" for sign in around):
            return start, end
        start = within.find(wanted, start + 1)
    return None


_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 16
"""Of a name: so many are compared at each place of a text."""


def _is_written(name: Iterable[str], words: Iterable[str]) -> bool:
    """Tell whether `words`, which are those of `name`, have a capital wherever it has one."""
    return all(
        said == word if word.isupper() else not word[0].isupper() or said[0].isupper()
        for word, said in zip(name, words, strict=True)
    )


class Lexicon(Register[Entry]):
    """The glossary, indexed by name as well as by id."""

    def find(self, name: str, types: Collection[str]) -> Entry | None:
        """Return the first entry of one of `types` that is called `name`, or None."""
        return next((e for e in self._named.get(folded(name), []) if e.type in types), None)

    def named(self, name: str) -> list[Entry]:
        """Return the entries of any type that are called `name`."""
        return self._named.get(folded(name), [])

    def mentioned(self, text: str) -> Iterator[list[Entry]]:
        """Yield for each name in `text` the entries that it may mean; of names in a name, that.

        What a name has in capitals stands in capitals: "the West" is no way to the west.
        """
        words = _WORD.findall(text)
        small, end = [word.casefold() for word in words], 0
        longest = self._longest
        for at, word in enumerate(small):
            if word not in longest or at < end:
                continue
            for end in range(min(at + longest[word], len(words)), at, -1):
                named = self._by_words.get(tuple(small[at:end]), ())
                meant = [entry for name, entry in named if _is_written(name, words[at:end])]
                if meant:
                    yield meant
                    break

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], list[tuple[list[str], Entry]]]:
        """Each name in words, with the entries of that name, by its words in small letters."""
        found: dict[tuple[str, ...], list[tuple[list[str], Entry]]] = {}
        for entry in self.entries.values():
            for name in entry.names:
                words = _WORD.findall(without_article(name))
                if len(words) <= _MOST_WORDS:
                    key = tuple(word.casefold() for word in words)
                    found.setdefault(key, []).append((words, entry))
        return found

    @cached_property
    def _longest(self) -> dict[str, int]:
        """How many words the longest name has that begins with a word."""
        longest: dict[str, int] = {}
        for first, *others in filter(None, self._by_words):
            longest[first] = max(longest.get(first, 0), 1 + len(others))
        return longest

    @cached_property
    def _named(self) -> dict[str, list[Entry]]:
        named: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            for name in dict.fromkeys(map(folded, entry.names)):
                named.setdefault(name, []).append(entry)
        return named
