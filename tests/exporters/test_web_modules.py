"""The page's modules become one script, and what cannot be joined is refused."""

from pathlib import Path

import pytest

from talkquiz.exporters import ExportError
from talkquiz.exporters.web.modules import joined


def module(folder: Path, name: str, text: str) -> Path:
    """Write a module and return where it is."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_module_comes_after_those_that_it_imports_and_each_once(tmp_path: Path) -> None:
    module(tmp_path, "shared.js", "export const base = 1;\n")
    module(tmp_path, "web/a.js", 'import { base } from "../shared.js";\n\nexport let a = base;\n')
    module(tmp_path, "web/b.js", 'import { base } from "../shared.js";\nexport class B {}\n')
    main = module(
        tmp_path,
        "web/main.js",
        'import { a } from "./a.js"; // what is first\n'
        'import {\n  B,\n} from "./b.js";\nimport "../shared.js";\n\n'
        "export async function main() { return [a, B]; }\n",
    )
    assert joined(main.parent, main.name) == (
        "const base = 1;\n\nlet a = base;\n\nclass B {}\n\n"
        "async function main() { return [a, B]; }\n"
    )


def test_modules_may_import_each_other(tmp_path: Path) -> None:
    """As a browser runs them: the one that was asked for comes last."""
    module(tmp_path, "b.js", 'import { a } from "./a.js";\nexport const b = () => a;\n')
    main = module(tmp_path, "a.js", 'import { b } from "./b.js";\nexport const a = () => b;\n')
    assert joined(main.parent, main.name) == "const b = () => a;\n\nconst a = () => b;\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import { a } from "./other.js";\nfunction b() {}\n', "main.js has a name of other.js: b"),
        ('import { a } from "./other.js";\nclass b {}\n', "main.js has a name of other.js: b"),
        (
            'import { a } from "./other.js";\nconst {\n  x: b = 1, ...c\n} = {};\n',
            "main.js has a name of other.js: b",
        ),
        (
            'import { a } from "./other.js";\nconst [x, b] = [];\n',
            "main.js has a name of other.js: b",
        ),
        ('\nimport { b } from "./other.js";\n', "main.js:2: other.js does not export b"),
        ('import { a as c } from "./other.js";\n', "main.js:1: other.js does not export a as c"),
        ('import * as c from "./other.js";\n', "main.js:1: this cannot be joined: import * as c"),
        ('\nimport { a } from "react";\n', "main.js:2: this cannot be joined: import { a }"),
        ("const c = await import('./other.js');\n", "main.js:1: this cannot be joined: import('"),
        ("export default 1;\n", "main.js:1: this cannot be joined: export default 1;"),
        ("\nconst c = 1;\nexport { c };\n", "main.js:3: this cannot be joined: export { c };"),
        ('const c = "</SCRIPT>";\n', "main.js:1: this cannot be joined: </SCRIPT>"),
        ('const c = "<!--";\n', "main.js:1: this cannot be joined: <!--"),
        ('import { a } from "./gone.js";\n', "a script of the page cannot be read: "),
    ],
)
def test_what_cannot_be_joined_is_refused_at_its_line(tmp_path: Path, text: str, said: str) -> None:
    module(tmp_path, "other.js", "export const a = 1;\nconst b = 2;\n")
    module(tmp_path, "main.js", text)
    with pytest.raises(ExportError) as refused:
        joined(tmp_path, "main.js")
    assert str(refused.value).startswith(said)


def test_text_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_bytes(b"\xff")
    with pytest.raises(ExportError, match="cannot be read"):
        joined(tmp_path, "main.js")
