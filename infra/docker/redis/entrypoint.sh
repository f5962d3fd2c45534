#!/bin/sh
# Runs the given command; bare options are redis-server's, as in the official image. Answers other hosts without a
# password, which Debian's build refuses by default: the container's network is the border.
set -eu

case ${1:-} in -*) set -- redis-server "$@" ;; esac
if [ "${1:-}" = redis-server ]; then set -- "$@" --protected-mode no; fi
exec "$@"
