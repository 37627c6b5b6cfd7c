"""The command line: the only place that prints and exits.

Only the module of the command that runs is imported, and heavy imports stay inside the commands,
so that `--help` and completion are quick.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from talkquiz import __version__
from talkquiz.cli.printing import printable, say
from talkquiz.problem import closest

GROUPS: Mapping[str, Mapping[str, str]] = {
    "For teachers": {
        "build": "build:build",
        "quiz": "quiz:quiz",
        "template": "template:template",
        "push": "push:push",
    },
    "For curators, who write a course": {
        "new": "new:new",
        "pull": "pull:pull",
        "import": "import_bank:import_bank",
        "cite": "cite:cite",
        "glossary": "glossary:glossary",
        "rename-source": "rename_source:rename_source",
        "check": "check:check",
        "preview": "preview:preview",
        "review": "review:review",
        "schema": "schema:schema",
        "diff": "diff:diff",
        "release": "release:release",
        "pack": "pack:pack",
    },
    "For everybody who looks something up": {
        "items": "show:items",
        "facts": "show:facts",
        "show": "show:show",
        "rules": "rules:rules",
        "explain": "explain:explain",
    },
}
"""The commands by who uses them, in the order of `--help`: each its module and the function in it.

A new command is a line here and a module beside this one.
"""
COMMANDS = {name: where for group in GROUPS.values() for name, where in group.items()}
_OTHER_WORDS = {
    "new": "init create start",
    "import": "load",
    "check": "validate lint test verify",
    "preview": "serve watch view open",
    "review": "results stats statistics analyse analyze feedback",
    "pack": "zip export share",
    "build": "make print generate",
    "quiz": "exam",
    "items": "list questions cards",
    "show": "find search",
    "explain": "docs manual why help",
    "schema": "schemas",
    "rename-source": "rename",
}
"""What somebody may type who means a command."""
_LISTED = "`talkquiz --help` lists them."
_OTHER_OPTIONS = {
    "--html": "--web",
    "--page": "--web",
    "--docx": "--word",
    "--apkg": "--anki",
    "--xml": "--moodle",
    "--xlsx": "--kahoot",
    "--number": "--count",
    "--questions": "--count",
}
"""What somebody may type who means an option."""


class Program(click.Group):
    """The group of all commands; it ends as a program should, whatever it was given.

    Click's own messages repeat what was typed, and pass `printable` as ours do. A disk that is full
    or a terminal that is gone, where the output goes, is no traceback.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of `--help`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; where there is none such, say which may be meant."""
        typed = args[0]
        if typed[:1] != "-" and typed not in COMMANDS and not ctx.resilient_parsing:
            words = {name: name for name in COMMANDS} | {
                word: name
                for name, others in _OTHER_WORDS.items()
                for word in others.split()
                if name in COMMANDS
            }
            meant = dict.fromkeys(words[near] for near in closest(typed, words))
            if typed in words:
                meant = {words[typed]: None}
            hint = f"Did you mean {' or '.join(f'`{name}`' for name in meant)}?"
            ctx.fail(f"there is no command `{typed}`. {hint if meant else _LISTED}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by who uses them."""
        width = max(map(len, COMMANDS))
        for title, names in GROUPS.items():
            with formatter.section(title):
                commands = {f"{name:<{width}}": self.get_command(ctx, name) for name in names}
                formatter.write_dl(
                    [(k, v.get_short_help_str(100)) for k, v in commands.items() if v]
                )

    def _meant(self, error: click.NoSuchOption) -> str:
        """Return which option may be meant, or which commands have it; empty if none."""
        context, name = error.ctx, error.option_name
        if not context:
            return ""

        def has(command: click.Command | None, option: str) -> bool:
            return any(option in each.opts for each in command.params) if command else False

        other = _OTHER_OPTIONS.get(name, "")
        if has(context.command, other):
            return f"did you mean {other}?"
        groups = [group for group in GROUPS.values() if context.command.name in group]
        for names in (*groups, COMMANDS):
            if having := [
                f"`talkquiz {each}`" for each in names if has(self.get_command(context, each), name)
            ]:
                return f"{', '.join(having)} {'has' if len(having) == 1 else 'have'} it."
        return ""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command, and exit with its code."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except NoArgsIsHelpError as error:
            _last_words(partial(click.echo, error.format_message(), err=True))
            code = error.exit_code
        except click.ClickException as error:
            context = error.ctx if isinstance(error, click.UsageError) else None
            said = error.format_message()
            if isinstance(error, click.NoSuchOption) and context and (hint := self._meant(error)):
                said = f"No such option '{error.option_name}': {hint}"
            _last_words(click.UsageError(printable(said), context).show)
            code = error.exit_code
        except RuntimeError as error:
            # Ctrl-C; within a class body, Python 3.11 makes an error of its own of it.
            is_interrupt = isinstance(error.__cause__, KeyboardInterrupt)
            if not is_interrupt and not isinstance(error, click.Abort):
                raise
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


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="talkquiz")
def main() -> None:
    """Turn curated, cited facts into Anki decks and Word handouts.

    COURSE is a folder, or the name of a bundled course. Without it, the course in the current
    folder is taken, or else the bundled one on the Syria peace process.

    \b
    Examples:
      talkquiz build                         a deck and handouts, in out/
      talkquiz build --word --topic astana   handouts on one topic
      talkquiz quiz --topic astana           a quiz of your own, and its key
      talkquiz check my-course               what is wrong, and where
      talkquiz items --kind choice           the questions, for reading
      talkquiz show truce-2016-start         where is that from?
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
