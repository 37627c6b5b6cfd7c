"""A deck package sent to a running Anki, through the add-on AnkiConnect.

`client` speaks the JSON API (version 6, as the add-on documents it), `collection` asks what Anki
has, `import_deck` says what an import would change, and does it.
"""

from typing import Final

DEFAULT_URL: Final = "http://127.0.0.1:8765"
"""Where AnkiConnect answers if nobody has told it otherwise."""
DEFAULT_TIMEOUT: Final = 30
"""For how many seconds Anki may keep silent."""
