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

test("there is at least one core, and never more than Node counts processors", () => {
  expect(availableCores()).toBeGreaterThanOrEqual(1);
  expect(availableCores()).toBeLessThanOrEqual(availableParallelism());
});

test("a group is held to its quota", async () => {
  await writeFile(join(root, "machine.slice/container/cpu.max"), "150000 100000\n");
  expect(quotaOf(root, "/machine.slice/container")).toBe(1.5);
});

test("a group is held to the quota of a group above it, where that is less", async () => {
  await writeFile(join(root, "machine.slice/container/cpu.max"), "400000 100000\n");
  await writeFile(join(root, "machine.slice/cpu.max"), "200000 100000\n");
  expect(quotaOf(root, "/machine.slice/container")).toBe(2);
});

test('a quota of "max", or no file at all, is no limit', async () => {
  await writeFile(join(root, "machine.slice/cpu.max"), "max 100000\n");
  expect(quotaOf(root, "/machine.slice/container")).toBe(Number.POSITIVE_INFINITY);
  expect(quotaOf(root, "/")).toBe(Number.POSITIVE_INFINITY);
});
