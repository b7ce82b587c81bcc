# Sourced (bash): builds the measurements and runs one of them in a directory that is removed afterwards.

run_bench() { # class, options of the JVM, --, arguments
  local class=$1 options=()
  shift
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  shift
  . "$root/.mvn/find-jdk.sh"
  find_jdk
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  "$root/mvnw" -B -q -f "$root/pom.xml" -pl bench -am -Dspotless.check.skip -Denforcer.skip \
    test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
  "$JAVA_HOME/bin/java" "${options[@]}" -XX:+UseParallelGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Djava.io.tmpdir="$work" -Dslf4j.internal.verbosity=WARN -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider \
    ${HOLDFAST_JAVA_OPTS:-} \
    -cp "$root/bench/target/classes:$(cat "$root/bench/target/classpath")" "$class" "$@"
}
