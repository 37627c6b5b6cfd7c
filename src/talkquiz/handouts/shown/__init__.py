"""What sections show instead of asking: a module for each sort of thing, or for two that are alike.

Each says what a blueprint may write of it, a `ShownSection`, what exporters are given, and how that
is made of the course. The table of them all is in section_shows.py.
"""
