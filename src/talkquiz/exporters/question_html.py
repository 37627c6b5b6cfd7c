"""The texts of a question as HTML, for learning systems that have no looks of ours.

Plain paragraphs, lists and tables only: what each system lets through and a screen reader reads.
"""

from collections.abc import Callable, Iterable

from talkquiz.exporters.question_pictures import QuestionPicture, map_of, pictures_of
from talkquiz.language.language_file import Language
from talkquiz.onscreen.question import Explain, OnscreenQuestion

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


_FULL_STOPS = ".。।۔"


def as_html(text: str) -> str:
    """Return `text` as HTML that shows it as it is, with `<br>` for each line end."""
    return text.replace("\r\n", "\n").translate(_SHOWN)


def as_plain(text: str) -> str:
    """Return `text` on one line, without characters that no XML holds, for what takes no HTML."""
    return text.replace("\r\n", "\n").translate(_PLAIN)


def aside(text: str, language: Language) -> str:
    """Return a remark as it stands behind a question on one line, without its full stop."""
    return language.files.aside.format(text=text.rstrip(_FULL_STOPS)) if text else ""


class Album:
    """Collects the pictures that questions show; `files` are their contents by file name.

    `address` makes of a file name what the system finds it by.
    """

    def __init__(self, address: Callable[[str], str] = str) -> None:
        self.files: dict[str, bytes] = {}
        self._address = address

    def show(self, picture: QuestionPicture) -> str:
        """Return a picture with what stands beside it."""
        self.files[picture.name] = picture.content
        source = as_html(self._address(picture.name))
        size = f'width="{picture.width}" height="{picture.height}"'
        image = f'<img src="{source}" alt="{as_html(picture.alt)}" {size}>'
        return f"<p>{image}</p><p><small>{as_html(picture.beside)}</small></p>"


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
    if shown := map_of(question, language):
        parts.append(album.show(shown))
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
    parts += map(album.show, pictures_of(question, language))
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
