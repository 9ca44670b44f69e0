#!/usr/bin/env python3
"""`peer.py index FILE FOLDER` indexes clippings in JSON Lines, `peer.py search FOLDER QUERIES` answers a log."""
import json
import pathlib
import re
import sqlite3
import sys
import time

COLUMNS = ("id", "title", "body", "date", "keywords", "source", "author")
SCHEMA = """
CREATE VIRTUAL TABLE clipping USING fts5(
    id UNINDEXED, title, body, date UNINDEXED, keywords UNINDEXED, source UNINDEXED, author UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2")
"""
FOUND = "FROM clipping WHERE clipping MATCH ?"
BEST = f"{FOUND} ORDER BY bm25(clipping, 0, 3, 1) LIMIT 10"


def open_database(folder):
    return sqlite3.connect(pathlib.Path(folder) / "clippings.db")


def rows(file):
    with open(file, "rb") as lines:
        for line in lines:
            clipping = json.loads(line)
            clipping["keywords"] = " | ".join(clipping["keywords"])
            yield [clipping[name] for name in COLUMNS]


def index(file, folder):
    database = open_database(folder)
    database.execute(SCHEMA)
    with database:
        places = ", ".join("?" * len(COLUMNS))
        database.executemany(f"INSERT INTO clipping VALUES ({places})", rows(file))
    with database:
        database.execute("INSERT INTO clipping(clipping) VALUES ('optimize')")
    database.close()


def match(query, between):
    words = re.findall(r"\w+", query)
    return between.join(f'"{word}"' for word in words)


def search(folder, queries):
    database = open_database(folder)
    lines = pathlib.Path(queries).read_text("utf8").splitlines()
    log = [line.split("\t")[1] for line in lines]
    ways = {
        "count": (" ", f"SELECT count(*) {FOUND}"),
        "top 10": (" ", f"SELECT id {BEST}"),
        "top 10, any word": (" OR ", f"SELECT id {BEST}"),
        "top 10, snippets": (
            " ",
            f"SELECT id, title, date, snippet(clipping, 2, '<b>', '</b>', '…', 40) {BEST}",
        ),
    }
    answer = {}
    for way, (between, sql) in ways.items():
        for _ in range(2):
            took = []
            for query in log:
                start = time.perf_counter()
                database.execute(sql, (match(query, between),)).fetchall()
                took.append((time.perf_counter() - start) * 1000)
        answer[way] = took
    print(json.dumps(answer))


if __name__ == "__main__":
    {"index": index, "search": search}[sys.argv[1]](*sys.argv[2:])
