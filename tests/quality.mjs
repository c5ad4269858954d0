// Reads Stryker's report for tests/quality.sh: `list REPORT` writes the ids of the mutants that compile, each with the type that it is in, `score REPORT RESULTS SURVIVORS FOLDER…` the
// score of each folder and a list of the mutants that no test noticed.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const [command, reportPath, resultsPath, survivorsPath, ...folders] = process.argv.slice(2);
const files = Object.entries(JSON.parse(readFileSync(reportPath, "utf8")).files);
const tested = ({ status }) => status !== "CompileError" && status !== "Ignored";

if (command === "list") {
    for (const [path, file] of files)
        for (const mutant of file.mutants.filter(tested)) console.log(`${mutant.id} ${basename(path, ".cs")}`);
} else {
    const results = new Map(readFileSync(resultsPath, "utf8").trim().split("\n").map((line) => line.split(" ").slice(0, 2)));
    const survivors = [];
    for (const folder of folders) {
        const mutants = files.filter(([path]) => path.includes(`/${folder}/`)).flatMap(([path, file]) => file.mutants.filter(tested).map((mutant) => ({ path, file, mutant })));
        const alive = mutants.filter(({ mutant }) => results.get(mutant.id) !== "Killed");
        for (const { path, file, mutant } of alive) {
            const { start, end } = mutant.location;
            const lines = file.source.split("\n").slice(start.line - 1, end.line);
            lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
            const before = lines.join(" ").slice(start.column - 1).trim().replace(/\s+/g, " ");
            survivors.push(`${path.split("/Workflows/")[1]}:${start.line} ${mutant.mutatorName}: ${before} → ${mutant.replacement.replace(/\s+/g, " ")}`);
        }
        const open = mutants.filter(({ mutant }) => !results.has(mutant.id)).length;
        console.log(`${folder}: ${((100 * (mutants.length - alive.length)) / mutants.length).toFixed(1)} % (${mutants.length - alive.length} of ${mutants.length} mutants killed${open > 0 ? `, ${open} not tested yet` : ""})`);
    }
    writeFileSync(survivorsPath, [...new Set(survivors)].sort().join("\n") + "\n");
}
