"""Lucene with its FrenchAnalyzer, from ready JSON."""
import json
import os
import pathlib
import re
import shutil

from .timing import folder_size, measure, percentiles, without_text

NAME = "lucene"
MOST_THREADS = 64
HERE = pathlib.Path(__file__).resolve().parent.parent / "lucene"
DIFFERS = """\
splits elisions, drops stop words, light stemming, folds accents only after stemming; starts a virtual machine, which
compiles while it runs: short runs are unfair to it; the heap is fixed at 1 GB"""


def java_home():
    """The Java that is asked for, or the newest that is installed."""
    if "PEER_JAVA_HOME" in os.environ:
        return pathlib.Path(os.environ["PEER_JAVA_HOME"])
    homes = pathlib.Path("/usr/lib/jvm").glob("*-jdk-*")
    numbered = [(int(re.search(r"(\d+)-jdk", home.name)[1]), home) for home in homes if re.search(r"\d+-jdk", home.name)]
    newest = max((pair for pair in numbered if pair[0] >= 21), default=None)
    if not newest:
        raise RuntimeError("there is no Java 21 or newer; name one in PEER_JAVA_HOME")
    return newest[1]


def prepare():
    if not shutil.which("mvn"):
        raise RuntimeError("there is no `mvn`; install Maven")
    env = {"JAVA_HOME": str(java_home())}
    measure(["mvn", "-q", "-B", "-f", HERE / "pom.xml", "package"], env=env)


def version():
    return re.search(r"<lucene.version>(.*)</lucene.version>", (HERE / "pom.xml").read_text())[1]


def command(*args):
    classes = f"{HERE}/target/classes:{HERE}/target/lib/*"
    java = java_home() / "bin/java"
    return [java, "-Xms1g", "-Xmx1g", "--add-modules", "jdk.incubator.vector", "-cp", classes, "peer.Main", *args]


def index(raw, ready, folder, threads):
    return without_text(measure(command("index", ready, folder, threads), threads))


def size(folder):
    return folder_size(folder)


def search(raw, folder, log):
    answer = json.loads(measure(command("search", folder, log))["printed"])
    return {way: percentiles(took) for way, took in answer.items()}


def close():
    pass
