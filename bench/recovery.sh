#!/usr/bin/env bash
# Seconds of a backup and a restore of a large service beside a bare scan and a bare bulk load of the same rows, on SQLite
# and on PostgreSQL (which it brings along). Medians of the rounds; one more before them warms up.
#
#   bench/recovery.sh [rounds] [--json]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/.mvn/find-jdk.sh"
find_jdk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/mvnw" -B -q -f "$root/pom.xml" -pl bench -am -Dspotless.check.skip -Denforcer.skip \
  test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
# The heap is there from the start: pages touched for the first time would be measured as well, and scatter the rounds.
"$JAVA_HOME/bin/java" -Xms512m -Xmx512m -XX:+AlwaysPreTouch -XX:+UseParallelGC -XX:+UseCompactObjectHeaders \
  --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -Djava.io.tmpdir="$work" ${HOLDFAST_JAVA_OPTS:-} \
  -cp "$root/bench/target/classes:$(cat "$root/bench/target/classpath")" io.holdfast.bench.RecoveryBench "$@"
