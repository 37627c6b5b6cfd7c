"""A deck package on its way into a running Anki: what that has, what would change, the push.

What is the student's stays the student's: their tags, what they wrote in `My notes`, and every
card and every look that they edited. So Anki's importer, which replaces all of a note or nothing,
is trusted only with cards that are new or as a build made them; `package` holds the others back,
and `push_deck` brings them up to date field by field and tag by tag. Whenever a push breaks off,
what is theirs has never been away.
"""
