#!/usr/bin/env bash
# Usage: ensure-debian.sh PACKAGE...
#
# Guarantees that the program of each named Debian package can be run, and that installing it started nothing:
# no service of a new package runs now, whatever its own script would do. Silent when nothing is missing.
# Exit 3: something is missing and this is not root on Debian; one sentence says what to install.
set -euo pipefail

PATH="$PATH:/usr/sbin:/sbin"

has() {
  case $1 in
    docker.io) command -v dockerd ;;
    maven) command -v mvn ;;
    openjdk-17-*) [[ "$(java -version 2>&1)" =~ version\ \"([0-9]+) ]] && ((BASH_REMATCH[1] >= 17)) ;;
    *) command -v "$1" ;;
  esac >/dev/null
}

list_missing() {
  missing=()
  for package in "$@"; do
    has "$package" || missing+=("$package")
  done
}

list_missing "$@"
((${#missing[@]})) || exit 0

if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
  echo "Please install what Debian calls ${missing[*]} (there, as root: apt-get install ${missing[*]}), then run this again." >&2
  exit 3
fi

# One at a time: apt's own lock makes a second run fail, where it should find the work done.
exec 9>/run/lock/breach-alerts-apt.lock
flock 9
list_missing "$@"
((${#missing[@]})) || exit 0

policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
  trap 'rm -f "$policy"' EXIT
  # 101 is "forbidden by policy": what Debian's maintainer scripts ask before they start a service.
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
fi

log=$(mktemp)
install() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}" \
    >"$log" 2>&1 9>&-
}

echo "installing ${missing[*]}" >&2
# The package lists may be absent or too old to name files that still exist: refresh them only then, for it takes the network.
install || { apt-get -qq update >>"$log" 2>&1 && install; } || {
  tail -n 20 "$log" >&2
  echo "apt-get could not install ${missing[*]}; its last words are above, all of them in $log" >&2
  exit 1
}
rm -f "$log"
