"""Finds the sentence of an article that holds some words."""

from talkquiz.articles.copied import words
from talkquiz.articles.sentences import Article, Sentence


def find_sentences(article: Article, wanted: str) -> list[Sentence]:
    """Return the sentences that hold the words `wanted` in a row; none if it has no word.

    Case, typography and spacing do not count. Whole words are looked for first, and only where
    there are none, parts of words.
    """
    spoken = words(wanted)
    if not spoken:
        return []
    whole = f" {' '.join(spoken)} "
    held = {sentence: words(sentence.text) for sentence in article.sentences}
    found = [s for s, said in held.items() if whole in f" {' '.join(said)} "]
    return found or [s for s, said in held.items() if "".join(spoken) in "".join(said)]
