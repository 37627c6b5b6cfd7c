"""Rosters: the names of a class, from a table (CSV) as a spreadsheet program writes it."""
