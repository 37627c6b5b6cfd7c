"""Serves AnkiConnect's API over a collection, with an importPackage that works.

Release 0.5.0 of anki-connect-server gives the official import a path where it wants a request, so
every import fails. Runs in the server's own environment; see anki_servers.py.
"""

from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki_connect_server.anki_wrapper import AnkiWrapper
from anki_connect_server.api import run_server


def import_package(wrapper: AnkiWrapper, path: str) -> bool:
    """Import the package at `path` with Anki's default options and answer as the add-on does."""
    options = ImportAnkiPackageOptions()
    wrapper.col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
    return True


AnkiWrapper.import_package = import_package

if __name__ == "__main__":
    run_server()
