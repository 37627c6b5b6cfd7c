"""Releases of a deck: what would cost students progress, what is new, and the record of both.

`record` is the file releases.json. `read_package` reads a deck that was handed out, `compare_decks`
compares two sets of cards, and a deck with its last release. `guards` says what an import would
lose. `release` makes the files of the next release. Nothing is written here.
"""
