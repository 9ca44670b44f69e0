"""SQLite's FTS5, from ready JSON, by a program of its own so that it is timed like the others."""
import json
import pathlib
import sqlite3
import sys

from .timing import folder_size, measure, percentiles, without_text

NAME = "sqlite"
# FTS5 writes on one thread.
MOST_THREADS = 1
PROGRAM = pathlib.Path(__file__).resolve().parent.parent / "sqlite" / "peer.py"
DIFFERS = """\
no French analysis: folds accents, splits no elision that it knows of, stems nothing, keeps stop words; does not
compress what it stores; JSON is read by Python"""


def prepare():
    sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE words USING fts5(word)")


def version():
    return sqlite3.sqlite_version


def index(raw, ready, folder, threads):
    folder.mkdir()
    return without_text(measure([sys.executable, PROGRAM, "index", ready, folder], threads))


def size(folder):
    return folder_size(folder)


def search(raw, folder, log):
    answer = json.loads(measure([sys.executable, PROGRAM, "search", folder, log])["printed"])
    return {way: percentiles(took) for way, took in answer.items()}


def close():
    pass
