#!/usr/bin/env bash
# Starts one Kafka node inside the container, formatting its data folder if that is new.
#
# Settings, a later one winning: /mnt/shared/config/server.properties if it is there, else the image's own; then every
# KAFKA_* variable (KAFKA_LOG_DIRS is log.dirs; "__" stands for "_", "___" for "-"). As in apache/kafka, except that there
# any variable makes the image's own settings void: a configuration meant for both states all it needs.
set -euo pipefail

given=/mnt/shared/config/server.properties
config=/tmp/server.properties
[[ -e $given ]] || given=/etc/kafka/server.properties

from_environment() {
  local name key
  for name in $(compgen -e KAFKA_); do
    case $name in
      KAFKA_HEAP_OPTS | KAFKA_OPTS | KAFKA_JVM_PERFORMANCE_OPTS | KAFKA_LOG4J_* | KAFKA_VERSION) continue ;;
    esac
    key=${name#KAFKA_}
    key=${key,,}
    key=${key//___/-}
    key=${key//__/ }
    key=${key//_/.}
    printf '%s=%s\n' "${key// /_}" "${!name}"
  done
}
{ cat "$given"; echo; from_environment; } >"$config"

# Made with the image; ignored by a Java or jars other than those that made it.
archive=/opt/kafka/archive/kafka.jsa
java=(java -XX:+UseSerialGC -cp '/opt/kafka/libs/*')
[[ ! -e $archive ]] || java+=("-XX:SharedArchiveFile=$archive")

data=$(sed -n 's/^log\.dirs=//p' "$config" | tail -n 1)
# The file is written last by the formatter, so a folder that has it is whole.
if [[ ! -e ${data:-/tmp/kafka-logs}/meta.properties ]]; then
  "${java[@]}" -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    kafka.tools.StorageTool format -t "${CLUSTER_ID:-$(</proc/sys/kernel/random/uuid)}" -c "$config"
fi

# shellcheck disable=SC2086 # options are words by design
exec "${java[@]}" ${KAFKA_HEAP_OPTS:--Xmx512m} ${KAFKA_OPTS:-} kafka.Kafka "$config"
