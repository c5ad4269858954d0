// Reads Stryker's report for tests/quality.sh: `list REPORT` writes the ids of the mutants that compile, each with the type that it is in, `score REPORT RESULTS SURVIVORS FOLDER…` the
// score of each folder and a list of the mutants that no test noticed.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const [command, reportPath, resultsPath, survivorsPath, ...folders] = process.argv.slice(2);
const files = Object.entries(JSON.parse(readFileSync(reportPath, "utf8")).files);
const tested = ({ status }) => status !== "CompileError" && status !== "Ignored";

if (command === "list") {
    // In an order that is always the same and has nothing to do with the code, so that what was tested when a run stops is a fair sample.
    const place = ({ id }) => Math.imul(id, 2654435761) >>> 0;
    const listed = files.flatMap(([path, file]) => file.mutants.filter(tested).map((mutant) => ({ mutant, type: basename(path, ".cs") })));
    listed.sort((a, b) => place(a.mutant) - place(b.mutant));
    for (const { mutant, type } of listed) console.log(`${mutant.id} ${type}`);
} else {
    const results = new Map(readFileSync(resultsPath, "utf8").trim().split("\n").map((line) => line.split(" ").slice(0, 2)));
    const told = ({ name, all, known, killed }) => {
        console.log(`${name}: ${((100 * killed) / all).toFixed(1)} % (${killed} of ${all} mutants killed)`);
        if (known === all) return;
        const share = killed / Math.max(1, known);
        // Of a sample the score lies so far from that of the whole at most, nineteen times of twenty.
        const margin = 1.96 * Math.sqrt(((share * (1 - share)) / Math.max(1, known)) * (1 - known / all));
        console.log(`  so far: ${known} are tested, ${(100 * share).toFixed(1)} % ± ${(100 * margin).toFixed(1)} of them killed`);
    };
    // A file of Acts/Penalties belongs to both of its folders, and once to the whole.
    const of = (...wanted) => files.filter(([path]) => wanted.some((folder) => path.includes(`/${folder}/`))).flatMap(([path, file]) => file.mutants.filter(tested).map((mutant) => ({ path, file, mutant })));
    const score = (name, mutants) => {
        const ended = (result) => mutants.filter(({ mutant }) => results.get(mutant.id) === result).length;
        told({ name, all: mutants.length, known: mutants.filter(({ mutant }) => results.has(mutant.id)).length, killed: ended("Killed") });
    };
    for (const folder of folders) score(folder, of(folder));
    if (folders.length > 1) score("all", of(...folders));

    const survivors = of(...folders).filter(({ mutant }) => results.get(mutant.id) === "Survived").map(({ path, file, mutant }) => {
        const { start, end } = mutant.location;
        const lines = file.source.split("\n").slice(start.line - 1, end.line);
        lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
        const before = lines.join(" ").slice(start.column - 1).trim().replace(/\s+/g, " ");
        return `${path.split("/Workflows/")[1]}:${start.line} ${mutant.mutatorName}: ${before} → ${mutant.replacement.replace(/\s+/g, " ")}`;
    });
    writeFileSync(survivorsPath, survivors.sort().join("\n") + "\n");
}
