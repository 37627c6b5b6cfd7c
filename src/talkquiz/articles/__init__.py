"""Articles on the curator's own disk: read, found for their sources, verified, mined for facts.

Nothing of their text goes into a course. What is read of a page, a document or a PDF is saved
beside that file, which is the curator's own.
"""
