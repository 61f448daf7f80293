import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { readBridgeScript } from "../../../src/python/bridge/script.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

const ADAPTERS = [
  ...["kokoro", "openvino", "piper"].map((engine) => `../../../python/${engine}_bridge.py`),
  "fixtures/faulty_bridge.py",
];

test.each(ADAPTERS)("%s makes a script that any command line carries", async (path) => {
  const { text, sha256 } = await readBridgeScript(new URL(path, import.meta.url));
  expect(text.length).toBeLessThanOrEqual(30_000);
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

test("what only readers and type checkers need is left out", async () => {
  const adapter = `
'''An adapter,
é and "all".'''

from __future__ import annotations

import glob
import inspect
from typing import TYPE_CHECKING

from runtime import Failure, main

if TYPE_CHECKING:
  from typing import Any

  from runtime import Fields


class Some:
  '''Says some.'''

  # It stays: classes may read it.
  rate: int = 8000

  def load(self, settings: Fields, *rest: Any, code: str = 'a: b', **more: dict[str, list[Any]]) -> dict[str, str]:
    '''Loads.'''
    self.all: list[str] | None = ['#', '-']  # shorter
    if self.all:

      return {name: code for name in self.all}

  def speak(
    self,
    job: Fields,
    of: tuple[int, ...] = (1, 2),
  ) -> None: ...


main(Some())
`;
  const text = await read(adapter);
  expect(text.slice(text.lastIndexOf("import glob"))).toBe(`import glob,inspect
class Some:
 rate: int=8000
 def load(self,settings,*rest,code='a: b',**more):
  self.all=['#','-']
  if self.all:
   return {name: code for name in self.all}
 def speak(
  self,
  job,
  of=(1,2),
 ): ...
main(Some())
`);
});

test("an adapter may fill the script up to 30,000 characters", async () => {
  const runtime = (await read("main()\n")).length;
  const padding = "x".repeat(30_000 - runtime - "x=''\n".length);
  expect(await read(`x = '${padding}'\nmain()\n`)).toHaveLength(30_000);
});

test.each<[string, string, RegExp]>([
  ["a double quote", 'x = "y"\n', /some_bridge\.py makes a script with "\\""/],
  ["what is not ASCII", "x = 'é'\n", /makes a script with "é"/],
  ["a control character", "x = '\x07'\n", /only ASCII without a double quote goes/],
  ["more than 30,000 characters", `x = '${"x".repeat(30_000)}'\n`, /characters; the limit is 30000/],
])("an adapter with %s is refused", async (_, adapter, message) => {
  await expect(read(adapter)).rejects.toThrow(message);
});
