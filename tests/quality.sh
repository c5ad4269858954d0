#!/usr/bin/env bash
# Mutation testing of the domain: changes the code of src/Workflows in many small ways and counts how many of the changes a test notices.
# Usage: tests/quality.sh [FOLDER...]     (LegalTime, Guards, Penalties, …; without a folder the ones that docs/quality.md names)
# Stryker makes the changes and compiles them into one assembly, each behind a switch. They are not tested by its runner, which keeps one process for all
# and does not see to it that what is read once, tables and forms, was read unchanged. Here every mutant is tested in a process in which that was done,
# and those that no test notices once more in a process of their own (Workflows.Tests/Quality). Tests that need a database and an engine are left out,
# and with them the desks (*Desk.cs), which are tested over a database alone.
# The report and the list of the survivors come to artifacts/mutants; the scores are printed at the end.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/.ci/machine.sh"
need_toolchain

version=5.1.0
tool="$root/artifacts/tools/dotnet-stryker"
[ -x "$tool" ] || dotnet tool install dotnet-stryker --tool-path "$root/artifacts/tools" --version "$version" >&2

folders=("$@")
[ ${#folders[@]} -gt 0 ] || folders=(LegalTime Orders Penalties Guards)
patterns=(--mutate '!**/*Desk.cs')
for folder in "${folders[@]}"; do
    [ -d "$root/src/Workflows/$folder" ] || die "src/Workflows/$folder does not exist."
    patterns+=(--mutate "**/$folder/**/*.cs")
done
out="$root/artifacts/mutants"
mkdir -p "$out"
cd "$root/tests/Workflows.Tests"

# The mutated assembly, and the list of its mutants.
log="$out/stryker.log"
QUALITY=list nice -n 19 "$tool" --config-file stryker-config.json "${patterns[@]}" --skip-version-check --output "$out" >"$log" 2>&1 &
stryker=$!
until grep -q 'mutants will be tested' "$log"; do
    kill -0 $stryker 2>/dev/null || die "The mutants could not be compiled; see $log."
    sleep 1
done
cp bin/Debug/net10.0/Orchestrator.Workflows.dll "$out/Orchestrator.Workflows.dll"
wait $stryker || die "The mutants could not be listed; see $log."

# The tests, with the mutated assembly in the place of the plain one.
QUALITY="${folders[*]}" nice -n 19 dotnet build -c Debug -o "$out/tests" -v quiet -nologo >&2
cp "$out/Orchestrator.Workflows.dll" "$out/tests/Orchestrator.Workflows.dll"
export STRYKER_MUTANT_ID_CONTROL_VAR=MUTANT MUTANT=-1 tests="$out/tests/Orchestrator.Workflows.Tests"
"$tests" cold -1 >"$out/plain.log" 2>&1 || die "The tests fail before anything is changed; see $out/plain.log."
started=$(mktemp)

# Warm, as many at once as there are processors. A mutant that does not end, or that ends the process, costs its process; the rest goes on in another.
warm() {
    local ids=$1 results=$2 code
    : >"$results"
    while [ -s "$ids" ]; do
        code=0
        nice -n 19 "$tests" warm "$ids" "$results" >>"$out/warm.log" 2>&1 || code=$?
        awk 'NR == FNR { seen[$1] = 1; next } !($1 in seen)' "$results" "$ids" >"$ids.left"
        if [ $code -ne 0 ] && [ $code -ne 2 ]; then
            echo "$(head -n 1 "$ids.left" | cut -d' ' -f1) Killed It ends the process." >>"$results"
            sed -i 1d "$ids.left"
        fi
        mv "$ids.left" "$ids"
    done
}
rm -f "$out"/part.* "$out"/results.*
node "$root/tests/quality.mjs" list "$out/reports/mutation-report.json" | split -n "r/$(nproc)" - "$out/part."
for part in "$out"/part.??; do warm "$part" "$out/results.${part##*.}" & done
wait
cat "$out"/results.?? >"$out/results.txt"

# Cold, for whatever was not noticed so.
grep ' Survived$' "$out/results.txt" | cut -d' ' -f1 |
    nice -n 19 xargs -P "$(nproc)" -I '{}' bash -c 'if timeout 60 "$tests" cold {} >/dev/null 2>&1; then echo "{} Survived"; else echo "{} Killed"; fi' >"$out/cold.txt"
cat "$out/cold.txt" >>"$out/results.txt"

# What the approved texts would have been.
find "$root/tests" -name '*.received' -newer "$started" -delete
rm "$started"
node "$root/tests/quality.mjs" score "$out/reports/mutation-report.json" "$out/results.txt" "$out/survivors.txt" "${folders[@]}"
