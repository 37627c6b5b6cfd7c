"""The words of a text, and which of them are one word."""

import pytest

from talkquiz.language.english import (
    content_words,
    indefinite_article,
    is_plural_noun,
    plural,
    tokens,
    word_stem,
)


@pytest.mark.parametrize(
    "words",
    [
        "announce announced announces announcing",
        "party parties",
        "stop stopped stopping stops",
        "negotiate negotiator negotiation negotiations negotiators",
        "broker brokered brokers",
        "election elections elected",
        "fished fishing fish",
        "meet meeting meetings",
        "agency agencies",
        "unanimous unanimously",
        "class classes",
    ],
)
def test_forms_of_one_word_are_one_word(words: str) -> None:
    assert len(set(map(word_stem, words.split()))) == 1


def test_other_words_stay_apart() -> None:
    """Short words and names do not lose what tells them apart."""
    words = (
        "state station pass past nation notion seven seventh geneva general 2016 2017 "
        "new news sit site homs homes broke broker"
    ).split()
    assert len(set(map(word_stem, words))) == len(words)


def test_what_is_left_of_a_text() -> None:
    """Small words, case, accents, possessives and digit grouping make no difference."""
    assert tokens("Syria’s 400,000, the envoys' 1.23 Communiqués") == (
        *("syria", "400000", "the", "envoys", "1.23", "communiques"),
    )
    one = content_words("The Communiqué of Geneva's talks")
    assert one == content_words("geneva communiques: a talk")
    assert "400000" in content_words("about 400,000 people")
    assert content_words("Who?") != content_words("When?")
    assert content_words("of the") == frozenset()


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("power", "powers"),
        ("country", "countries"),
        ("day", "days"),
        ("process", "processes"),
        ("church", "churches"),
        ("box", "boxes"),
        ("gas", "gases"),
        ("virus", "viruses"),
        ("law", "laws"),
        ("crisis", "crises"),
        ("axis", "axes"),
        ("spacecraft", "spacecraft"),
        ("jellyfish", "jellyfish"),
        ("species", "species"),
        ("armed group", "armed groups"),
        ("armed man", "armed men"),
        ("human", "humans"),
        ("person", "people"),
        ("grandchild", "grandchildren"),
        ("cell nucleus", "cell nuclei"),
        ("volcano", "volcanoes"),
        ("piano", "pianos"),
        ("monarch", "monarchs"),
        ("head of state", "heads of state"),
        ("halt in fighting", "halts in fighting"),
        ("party to the treaty", "parties to the treaty"),
    ],
)
def test_a_noun_and_its_plural(one: str, several: str) -> None:
    """The head of several words takes the ending."""
    assert plural(one) == several
    assert not is_plural_noun(one)


@pytest.mark.parametrize(
    "noun", ["residents", "peace talks", "people", "bacteria", "heads of state"]
)
def test_a_plural_is_told(noun: str) -> None:
    assert is_plural_noun(noun)


@pytest.mark.parametrize(
    "noun",
    ["an armed group", "a body", "an hour", "a unit", "a European law", "a one-off", "an island"],
)
def test_the_article_goes_with_the_sound(noun: str) -> None:
    article, _, rest = noun.partition(" ")
    assert indefinite_article(rest) == article
