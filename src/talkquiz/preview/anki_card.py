"""A card as Anki shows it: the templates of its note type filled with the fields of its note.

What of Anki's template language our looks use is done here as Anki does it (rslib/src/template.rs
and cloze.rs in its source).
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import blake2b, sha256
from typing import NamedTuple

from talkquiz.exporters.anki.decks_and_notes import guid_of
from talkquiz.exporters.anki.fields import Page, fields
from talkquiz.exporters.anki.notetypes import Model
from talkquiz.items.item import Item

_MARK = re.compile(r"\{\{([#^/]?)([^{}]*)\}\}")
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
_CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PICTURE = re.compile(r'(?<=<img src=")([^"]+)(?=")')
_TYPES = {
    "png": "png",
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "gif": "gif",
    "webp": "webp",
    "svg": "svg+xml",
}

# Tells the page around it how high the card is, and where in it the focus is: nothing else can look
# in here, and a browser does not always scroll to what gets the focus in a frame.
_TELL = """
const tell = () => parent.postMessage({ height: document.documentElement.offsetHeight }, "*");
new ResizeObserver(tell).observe(document.body);
addEventListener("load", tell);
addEventListener("focusin", ({ target }) => {
  if (!target.matches(":focus-visible")) return;
  const { top, bottom } = target.getBoundingClientRect();
  parent.postMessage({ top, bottom }, "*");
});
"""
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {scripts}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)


class Side(NamedTuple):
    """One side of a card as HTML, with the style sheet of its note type and its pictures inside."""

    html: str
    css: str
    language: str

    @property
    def key(self) -> str:
        """What stands for all that it shows."""
        return blake2b("\x1f".join(self).encode(), digest_size=12).hexdigest()

    def document(self, *, night: bool, phone: bool) -> str:
        """Return the side as a page of its own, as Anki's clients put a card on theirs."""
        light = " nightMode night_mode" if night else ""
        client = ' class="mobile"' if phone else ""
        return (
            f'<!doctype html><html lang="{self.language}"{client}><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>Card</title>'
            f"<style>{self.css}</style></head>"
            f'<body class="card card1{light}"><div id="qa">{self.html}</div>'
            f"<script>{_TELL}</script></body></html>"
        )

    @property
    def policy(self) -> str:
        """The content security policy of its page: its own scripts run, and nothing else does."""
        scripts = {*_SCRIPT.findall(self.html), _TELL}
        digests = (b64encode(sha256(each.encode()).digest()).decode() for each in sorted(scripts))
        return _POLICY.format(scripts=" ".join(f"'sha256-{each}'" for each in digests))


class Card(NamedTuple):
    """Both sides of the card of this number."""

    number: int
    front: Side
    back: Side


def cards_of(item: Item, model: Model, page: Page) -> list[Card]:
    """Return the cards of an item of a deck, with the pictures in `page.album`."""
    names = (str(each["name"]) for each in model.fields)
    filled = dict(zip(names, fields(item, guid_of(item.id), page), strict=True))
    (look,) = model.templates
    language = page.language.code

    def side(template: str, number: int, *, back: bool) -> Side:
        html = rendered(template, filled, number, back=back)
        return Side(_with_pictures(html, page.album.files), model.css, language)

    return [
        Card(number, side(look["qfmt"], number, back=False), side(look["afmt"], number, back=True))
        for number in item.card_numbers
    ]


def rendered(template: str, filled: Mapping[str, str], number: int, *, back: bool) -> str:
    """Return one side of the card `number`: `template` with `filled`, the fields by their names."""
    shown, hidden, done = [""], 0, 0
    for mark in _MARK.finditer(template):
        if not hidden:
            shown.append(template[done : mark.start()])
        done = mark.end()
        sign, name = mark.groups()
        if sign == "/":
            hidden -= bool(hidden)
        elif sign:
            is_empty = _EMPTY.fullmatch(filled[name]) is not None
            hidden += bool(hidden) or is_empty is (sign == "#")
        elif not hidden:
            shown.append(_field(name, filled, number, back=back))
    return "".join([*shown, template[done:]])


def _field(name: str, filled: Mapping[str, str], number: int, *, back: bool) -> str:
    """Return what a field shows, through the filters that stand before its name."""
    *filters, plain = name.split(":")
    html = filled[plain]
    match filters:
        case ["cloze"]:
            return _CLOZE.sub(lambda gap: _gap(gap, number, back=back), html)
        case ["cloze-only"]:
            return ", ".join(gap[2] for gap in _CLOZE.finditer(html) if int(gap[1]) == number)
        case ["type", "nc"]:
            answer = f'<code id="typeans">{html}</code>'
            return answer if back else '<input type="text" id="typeans">'
    return html


def _gap(gap: re.Match[str], number: int, *, back: bool) -> str:
    ordinal, text, hint = gap.groups()
    if int(ordinal) != number:
        return f'<span class="cloze-inactive" data-ordinal="{ordinal}">{text}</span>'
    if back:
        return f'<span class="cloze" data-ordinal="{ordinal}">{text}</span>'
    return f'<span class="cloze" data-cloze="" data-ordinal="{ordinal}">[{hint or "..."}]</span>'


def _with_pictures(html: str, files: Mapping[str, bytes]) -> str:
    """Return `html` with its pictures inside, so that a card asks for nothing."""

    def inside(name: re.Match[str]) -> str:
        content, kind = files.get(name[1]), _TYPES.get(name[1].rpartition(".")[2].lower())
        if content is None or kind is None:
            return name[1]
        return f"data:image/{kind};base64,{b64encode(content).decode()}"

    return _PICTURE.sub(inside, html)
