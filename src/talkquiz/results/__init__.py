"""Results back from students, for `talkquiz review`: which questions ask too much, or too little.

`read_progress.py` and `from_anki.py` read what students answered, `answers.py` says what that is;
`findings.py` finds what stands out, by the tests of `chance.py`, and `review.py` tells it as
problems of the course. Of students there is never more than a number.
"""
