"""Releases of a deck: what would cost students progress, what is new, and the record of both.

`record` is the file releases.json. `package` reads a deck that was handed out, `difference`
compares two sets of cards, `since_release` a deck with its last release. `guards` says what an
import would lose. `release` makes the files of the next release, with `change_log` and
`bump_version`. Nothing is written here.
"""
