import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "../../../../src/platform/node/processes/run-command.js";
import { hasEnded, until } from "../../../support/processes.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

const STUBBORN = fileURLToPath(new URL("fixtures/stubborn.mjs", import.meta.url));
const EXITS = fileURLToPath(new URL("fixtures/exits-during-command.mjs", import.meta.url));

test("the end of a command ends the child that it left behind, although the child holds the output open", async () => {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "pid");
  const script = `"$0" "$1" "$2" & while [ ! -s "$2" ]; do sleep 0.02; done; echo left`;
  const command = ["sh", "-c", script, process.execPath, STUBBORN, path] as const;
  expect(await runCommand(command, { env: process.env, timeoutMs: 600_000 })).toEqual({
    type: "done",
    output: "left\n",
  });
  const child = Number(await readFile(path, "utf8"));
  await until(() => hasEnded(child), "the child to end");
});

test("a program that exits during a command ends the command", async () => {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "pid");
  const program = spawn(process.execPath, [EXITS, path], { stdio: "inherit" });
  expect(await once(program, "exit")).toEqual([3, null]);
  const command = Number(await readFile(path, "utf8"));
  await until(() => hasEnded(command), "the command to end");
});

test("a missing working directory is not reported as a missing program", async () => {
  const cwd = "/no/such/folder";
  const ended = await runCommand([process.execPath, "-v"], { env: process.env, cwd, timeoutMs: 60_000 });
  expect(ended).toMatchObject({ type: "failed", output: `its working directory ${cwd} is not a folder` });
});
