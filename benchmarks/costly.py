"""What a Word file costs: `python -m benchmarks.costly FILE…`, by hand. Without files it makes two costly ones itself.

Each is read in a process of its own, which prints wall-clock and processor seconds, and how many MiB the process has
grown at most beyond what it held before.
"""

import io
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from documents.docx.archive import DocxError
from documents.docx.package import WORD
from proposals.word.reading import read_docx

HEAD = "| file | kB | s | s of processor | MiB | answer |\n|---|--:|--:|--:|--:|---|"


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(cost(Path(sys.argv[2])))
        return
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for file in [Path(name) for name in sys.argv[1:]] or made(Path(folder)):
            command = [sys.executable, "-m", "benchmarks.costly", "--one", str(file)]
            print(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip(), flush=True)


def cost(file: Path) -> str:
    data = file.read_bytes()
    held, before, begin = most_held(), resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    try:
        read = read_docx(data)
        answer = f"read: {len(read.preamble)} paragraphs, {len(read.ziffern)} Ziffern"
    except DocxError as refused:
        answer = f"refused: „{refused}“"
    spent, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_SELF)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    grown = most_held() - held
    return f"| {file.stem} | {len(data) / 1000:.0f} | {spent:.2f} | {processor:.2f} | {grown:.0f} | {answer} |"


def most_held() -> float:
    """MiB that this process has held at most, since it began."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024


def made(folder: Path) -> list[Path]:
    names = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="{n}"/><w:basedOn w:val="S{n + 1}"/></w:style>'
        for n in range(3000)
    )
    styled = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="S{n}"/></w:pPr><w:r><w:t>Absatz {n}</w:t></w:r></w:p>' for n in range(3000)
    )
    files = {
        "3,000 chained styles": packed(styled, names),
        "three million empty paragraphs": packed("<w:p/>" * 3_000_000),
    }
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    return [folder / f"{name}.docx" for name in files]


def packed(body: str, styles: str = "") -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


if __name__ == "__main__":
    main()
