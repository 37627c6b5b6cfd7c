"""Assembles items into decks and handouts: sheets and their keys, by blueprint."""
