"""A deck package sent to a running Anki, through the add-on AnkiConnect.

`client` speaks the JSON API (version 6, as the add-on documents it), `contents` reads what is in a
package, `preview` says what an import would change, `push` does it and looks again.
"""
