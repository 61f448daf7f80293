import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serveThread } from "../../platform/serve-thread.js";
import type { EspeakQuestion } from "./espeak-messages.js";

/**
 * Runs eSpeak NG off the main thread: a start takes a tenth of a second and more, during which nothing else could run.
 *
 * The package is the eSpeak command line built for WebAssembly: every batch is one run of it over a file of lines. The
 * compiled module is kept from run to run.
 */
const [{ default: espeak }, module] = await load();

async function load(): Promise<[typeof import("espeak-ng"), WebAssembly.Module]> {
  const wasm = new URL("./espeak-ng.wasm", import.meta.resolve("espeak-ng"));
  return [await import("espeak-ng"), await WebAssembly.compile(await readFile(fileURLToPath(wasm)))];
}

serveThread<EspeakQuestion, readonly string[]>(({ lines, voice }) => run(lines, voice));

/** One line of IPA per line. eSpeak may break a line in two at a mark inside it: then each is run by itself. */
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
    // A blank line ends a clause, so that no word is said in the light of the line after it.
    preRun: [(m) => m.FS.writeFile("in", lines.map((line) => `${line}\n\n`).join(""))],
    print: () => {},
    printErr: () => {},
  });
  const out = instance.FS.readFile("out", { encoding: "utf8" });
  return out.split("\n").slice(0, -1);
}
