"""The figures as tables."""
from statistics import median


def report(figures, engines):
    machine, corpus = figures["machine"], figures["corpus"]
    lines = [
        f"# {corpus['clippings']} clippings, {corpus['text_bytes'] / 1e6:.1f} MB of text",
        "",
        f"{machine['date']}, {machine['cpu']}, {machine['cores']} cores, {machine['system']}, "
        f"load {machine['load'][0]:.1f} at the end; {figures['runs']} runs in turns.",
        "",
        *indexing(figures),
        *searching(figures["queries"]),
        "What differs from Pressoir, and for Pressoir from the others:",
        "",
    ]
    for engine in engines:
        words = " ".join(engine.DIFFERS.split())
        lines.append(f"- {engine.NAME} {figures['versions'][engine.NAME]}: {words}.")
    return "\n".join(lines) + "\n"


def indexing(figures):
    text = figures["corpus"]["text_bytes"]
    yield "| engine | threads | s, median | lowest–highest | CPU s | MB of text/s | × tantivy | MB of text/CPU s | × tantivy | peak MB | index MB | × text |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"

    def clock(runs):
        return median(run["seconds"] for run in runs)

    def processor(runs):
        return median(run["user_seconds"] + run["system_seconds"] for run in runs)

    for name, runs in figures["indexing"].items():
        engine, threads = name.split("/")
        base = figures["indexing"].get(f"tantivy/{threads}")
        low, high = min(run["seconds"] for run in runs), max(run["seconds"] for run in runs)
        size = figures["index_bytes"][engine]
        ratio = f"{clock(base) / clock(runs):.2f}" if base else "–"
        cpu_ratio = f"{processor(base) / processor(runs):.2f}" if base else "–"
        yield (
            f"| {engine} | {threads} | {clock(runs):.2f} | {low:.2f}–{high:.2f} | {processor(runs):.2f} | "
            f"{text / 1e6 / clock(runs):.1f} | {ratio} | {text / 1e6 / processor(runs):.1f} | {cpu_ratio} | "
            f"{median(run['peak_bytes'] for run in runs) / 1e6:.0f} | {size / 1e6:.1f} | {size / text:.2f} |"
        )
    yield ""


def searching(queries):
    if not queries:
        return
    ways = list(dict.fromkeys(way for answers in queries.values() for way in answers))
    yield "Milliseconds a query, warm, one thread, p50 / p95 / p99:"
    yield ""
    yield "| engine | " + " | ".join(ways) + " |"
    yield "|---|" + "--:|" * len(ways)
    for engine, answers in queries.items():
        cells = []
        for way in ways:
            took = answers.get(way)
            cells.append(f"{took['p50']:.2f} / {took['p95']:.2f} / {took['p99']:.2f}" if took else "–")
        yield f"| {engine} | " + " | ".join(cells) + " |"
    yield ""
