#!/usr/bin/env bash
# Mutation testing of the domain: changes the code of src/Workflows in many small ways and counts how many of the changes a test notices.
# Usage: tests/quality.sh [FOLDER...]                 (LegalTime, Guards, Penalties, …; without a folder the whole domain)
#        MINUTES=5 tests/quality.sh [FOLDER...]       stops testing after five minutes; run again, it goes on where it stopped
# Stryker makes the changes and compiles them into one assembly, each behind a switch. They are not tested by its runner, which keeps one process for all
# and does not see to it that what is read once, tables and forms, was read unchanged. Here every mutant is tested in a process in which that was done,
# and those that no test notices once more in a process of their own (Workflows.Tests/Quality). Tests that need a database are left out, and with them
# the desks (*Desk.cs), which are tested over a database alone.
# The report and the list of the survivors come to artifacts/mutants/FOLDER…; the scores are printed at the end.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/.ci/machine.sh"
need_toolchain

version=5.1.0
tool="$root/artifacts/tools/dotnet-stryker"
[ -x "$tool" ] || dotnet tool install dotnet-stryker --tool-path "$root/artifacts/tools" --version "$version" >&2

folders=("$@")
name=$(IFS=-; echo "${folders[*]:-all}")
[ ${#folders[@]} -gt 0 ] || mapfile -t folders < <(cd "$root/src/Workflows" && git ls-files '*/*.cs' | cut -d/ -f1 | sort -u)
patterns=(--mutate '!**/*Desk.cs')
for folder in "${folders[@]}"; do
    [ -d "$root/src/Workflows/$folder" ] || die "src/Workflows/$folder does not exist."
    patterns+=(--mutate "**/$folder/**/*.cs")
done
all="$root/artifacts/mutants"
out="$all/$name"
mkdir -p "$out"
cd "$root/tests/Workflows.Tests"

# A hash over all files below these paths that could be committed: what was done before counts while nothing of them has changed.
hash_of() { (cd "$root" && git ls-files -co --exclude-standard -z "$@" | sort -z | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -d' ' -f1); }
code=$(hash_of src/Workflows src/Engine tests/quality.sh)
tests_of=$(hash_of src tests/Workflows.Tests tests/Testing)
is_kept() { [ "$(cat "$out/$1" 2>/dev/null)" = "$2" ]; }

# The mutated assembly, and the list of its mutants. Stryker tests them too, with one test that reaches none of them: it waits more than it works, so it waits eight times at once.
if ! is_kept code "$code"; then
    log="$out/stryker.log"
    QUALITY=list nice -n 19 "$tool" --config-file stryker-config.json "${patterns[@]}" --skip-version-check --concurrency 8 --output "$out" >"$log" 2>&1 &
    stryker=$!
    until grep -q 'mutants will be tested\|It.s a mutant-free world' "$log"; do
        kill -0 $stryker 2>/dev/null || die "The mutants could not be compiled; see $log."
        sleep 1
    done
    cp bin/Debug/net10.0/Orchestrator.Workflows.dll "$out/Orchestrator.Workflows.dll"
    wait $stryker || die "The mutants could not be listed; see $log."
    rm -f "$out/tests"
    echo "$code" >"$out/code"
fi
report="$out/reports/mutation-report.json"
node "$root/tests/quality.mjs" list "$report" >"$out/mutants.txt"
is_kept tests "$tests_of" || rm -f "$out"/results.* "$out"/cold.*

# The tests, with the mutated assembly in the place of the plain one.
QUALITY="${folders[*]}" nice -n 19 dotnet build -c Debug -o "$all/tests" -v quiet -nologo --tl:off >&2
cp "$out/Orchestrator.Workflows.dll" "$all/tests/Orchestrator.Workflows.dll"
export STRYKER_MUTANT_ID_CONTROL_VAR=MUTANT MUTANT=-1 tests="$all/tests/Orchestrator.Workflows.Tests"
started=$(mktemp)
"$tests" cold -1 >"$out/plain.log" 2>&1 || die "The tests fail before anything is changed; see $out/plain.log."
echo "$tests_of" >"$out/tests"
seconds_left() { [ -z "${MINUTES:-}" ] && echo 0 || echo $((MINUTES * 60 > SECONDS ? MINUTES * 60 - SECONDS : 1)); }
MINUTES=${MINUTES:+$((MINUTES + (SECONDS + 59) / 60))}

# The lines of a list of mutants that no result speaks of.
left() { awk 'FILENAME != ARGV[ARGC - 1] { seen[$1] = 1; next } !($1 in seen)' "$@"; }

# Warm, as many at once as there are processors. A mutant that does not end, or that ends the process, costs its process; the rest goes on in another.
warm() {
    local part=$1 results=$2 code
    touch "$results"
    while left "$results" "$part" >"$part.left" && [ -s "$part.left" ]; do
        code=0
        nice -n 19 timeout "$(seconds_left)" "$tests" warm "$part.left" "$results" >>"$out/warm.log" 2>&1 || code=$?
        [ $code -ne 124 ] || break
        if [ $code -ne 0 ] && [ $code -ne 2 ]; then
            echo "$(left "$results" "$part" | head -n 1 | cut -d' ' -f1) Killed It ends the process." >>"$results"
        fi
    done
}
rm -f "$out"/part.*
touch "$out/results.00"
left "$out"/results.?? "$out/mutants.txt" | split -n "r/$(nproc)" - "$out/part."
for part in "$out"/part.??; do warm "$part" "$out/results.${part##*.}" & done
wait

# Cold, for whatever was not noticed so.
touch "$out/cold.txt"
if [ -z "$(left "$out"/results.?? "$out/mutants.txt")" ]; then
    grep -h ' Survived$' "$out"/results.?? | left "$out/cold.txt" - | cut -d' ' -f1 |
        nice -n 19 timeout "$(seconds_left)" xargs -P "$(nproc)" -I '{}' bash -c 'timeout 60 "$tests" cold {} >/dev/null 2>&1 && echo "{} Survived" || echo "{} Killed"' >>"$out/cold.txt" || [ $? -eq 124 ]
fi
cat "$out"/results.?? "$out/cold.txt" >"$out/results.txt"

# What the approved texts would have been.
find "$root/tests" -name '*.received' -newer "$started" -delete
rm "$started"
node "$root/tests/quality.mjs" score "$report" "$out/results.txt" "$out/survivors.txt" "${folders[@]}"
