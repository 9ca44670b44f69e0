"""Pressoir, from raw clippings."""
import json
import os
import pathlib

from .timing import folder_size, measure, without_text

NAME = "pressoir"
MOST_THREADS = 64
HERE = pathlib.Path(__file__).resolve().parent
BINARY = pathlib.Path(os.environ.get("PRESSOIR", HERE / "../../../target/release/pressoir"))
DIFFERS = """\
starts from raw clippings and parses them, where the others get them parsed; tells copies and reprints apart; keeps
stop words, all columns for filters and facets, and the whole clipping; answers with dates, sources and warnings"""


def prepare():
    if not BINARY.exists():
        raise RuntimeError(f"there is no {BINARY}; run `cargo build --release`, or name it in PRESSOIR")


def version():
    return measure([BINARY, "--version"])["printed"].split()[-1]


def index(raw, ready, folder, threads):
    return without_text(
        measure([BINARY, "index", raw, "--index", folder, "--threads", threads], threads)
    )


def size(folder):
    return folder_size(folder)


def search(raw, folder, log):
    command = [BINARY, "bench", raw, "--queries", log, "--runs", 3, "--format", "json"]
    answer = json.loads(measure(command)["printed"])
    return {
        way["name"]: {name: way[f"{name}_ms"]["median"] for name in ("p50", "p95", "p99")}
        for way in answer["queries"]
    }


def close():
    pass
