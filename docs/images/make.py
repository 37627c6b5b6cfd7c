"""Make the README's pictures from what `make build` wrote: `make pictures`.

Needs what the tests need: the official anki package, Chromium, LibreOffice and poppler.
"""

import html
import json
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from shutil import copy
from urllib.parse import quote

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from chromium_devtools import opened
from talkquiz.exporters.word.pdf import pdfs

ROOT = Path(__file__).resolve().parents[2]
IMAGES = Path(__file__).parent
CARD = "government-assad-future"
QUESTION = "syria-peace-process/damascus-names-supporters/object/choose-all-from-claim"
PICKED = ("Saudi Arabia", "Turkey", "Iran")
PAGE = (
    '<!doctype html><meta charset="utf-8"><style>body{{margin:0;background:#8883;display:flex;'
    "gap:12px;padding:12px}}iframe{{border:0;width:460px;height:850px;background:#fff}}</style>{}"
)


def main() -> None:
    """Write card.png, handout.png and page.png."""
    with tempfile.TemporaryDirectory() as folder:
        card(Path(folder))
        handout(Path(folder))
        study_page(Path(folder))


def card(folder: Path) -> None:
    """Photograph both sides of one card of the built deck, by day and by night."""
    collection = Collection(str(folder / "collection.anki2"))
    package = str(ROOT / "out" / "syria-peace-process.apkg")
    options = ImportAnkiPackageOptions()
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options))
    (found, *_) = collection.find_cards(f"FactId:{CARD}")
    sides = collection.get_card(found).render_output()
    collection.close()
    frames = [
        frame(sides.question_text, sides.css, "card"),
        frame(sides.answer_text, sides.css, "card nightMode night_mode"),
    ]
    page = folder / "card.html"
    page.write_text(PAGE.format("".join(frames)), encoding="utf-8")
    picture = IMAGES / "card.png"
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--disable-background-networking", f"--user-data-dir={folder / 'profile'}",
        "--window-size=956,874", f"--screenshot={picture}", page.as_uri())  # fmt: skip


def frame(side: str, css: str, classes: str) -> str:
    """Return one side of a card in a frame of its own."""
    text = f'<style>body{{margin:0}}{css}</style><body class="{classes}">{side}'
    return f'<iframe srcdoc="{html.escape(text)}"></iframe>'


def handout(folder: Path) -> None:
    """Photograph the first page of the starter quiz."""
    document = (ROOT / "out" / "starter-quiz-A.docx").read_bytes()
    (pdf,) = pdfs({"quiz.docx": document}, date.today()).values()
    page = folder / "quiz.pdf"
    page.write_bytes(pdf)
    run("pdftoppm", "-png", "-singlefile", "-r", "70", str(page), str(IMAGES / "handout"))


def study_page(folder: Path) -> None:
    """Photograph an answered question of the study page, as wide as a phone."""
    page = folder / "page.html"
    copy(ROOT / "out" / "syria-peace-process.html", page)
    click = (
        "[...document.querySelectorAll('label, button')]"
        ".find((each) => each.innerText.trim() === {}).click()"
    )
    with opened(page) as tab:
        tab.sized(390, 874)
        tab.run(f"location.hash = '#study/ask/{quote(QUESTION, safe='')}'")
        tab.until("document.querySelector('form')")
        for text in (*PICKED, "Answer"):
            tab.run(click.format(json.dumps(text)))
        tab.until("document.querySelector('.told')")
        (IMAGES / "page.png").write_bytes(tab.picture())


def run(*command: str) -> None:
    """Run a program, and fail if it fails."""
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
