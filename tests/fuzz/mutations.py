"""Ways to break an input: its bytes, text or tree, the files of a folder, the parts of a zip."""

import io
import os
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import yaml

ODD_TEXTS = (
    *("", " ", "\n", "\t", "\0", "\x1b]0;title\x07", "\r\nforged.yaml:1:1: TQ999 forged"),
    *("\u202e", "\ud800", "\ufeff", "é", "𝔸", "ش"),
    *("..", "../../x", "/", "a/b", "CON"),
    *("null", "~", "yes", "1e999", "-1", "0", "9" * 400),
    *("0001-01-01", "9999-12-31", "2016-02-30", "1000-XX", "2016/.."),
    *("{{ fact.name }}", "{% for x in y %}", "[a]{when}", "[a]{who", "]{}", "[[a]{b}]{c}"),
    *("<b>", "]]>", "&amp;", "{{c1::x}}", "[sound:x]", "=cmd|x", "%s%n"),
    *("!!python/object:os.system", "*a", "&a [*a]", "<<: 1"),
    *("x" * 300, "x" * 20_000, "a, b and c"),
    *("[" * 100_000, "<a " * 30_000, "(" * 30_000, "![" * 50_000, "<!--" * 20_000),
    *("<p a=b" * 15_000, "<a b='" * 15_000, "{" * 50_000, "- " * 20_000, "> " * 30_000),
    "\N{LATIN SMALL LETTER A WITH ACUTE}" * 300,
)
"""Words that mean something to somebody along the way, or have an odd form."""

ODD_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**70, 1.5, float("inf")),
    *([], {}, [[]], {"": None}, [None], {"a": {"b": []}}),
    *ODD_TEXTS[:40],
)


def broken_bytes(content: bytes, dice: Random) -> bytes:
    """Return `content` with some bytes changed, cut out, repeated or put in."""
    broken = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 8))):
        at = dice.randrange(len(broken) + 1)
        match dice.randrange(5):
            case 0:
                broken[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del broken[at : at + dice.choice((1, 5, 500))]
            case 2:
                broken[at:at] = dice.choice(ODD_TEXTS).encode("utf-8", "surrogatepass")
            case 3:
                broken[at:at] = broken[at : at + dice.choice((1, 20, 300))] * dice.choice((1, 30))
            case _:
                broken[at:] = b""
    return bytes(broken)


def broken_lines(text: str, dice: Random) -> str:
    """Return `text` with a line dropped, repeated, moved, indented, or its value replaced."""
    lines = text.split("\n")
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.randrange(len(lines))
        match dice.randrange(5):
            case 0:
                lines.pop(at)
                lines = lines or [""]
            case 1:
                lines.insert(at, dice.choice(lines))
            case 2:
                lines[at] = dice.choice(("  ", "\t", "- ")) + lines[at]
            case 3:
                key, colon, _ = lines[at].partition(":")
                lines[at] = f"{key}{colon} {dice.choice(ODD_TEXTS)}"
            case _:
                here, there = at, dice.randrange(len(lines))
                lines[here], lines[there] = lines[there], lines[here]
    return "\n".join(lines)


def broken_tree(tree: Any, dice: Random) -> Any:
    """Return a parsed file with a few of its values replaced, dropped, repeated or swapped."""
    for _ in range(dice.choice((1, 1, 2, 5))):
        spots = list(_spots(tree))
        if not spots:
            return deepcopy(dice.choice(ODD_VALUES))
        holder, key = dice.choice(spots)
        match dice.randrange(5):
            case 0:
                holder[key] = deepcopy(dice.choice(ODD_VALUES))
            case 1:
                del holder[key]
            case 2 if isinstance(holder, list):
                holder.insert(key, holder[key])
            case 3 if isinstance(holder, dict):
                holder[dice.choice(ODD_TEXTS[:20]) or "x"] = holder.pop(key)
            case _:
                other, place = dice.choice(spots)
                if place in other if isinstance(other, dict) else place < len(other):
                    holder[key] = deepcopy(other[place])
        if len(repr(tree)) > 200_000:  # a part that was put into itself some times
            break
    return tree


def _spots(tree: Any) -> Any:
    """Yield each list or mapping of a tree with each of its keys."""
    waiting = [tree]
    while waiting:
        holder = waiting.pop()
        if isinstance(holder, list | dict):
            for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
                yield holder, key
                waiting.append(holder[key])


def broken_yaml(text: str, dice: Random) -> bytes:
    """Return a YAML file broken in its bytes, its lines or its tree."""
    match dice.randrange(3):
        case 0:
            return broken_bytes(text.encode(), dice)
        case 1:
            return broken_lines(text, dice).encode("utf-8", "surrogatepass")
    tree = broken_tree(yaml.safe_load(text), dice)
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode(
        "utf-8", "surrogatepass"
    )


def broken_zip(content: bytes, dice: Random) -> bytes:
    """Return a zip whose bytes, names, parts or ways of packing are broken."""
    if dice.randrange(3) == 0:
        return broken_bytes(content, dice)
    packed = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(content)) as old, ZipFile(packed, "w") as new:
            victim = dice.choice(old.namelist())
            how = dice.randrange(7)
            for name in old.namelist():
                part, method, written = old.read(name), ZIP_DEFLATED, name
                if name == victim:
                    match how:
                        case 0:
                            continue
                        case 1:
                            part = broken_bytes(part, dice)
                        case 2:
                            part = broken_lines(part.decode("utf-8", "replace"), dice).encode(
                                "utf-8", "replace"
                            )
                        case 3:
                            method = dice.choice((ZIP_LZMA, ZIP_BZIP2, ZIP_STORED))
                        case 4:
                            written = dice.choice(("../x", "/x", "a\\b", "", name.upper()))
                        case 5:
                            filler = b"<w:p/>" * dice.choice((400_000, 5_000_000))
                            part = part.replace(b"</w:body>", filler + b"</w:body>") + filler[:6]
                        case _:
                            part = dice.choice((b"", b"<", b"<a/>", b"\xff\xfe", b"[" * 100_000))
                new.writestr(ZipInfo(written), part, method)  # of 1980, whenever it is made
                if name == victim and how == 1 and dice.randrange(2):
                    new.writestr(ZipInfo(written), part, method)
    except (BadZipFile, ValueError, OSError, IndexError):
        return broken_bytes(content, dice)
    whole = bytearray(packed.getvalue())
    if dice.randrange(8) == 0:  # say that all parts are encrypted
        at = whole.find(b"PK\x01\x02")
        while at >= 0:
            whole[at + 8] |= 1
            at = whole.find(b"PK\x01\x02", at + 4)
    return bytes(whole)


def broken_folder(folder: Path, dice: Random) -> None:
    """Break the files of a folder themselves: missing, renamed, of another type, links, pipes."""
    paths = sorted(path for path in folder.rglob("*") if path.exists())
    if not paths:
        return
    path = dice.choice(paths)
    ways: tuple[Callable[[], object], ...] = (
        lambda: os.mkfifo(path),
        lambda: path.mkdir(),
        lambda: path.symlink_to("nowhere"),
        lambda: path.symlink_to(path.name),
        lambda: path.symlink_to("/dev/zero"),
        lambda: path.symlink_to("/dev/full"),
        lambda: path.write_bytes(b"\0" * 1000),
        lambda: None,
    )
    aside = folder.parent / "aside"
    path.rename(aside / path.name)
    dice.choice(ways)()
