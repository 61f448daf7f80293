import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serveThread } from "../../platform/serve-thread.js";
import type { EspeakQuestion } from "./espeak-messages.js";

/**
 * Runs eSpeak NG outside the main thread: each start takes 0.1 s or more, and would block the main thread.
 *
 * The package is the eSpeak command line, compiled to WebAssembly. Each batch is one run of it over a file of lines. All
 * runs share one compiled module.
 */
const [{ default: espeak }, module] = await load();

async function load(): Promise<[typeof import("espeak-ng"), WebAssembly.Module]> {
  const wasm = new URL("./espeak-ng.wasm", import.meta.resolve("espeak-ng"));
  return [await import("espeak-ng"), await WebAssembly.compile(await readFile(fileURLToPath(wasm)))];
}

// eSpeak's file system throws hundreds of errors at each start, for paths that do not exist. Their stacks would take 40 % of
// the start.
Error.stackTraceLimit = 0;

serveThread<EspeakQuestion, readonly string[]>(({ lines, voice }) => run(lines, voice));

/**
 * Returns one line of IPA for each line. eSpeak may split a line at a mark inside it; if it returns more lines than it
 * received, the lines are run in halves, down to single lines.
 */
async function run(lines: readonly string[], voice: string): Promise<readonly string[]> {
  const ipa = await phonemizeFile(lines, voice);
  if (ipa.length === lines.length) return ipa;
  if (lines.length === 1) return [ipa.join(" ")];
  const middle = lines.length >> 1;
  return [...(await run(lines.slice(0, middle), voice)), ...(await run(lines.slice(middle), voice))];
}

async function phonemizeFile(lines: readonly string[], voice: string): Promise<readonly string[]> {
  const instance = await espeak({
    arguments: ["--phonout", "out", "-q", "--ipa", "--tie=^", "-v", voice, "-f", "in"],
    instantiateWasm(imports, receive) {
      const compiled = new WebAssembly.Instance(module, imports);
      receive(compiled, module);
      return compiled.exports;
    },
    // A blank line ends a clause, so that no line changes how eSpeak says the line before it.
    preRun: [(m) => m.FS.writeFile("in", lines.map((line) => `${line}\n\n`).join(""))],
    print: () => {},
    printErr: () => {},
  });
  const out = instance.FS.readFile("out", { encoding: "utf8" });
  return out.split("\n").slice(0, -1);
}
