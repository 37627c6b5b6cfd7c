"""`python -m talkquiz` is `talkquiz`."""

from talkquiz.cli import main

main()
