#!/usr/bin/env bash
# Usage: kafka-jars.sh DIR
#
# Guarantees that DIR/lib holds every jar of the broker version that pom.xml names, complete or not at all, and that a
# Java that can run them is installed. Silent and off the network when that is so already.
# DIR/kafka.jsa, if it could be made, halves the broker's start: java -XX:SharedArchiveFile=DIR/kafka.jsa. Java ignores it
# when it is absent, or made by another Java or from other jars.
# Exit 3: Java 17 or Maven is missing and cannot be installed from here; one sentence says what to install.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${1:?usage: kafka-jars.sh DIR}"

"$here/ensure-debian.sh" openjdk-17-jre-headless

mkdir -p "$1"
dir=$(cd "$1" && pwd)
version=$(sed -n 's|.*<kafka.version>\(.*\)</kafka.version>.*|\1|p' "$here/pom.xml")
jar="$dir/lib/kafka_2.13-$version.jar"
[[ -e $jar ]] && exit 0

"$here/ensure-debian.sh" maven

# Runs the broker once, for the list of classes it loads. Only speed depends on it, so it may fail (a port was taken).
prime() {
  local work port=$((20000 + RANDOM % 10000)) broker
  work=$(mktemp -d)
  sed "s|@LISTEN@|127.0.0.1|; s|@PORT@|$port|; s|@ADVERTISED@|127.0.0.1:$port|; s|@CONTROLLER_PORT@|$((port + 1))|
    s|@DATA_DIR@|$work/data|" "$here/server.properties" >"$work/server.properties"
  {
    java -cp "$dir/lib/*" kafka.tools.StorageTool format -t "$(</proc/sys/kernel/random/uuid)" -c "$work/server.properties"
    java -XX:+UseSerialGC "-XX:ArchiveClassesAtExit=$dir/kafka.jsa.partial" -cp "$dir/lib/*" kafka.Kafka "$work/server.properties" &
    broker=$!
    timeout 60 bash -c "until grep -q 'Kafka Server started' '$work/log' || ! kill -0 $broker; do sleep 0.2; done"
    kill "$broker"
    wait "$broker"
  } >"$work/log" 2>&1 || true
  [[ ! -s $dir/kafka.jsa.partial ]] || mv -f "$dir/kafka.jsa.partial" "$dir/kafka.jsa"
  rm -rf "$work"
}

# Test lanes start together; the second waits, then finds the jars.
exec 9>"$dir/.lib.lock"
flock 9
[[ -e $jar ]] && exit 0

echo "fetching Kafka $version from Maven Central" >&2
rm -rf "$dir/lib.partial"
log=$(mktemp)
mvn -q -B --strict-checksums -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$dir/lib.partial" \
  >"$log" 2>&1 || {
  tail -n 20 "$log" >&2
  echo "Maven could not fetch Kafka $version (its words are above); it needs Maven Central once, and never again." >&2
  exit 1
}
rm -f "$log"
# The folder appears under its name only when whole, so the one jar tested above stands for all of them.
rm -rf "${dir:?}/lib" "$dir/kafka.jsa"
mv "$dir/lib.partial" "$dir/lib"
prime
