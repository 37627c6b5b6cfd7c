"""Items of every length, so that pages end at every sort of place in them."""

from factories import (
    make_choice,
    make_cloze,
    make_compare,
    make_item,
    make_matching,
    make_open,
    make_ordering,
    make_true_false,
)
from talkquiz.items.item import Account, Event, Item, Option, Stimulus


def filler(number: int, place: int, most: int) -> str:
    """Return up to `most` words which occur nowhere else; how many, varies without a pattern."""
    return " ".join(f"w{number}x{place}x{word}" for word in range(number * 37 % most))


def wordy_items(size: int) -> list[list[Item]]:
    """Return `size` items in three groups, with stems and options of up to a dozen lines."""
    groups: list[list[Item]] = [[], [], []]
    for number in range(size):
        name, stem = f"fact-{number}", f"Stem{number} {filler(number, 0, 90)}"
        options = tuple(
            Option(f"Option{number}-{place} {filler(number, place, 23)}", correct=place == 2)
            for place in range(1, 5)
        )
        kinds = (
            make_choice(name, stem=f"{stem}?", options=options),
            make_cloze(name, claim=f"{stem} of gap.", gap="gap"),
            make_item(name, stem=f"{stem}?", key="k" * (number * 13 % 200)),
        )
        groups[number % 3].append(kinds[number % 3])
    return groups


def wordy_work(size: int) -> list[list[Item]]:
    """Return `size` items of each kind that has a table, a source or lines of its own.

    Their stems begin with their numbers and have up to three dozen words more.
    """
    makers = (true_or_false, matching, ordering, comparison, source_work)
    return [
        [make(n, f"Stem{n} {filler(n, 0, 40)}.") for n in range(place * size, (place + 1) * size)]
        for place, make in enumerate(makers)
    ]


def true_or_false(number: int, stem: str) -> Item:
    return make_true_false(f"judged-{number}", stem=stem)


def matching(number: int, stem: str) -> Item:
    """Return five pairs, with entries of up to three lines."""
    lefts = [f"Left{number}-{place} {filler(number, place, 9)}" for place in range(5)]
    rights = [f"Right{number}-{place}" for place in range(5)]
    options = tuple(Option(right, correct=True) for right in rights[2:] + rights[:2])
    pairs = tuple(zip(lefts, rights, strict=True))
    return make_matching(f"matched-{number}", stem=stem, pairs=pairs, options=options)


def ordering(number: int, stem: str) -> Item:
    texts = [f"Event{number}-{place} {filler(number, place, 20)}" for place in range(6)]
    options = tuple(Option(text, correct=True) for text in sorted(texts, key=len))
    events = tuple(Event(text, "") for text in texts)
    return make_ordering(f"ordered-{number}", stem=stem, options=options, events=events)


def comparison(number: int, stem: str) -> Item:
    claims = [f"Claim {filler(number, place, 30)}" for place in range(3)]
    accounts = tuple(
        Account(f"Outlet{number}-{place}", "6 May 2016", claim, "Envoy", "May")
        for place, claim in enumerate(claims)
    )
    return make_compare(f"compared-{number}", stem=stem, accounts=accounts)


def source_work(number: int, stem: str) -> Item:
    lines = tuple(filler(number // 2, place, 25) or "A line." for place in range(90, 93))
    source = Stimulus(f"s{number // 2}", f"Source{number // 2}", lines)
    return make_open(f"source-{number}", stem=stem, stimulus=source)
