#!/usr/bin/env bash
# Whether others are served while somebody takes all that he can get. Each scene starts a server of its own and prints how long
# the others wait, in seconds:
#   connections  ulimit -n 2048 and 10,000 connections that send nothing, to the gateway and to the management API
#   contents     -Xmx512m and 64 contents of 31 MiB at the management API, each without its last byte; and a backup meanwhile
#   imports      -Xmx512m and 280 imports of half a kilobyte whose YAML aliases stand for a billion values; another reads meanwhile
#   uploads      a budget of 64 MiB and 150 uploads of 4 MiB to an API that buffers them, each without its last byte
#
#   bench/crowd.sh [scene...]            needs Python 3
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
HOLDFAST=${HOLDFAST:-$root/holdfast} exec python3 "$root/bench/crowd.py" "$@"
