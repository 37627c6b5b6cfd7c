"""A deck package sent to a running Anki, through the JSON API of the add-on AnkiConnect."""

from typing import Final

DEFAULT_URL: Final = "http://127.0.0.1:8765"
"""Where AnkiConnect answers if nobody has told it otherwise."""
DEFAULT_TIMEOUT: Final = 30
"""For how many seconds Anki may keep silent."""
