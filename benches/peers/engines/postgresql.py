"""PostgreSQL with `to_tsvector('french')` and a GIN index, in a cluster made for the run."""
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import time

from .timing import measure, percentiles, without_text

NAME = "postgresql"
MOST_THREADS = 64
DIFFERS = """\
splits no elision, drops stop words, Snowball stemming, keeps accents; a server with a transaction log, to which all is
sent and from which all is fetched over a socket; reading JSON and building the GIN index run on one core; ranks by
ts_rank, which knows no document frequency; time includes stopping the server, so that all is written"""

# Where Debian puts what a client does not need.
PROGRAMS = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "512MB",
    "maintenance_work_mem": "400MB",
    "max_parallel_maintenance_workers": "1",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "autovacuum": "off",
    "parallel_setup_cost": "0",
    "parallel_tuple_cost": "0",
    "min_parallel_table_scan_size": "0",
}
LOAD = r"""
CREATE UNLOGGED TABLE ready (line jsonb);
\copy ready FROM '{file}' WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
CREATE TABLE clipping AS SELECT
    line->>'id' AS id, line->>'title' AS title, line->>'body' AS body, line->>'date' AS date,
    line->>'keywords' AS keywords, line->>'source' AS source, line->>'author' AS author,
    setweight(to_tsvector('french', coalesce(line->>'title', '')), 'A')
        || to_tsvector('french', line->>'body') AS words
    FROM ready;
DROP TABLE ready;
CREATE UNIQUE INDEX ON clipping (id);
CREATE INDEX ON clipping USING gin (words);
ANALYZE clipping;
"""
running = None


def program(name):
    return PROGRAMS[-1] / name


def prepare():
    if not PROGRAMS or not shutil.which("psql"):
        raise RuntimeError("there is no PostgreSQL server and client; install them")


def version():
    return measure([program("postgres"), "--version"])["printed"].split()[2]


def as_user(command):
    """The server refuses to run as root."""
    command = [str(part) for part in command]
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


class Cluster:
    """A server with a folder of its own, held to some cores."""

    def __init__(self, folder, threads):
        self.folder, self.threads = folder, threads
        self.data = folder / "data"
        folder.mkdir()
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
        quiet = {"check": True, "stdout": subprocess.DEVNULL}
        made = as_user([program("initdb"), "-D", self.data, "-U", "peer", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
        subprocess.run(made, **quiet)
        settings = {**SETTINGS, "max_parallel_workers_per_gather": str(threads - 1)}
        text = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(text)
        self.start()

    def start(self):
        cores = sorted(os.sched_getaffinity(0))[: self.threads]
        self.server = subprocess.Popen(
            as_user([program("postgres"), "-D", self.data, "-k", self.folder]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
        for _ in range(300):
            ready = subprocess.run([program("pg_isready"), "-q", "-h", self.folder], check=False)
            if ready.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL does not start")

    def psql(self, sql, threads=None):
        script = self.folder / "script.sql"
        script.write_text(sql, "utf8")
        command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "peer", "-d", "postgres", "-f", script]
        return measure(command, threads)

    def stop(self):
        """Ends the server and returns its user and system time, that of its workers included."""
        subprocess.run(as_user([program("pg_ctl"), "-D", self.data, "-m", "fast", "-w", "stop"]), check=True, stdout=subprocess.DEVNULL)
        _, _, usage = os.wait4(self.server.pid, 0)
        self.server.returncode = 0
        return usage


def index(raw, ready, folder, threads):
    global running
    close()
    cluster = Cluster(folder, threads)
    start = time.perf_counter()
    took = without_text(cluster.psql(LOAD.replace("{file}", str(ready)), threads))
    usage = cluster.stop()
    took["seconds"] = time.perf_counter() - start
    took["user_seconds"] += usage.ru_utime
    took["system_seconds"] += usage.ru_stime
    took["peak_bytes"] = usage.ru_maxrss * 1024
    cluster.start()
    running = cluster
    return took


def size(folder):
    answer = running.psql("\\t on\nSELECT pg_total_relation_size('clipping');")
    return int(answer["printed"])


def search(raw, folder, log):
    all_words = "plainto_tsquery('french', {text})"
    any_word = f"replace({all_words}::text, '&', '|')::tsquery"
    found = "FROM clipping, (SELECT {asked} AS asked) AS query WHERE words @@ asked"
    best = f"{found} ORDER BY ts_rank(words, asked) DESC LIMIT 10"
    ways = {
        "count": (all_words, f"SELECT count(*) {found};"),
        "top 10": (all_words, f"SELECT id {best};"),
        "top 10, any word": (any_word, f"SELECT id {best};"),
        "top 10, snippets": (
            all_words,
            f"SELECT id, title, date, ts_headline('french', body, asked) FROM (SELECT * {best}) AS best;",
        ),
    }
    lines = log.read_text("utf8").splitlines()
    texts = ["'" + line.split("\t")[1].replace("'", "''") + "'" for line in lines]
    answer = {}
    for way, (words, sql) in ways.items():
        script = [sql.format(asked=words.format(text=text)) for text in texts]
        timed = ["\\o /dev/null", *script, "\\timing on", *script]
        printed = running.psql("\n".join(timed))["printed"]
        answer[way] = percentiles([float(ms) for ms in re.findall(r"Time: ([\d.]+) ms", printed)])
    return answer


def close():
    global running
    if running:
        running.stop()
        running = None
