#!/usr/bin/env bash
# Reads through the management API, by wrk: TLS, 16 connections that stay open, random tags out of 1,000, on SQLite; requests per
# second and the processor time of the server for each, which other programs on the machine disturb less. With a second checkout
# of the program its server is measured in turns with this one's. Needs wrk, curl and jq. Talks to loopback only and stops by itself.
#
#   bench/reads.sh [rounds] [seconds] [other checkout]
set -euo pipefail
rounds=${1:-3} seconds=${2:-10} other=${3:-}
root=$(cd "$(dirname "$0")/.." && pwd)
for tool in wrk curl jq; do
  command -v "$tool" >/dev/null || { echo "bench: $tool is missing; on Debian: apt-get install wrk curl jq" >&2; exit 1; }
done
work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
tags=1000

start() { # name checkout: a server with one service and its tags; what is needed to ask it goes to a directory
  local dir=$work/$1 management ca token service
  mkdir -p "$dir"
  HOLDFAST_JAVA_OPTS="-Xmx512m ${HOLDFAST_JAVA_OPTS:-}" "$2/holdfast" server --data "$dir/data" --set management.port=0 \
    --set gateway.port=0 --set gateway.tlsPort=0 --set gateway.host=127.0.0.1 >"$dir/log" 2>&1 & pids+=($!)
  echo $! >"$dir/pid"
  for _ in $(seq 3000); do [ -f "$dir/data/endpoints.json" ] && break; sleep 0.1; done
  [ -f "$dir/data/endpoints.json" ] || { cat "$dir/log" >&2; exit 1; }
  member() { jq -r ".$2" "$1"; }
  management=$(member "$dir/data/endpoints.json" management)
  ca=$(member "$dir/data/endpoints.json" caFile)
  credentials=$(member "$dir/data/endpoints.json" credentialsFile)
  "$2/holdfast" service create -g bench -n bench --data "$dir/data" >/dev/null
  token=$(curl -fsS --cacert "$ca" "$management/$(member "$credentials" tenantId)/oauth2/v2.0/token" -d grant_type=client_credentials \
    -d "client_id=$(member "$credentials" clientId)" -d "client_secret=$(member "$credentials" clientSecret)" \
    --data-urlencode "scope=$management/.default" | jq -r .access_token)
  service="/subscriptions/$(member "$dir/data/endpoints.json" subscriptionId)/resourceGroups/bench/providers/Microsoft.ApiManagement/service/bench"
  for number in $(seq "$tags"); do
    printf 'next\nurl = "%s/tags/tag-%d?api-version=2022-08-01"\nrequest = PUT\nheader = "Authorization: Bearer %s"\n' \
      "$management$service" "$number" "$token"
    printf 'header = "Content-Type: application/json"\ndata = "{\\"properties\\":{\\"displayName\\":\\"The first label of tag-%d\\"}}"\n' "$number"
    printf 'cacert = "%s"\nfail\nsilent\nshow-error\noutput = /dev/null\n' "$ca"
  done | tail -n +2 | curl --config -
  cat >"$dir/tags.lua" <<LUA
wrk.headers["Authorization"] = "Bearer $token"
request = function()
  return wrk.format("GET", "$service/tags/tag-" .. math.random($tags) .. "?api-version=2022-08-01")
end
LUA
  echo "$management" >"$dir/url"
}

ticks() { awk '{sub(/.*\) /, ""); print $12 + $13}' "/proc/$(cat "$work/$1/pid")/stat"; }
load() { # name seconds
  wrk -t1 -c16 -d"$2s" --latency -s "$work/$1/tags.lua" "$(cat "$work/$1/url")" >"$work/$1/wrk"
  ! grep -q 'Non-2xx\|Socket errors' "$work/$1/wrk" || { cat "$work/$1/wrk" >&2; exit 1; }
}
measure() { # name -> requests per second, slowest hundredth, microseconds of processor time per request
  local before after
  before=$(ticks "$1")
  load "$1" "$seconds"
  after=$(ticks "$1")
  awk -v ticks=$((after - before)) -v hertz="$(getconf CLK_TCK)" '/99%/ {p99 = $2} /requests in/ {n = $1} /Requests\/sec/ {rate = $2}
    END {printf "%.0f %s %.1f\n", rate, p99, ticks / hertz * 1e6 / n}' "$work/$1/wrk"
}

names=(this)
start this "$root"
[ -z "$other" ] || { start other "$(cd "$other" && pwd)"; names+=(other); }
# Long enough for the compiler, which has the same processors.
for name in "${names[@]}"; do load "$name" 30; done
printf '%-6s  %-6s  %10s  %9s  %11s\n' round server 'reads/s' p99 'CPU us/read'
for round in $(seq "$rounds"); do
  for name in "${names[@]}"; do
    read -r rate p99 cpu < <(measure "$name")
    printf '%-6s  %-6s  %10s  %9s  %11s\n' "$round" "$name" "$rate" "$p99" "$cpu"
  done
done
