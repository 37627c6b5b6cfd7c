"""Questions as a screen shows and marks them: what all formats but paper and Anki are made of.

`question.py` says what a question is, by what is done to answer it; `make.py` makes one of an item;
`question_set.py` has those that one file holds; `for_systems.py` gives people to mark what a system
cannot; `carried.py` says what a format keeps of each.
"""
