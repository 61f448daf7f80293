import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { voxweaveOnTerminal } from "../support/terminal.js";

const CTRL_C = "\u0003";
const CTRL_BACKSLASH = "\u001c";
const SIGHUP = 1;

test.each<[title: string, act: "close" | { readonly keys: string }, status: number]>([
  ["its terminal is closed", "close", -SIGHUP],
  ["Ctrl-C is pressed", { keys: CTRL_C }, 130],
  ["Ctrl-C is pressed twice", { keys: CTRL_C + CTRL_C }, 130],
  ["Ctrl-\\ is pressed", { keys: CTRL_BACKSLASH }, 131],
])("a command leaves no temporary file when %s", async (_, act, status) => {
  await using folder = await openTemporaryFolder();
  await writeFile(join(folder.path, "long.txt"), "Every sentence is spoken in its turn. ".repeat(6_000));
  const ended = await voxweaveOnTerminal(["speak", "long.txt", "-o", "o.wav"], { cwd: folder.path, act });
  expect(ended.status).toBe(status);
  expect(await readdir(folder.path)).toEqual(["long.txt"]);
});
