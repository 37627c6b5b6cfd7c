"""Rosters: the names of a class, from a table (CSV) as a spreadsheet program writes it.

`encoding.py` turns bytes into text, `cells.py` text into rows of cells, `columns.py` finds the
names in them, `read.py` puts that together; `file_names.py` makes names of files of them.
"""
