import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { explainReadFailure } from "../../../../src/platform/node/files/read-failure.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

const failureOf = (path: string): Promise<string> => readFile(path, "utf8").then(JSON.parse).catch(explainReadFailure);

test("a file that cannot be read is explained in words, and a parser's error keeps its message", async () => {
  await using folder = await openTemporaryFolder();
  const file = join(folder.path, "a.json");
  await writeFile(file, "{");
  expect(await failureOf(join(folder.path, "nothing"))).toBe("the file does not exist");
  expect(await failureOf(folder.path)).toBe("it is a folder; name a file in it");
  expect(await failureOf(join(file, "b"))).toBe("a part of its path is a file, not a folder");
  expect(await failureOf(file)).toContain("JSON");
});
