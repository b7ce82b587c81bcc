#!/usr/bin/env bash
# Requests per second of the gateway with one subscription-keyed API, beside nginx as a plain proxy: same machine, same
# backend, same run, interleaved. Needs nginx and wrk. Talks to loopback only and stops by itself.
#
#   bench/gateway.sh [rounds] [seconds] [connections]
set -euo pipefail
rounds=${1:-3} seconds=${2:-10} connections=${3:-64}
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

free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }
backend=$(free_port) proxy=$(free_port)
head -c 1024 /dev/zero | tr '\0' x >"$work/body"
mkdir -p "$work/logs"
cat >"$work/nginx.conf" <<CONF
worker_processes 2; daemon off; pid $work/nginx.pid; error_log $work/logs/error.log;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 1000000000;
  upstream backend { server 127.0.0.1:$backend; keepalive 64; keepalive_requests 1000000000; }
  server { listen 127.0.0.1:$backend; location / { root $work; try_files /body =404; default_type text/plain; } }
  server { listen 127.0.0.1:$proxy;
    location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header X-Forwarded-For \$remote_addr; } }
}
CONF
nginx -c "$work/nginx.conf" & pids+=($!)

"$root/holdfast" server --data "$work/data" --set management.port=0 --set gateway.port=0 --set gateway.tlsPort=0 --set gateway.host=127.0.0.1 \
  >"$work/logs/holdfast.log" 2>&1 & pids+=($!)
for _ in $(seq 1200); do [ -f "$work/data/endpoints.json" ] && break; sleep 0.1; done
[ -f "$work/data/endpoints.json" ] || { cat "$work/logs/holdfast.log" >&2; exit 1; }
member() { jq -r ".$2" "$1"; }
management=$(member "$work/data/endpoints.json" management)
gateway=$(member "$work/data/endpoints.json" gateway)
credentials=$(member "$work/data/endpoints.json" credentialsFile)
ca=$(member "$work/data/endpoints.json" caFile)
hf() { "$root/holdfast" "$@" --data "$work/data" >/dev/null; }
hf service create -g bench -n bench
cat >"$work/api.yaml" <<'YAML'
openapi: 3.0.3
info: {title: Bench, version: "1"}
paths: {/item: {get: {operationId: item, responses: {"200": {description: ok}}}}}
YAML
hf api import -g bench -n bench --path api --api-id api --service-url "http://127.0.0.1:$backend" --specification-path "$work/api.yaml"
tenant=$(member "$credentials" tenantId)
token=$(curl -fsS --cacert "$ca" "$management/$tenant/oauth2/v2.0/token" -d grant_type=client_credentials \
  -d "client_id=$(member "$credentials" clientId)" -d "client_secret=$(member "$credentials" clientSecret)" \
  --data-urlencode "scope=$management/.default" | jq -r .access_token)
service="$management/subscriptions/$(member "$work/data/endpoints.json" subscriptionId)/resourceGroups/bench/providers/Microsoft.ApiManagement/service/bench"
key=bench-key-0123456789
curl -fsS --cacert "$ca" -X PUT -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -o /dev/null \
  "$service/subscriptions/bench?api-version=2022-08-01" \
  -d "{\"properties\":{\"displayName\":\"bench\",\"scope\":\"/apis/api\",\"state\":\"active\",\"primaryKey\":\"$key\"}}"
curl -fsS -o /dev/null -H 'Host: bench.gateway.localhost' -H "Ocp-Apim-Subscription-Key: $key" "$gateway/api/item"

run() { # name url -> requests per second; the details go to a file
  wrk -t1 -c"$connections" -d"${3:-$seconds}s" --latency -H 'Host: bench.gateway.localhost' -H "Ocp-Apim-Subscription-Key: $key" "$2" >"$work/logs/$1.wrk"
  grep -q 'Non-2xx' "$work/logs/$1.wrk" && { cat "$work/logs/$1.wrk" >&2; exit 1; }
  awk '/Requests\/sec/ {print $2}' "$work/logs/$1.wrk"
}
p99() { awk '/99%/ {print $2}' "$work/logs/$1.wrk"; }
run warm-up "$gateway/api/item" 20 >/dev/null
run warm-up "http://127.0.0.1:$proxy/" 5 >/dev/null
printf '%-6s  %12s  %12s  %7s  %10s  %10s\n' round nginx holdfast ratio p99-nginx p99-hold
for round in $(seq "$rounds"); do
  n=$(run nginx "http://127.0.0.1:$proxy/")
  h=$(run holdfast "$gateway/api/item")
  printf '%-6s  %12s  %12s  %7s  %10s  %10s\n' "$round" "$n" "$h" "$(awk "BEGIN{printf \"%.2f\", $h/$n}")" "$(p99 nginx)" "$(p99 holdfast)"
done
