#!/usr/bin/env bash
# What callers of the gateway see while a large service is restored on SQLite, by a server in a process of its own: requests,
# failures (must be none), latency before, during and after; seconds of the restore beside those of the same restore while
# nobody calls; peak memory. For a million resources it needs 6 GB of memory and 5 GB below TMPDIR.
#
#   bench/serving.sh [--json] [--heap MB of the server] [--rate requests per second] [--seconds before and after] [resources]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/run.sh"
run_bench io.holdfast.bench.ServingBench -Xmx256m -- "$@"
