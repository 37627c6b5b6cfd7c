"""Crosswords and word searches."""
