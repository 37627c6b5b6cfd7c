"""The texts of a question as HTML, for learning systems that have no looks of ours.

Plain paragraphs, lists and tables only: what each system lets through and a screen reader reads.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b

from talkquiz.items.item import Location, ShownPicture
from talkquiz.language.language_file import Language
from talkquiz.onscreen.question import Explain, Locate, OnscreenQuestion

_PLAIN = (
    dict.fromkeys((*range(0x20), 0x7F, 0xFFFE, 0xFFFF), "")  # no XML holds these
    | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
    | dict.fromkeys(map(ord, "\t\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"), " ")
)
_SHOWN = (
    _PLAIN
    | dict.fromkeys(map(ord, "\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"), "<br>")
    | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
)


_WIDEST = 600
"""In pixels, of a picture as it is shown: a system's page is no wider, and a phone makes it fit."""


def as_html(text: str) -> str:
    """Return `text` as HTML that shows it as it is, with `<br>` for each line end."""
    return text.replace("\r\n", "\n").translate(_SHOWN)


def as_plain(text: str) -> str:
    """Return `text` on one line, without characters that no XML holds, for what takes no HTML."""
    return text.replace("\r\n", "\n").translate(_PLAIN)


class Album:
    """Collects the pictures that questions show; `files` are their contents by file name.

    `address` makes of a file name what the system finds it by. A name follows from the content.
    """

    def __init__(self, address: Callable[[str], str] = str) -> None:
        self.files: dict[str, bytes] = {}
        self._address = address

    def map(self, place: Location, answer: str, language: Language) -> str:
        """Return a map on which `place` is marked and not named, with its note."""
        from talkquiz.maps.outline_maps import locator  # noqa: PLC0415 - few courses have maps

        drawn = locator(place.lat, place.lon, answer=answer, words=language.maps)
        name = f"talkquiz-{blake2b(drawn.png, digest_size=8).hexdigest()}.png"
        self.files[name] = drawn.png
        shown = self._image(name, drawn.alt, drawn.width, drawn.height)
        return f"<p>{shown}</p><p><small>{as_html(drawn.note)}</small></p>"

    def picture(self, picture: ShownPicture, language: Language) -> str:
        """Return a picture of the course, with whose it is."""
        self.files[picture.name] = picture.content
        shown = self._image(picture.name, picture.alt, picture.width, picture.height)
        return f"<p>{shown}</p><p><small>{as_html(picture.whose(language))}</small></p>"

    def _image(self, name: str, alt: str, width: int, height: int) -> str:
        source = as_html(self._address(name))
        if width > _WIDEST:
            width, height = _WIDEST, round(height * _WIDEST / width)
        return f'<img src="{source}" alt="{as_html(alt)}" width="{width}" height="{height}">'


def asked(
    question: OnscreenQuestion,
    language: Language,
    album: Album,
    prompt: str = "",
    *,
    with_stimulus: bool = True,
) -> str:
    """Return what is shown with a question: what is to be read first, and the prompt.

    `prompt` is HTML in the place of the question's own, for instance with gaps. Without a stimulus
    it stands elsewhere, before all questions that share it.
    """
    parts = [shared_text(question, language)] if with_stimulus else []
    if question.accounts:
        parts.append(_accounts(question, language))
    if question.said:
        parts += [
            f"<blockquote>{as_html(question.said)}</blockquote>",
            f"<p><small>{as_html(language.labels['in-our-words'])}</small></p>",
        ]
    held = question.answering
    if isinstance(held, Locate):
        parts.append(album.map(held.location, question.told.key, language))
    parts.append(f"<p>{prompt or as_html(question.prompt)}</p>")
    if isinstance(held, Explain) and held.starters:
        parts += [f"<p>{as_html(language.sheet.starters)}</p>", _list(held.starters)]
    if question.wanted:
        parts.append(labelled(language.labels["wanted"], question.wanted, language))
    if question.caution:
        parts.append(f"<p><em>{as_html(question.caution)}</em></p>")
    return in_language("".join(parts), language)


def shared_text(question: OnscreenQuestion, language: Language) -> str:
    """Return the text that a question is about, whose words it has; empty where there is none.

    Its lines are numbered, since questions and keys name them by their numbers.
    """
    held = question.stimulus
    if not held:
        return ""
    made = language.sheet.made[held.made].format(by=held.by).strip()
    lines = "".join(f"<li>{as_html(line)}</li>" for line in held.lines)
    return (
        f"<p><strong>{as_html(held.title)}</strong><br><small>{as_html(made)}</small></p>"
        f"<blockquote><ol>{lines}</ol></blockquote>"
    )


def told(question: OnscreenQuestion, language: Language, album: Album) -> str:
    """Return what is told once a question was answered: the key, who says so, where it is from.

    Its id comes last, by which it is found on paper and in Anki.
    """
    words, held = language.labels, question.told
    lines = [*question.key_lines(language), *held.lines(language)]
    parts = [labelled(label, text, language) for label, text in lines]
    parts += [album.picture(each, language) for each in question.pictures]
    for label, entries in ((words["about-source"], held.outlets), (words["names"], held.names)):
        if entries:
            said = (language.shown.head.format(head=name) + text for name, text in entries)
            parts += [f"<p><strong>{as_html(label)}</strong></p>", _list(said)]
    if question.mistake_link:
        report = as_html(words["report"])
        parts.append(f'<p><a href="{as_html(question.mistake_link)}">{report}</a></p>')
    parts.append(labelled(words["item"], f"{question.short_id} ({question.id})", language))
    return in_language("".join(parts), language)


def in_language(html: str, language: Language) -> str:
    """Return `html` with its language and direction, for the eye and for screen readers."""
    return f'<div lang="{language.code}" dir="{language.direction}">{html}</div>'


def labelled(label: str, text: str, language: Language) -> str:
    """Return a paragraph that begins with its `label`, if it has one."""
    head = language.shown.head.format(head=label)
    named = f"<strong>{as_html(head)}</strong>" if label else ""
    return f"<p>{named}{as_html(text)}</p>"


def _accounts(question: OnscreenQuestion, language: Language) -> str:
    """Return the reports that do not agree as a list, each with who says so in it, and when."""
    words = language.labels
    entries = []
    for each in question.accounts:
        who = language.items.dated.format(who=each.outlet, day=each.day)
        said = [f"<strong>{as_html(who)}</strong>", as_html(each.claim)]
        says_so = ((words["according-to"], each.per), (words["as-of"], each.as_of))
        head = language.shown.head
        said += [as_html(head.format(head=label) + text) for label, text in says_so if text]
        entries.append("<br>".join(said))
    return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"


def _list(texts: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{as_html(text)}</li>" for text in texts) + "</ul>"
