"""Cards come as they are taught, but never soon after one that gives them away."""

import random
from collections import Counter
from itertools import pairwise
from typing import Any

from effort import calls
from factories import make_item
from small_course import bundled_bank  # noqa: F401 - a fixture
from talkquiz.build import LoadedCourse
from talkquiz.deck.assemble import studied_in_turn
from talkquiz.deck.order import APART, spaced
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Gap, GapPart, Item, Use
from talkquiz.items.kinds import ItemKind


def item(number: int, fact: str, **changes: Any) -> Item:
    """Return an item that is no enemy of others but for its fact, or what `changes` make of it."""
    word = f"w{number}x" * 3
    attributes: dict[str, Any] = {
        "id": f"c/{fact}/s{number}/t",
        "facts": (fact,),
        "stem": f"What of {word}?",
        "key": f"k{number}y" * 3,
        "accept": (),
    }
    return make_item(**(attributes | changes))


def nearest(items: list[Item]) -> int:
    """Return the least distance of two enemies among `items`."""
    enemies, place = Enemies(items), {each.id: number for number, each in enumerate(items)}
    return min(
        (abs(place[each.id] - place[other]) for each in items for other in enemies.of(each)),
        default=len(items),
    )


def test_what_gives_nothing_away_stays_as_it_is_taught() -> None:
    chapters = [[item(n, f"f{n}") for n in range(5)], [item(n, f"f{n}") for n in range(5, 9)]]
    assert spaced(chapters) == chapters


def test_cards_of_one_fact_stand_apart_and_as_little_else_moves_as_can_be() -> None:
    """The second card of a fact waits for so many others, and these keep their order."""
    taught = [item(0, "a"), item(1, "a"), *(item(n, f"f{n}") for n in range(2, 12))]
    (made,) = spaced([taught])
    assert [each.id for each in made if each.facts != ("a",)] == [each.id for each in taught[2:]]
    assert made.index(taught[1]) - made.index(taught[0]) >= APART


def test_chapters_that_follow_each_other_count_as_well() -> None:
    """An enemy at the end of a topic is kept from the beginning of the next."""
    first = [item(n, f"f{n}") for n in range(8)]
    second = [item(8, "f7"), *(item(n, f"f{n}") for n in range(9, 17))]
    made = [each for chapter in spaced([first, second]) for each in chapter]
    assert nearest(made) >= APART - 1


def test_where_there_is_no_room_all_come_as_far_apart_as_can_be() -> None:
    """Two of three cards are of one fact: they stand first and last."""
    (made,) = spaced([[item(0, "a"), item(1, "a"), item(2, "b")]])
    assert [each.facts for each in made] == [("a",), ("b",), ("a",)]
    akin = [item(n, "a") for n in range(9)]
    assert spaced([akin]) == [akin]


def test_a_question_that_shows_an_answer_never_comes_before_it() -> None:
    """Taught after it, it stays after it, whatever else has to move."""
    asked = item(0, "a", key="The Pier Plan")
    shows = item(1, "b", stem="What did the Pier Plan call for?")
    akin = [item(2, "b"), item(3, "a")]
    for seed in range(20):
        rest = [item(n, f"f{n}") for n in range(4, 10)]
        taught = [asked, *random.Random(seed).sample([shows, *akin, *rest], 9)]  # noqa: S311
        (made,) = spaced([taught])
        assert made.index(asked) < made.index(shows)


def test_the_bundled_deck_keeps_apart_what_it_can(bundled_bank: LoadedCourse) -> None:  # noqa: F811
    """As it is taught, enemies stand next to each other more than ten times; of the cards three do.

    A topic that ends with a list has no other cards to put between the last of its cards.
    """
    taught = [each for each in bundled_bank.items if Use.STUDY in each.uses]
    chapters = studied_in_turn(bundled_bank.course, bundled_bank.items)
    made = [each for chapter in chapters.values() for each in chapter]
    assert Counter(each.id for each in made) == {each.id: each.cards for each in taught}
    enemies = Enemies(taught)

    def in_a_row(items: list[Item]) -> int:
        return sum(
            each.id == other.id or other.id in enemies.of(each) for each, other in pairwise(items)
        )

    assert in_a_row(taught) > 10
    assert in_a_row(made) <= 3


def pairs(length: int) -> list[Item]:
    return [item(n, f"f{n // 2}") for n in range(length)]


def test_a_long_topic_of_pairs_is_kept_apart_throughout() -> None:
    """Each fact has two cards in a row; all stand apart, those at the end a little less."""
    (made,) = spaced([pairs(300)])
    assert nearest(made) >= APART // 2


def listed(number: int, parts: int) -> Item:
    """Return a list with a card for each of its parts, the last of them first."""
    gaps = tuple(GapPart(f"p{n}", n, n + 1, parts - n) for n in range(parts))
    return item(number, f"f{number}", kind=ItemKind.CLOZE, payload=Gap(0, parts, gaps))


def test_the_cards_of_a_list_come_one_by_one_between_others() -> None:
    """All are kept apart from each other, and from another card of their fact."""
    others = [item(n, f"f{n}") for n in range(1, 24)]
    (made,) = spaced([[listed(0, 3), item(30, "f0"), *others]])
    places = [place for place, each in enumerate(made) if each.facts == ("f0",)]
    assert len(places) == 4
    assert all(after - before >= APART - 1 for before, after in pairwise(places))
    assert [each for each in made if each in others] == others


def test_where_a_topic_ends_with_a_list_its_cards_begin_earlier() -> None:
    """Else all would come in a row, each with the others' answers on it."""
    others = [item(n, f"f{n}") for n in range(1, 6)]
    (made,) = spaced([[*others, listed(0, 3)]])
    in_a_row = [before == after for before, after in pairwise(made)]
    assert made.count(listed(0, 3)) == 3
    assert sum(in_a_row) <= 1


def test_work_grows_no_faster_than_the_deck() -> None:
    """Counted in calls: four times as many cards take at most some five times as many."""
    assert calls(lambda: spaced([pairs(400)])) < 5 * calls(lambda: spaced([pairs(100)]))
