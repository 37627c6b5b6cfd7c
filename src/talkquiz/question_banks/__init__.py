"""Question banks of any program, read into questions that know their place in the file.

A module for each format: `gift.py`, `anki_notes_as_text.py`, `anki_package.py`, and
`question_tables.py` for spreadsheets and lists of pairs. `read_bank.py` tells them apart.
"""
