#!/usr/bin/env bash
# Builds the benchmarks and runs one by name:  ./bench.sh NAME [options] [--json OUT.json]   (`./bench.sh --help` lists the names).
# Works from any directory; relative paths in the arguments stay relative to where it was called.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/.ci/machine.sh"

need_toolchain
need_packages postgresql
mkdir -p "$root/artifacts"
log="$root/artifacts/bench-build.log"
say "Building …"
# One builder at a time, and the build is Release: a figure of a debug build says nothing.
exec 9>"$root/artifacts/bench.lock"
flock 9
if ! dotnet build "$root/bench/Bench.csproj" -c Release -v quiet -nologo --tl:off >"$log" 2>&1; then
    cat "$log" >&2
    die "The build failed (see $log).  构建失败。"
fi
exec 9>&-
export ASPNETCORE_ENVIRONMENT=Development
as_served
exec dotnet "$root/bench/bin/Release/net10.0/Orchestrator.Bench.dll" "$@"
