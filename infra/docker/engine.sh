#!/usr/bin/env bash
# Usage: engine.sh start|stop|status
#
# start   guarantees that `docker` and a compose command work: uses the engine that answers, else installs Debian's and
#         starts it here as root. Silent but for one line that says how to reach it.
# stop    ends the engine that `start` began, by its process id, and no other; containers on it end too.
# status  one line; exit 0 when an engine answers, 1 when none does.
#
# Its images, containers and log stay in $BREACH_ALERTS_ENGINE_DIR (default: .tools/docker in the project).
# Exit 3: something is missing that only an administrator can provide; one sentence says what.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${BREACH_ALERTS_ENGINE_DIR:-$here/../../.tools/docker}
mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
pidfile=$dir/dockerd.pid
PATH="$PATH:/usr/sbin:/sbin"

answers() { docker info >/dev/null 2>&1; }
has_compose() { docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null; }
# The id in the file may be another program's by now: only a dockerd that was given this very file is ours.
is_ours() { [[ -s $pidfile ]] && tr '\0' ' ' <"/proc/$(<"$pidfile")/cmdline" 2>/dev/null | grep -qF -- "--pidfile $pidfile "; }
describe() {
  local whose="started elsewhere"
  is_ours && whose="started here, process $(<"$pidfile"), log $dir/dockerd.log"
  echo "Docker $(docker info --format '{{.ServerVersion}}') answers on ${DOCKER_HOST:-unix:///var/run/docker.sock} ($whose)"
}

start() {
  if ! answers; then
    if [[ -n ${DOCKER_HOST:-} ]]; then
      echo "No engine answers on DOCKER_HOST=$DOCKER_HOST: start it, or unset DOCKER_HOST to get one here." >&2
      exit 3
    fi
    "$here/../engines/ensure-debian.sh" docker.io
    if ((EUID != 0)); then
      echo "No Docker engine answers, and only root can start one: start Docker, then run this again." >&2
      exit 3
    fi
    exec 9>"$dir/.start.lock"
    flock 9
    # Another start may have held the lock until now.
    answers || launch
    exec 9>&-
  fi
  has_compose || "$here/../engines/ensure-debian.sh" docker-compose
  describe
}

launch() {
  # A session of its own: a Ctrl-C meant for a test run must not end everybody's containers.
  setsid dockerd --data-root "$dir/data" --pidfile "$pidfile" >"$dir/dockerd.log" 2>&1 </dev/null 9>&- &
  local pid=$!
  for _ in {1..300}; do
    answers && return
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 20 "$dir/dockerd.log" >&2
  echo "dockerd did not answer within 30 s; its last words are above, all of them in $dir/dockerd.log" >&2
  kill "$pid" 2>/dev/null || true
  exit 1
}

stop() {
  is_ours || return 0
  local pid
  pid=$(<"$pidfile")
  kill "$pid"
  for _ in {1..300}; do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  echo "dockerd (process $pid) is still stopping its containers after 30 s; its log is $dir/dockerd.log" >&2
  exit 1
}

status() {
  answers || { echo "no Docker engine answers"; exit 1; }
  describe
}

case ${1:-} in
  start | stop | status) "$1" ;;
  *) echo "usage: engine.sh start|stop|status" >&2; exit 2 ;;
esac
