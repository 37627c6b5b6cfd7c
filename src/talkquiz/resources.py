"""Where the bundled questions/, templates/ and docs/ are: in the wheel, or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def bundled(name: str) -> Path:
    """Return the folder of bundled data called `name` ("questions", "templates" or "docs")."""
    packed = _PACKAGE / "bundled" / name
    return packed if packed.is_dir() else _CHECKOUT / name


def original_of(folder: Path, course_id: str) -> Path | None:
    """Return the bundled course whose id a course in another `folder` has; None if there is none.

    In a checkout of TalkQuiz the same course is no copy: it is worked on there, whichever TalkQuiz
    is at work.
    """
    original, own = bundled("questions") / course_id, folder.resolve()
    if not (original / "course.yaml").is_file() or own == original.resolve():
        return None
    is_at_home = own.parts[-2:] == ("questions", course_id)
    return None if is_at_home and (own.parents[1] / "src" / "talkquiz").is_dir() else original
