"""The one place where exceptions end: a message and exit code 1, no traceback."""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, NoReturn, ParamSpec

import click

from talkquiz.cli.printing import fail, paragraph, printable, say, say_problems
from talkquiz.problem import TalkQuizError

P = ParamSpec("P")


def explain_errors(outcome: str = "") -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Decorate a command whose errors are explained; `outcome` is what did not come of it.

    A message "out cannot be written to" is shown as "Nothing was written: out cannot be written
    to." where the outcome is "Nothing was written", and just as it is where there is none.
    """

    def decorate(command: Callable[P, None]) -> Callable[P, None]:
        @wraps(command)
        def explained(*args: P.args, **kwargs: P.kwargs) -> None:
            try:
                command(*args, **kwargs)
            except TalkQuizError as error:
                if error.option:
                    raise click.BadParameter(str(error), param_hint=error.option) from None
                if error.problems:
                    say_problems(error.problems, err=True)
                    raise SystemExit(1) from None
                message = f"{outcome}: {str(error).removesuffix('.')}." if outcome else str(error)
                fail(message, *paragraph(error.hint, indent=4))

        return explained

    return decorate


class Program(click.Group):
    """The group of all commands; it ends as a program should, whatever it was given.

    Click's own messages repeat what was typed, and pass `printable` as ours do. A disk that is full
    or a terminal that is gone, where the output goes, is no traceback.
    """

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command, and exit with its code."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.ClickException as error:
            context = error.ctx if isinstance(error, click.UsageError) else None
            _last_words(click.UsageError(printable(error.format_message()), context).show)
            code = error.exit_code
        except click.Abort:
            _last_words(lambda: click.echo("Aborted!", err=True))
            code = 1
        except OSError as error:
            where = error.filename or "What is to be printed"
            said = f"{where} cannot be read or written: {error.strerror}."
            _last_words(lambda: say(said, err=True))
            code = 1
        sys.exit(code or 0)


def _last_words(speak: Callable[[], None]) -> None:
    """Say why the program ends, if there is still somewhere to say it."""
    with suppress(OSError):
        speak()
