#!/usr/bin/env bash
# Usage: healthy.sh [PORT]
#
# Exit 0 when the broker on this host's PORT (9092) can serve a consumer group: asked who coordinates one, it names a broker.
# The first time, that makes it create the topic of offsets, so services that wait for health never meet a broker without.
# An open port says less, and Kafka's own tools take a second of processor time for each check.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${1:-9092}"
# length 19, api 10 (FindCoordinator), version 0, correlation 1, no client id, group "healthy"
printf '\0\0\0\023\0\012\0\0\0\0\0\001\377\377\0\007healthy' >&3
# Answer: length (4 bytes), correlation (4), error (2), 0 being none.
[[ $(timeout 2 head -c 10 <&3 | tail -c 2 | od -An -tu1) =~ ^\ +0\ +0$ ]]
