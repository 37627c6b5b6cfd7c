"""The command line, a module for each command: the only place that prints and exits.

Heavy imports stay inside the commands, so that `--help` and completion are quick.
"""

import sys

import click

from talkquiz import __version__
from talkquiz.cli.build import build
from talkquiz.cli.check import check
from talkquiz.cli.cite import cite
from talkquiz.cli.diff import diff
from talkquiz.cli.errors import Program
from talkquiz.cli.facts import facts
from talkquiz.cli.items import items
from talkquiz.cli.pull import pull
from talkquiz.cli.push import push
from talkquiz.cli.release import release
from talkquiz.cli.rules import rules
from talkquiz.cli.schema import schema
from talkquiz.cli.show import show
from talkquiz.cli.template import template


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
      talkquiz check my-course               what is wrong, and where
      talkquiz items --kind choice           the questions, for reading
      talkquiz show truce-2016-start         where is that from?
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


for command in (
    build, template, check, items, facts, show, rules, cite, pull, push, release, diff, schema,
):  # fmt: skip
    main.add_command(command)
