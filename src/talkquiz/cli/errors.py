"""The one place where exceptions of TalkQuiz end: a message and exit code 1, no traceback."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from talkquiz.cli.printing import fail, paragraph
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
                message = f"{outcome}: {str(error).removesuffix('.')}." if outcome else str(error)
                fail(f"{message}\n{paragraph(error.hint, indent=4)}" if error.hint else message)

        return explained

    return decorate
