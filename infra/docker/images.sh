#!/usr/bin/env bash
# Usage: images.sh [kafka|redis|node]...   (default: all three)
#
# Guarantees that an image of each can be run, and prints which, one NAME=IMAGE a line (KAFKA_IMAGE, REDIS_IMAGE,
# NODE_IMAGE), fit for `docker-compose --env-file`. Each is, in this order: the official one if it is here; the local one if
# it is here and was made from today's recipe; the official one, pulled; the local one, made now from Debian's packages, the
# npm registry and Maven Central. BREACH_ALERTS_IMAGES=local leaves the official ones out.
#
# Needs a Docker engine (engine.sh start); making an image also needs root on Debian. Exit 3 says what is missing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
engines=$(cd "$here/../engines" && pwd)
dir=${BREACH_ALERTS_ENGINE_DIR:-$here/../../.tools/docker}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
PATH="$PATH:/usr/sbin:/sbin"
jars=$here/../../.tools/kafka
base=breach-alerts-local/debian:bookworm

main() {
  docker info >/dev/null 2>&1 || { echo "No Docker engine answers: infra/docker/engine.sh start" >&2; exit 3; }
  exec 9>"$dir/.images.lock"
  flock 9
  (($#)) || set -- kafka redis node
  local name
  for name in "$@"; do
    case $name in
      kafka) provide kafka apache/kafka:4.3.0 breach-alerts-local/kafka:4.3.0 ;;
      redis) provide redis redis:7-bookworm breach-alerts-local/redis:7 ;;
      node) provide node node:24-bookworm-slim breach-alerts-local/node:24-slim ;;
      *) echo "images.sh makes kafka, redis and node, not '$name'" >&2; exit 2 ;;
    esac
  done
}

# provide NAME OFFICIAL LOCAL
provide() {
  local image=$3
  if may_pull && here_is "$2"; then
    image=$2
  elif ! is_current "$1" "$3"; then
    if may_pull && pull "$2"; then
      image=$2
    else
      provide_base
      echo "making $3" >&2
      "context_$1" | logged docker build --force-rm --label "recipe=$(recipe "$1")" -t "$3" -
      # What this image was until now.
      docker image prune --force --filter "label=recipe" >/dev/null
    fi
  fi
  echo "${1^^}_IMAGE=$image"
}

may_pull() { [[ ${BREACH_ALERTS_IMAGES:-} != local ]]; }
here_is() { docker image inspect "$1" >/dev/null 2>&1; }
recipe() {
  local files=("$here/$1"/*)
  [[ $1 != kafka ]] || files+=("$engines/pom.xml" "$engines/server.properties")
  cat "${files[@]}" | sha256sum | cut -c1-12
}
is_current() {
  [[ $(docker image inspect --format '{{index .Config.Labels "recipe"}}' "$2" 2>/dev/null) == "$(recipe "$1")" ]]
}

# Asks for the description first: a registry out of reach costs seconds, and once; a slow one may take the time it needs.
pull() {
  [[ -z ${unreachable:-} ]] || return 1
  if ! timeout 15 docker manifest inspect "$1" >/dev/null 2>&1; then
    unreachable=1
    return 1
  fi
  echo "pulling $1" >&2
  docker pull --quiet "$1" >/dev/null
}

logged() {
  DOCKER_BUILDKIT=0 "$@" >"$dir/images.log" 2>&1 && return
  tail -n 20 "$dir/images.log" >&2
  echo "$1 failed; its last words are above, all of them in $dir/images.log" >&2
  exit 1
}

provide_base() {
  here_is "$base" && return
  local tarball=$dir/debian-bookworm.tar
  if [[ ! -e $tarball ]]; then
    "$engines/ensure-debian.sh" debootstrap
    echo "making $base" >&2
    local root
    root=$(mktemp -d)
    logged debootstrap --variant=minbase --include=ca-certificates bookworm "$root"
    tar -C "$root" --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' --exclude='./dev/*' -cf "$tarball.partial" .
    mv "$tarball.partial" "$tarball"
    rm -rf --one-file-system "$root"
  fi
  docker import "$tarball" "$base" >/dev/null
}

context_redis() { tar -C "$here/redis" -c .; }

context_kafka() {
  "$engines/kafka-jars.sh" "$jars"
  tar -c -C "$here/kafka" . -C "$engines" server.properties -C "$jars" lib
}

context_node() {
  local modules=$dir/node
  # The package holds the whole program for this processor; no download but the registry's.
  npm install --silent --no-save --no-package-lock --prefix "$modules" node@24 >&2
  tar -c -C "$here/node" . -C "$modules/node_modules/node/bin" node
}

main "$@"
