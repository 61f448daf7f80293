import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { availableCores, quotaOf } from "../../../../src/platform/node/processes/cores.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let root: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  root = temporary.path;
  await mkdir(join(root, "machine.slice/container"), { recursive: true });
  return () => temporary[Symbol.asyncDispose]();
});

test("availableCores returns at least 1, and at most Node's number of processors", () => {
  expect(availableCores()).toBeGreaterThanOrEqual(1);
  expect(availableCores()).toBeLessThanOrEqual(availableParallelism());
});

test("quotaOf returns the quota of a group", async () => {
  await writeFile(join(root, "machine.slice/container/cpu.max"), "150000 100000\n");
  expect(quotaOf(root, "/machine.slice/container")).toBe(1.5);
});

test("quotaOf returns the quota of a parent group if it is less", async () => {
  await writeFile(join(root, "machine.slice/container/cpu.max"), "400000 100000\n");
  await writeFile(join(root, "machine.slice/cpu.max"), "200000 100000\n");
  expect(quotaOf(root, "/machine.slice/container")).toBe(2);
});

test('quotaOf returns no limit for a quota of "max" or a missing file', async () => {
  await writeFile(join(root, "machine.slice/cpu.max"), "max 100000\n");
  expect(quotaOf(root, "/machine.slice/container")).toBe(Number.POSITIVE_INFINITY);
  expect(quotaOf(root, "/")).toBe(Number.POSITIVE_INFINITY);
});
