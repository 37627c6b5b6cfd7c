"""A small deck, and an Anki that holds it as a push left it."""

import pytest

from factories import make_assembled, make_item
from talkquiz.exporters.anki import export
from talkquiz.push.in_anki import InAnki
from talkquiz.push.package import DeckPackage, open_package


@pytest.fixture(scope="session")
def package() -> DeckPackage:
    ((name, product),) = export(make_assembled(make_item())).items()
    return open_package(name.removesuffix(".apkg"), product.content)


@pytest.fixture
def held(package: DeckPackage) -> InAnki:
    """Return what Anki holds after a push of the package."""
    names = frozenset(each.name for each in package.deck.note_types.values())
    return InAnki(package.deck.notes, package.deck.note_types, names)
