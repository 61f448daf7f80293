import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { type BridgeScript, readBridgeScript } from "../../../src/python/bridge/script.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

const ADAPTERS = [
  ...["kokoro", "openvino", "piper"].map((engine) => `../../../python/${engine}_bridge.py`),
  "fixtures/faulty_bridge.py",
  "../../../examples/hum_bridge.py",
];

test.each(ADAPTERS)("the script of %s fits on any command line", async (path) => {
  const { text, sha256 } = await readBridgeScript(new URL(path, import.meta.url));
  expect(text.length).toBeLessThanOrEqual(30_000);
  expect(text).toMatch(/^[\t\n -!#-~]*$/);
  expect(text).not.toContain("from runtime");
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

async function read(adapter: string): Promise<BridgeScript> {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "some_bridge.py");
  await writeFile(path, adapter);
  return await readBridgeScript(pathToFileURL(path)); // Before the folder goes.
}

test("the script keeps the adapter unchanged, except for blank lines in place of imports", async () => {
  const lines = [
    "'''An adapter.'''",
    "",
    "from __future__ import annotations",
    "",
    "import os  # For nothing.",
    "",
    "from runtime import (",
    "  Failure,",
    "  main,",
    ")",
    "from runtime.types import Fields",
    "from some_types import Model",
    "",
    "",
    "class Some:",
    "  '''Says some.'''",
    "",
    "",
    "main(Some())",
    "",
  ];
  const { text } = await read(lines.join("\n"));
  const kept = lines.map((line, index) => ([2, 6, 7, 8, 9, 10, 11].includes(index) ? "" : line));
  expect(text.slice(text.lastIndexOf("# some_bridge.py\n"))).toBe(`# some_bridge.py\n${kept.join("\n")}`);
});

test("locate names the file and the line for each line of the script", async () => {
  const kokoro = new URL("../../../python/kokoro_bridge.py", import.meta.url);
  const files = [kokoro, new URL("../../../python/runtime/wav.py", import.meta.url)];
  const { text, locate } = await readBridgeScript(kokoro);
  const lines = text.split("\n");
  for (const path of files.map((url) => fileURLToPath(url))) {
    const own = (await readFile(path, "utf8")).split("\n");
    for (const wanted of ["import os", own.findLast((line) => line.startsWith("def ") || line.startsWith("  def "))]) {
      const inFile = own.indexOf(wanted ?? "") + 1;
      const start = lines.indexOf(`# ${path.replace(/^.*[\\/]/, "")}`);
      const inScript = lines.indexOf(wanted ?? "", start) + 1;
      expect(locate(`  File "<string>", line ${inScript}, in f`)).toBe(`  File "${path}", line ${inFile}, in f`);
    }
  }
});

test("locate leaves a place outside the files of the script unchanged", async () => {
  const { locate } = await read("main()\n");
  for (const said of ['  File "<string>", line 1, in f', '  File "/usr/lib/x.py", line 90, in f', "line 90"]) {
    expect(locate(said)).toBe(said);
  }
});

test("a script of 30,000 characters is accepted", async () => {
  const runtime = (await read("main()\n")).text.length;
  const padding = "x".repeat(30_000 - runtime - "x = ''\n".length);
  expect((await read(`x = '${padding}'\nmain()\n`)).text).toHaveLength(30_000);
});

test.each<[string, string, RegExp]>([
  ["a double quote", 'x = "y"\n', /^engine\.adapter .*some_bridge\.py contains "\\""/],
  ["a character outside ASCII", "x = 'é'\n", /contains "é"/],
  ["a control character", "x = '\x07'\n", /use ASCII only, without double quotes/],
  ["more than 30,000 characters", `x = '${"x".repeat(30_000)}'\n`, /characters; the limit is 30000/],
  [
    "a function whose name the runtime defines",
    "def write_wav():\n  pass\n",
    /some_bridge\.py defines write_wav, which .*wav\.py already defines; rename it/,
  ],
  ["a class whose name the runtime defines", "class Worker:\n  pass\n", /defines Worker, which .*worker\.py/],
  ["a constant whose name the runtime defines", "HEADER: bytes = b''\n", /defines HEADER, which .*worker\.py/],
])("an adapter with %s is rejected", async (_, adapter, message) => {
  await expect(read(adapter)).rejects.toThrow(message);
});
