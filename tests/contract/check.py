#!/usr/bin/env python3
"""Holds the service to its own description.

    check.py PRESSOIR CORPUS

Serves CORPUS with the program PRESSOIR on a free port, validates /openapi.json as OpenAPI 3.1, lets
schemathesis make up requests from it and compare the answers with it, and reads /metrics and the
feed as their readers do. Exits 1 at the first thing that does not hold.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request
import xml.etree.ElementTree as ET

from openapi_spec_validator import OpenAPIV31SpecValidator
from prometheus_client.parser import text_string_to_metric_families

program, corpus = (pathlib.Path(path).resolve() for path in sys.argv[1:])
ATOM = "{http://www.w3.org/2005/Atom}"
# How many requests are made up for each operation.
EXAMPLES = "40"


def get(address, path):
    with urllib.request.urlopen(address + path, timeout=60) as answer:
        return answer.read().decode()


def check_description(address):
    description = json.loads(get(address, "/openapi.json"))
    OpenAPIV31SpecValidator(description).validate()
    print(f"openapi.json: {len(description['paths'])} paths, valid OpenAPI 3.1")


def check_contract(address, folder):
    schemathesis = pathlib.Path(sys.executable).with_name("schemathesis")
    command = [
        schemathesis,
        "--config-file",
        pathlib.Path(__file__).resolve().with_name("schemathesis.toml"),
        "run",
        f"{address}/openapi.json",
        "--max-examples",
        EXAMPLES,
        "--seed",
        "1",
        # An empty value is one that was not given, and numbers may be written as texts: both are
        # promised in the documentation and are more than the description asks for.
        "--exclude-checks",
        "negative_data_rejection",
        "--no-color",
    ]
    # It keeps what it found where it runs.
    if subprocess.run(command, cwd=folder).returncode != 0:
        sys.exit("the service does not do what /openapi.json says")


def check_counts(address):
    families = {family.name: family for family in text_string_to_metric_families(get(address, "/metrics"))}
    for name in ["pressoir_requests", "pressoir_request_duration_seconds", "pressoir_index_clippings"]:
        if not families[name].samples:
            sys.exit(f"/metrics has no {name}")
    failed = [
        sample
        for sample in families["pressoir_requests"].samples
        if sample.labels["status"].startswith("5")
    ]
    if failed:
        sys.exit(f"the service failed: {failed}")
    print(f"metrics: {len(families)} families read")


def check_feed(address):
    feed = ET.fromstring(get(address, "/v1/feed.atom?q=licence"))
    entries = feed.findall(f"{ATOM}entry")
    for element in [feed, *entries]:
        for name in ["id", "title", "updated", "link"]:
            if element.find(ATOM + name) is None:
                sys.exit(f"the feed has no {name} in {ET.tostring(element)}")
    dates = [entry.find(f"{ATOM}updated").text for entry in entries]
    if dates != sorted(dates, reverse=True):
        sys.exit(f"the feed is not in order: {dates}")
    print(f"feed.atom: {len(entries)} entries read")


with tempfile.TemporaryDirectory() as folder:
    service = subprocess.Popen(
        [program, "serve", "--corpus", corpus, "--index", f"{folder}/index", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = next(
            found.group(1)
            for line in service.stderr
            if (found := re.search(r"at (http://[0-9.:]+)/", line))
        )
        # Nobody else empties the pipe, and a full one would stop the service.
        threading.Thread(target=service.stderr.read, daemon=True).start()
        check_description(address)
        check_contract(address, folder)
        check_feed(address)
        check_counts(address)
    finally:
        service.terminate()
        service.wait()
