#!/usr/bin/env bash
# Usage: healthy.sh [PORT]
#
# Exit 0 when the broker on this host's PORT (9092) says that a broker is ready for clients: it answers a Metadata request
# and counts itself in. An open port says less, and Kafka's own tools take a second of processor time for each check.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${1:-9092}"
# length 14, api 3 (Metadata), version 1, correlation 1, no client id, no topics
printf '\0\0\0\016\0\003\0\001\0\0\0\001\377\377\0\0\0\0' >&3
# length, correlation, number of brokers
[[ $(timeout 2 head -c 12 <&3 | tail -c 4 | od -An -tu1) =~ [1-9] ]]
