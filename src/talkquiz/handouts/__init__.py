"""Handouts to print: which items stand in their sections, and how these are laid out.

`blueprint` reads what a handout shall hold. `assemble` makes it: `selection` draws the items, no
two of them `enemies`; `section_forms` says how each form lays a section out (`crossword`,
`word_search`); `versions` puts items and options in other orders. The result is a `handout`, its
sections with their `section_layouts`.
"""
