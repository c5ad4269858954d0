#!/usr/bin/env bash
# Mutation testing of the domain: changes the code of a folder of src/Workflows in many small ways and counts how many of the changes a test notices.
# Usage: tests/quality.sh [FOLDER...]     (LegalTime, Guards, Penalties, …; without a folder the ones that docs/quality.md names)
# The reports come to artifacts/mutants; the scores are printed at the end. Tests that need a database and an engine are left out, and with
# them the desks (*Desk.cs), which are tested over a database alone.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/.ci/machine.sh"
need_toolchain

version=5.1.0
tool="$root/artifacts/tools/dotnet-stryker"
[ -x "$tool" ] || dotnet tool install dotnet-stryker --tool-path "$root/artifacts/tools" --version "$version" >&2

folders=("$@")
[ ${#folders[@]} -gt 0 ] || folders=(LegalTime Orders Penalties Guards)
cd "$root/tests/Workflows.Tests"
for folder in "${folders[@]}"; do
    [ -d "$root/src/Workflows/$folder" ] || die "src/Workflows/$folder does not exist."
    # A build of its own kind: the mutated assembly must not stand where the ordinary tests look for theirs.
    QUALITY="$folder" nice -n 19 "$tool" --config-file stryker-config.json --mutate "**/$folder/**/*.cs" --mutate "!**/*Desk.cs" --skip-version-check --output "$root/artifacts/mutants/$folder" >&2 ||
        die "The mutants of $folder could not be tested."
done

for folder in "${folders[@]}"; do
    node -e '
        const [folder, path] = process.argv.slice(1);
        const counts = {};
        for (const file of Object.values(JSON.parse(require("fs").readFileSync(path, "utf8")).files))
            for (const mutant of file.mutants) counts[mutant.status] = (counts[mutant.status] ?? 0) + 1;
        const killed = (counts.Killed ?? 0) + (counts.Timeout ?? 0);
        const alive = (counts.Survived ?? 0) + (counts.NoCoverage ?? 0);
        console.log(`${folder}: ${(100 * killed / (killed + alive)).toFixed(1)} % (${killed} of ${killed + alive} mutants killed, ${counts.NoCoverage ?? 0} of the others in code that no test reaches)`);
    ' "$folder" "$root/artifacts/mutants/$folder/reports/mutation-report.json"
done
