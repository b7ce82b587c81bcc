# Sourced by ./mvnw and ./holdfast (POSIX sh). Sets JAVA_HOME to a JDK of at least version 25, or fails with advice.
# Candidates are judged by their `release` file, so no JVM is started to find one.

jdk_version() { # $1 = candidate home; prints its feature version if it is a whole JDK
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  java_on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$java_on_path" ]; then
    java_on_path=$(readlink -f "$java_on_path" 2>/dev/null || printf '%s' "$java_on_path")
    java_on_path=${java_on_path%/bin/java}
  fi
  for jdk_home in "${JAVA_HOME:-}" "$java_on_path" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    [ -n "$jdk_home" ] || continue
    jdk_feature=$(jdk_version "$jdk_home") || continue
    if [ "${jdk_feature:-0}" -ge 25 ]; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "holdfast: no JDK 25 or newer was found." >&2
  echo "Install one, or point JAVA_HOME at it. Looked at: JAVA_HOME, java on PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks." >&2
  return 1
}
