#!/usr/bin/env bash
# The management API through TLS with a server of 512 MB of heap in a process of its own, on SQLite and on PostgreSQL (which
# it brings along), beside the same statements by plain JDBC: requests per second with 1, 16 and 64 clients; first, middle and
# last page of lists of the sizes given; import of an OpenAPI document with 1,000 operations.
#
# Then, where wrk is installed and tables are wanted, reads through wrk on SQLite: bench/reads.sh, which can be run alone and measures
# another checkout of the program in turns with this one.
#
#   bench/management.sh [--json] [--database sqlite|postgresql|both] [--seconds of each rate] [sizes...]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/run.sh"
run_bench io.holdfast.bench.ManagementBench -Xmx512m -- "$@"
case " $* " in
*' --json '* | *' postgresql '*) ;;
*) ! command -v wrk >/dev/null || "$root/bench/reads.sh" ;;
esac
