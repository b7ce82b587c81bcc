#!/usr/bin/env bash
# Backup, verification, preview, proof and restore of services of growing size, in a process with 256 MB of heap, on SQLite
# and on PostgreSQL: seconds, resources per second, peak memory and size of the archive. Beside a bare scan and a bare bulk
# load of the same rows, and beside sqlite3 and zstd, or pg_dump and pg_restore, where they are installed. For a million
# resources it needs 4 GB of memory and 10 GB below TMPDIR.
#
#   bench/scale.sh [--json] [--database sqlite|postgresql|both] [resources...]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/run.sh"
run_bench io.holdfast.bench.ScaleBench -Xmx256m -- "$@"
