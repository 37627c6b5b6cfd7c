"""Articles on the curator's own disk: read, found for their sources, verified, mined for facts.

Nothing of their text is kept: it is in memory while a command runs.
"""
