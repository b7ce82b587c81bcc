#!/usr/bin/env bash
# Processor time of compiling and of evaluating expressions of policies, and the bytes that a compiled one keeps; beside each
# evaluation the same done in plain Java. One thread, so what others do on the machine disturbs little.
#
#   bench/expressions.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/run.sh"
run_bench io.holdfast.bench.ExpressionBench -Xmx1g -XX:+UseSerialGC -- "$@"
