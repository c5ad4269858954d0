#!/usr/bin/env bash
# Builds the host once and runs it; every argument goes to its command line (`./run.sh --help`).
# Works from any directory; relative paths in the arguments stay relative to where it was called.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/.ci/machine.sh"

host="$root/src/Host/bin/Release/net10.0/Orchestrator.Host.dll"
stamp="$root/artifacts/run.built"

is_up_to_date() {
    [ -f "$host" ] && [ -f "$stamp" ] || return 1
    # A folder's own time changes when a file in it is removed, so folders are looked at too.
    is_unchanged_since "$stamp"
}

# is_unchanged_since FILE [FIND-TEST...] : nothing that is built from is newer.
is_unchanged_since() {
    local since="$1"
    shift
    [ -z "$(find "$root/src" "$root/workflows-json" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" \
        \( -name bin -o -name obj -o -name node_modules \) -prune -o "$@" -newer "$since" -print -quit 2>/dev/null)" ]
}

build() {
    need_toolchain
    need_studio "$root"
    is_up_to_date && return
    say "Building …"
    local started log="$root/artifacts/build.log"
    started=$(mktemp "$root/artifacts/run.XXXXXX")
    if ! dotnet build "$root/src/Host/Host.csproj" -c Release -v quiet -nologo --tl:off >"$log" 2>&1; then
        rm -f "$started"
        cat "$log" >&2
        die "The build failed (see $log).  构建失败。"
    fi
    # A first build makes folders of its own among the sources; that alone is no change.
    if is_unchanged_since "$started" -type f; then touch "$started"; fi
    mv "$started" "$stamp"
}

need_runtime_packages
mkdir -p "$root/artifacts"
# One builder at a time: a second ./run.sh waits and then finds the work done.
exec 9>"$root/artifacts/run.lock"
flock 9
build
exec 9>&-

export ORCHESTRATOR_VAR="${ORCHESTRATOR_VAR:-$root/var}"
export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}"
mkdir -p "$ORCHESTRATOR_VAR"
as_served
exec dotnet "$host" "$@"
