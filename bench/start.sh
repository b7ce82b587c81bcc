#!/usr/bin/env bash
# Seconds from starting the process until the server is ready (DATA/endpoints.json is there): first start, which makes
# all keys and certificates, and a later one. Beside it: a JVM that does nothing.
#
#   bench/start.sh [rounds]
set -euo pipefail
rounds=${1:-5}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/holdfast" --version >/dev/null
now() { date +%s.%N; }
since() { awk "BEGIN{printf \"%.2f\", $(now) - $1}"; }
ready() { # data directory -> seconds
  local start pid
  start=$(now)
  "$root/holdfast" server --data "$1" --set management.port=0 --set gateway.port=0 --set gateway.tlsPort=0 >/dev/null 2>"$work/log" &
  pid=$!
  while [ ! -f "$1/endpoints.json" ]; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.01
  done
  since "$start"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}
printf '%-6s  %12s  %12s  %12s\n' round 'first start' 'later start' 'command line'
for round in $(seq "$rounds"); do
  first=$(ready "$work/$round")
  later=$(ready "$work/$round")
  start=$(now)
  "$root/holdfast" --version >/dev/null
  printf '%-6s  %12s  %12s  %12s\n' "$round" "$first" "$later" "$(since "$start")"
done
