"""The deck as an Anki package, made so that an import of the next build costs no progress.

`notetypes` holds the ids that are pinned for life; `fields` says what a card shows and escapes it,
`decks_and_notes` lays out the tree of decks and makes a note of each item, and `apkg` writes the
file. The looks are in templates/anki.

genanki makes what is the same in all packages: the tables, the decks and the note types. Beside
it, because it would give other bytes in every build or take several times as long, are made: the
notes with times and ids of their own, the database in memory, and the archive.
"""

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product
from talkquiz.exporters.anki import notetypes
from talkquiz.exporters.anki.decks_and_notes import deck_notes, deck_tree
from talkquiz.exporters.anki.fields import Album


def export(assembled: Assembled, _options: Options = AS_USUAL) -> dict[str, Product]:
    """Return `<course id>.apkg` with the notes of `assembled.deck`, new cards in its order.

    Nothing where there is no note: Anki would make an empty deck, and push find nothing of ours.
    Raises an ExportError where a file of the looks is missing.
    """
    if not assembled.deck.items and not assembled.deck.withdrawn:
        return {}
    # genanki takes a while to load, and who compares a deck with its release needs none of it.
    from talkquiz.exporters.anki.apkg import apkg  # noqa: PLC0415

    deck, album = assembled.deck, Album()
    models = notetypes.load_models(deck.imprint.language)
    kinds = {item.kind for item in deck.items.values()} | {each.kind for each in deck.withdrawn}
    content = apkg(
        deck_tree(deck),
        {models[kind].model_id: models[kind] for kind in sorted(kinds)}.values(),
        deck_notes(deck, models, album),
        deck.news.looks_changed(notetypes.looks_digest(models)),
        album.files,
    )
    cards = sum(item.cards for item in deck.items.values())
    return {f"{deck.imprint.id}.apkg": Product(content, cards, "cards")}
