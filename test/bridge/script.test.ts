import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { readBridgeScript } from "../../src/bridge/script.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const ADAPTERS = ["../../python/kokoro_bridge.py", "fixtures/faulty_bridge.py"];

test.each(ADAPTERS)("%s makes a script that any command line carries", async (path) => {
  const { text, sha256 } = await readBridgeScript(new URL(path, import.meta.url));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(24_576);
  expect(text).toMatch(/^[\t\n -!#-~]*$/);
  expect(text).not.toContain("from runtime import");
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

async function read(adapter: string): Promise<string> {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "some_bridge.py");
  await writeFile(path, adapter);
  return (await readBridgeScript(pathToFileURL(path))).text;
}

test("the import of the runtime is left out, over one line or several", async () => {
  const text = await read(
    "import os\nfrom runtime import (\n  Failure,\n  main,\n)\nfrom runtime import Failure\nmain(os)\n",
  );
  expect(text.endsWith("import os\nmain(os)\n")).toBe(true);
});

test.each<[string, string, RegExp]>([
  ["a double quote", 'x = "y"\n', /some_bridge\.py makes a script with "\\""/],
  ["what is not ASCII", "x = 'é'\n", /makes a script with "é"/],
  ["a control character", "x = '\x07'\n", /only ASCII without a double quote goes/],
  ["more than 24 KiB", `# ${"x".repeat(24_576)}\n`, /bytes, at most 24576 go/],
])("an adapter with %s is refused", async (_, adapter, message) => {
  await expect(read(adapter)).rejects.toThrow(message);
});
