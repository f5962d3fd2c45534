#!/usr/bin/env bash
# Usage: build-services.sh [IMAGE]...   (default: tools, and each of services/)
#
# Guarantees an image breach-alerts/IMAGE:dev of each as it stands in the tree now, where a build cannot reach the npm
# registry: the locked dependencies are installed here, by the pnpm and the registry settings of this machine, and go in
# with the build context. Elsewhere `docker compose build` does without. BREACH_ALERTS_TAG names another tag than dev, as
# in docker-compose.yml; NODE_IMAGE another base than images.sh finds. Linux only: what is installed here runs there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
context=$root/.tools/image
pnpm_home=$root/.tools/pnpm
tag=${BREACH_ALERTS_TAG:-dev}

[[ $(uname) == Linux ]] || { echo "build-services.sh needs Linux; docker compose build works everywhere" >&2; exit 3; }
image=${NODE_IMAGE:-$("$here/images.sh" node | sed 's/^NODE_IMAGE=//')}

cd "$root"
(($#)) || { cd services && set -- tools * && cd ..; }
mkdir -p .tools
exec 9>.tools/.image.lock
flock 9

pnpm() {
  local program=$pnpm_home/node_modules/.bin/pnpm
  # The version that infra/scripts/setup.mjs puts into the same place.
  [[ -x $program ]] || npm install --silent --prefix "$pnpm_home" pnpm@12.21.0 >&2
  "$program" "$@"
}

log=$(mktemp)
# logged WHAT COMMAND...
logged() {
  "${@:2}" >"$log" 2>&1 && return
  tail -n 20 "$log" >&2
  echo "$1 failed; its last words are above, all of them in $log" >&2
  exit 1
}

# prepare FILTER FOLDER...
prepare() {
  # From nothing each time: pnpm links from its store within a second, and nothing deleted from the tree can stay behind.
  rm -rf "$context"
  mkdir "$context"
  tar -c --exclude=node_modules --exclude=dist --exclude='*.tsbuildinfo' --exclude='*/*/test' \
    package.json pnpm-lock.yaml pnpm-workspace.yaml "${@:2}" | tar -x -C "$context"
  logged "pnpm install" pnpm install --dir "$context" --frozen-lockfile --prod --filter-prod "$1"
  # They hold the time of day, which would make the largest layer a new one each time.
  rm -f "$context"/node_modules/.modules.yaml "$context"/node_modules/.pnpm-workspace-state*.json
}

# build STAGE TAG: that stage and its base, taking from the prepared folder what others take from a stage that installs.
build() {
  {
    echo "ARG NODE_IMAGE"
    sed -n "/ AS base$/,/^$/p; / AS $1$/,/^$/p" "$here/Dockerfile" | sed 's|--from=install[a-z-]* /app/||'
  } >"$context/Dockerfile"
  logged "the build of $2" docker build --force-rm --build-arg "NODE_IMAGE=$image" --tag "$2" "$context"
}

services=()
for name in "$@"; do
  if [[ $name != tools ]]; then
    services+=("$name")
    continue
  fi
  prepare '{./infra/run}...' packages services infra/run
  build tools "breach-alerts/tools:$tag"
  echo "breach-alerts/tools:$tag"
done
if ((${#services[@]})); then
  prepare '{./services/*}...' packages services
  build common breach-alerts/common:dev
fi
# The rest of the same file, without sending all of the context once for each service.
last_stage() { echo "FROM breach-alerts/common:dev"; sed '1,/^FROM common$/d' "$here/Dockerfile"; }
for service in "${services[@]}"; do
  name=breach-alerts/$service:$tag
  logged "the build of $service" docker build --force-rm --build-arg "SERVICE=$service" --tag "$name" - < <(last_stage)
  echo "$name"
done
rm -f "$log"
# What earlier builds left without a name; each may hold the dependencies once more.
docker image prune --force --filter label=breach-alerts=services >/dev/null
