"""Where the bundled questions/ and templates/ are: in the wheel, or at the root of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def bundled(name: str) -> Path:
    """Return the folder of bundled data called `name` ("questions" or "templates")."""
    packed = _PACKAGE / "bundled" / name
    return packed if packed.is_dir() else _CHECKOUT / name
