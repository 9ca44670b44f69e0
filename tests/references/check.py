#!/usr/bin/env python3
"""Reads the exports of the sample archive with the parsers of other projects.

    check.py PRESSOIR CORPUS

Indexes CORPUS with the program PRESSOIR in a temporary folder, exports every clipping in each
format, and compares what rispy, bibtexparser and the XML and JSON parsers of Python read with the
JSON Lines export. Prints one line a format; exits 1 at the first difference.
"""

import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import bibtexparser
import rispy

program, corpus = sys.argv[1:]
TEI = "{http://www.tei-c.org/ns/1.0}"


def squeezed(text):
    return " ".join((text or "").split())


def parts(date):
    return [int(part) for part in date.split("-")] if date else []


def same(format, clippings, read):
    """Compares lists of (id, title, source, date parts, keywords, url)."""
    expected = [
        (c["id"], squeezed(c["title"]), squeezed(c["source"]), parts(c["date"]), c["keywords"], c["url"] or "")
        for c in clippings
    ]
    if len(read) != len(expected):
        sys.exit(f"{format}: {len(read)} references for {len(expected)} clippings")
    for one, other in zip(expected, read):
        if one != other:
            sys.exit(f"{format}: {one} was read as {other}")
    print(f"{format}: {len(read)} references read back")


def bibtex_entry(entry):
    key, entry = entry.key, {name: field.value for name, field in entry.fields_dict.items()}
    title = entry.get("title", "")
    title = title[1:-1] if title.startswith("{") else title
    plain = lambda text: (text or "").replace("\\", "")
    keywords = plain(entry.get("keywords"))
    return (
        key,
        squeezed(plain(title)),
        squeezed(plain(entry.get("journal"))),
        parts(entry.get("date")),
        keywords.split(", ") if keywords else [],
        entry.get("url", ""),
    )


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    index = str(folder / "index")

    def pressoir(*arguments):
        command = [program, *arguments, "--index", index]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf8").stdout

    pressoir("index", corpus)
    export = lambda format: pressoir("export", "*", "--format", format)
    clippings = [json.loads(line) for line in export("jsonl").splitlines()]

    ris = rispy.loads(export("ris"))
    same("ris", clippings, [
        (r["id"], squeezed(r.get("title")), squeezed(r.get("secondary_title")),
         [int(part) for part in r.get("date", "").split("/") if part], r.get("keywords", []),
         (r.get("urls") or [""])[0])
        for r in ris
    ])

    bibtex = bibtexparser.parse_string(export("bibtex"))
    if bibtex.failed_blocks:
        sys.exit(f"bibtex: {bibtex.failed_blocks[0].error}")
    same("bibtex", clippings, [bibtex_entry(entry) for entry in bibtex.entries])

    same("csl", clippings, [
        (i["id"], squeezed(i.get("title")), squeezed(i.get("container-title")),
         i.get("issued", {}).get("date-parts", [[]])[0],
         i["keyword"].split(", ") if "keyword" in i else [], i.get("URL", ""))
        for i in json.loads(export("csl"))
    ])

    table = list(csv.DictReader(io.StringIO(export("csv"))))
    same("csv", clippings, [
        (r["id"], squeezed(r["title"]), squeezed(r["source"]), parts(r["date"]),
         r["keywords"].split(" | ") if r["keywords"] else [], r["url"])
        for r in table
    ])
    if [r["body"] for r in table] != [c["body"] for c in clippings]:
        sys.exit("csv: a body was read as another")

    pressoir("export", "*", "--format", "tei", "--output", str(folder / "tei"))
    rows = list(csv.DictReader(open(folder / "tei" / "metadata.csv", encoding="utf8")))
    read = []
    for row, clipping in zip(rows, clippings):
        document = ET.parse(folder / "tei" / f"{row['id']}.xml").getroot()
        bibl = document.find(f".//{TEI}bibl")
        text = lambda path, root: (lambda found: squeezed(found.text) if found is not None else "")(root.find(path))
        paragraphs = [p.text or "" for p in document.iter(f"{TEI}p")][1:]
        if paragraphs != clipping["body"].split("\n"):
            sys.exit(f"tei: the body of {clipping['id']} was read as another")
        ref = bibl.find(f"{TEI}ref")
        read.append((
            text(f"{TEI}idno", bibl), text(f".//{TEI}titleStmt/{TEI}title", document), text(f"{TEI}title", bibl),
            parts(text(f"{TEI}date", bibl)), [t.text for t in document.iter(f"{TEI}term")],
            ref.get("target") if ref is not None else "",
        ))
    same("tei", clippings, read)
