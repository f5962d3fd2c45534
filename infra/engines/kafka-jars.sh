#!/usr/bin/env bash
# Usage: kafka-jars.sh DIR
#
# Guarantees that DIR/lib holds every jar of the broker version that pom.xml names, complete or not at all, and that a
# Java that can run them is installed. Silent and off the network when that is so already.
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
rm -rf "$dir/lib"
mv "$dir/lib.partial" "$dir/lib"
