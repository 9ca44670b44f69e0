"""Bare Tantivy with its own French chain, from ready JSON."""
import json
import pathlib

from .timing import folder_size, measure, percentiles, without_text

NAME = "tantivy"
MOST_THREADS = 64
HERE = pathlib.Path(__file__).resolve().parent.parent / "tantivy"
BINARY = HERE / "target/release/peer-tantivy"
DIFFERS = """\
splits no elision and folds no accent, drops stop words, one stem a word; no facets, no copies; the words of a query
are parsed by its own grammar"""


def prepare():
    measure(["cargo", "build", "--release", "--locked", "--manifest-path", HERE / "Cargo.toml"])


def version():
    lock = (HERE / "Cargo.lock").read_text()
    return lock.split('name = "tantivy"\nversion = "')[1].split('"')[0]


def index(raw, ready, folder, threads):
    return without_text(measure([BINARY, "index", ready, folder, threads], threads))


def size(folder):
    return folder_size(folder)


def search(raw, folder, log):
    answer = json.loads(measure([BINARY, "search", folder, log])["printed"])
    return {way: percentiles(took) for way, took in answer.items()}


def close():
    pass
