import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEntryPoints } from "./entry-points.mjs";
import { findFaults } from "./faults.mjs";
import { signatureOf } from "./signatures.mjs";

/** Writes a report for each entry point of a package to `api/`. Returns the faults of its API, one a line. */
export function writeApi(folder) {
  const entryPoints = readEntryPoints(folder);
  const reports = new Map(entryPoints.map((entryPoint) => [fileOf(entryPoint), textOf(entryPoint)]));
  mkdirSync(join(folder, "api"), { recursive: true });
  for (const file of listReports(folder)) {
    if (!reports.has(file)) rmSync(join(folder, "api", file));
  }
  for (const [file, text] of reports) writeFileSync(join(folder, "api", file), text);
  return findFaults(entryPoints);
}

/** Returns the faults of the API of a package and of its reports, one a line. Writes nothing. */
export function checkApi(folder) {
  const entryPoints = readEntryPoints(folder);
  const reports = new Map(entryPoints.map((entryPoint) => [fileOf(entryPoint), textOf(entryPoint)]));
  const stale = [...reports].filter(([file, text]) => text !== read(join(folder, "api", file)));
  const left = listReports(folder).filter((file) => !reports.has(file));
  return [
    ...stale.map(([file]) => `api/${file} is not up to date: run "npm run api" and commit it`),
    ...left.map((file) => `api/${file} belongs to no entry point: run "npm run api" and commit the removal`),
    ...findFaults(entryPoints),
  ];
}

function fileOf({ name }) {
  return `${name.replaceAll("/", "-")}.api.md`;
}

function textOf({ name, symbols }) {
  const signatures = symbols.flatMap(([, declarations]) => declarations.map(signatureOf));
  return [
    `# API of \`${name}\``,
    "",
    "Written by `npm run api`. A change of this file is a change of the public API: see `docs/versioning.md`.",
    "",
    ...signatures.flatMap((signature) => ["```ts", signature, "```", ""]),
  ].join("\n");
}

function listReports(folder) {
  const reports = join(folder, "api");
  return existsSync(reports) ? readdirSync(reports).filter((file) => file.endsWith(".api.md")) : [];
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : undefined;
}
