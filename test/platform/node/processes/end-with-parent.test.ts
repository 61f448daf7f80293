import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { hasEnded, until } from "../../../support/processes.js";

test("a child that native code blocks ends when its parent is killed", async () => {
  const script = fileURLToPath(new URL("fixtures/starts-busy-child.mjs", import.meta.url));
  const program = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(program.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  expect(hasEnded(pid)).toBe(false);
  program.kill("SIGKILL");
  await once(program, "exit");
  const start = performance.now();
  await until(() => hasEnded(pid), "the child to end");
  expect(performance.now() - start).toBeLessThan(20_000); // Without the watch, it would run for a minute.
});
