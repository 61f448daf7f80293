import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { OptionRangeError } from "../../core/option-errors.js";

/** The script for the interpreter: the runtime that all engines share, and the adapter of one engine. */
export interface BridgeScript {
  readonly text: string;
  /** Digest of `text` in lower-case hex. */
  readonly sha256: string;
  /** Replaces places in the script by the file and its line, in a Python traceback or stack. */
  locate(output: string): string;
}

/** Windows limits a command line to 32,767 characters; the interpreter's path and the flags need the rest. */
const MAX_CHARACTERS = 30_000;

/** The modules of `python/runtime/` that run. Each comes after those that it imports. */
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

/** Imports that the script does not need: of its own modules, and of types, which nothing looks up at run time. */
const OWN_IMPORT = /^from (?:__future__|runtime(?:\.\w+)*|\w+_types) import (?:\([^)]*\)|.*)$/gm;

/** Matches how Python reports a line of a script that it received with `-c`. */
const PLACE = /File "<string>", line (\d+)/g;

/**
 * Joins the runtime and the adapter at `adapter`. Imports between them become blank lines and everything else stays, so
 * each line of the script matches a line of a file.
 *
 * @throws {RangeError} if the text has more than 30,000 characters, is not ASCII, or has a double quote, since not every
 *   command line can carry such a text unchanged; or if two files define the same name.
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
  return { text, sha256, locate: (output) => locate(output, parts) };
}

interface Source {
  readonly path: string;
  readonly python: string;
}

/** A file in the script. */
interface Part {
  readonly path: string;
  /** Number of lines of the script before the first line of the file. */
  readonly linesBefore: number;
}

function blankImports(python: string): string {
  return python.replaceAll(OWN_IMPORT, (lines) => "\n".repeat(countLines(lines)));
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}

function locate(output: string, parts: readonly Part[]): string {
  return output.replaceAll(PLACE, (place, digits: string) => {
    const line = Number(digits);
    const part = parts.findLast(({ linesBefore }) => linesBefore < line);
    return part === undefined ? place : `File "${part.path}", line ${line - part.linesBefore}`;
  });
}

/** Rejects a name that two files define: in one script the second definition would replace the first. */
function checkNames(files: readonly Source[]): void {
  const owners = new Map<string, string>();
  for (const { path, python } of files) {
    for (const [, name = ""] of python.matchAll(/^(?:class |def |(?=\w+(?:: .*)? = ))(\w+)/gm)) {
      const owner = owners.get(name) ?? path;
      if (owner !== path)
        throw new OptionRangeError(
          "engine.adapter",
          `${path} defines ${name}, which ${owner} already defines; rename it`,
        );
      owners.set(name, path);
    }
  }
}

function checkText(text: string, adapter: string): void {
  if (text.length > MAX_CHARACTERS) {
    throw new OptionRangeError(
      "engine.adapter",
      `${adapter} makes a script of ${text.length} characters; the limit is ${MAX_CHARACTERS}`,
    );
  }
  const bad = /[^\t\n -~]|"/.exec(text);
  if (bad === null) return;
  const found = JSON.stringify(bad[0]);
  throw new OptionRangeError("engine.adapter", `${adapter} contains ${found}; use ASCII only, without double quotes`);
}
