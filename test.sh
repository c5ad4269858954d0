#!/usr/bin/env bash
# Installs what the tests need, builds everything, runs every test, and ends with "N passed, N failed".
# Arguments go to `dotnet test` (for example: ./test.sh --filter-class '*LegalClock*').
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/.ci/machine.sh"

need_toolchain
need_test_packages
need_studio "$root"
mkdir -p "$root/artifacts"
cd "$root"

if [ -z "${ORCHESTRATOR_BUILT:-}" ]; then
    say "Building …"
    dotnet build Orchestrator.sln -c Release -v quiet -nologo --tl:off
fi

log="$root/artifacts/tests.log"
results="$root/artifacts/results"
rm -rf "$results"
code=0
# 8 is the runner's "no tests were run": what a filter leaves of most projects. A project in which for ten minutes no test ends is ended itself; what it
# was at is written to a file beside the results. The hour is for a project that has ended while something that it started has not.
timeout --kill-after=1m 60m dotnet test --solution Orchestrator.sln -c Release --no-build --no-ansi --no-progress --ignore-exit-code 8 --results-directory "$results" \
    --hangdump --hangdump-type None --hangdump-timeout 10m "$@" 2>&1 | tee "$log" || code=$?

# The counts of the one summary over all projects, which comes last.
read -r passed failed skipped < <(awk '
    /^Test run summary:/ { seen = 1 }
    seen && /^ +(failed|succeeded|skipped):/ { count[$1] = $2 }
    END { print count["succeeded:"] + 0, count["failed:"] + 0, count["skipped:"] + 0 }' "$log")

# A test that was still at it when its project was ended has failed as well.
hung=$(find "$results" -maxdepth 1 -name '*_hang.log' -exec grep -h . {} + 2>/dev/null || true)
if [ -n "$hung" ]; then
    failed=$((failed + $(wc -l <<<"$hung")))
    printf 'Never ended:\n%s\n' "$hung"
fi

# What failed comes once more at the end: above it stands among everything that the tests' hosts have written.
if [ "$failed" -gt 0 ]; then
    echo "Failed:"
    awk '/^failed [^ ]/ { left = 12 } left-- > 0' "$log"
fi

# A run that executed nothing, or whose failure is not in the counts, is not a success.
if [ "$passed" -eq 0 ] && [ "$code" -eq 0 ]; then code=1; fi
if [ "$failed" -gt 0 ] && [ "$code" -eq 0 ]; then code=1; fi
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
exit "$code"
