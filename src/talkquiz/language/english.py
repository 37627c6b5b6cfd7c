"""The grammar of English that code needs: capitals, plurals, articles, months, word stems.

Words that are read stand in questions/languages/en.yaml; here is how English is put together and
told apart, for what reads or writes English only (the item rules, reading articles, checks).
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer

from talkquiz.language.language_file import bundled_language
from talkquiz.language.unicode_forms import normalized

MONTHS = bundled_language("en").dates.months
SHORT_MONTHS = bundled_language("en").dates.short_months
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = dict(zip(bundled_language("en").dates.seasons, range(21, 25), strict=True)) | {"fall": 23}
"""The seasons with their numbers in EDTF."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_SMALL = frozenset(
    "a an the and or of in on at by for from to into with as per about is are was were be been "
    "being am has have had do did does will would shall should can could might must that this "
    "these those it its their his her he she they them him there than what which de al".split()
)
_VOWEL_SOUND = re.compile(r"(?i)hour|honest|honou?r|heir|[aio]|e(?!u)|u(?!ni[^mn]|s[aeu])")
_LIKE_YOU_OR_WON = re.compile(r"(?i)one\b|once\b")
_AFTER_HEAD = re.compile(r" (?:of|in|at|to|for|from|by|on|with|without|under|between|against) ")
"""What a noun is about stands after these: "head of state"."""
_UNCHANGED = ("craft", "series", "species", "sheep", "deer", "fish", "offspring", "bison")
_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    alga:algae antenna:antennae bacillus:bacilli bacterium:bacteria calf:calves child:children
    criterion:criteria datum:data eunuch:eunuchs foot:feet fungus:fungi genus:genera goose:geese
    half:halves larva:larvae leaf:leaves loaf:loaves loch:lochs louse:lice matriarch:matriarchs
    matrix:matrices medium:media mitochondrion:mitochondria monarch:monarchs mouse:mice
    nebula:nebulae nova:novae nucleus:nuclei ox:oxen patriarch:patriarchs person:people
    phenomenon:phenomena quiz:quizzes radius:radii shelf:shelves spectrum:spectra stimulus:stimuli
    stomach:stomachs stratum:strata supernova:supernovae thief:thieves tooth:teeth
    vertebra:vertebrae vertex:vertices wolf:wolves epoch:epochs
    buffalo:buffaloes cargo:cargoes echo:echoes embargo:embargoes hero:heroes mosquito:mosquitoes
    potato:potatoes tomato:tomatoes tornado:tornadoes torpedo:torpedoes veto:vetoes
    volcano:volcanoes caiman:caimans human:humans shaman:shamans talisman:talismans
    """.split()
)
_PLURAL_ENDINGS = (
    ("man", "men"),
    ("child", "children"),
    ("wife", "wives"),
    ("life", "lives"),
    ("knife", "knives"),
    ("quy", "quies"),
    ("sis", "ses"),
    ("xis", "xes"),
)
_HISSING = ("s", "x", "z", "ch", "sh")
_SINGULAR_IN_S = ("ss", "us", "is", "gas", "lens", "atlas", "canvas", "pancreas", "bias", "cosmos")
_ENGLISH = Stemmer.Stemmer("english")

_ARTICLE = re.compile(r"\ban?[ \u00a0]$", re.IGNORECASE)
_OPENING_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_VOWEL_NUMBER = re.compile(r"8|1[18](?!\d)|eight|eleven", re.IGNORECASE)


def without_article(name: str) -> str:
    """Return `name` without the article that it begins with, if it does."""
    return _OPENING_ARTICLE.sub("", name)


def sentence_case(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def is_plural(name: str) -> bool:
    """Tell whether a name takes a plural verb: "rebel groups", but not "the United States"."""
    last = name.rsplit(maxsplit=1)[-1]
    return last.islower() and last.endswith("s")


def article_fits(before: str, number: str, other: str) -> bool:
    """Tell whether what ends in "a" or "an" before a number goes with another one as well."""
    if not _ARTICLE.search(before):
        return True
    return bool(_VOWEL_NUMBER.match(number)) == bool(_VOWEL_NUMBER.match(other))


def indefinite_article(noun: str) -> str:
    """Return "an" for what begins with the sound of a vowel, else "a"."""
    return "an" if _VOWEL_SOUND.match(noun) and not _LIKE_YOU_OR_WON.match(noun) else "a"


def plural(noun: str) -> str:
    """Return the plural of a noun of one word or several: "heads of state", "armed groups"."""
    head, about = _head(noun)
    before, space, word = head.rpartition(" ")
    return f"{before}{space}{_plural_of(word)}{about}"


def is_plural_noun(noun: str) -> bool:
    """Tell whether a noun, which is no name, is plural already: "residents", "people"."""
    word = _head(noun)[0].rpartition(" ")[2]
    in_s = word.endswith("s") and not word.endswith((*_SINGULAR_IN_S, *_UNCHANGED))
    return in_s or word in _IRREGULAR.values()


def _head(noun: str) -> tuple[str, str]:
    """Part a noun from what it is about: "head" and " of state"."""
    after = _AFTER_HEAD.search(noun)
    return (noun[: after.start()], noun[after.start() :]) if after else (noun, "")


def _plural_of(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(_UNCHANGED):
        return word
    for ending, changed in _PLURAL_ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + changed
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_HISSING) else f"{word}s"


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, in full or shortened."""
    short = [month.casefold() for month in SHORT_MONTHS]
    return short.index(name[:3].casefold()) + 1


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry meaning, without case and accents.

    Numbers, names and the words that ask ("who", "when", "how") are among them.
    """
    return frozenset([word_stem(word) for word in tokens(text) if word not in _SMALL])


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and numbers of `text` in order, without case, accents and possessive s."""
    if not text.isascii():
        letters = normalized("NFKD", text).replace("’", "'")
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    found = _TOKEN.findall(text.casefold())
    if "'" in text or "," in text:
        return tuple(
            token.replace(",", "") if token[0].isdigit() else token.removesuffix("'s")
            for token in found
        )
    return tuple(found)


@lru_cache(maxsize=65536)
def word_stem(word: str) -> str:
    """Return `word` without endings: "announced", "announces" and "announcing" are one word.

    The algorithm is Snowball's for English (Porter 2001).
    """
    if len(word) < 4 or not word.isalpha():
        return word
    return str(_ENGLISH.stemWord(word))
