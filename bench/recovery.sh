#!/usr/bin/env bash
# Seconds of a backup and a restore of a large service beside a bare scan and a bare bulk load of the same rows, on SQLite
# and on PostgreSQL (which it brings along). Medians of the rounds; one more before them warms up.
#
#   bench/recovery.sh [rounds] [--json]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/run.sh"
# The heap is there from the start: pages touched for the first time would be measured as well, and scatter the rounds.
run_bench io.holdfast.bench.RecoveryBench -Xms512m -Xmx512m -XX:+AlwaysPreTouch -- "$@"
