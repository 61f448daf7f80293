import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** The one text that is passed to the interpreter: the runtime of all engines and the adapter of one. */
export interface BridgeScript {
  readonly text: string;
  /** In lower-case hex. */
  readonly sha256: string;
  /** Names the file and its line in place of each line of the script, in a traceback or a stack of Python's. */
  locate(said: string): string;
}

/** Windows allows 32,767 characters for a whole command line; the rest is for the interpreter's path and the flags. */
const MAX_CHARACTERS = 30_000;

/** The modules of `python/runtime/` that run, in an order in which each comes after those that it imports. */
export const RUNTIME_MODULES: readonly string[] = [
  "failures",
  "fields",
  "wav",
  "resample",
  "speech",
  "streams",
  "watcher",
  "one_shot",
  "worker",
  "main",
];

/** Imports of what is in the script anyway, or of types, which nothing looks up at run time. */
const OWN_IMPORT = /^from (?:__future__|runtime(?:\.\w+)*|\w+_types) import (?:\([^)]*\)|.*)$/gm;

/** How Python writes a line of a script that it got by `-c`. */
const PLACE = /File "<string>", line (\d+)/g;

/**
 * Joins the runtime and the adapter at `adapter`. Their imports of one another become blank lines; all else is kept, so that
 * a line of the script is a line of a file.
 *
 * @throws {RangeError} where the text has more than 30,000 characters, is not ASCII, or has a double quote: not every
 *   command line can carry such a text unchanged. Also where two files define the same name.
 */
export async function readBridgeScript(adapter: URL): Promise<BridgeScript> {
  const modules = RUNTIME_MODULES.map((name) => new URL(`../../../python/runtime/${name}.py`, import.meta.url));
  const paths = [...modules, adapter].map((url) => fileURLToPath(url));
  const files = await Promise.all(paths.map(async (path) => ({ path, python: await readFile(path, "utf8") })));
  checkNames(files);
  const parts: Part[] = [];
  let text = "from __future__ import annotations\n";
  for (const { path, python } of files) {
    text += `\n# ${basename(path)}\n`;
    parts.push({ path, linesBefore: countLines(text) });
    text += blankImports(python);
  }
  checkText(text, fileURLToPath(adapter));
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { text, sha256, locate: (said) => locate(said, parts) };
}

interface Source {
  readonly path: string;
  readonly python: string;
}

/** A file in the script. */
interface Part {
  readonly path: string;
  /** Lines of the script before the file's first. */
  readonly linesBefore: number;
}

function blankImports(python: string): string {
  return python.replaceAll(OWN_IMPORT, (lines) => "\n".repeat(countLines(lines)));
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}

function locate(said: string, parts: readonly Part[]): string {
  return said.replaceAll(PLACE, (place, digits: string) => {
    const line = Number(digits);
    const part = parts.findLast(({ linesBefore }) => linesBefore < line);
    return part === undefined ? place : `File "${part.path}", line ${line - part.linesBefore}`;
  });
}

/** In one script the second definition of a name would take the place of the first. */
function checkNames(files: readonly Source[]): void {
  const owners = new Map<string, string>();
  for (const { path, python } of files) {
    for (const [, name = ""] of python.matchAll(/^(?:class |def |(?=\w+(?:: .*)? = ))(\w+)/gm)) {
      const owner = owners.get(name) ?? path;
      if (owner !== path) throw new RangeError(`${path} defines ${name}, which ${owner} defines already: rename it`);
      owners.set(name, path);
    }
  }
}

function checkText(text: string, adapter: string): void {
  if (text.length > MAX_CHARACTERS) {
    throw new RangeError(`${adapter} makes a script of ${text.length} characters; the limit is ${MAX_CHARACTERS}`);
  }
  const bad = /[^\t\n -~]|"/.exec(text);
  if (bad === null) return;
  const found = JSON.stringify(bad[0]);
  throw new RangeError(`${adapter} makes a script with ${found}: use ASCII only, without double quotes`);
}
