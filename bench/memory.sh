#!/usr/bin/env bash
# Resident memory of a server with one API, as the kernel counts it: ready, under load, and after a minute in which nobody calls.
# The load: wrk through the gateway to a backend (nginx) with a subscription key, and calls of the management API. Needs nginx, wrk,
# curl and jq. Talks to loopback only and stops by itself. HOLDFAST_HEAP and HOLDFAST_JAVA_OPTS are the server's.
#
#   bench/memory.sh [rounds] [seconds of load] [seconds of rest]
set -euo pipefail
rounds=${1:-3} seconds=${2:-20} rest=${3:-60}
root=$(cd "$(dirname "$0")/.." && pwd)
for tool in nginx wrk curl jq; do
  command -v "$tool" >/dev/null || { echo "bench: $tool is missing; on Debian: apt-get install nginx-light wrk curl jq" >&2; exit 1; }
done
work=$(mktemp -d)
chmod 711 "$work" # nginx workers run as another user and must reach the body
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
"$root/holdfast" --version >/dev/null

backend=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
head -c 1024 /dev/zero | tr '\0' x >"$work/body"
mkdir -p "$work/logs"
cat >"$work/nginx.conf" <<CONF
worker_processes 1; daemon off; pid $work/nginx.pid; error_log $work/logs/error.log;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 1000000000;
  server { listen 127.0.0.1:$backend; location / { root $work; try_files /body =404; default_type text/plain; } }
}
CONF
nginx -c "$work/nginx.conf" & pids+=($!)
cat >"$work/api.yaml" <<'YAML'
openapi: 3.0.3
info: {title: Bench, version: "1"}
paths: {/item: {get: {operationId: item, responses: {"200": {description: ok}}}}}
YAML
key=bench-key-0123456789

resident() { awk '/^VmRSS/ {printf "%.0f", $2/1024}' "/proc/$1/status"; }

cpu() { awk '{print $14 + $15}' "/proc/$1/stat"; } # hundredths of a second

round() { # number
  local data=$work/data-$1 server before each management gateway ca tenant token service
  "$root/holdfast" server --data "$data" --set management.port=0 --set gateway.port=0 --set gateway.tlsPort=0 --set gateway.host=127.0.0.1 \
    >"$work/logs/holdfast-$1.log" 2>&1 &
  server=$!
  pids+=("$server")
  for _ in $(seq 600); do [ -f "$data/endpoints.json" ] && break; sleep 0.1; done
  [ -f "$data/endpoints.json" ] || { cat "$work/logs/holdfast-$1.log" >&2; exit 1; }
  ready=$(resident "$server")
  member() { jq -r ".$2" "$1"; }
  management=$(member "$data/endpoints.json" management) gateway=$(member "$data/endpoints.json" gateway)
  credentials=$(member "$data/endpoints.json" credentialsFile) ca=$(member "$data/endpoints.json" caFile)
  "$root/holdfast" service create -g bench -n bench --data "$data" >/dev/null
  "$root/holdfast" api import -g bench -n bench --path api --api-id api --service-url "http://127.0.0.1:$backend" \
    --specification-path "$work/api.yaml" --data "$data" >/dev/null
  tenant=$(member "$credentials" tenantId)
  token=$(curl -fsS --cacert "$ca" "$management/$tenant/oauth2/v2.0/token" -d grant_type=client_credentials \
    -d "client_id=$(member "$credentials" clientId)" -d "client_secret=$(member "$credentials" clientSecret)" \
    --data-urlencode "scope=$management/.default" | jq -r .access_token)
  service="$management/subscriptions/$(member "$data/endpoints.json" subscriptionId)/resourceGroups/bench/providers/Microsoft.ApiManagement/service/bench"
  curl -fsS --cacert "$ca" -X PUT -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -o /dev/null \
    "$service/subscriptions/bench?api-version=2022-08-01" \
    -d "{\"properties\":{\"displayName\":\"bench\",\"scope\":\"/apis/api\",\"state\":\"active\",\"primaryKey\":\"$key\"}}"
  wrk -t1 -c64 -d"$((seconds / 2))s" -H 'Host: bench.gateway.localhost' -H "Ocp-Apim-Subscription-Key: $key" "$gateway/api/item" >/dev/null
  before=$(cpu "$server")
  wrk -t1 -c64 -d"${seconds}s" -H 'Host: bench.gateway.localhost' -H "Ocp-Apim-Subscription-Key: $key" "$gateway/api/item" \
    >"$work/logs/$1.wrk"
  ! grep -q 'Non-2xx' "$work/logs/$1.wrk" || { cat "$work/logs/$1.wrk" >&2; exit 1; }
  each=$(awk -v before="$before" -v after="$(cpu "$server")" '/requests in/ {printf "%.1f", (after - before) * 1e4 / $1}' "$work/logs/$1.wrk")
  wrk -t1 -c16 -d"$((seconds / 2))s" -H "Authorization: Bearer $token" "$service/apis?api-version=2022-08-01" >/dev/null
  loaded=$(resident "$server")
  sleep "$rest"
  rested=$(resident "$server")
  printf '%-6s  %8s  %8s  %8s  %8s  %12s  %14s\n' "$1" "$ready" "$loaded" "$rested" \
    "$(awk '/^VmHWM/ {printf "%.0f", $2/1024}' "/proc/$server/status")" "$(awk '/Requests\/sec/ {print $2}' "$work/logs/$1.wrk")" "$each"
  kill "$server"
  wait "$server" 2>/dev/null || true
}
printf '%-6s  %8s  %8s  %8s  %8s  %12s  %14s\n' round 'ready MB' 'load MB' 'rest MB' 'peak MB' 'requests/s' 'CPU µs/request'
for number in $(seq "$rounds"); do round "$number"; done
