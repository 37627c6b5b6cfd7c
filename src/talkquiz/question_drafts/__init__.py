"""Drafts of facts out of question banks of other programs, for `talkquiz import`.

`draft_facts.py` finds what a question tells, `write_drafts.py` writes that in the YAML of a course.
"""
