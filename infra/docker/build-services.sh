#!/usr/bin/env bash
# Usage: build-services.sh [SERVICE]...   (default: all of services/)
#
# Guarantees an image breach-alerts/SERVICE:dev of each service as it stands in the tree now, where a build cannot reach the
# npm registry: the locked dependencies are installed here, by the pnpm and the registry settings of this machine, and go in
# with the build context. Elsewhere `docker compose build` does without. TAG names another tag than dev; NODE_IMAGE another
# base than images.sh finds. Linux only, since what is installed here runs there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
context=$root/.tools/image
pnpm_home=$root/.tools/pnpm

[[ $(uname) == Linux ]] || { echo "build-services.sh needs Linux; docker compose build works everywhere" >&2; exit 3; }
image=${NODE_IMAGE:-$("$here/images.sh" node | sed 's/^NODE_IMAGE=//')}

cd "$root"
(($#)) || { cd services && set -- * && cd ..; }
mkdir -p .tools
exec 9>.tools/.image.lock
flock 9

pnpm() {
  local program=$pnpm_home/node_modules/.bin/pnpm
  [[ -x $program ]] || npm install --silent --prefix "$pnpm_home" pnpm@12 >&2
  "$program" "$@"
}

# From nothing each time: pnpm links from its store within a second, and nothing deleted from the tree can stay behind.
rm -rf "$context"
mkdir "$context"
tar -c --exclude=node_modules --exclude=dist --exclude='*.tsbuildinfo' --exclude='packages/*/test' --exclude='services/*/test' \
  package.json pnpm-lock.yaml pnpm-workspace.yaml packages services | tar -x -C "$context"

log=$(mktemp)
# logged WHAT COMMAND...
logged() {
  "${@:2}" >"$log" 2>&1 && return
  tail -n 20 "$log" >&2
  echo "$1 failed; its last words are above, all of them in $log" >&2
  exit 1
}

logged "pnpm install" pnpm install --dir "$context" --frozen-lockfile --prod --filter-prod '{./services/*}...'
# They hold the time of day, which would make the largest layer a new one each time.
rm -f "$context"/node_modules/.modules.yaml "$context"/node_modules/.pnpm-workspace-state*.json

logged "the build of what services share" docker build --force-rm --file "$here/Dockerfile" --target common --build-arg DEPS=context \
  --build-arg "NODE_IMAGE=$image" --tag breach-alerts/common:dev "$context"
# The rest of the same file, without sending all of the context once for each service.
last_stage() { echo "FROM breach-alerts/common:dev"; sed '1,/^FROM common$/d' "$here/Dockerfile"; }
for service in "$@"; do
  name=breach-alerts/$service:${TAG:-dev}
  logged "the build of $service" docker build --force-rm --build-arg "SERVICE=$service" --tag "$name" - < <(last_stage)
  echo "$name"
done
rm -f "$log"
# What earlier builds left without a name; each may hold the dependencies once more.
docker image prune --force --filter label=breach-alerts=services >/dev/null
