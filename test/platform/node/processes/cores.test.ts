import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { availableCores, quotaOf } from "../../../../src/platform/node/processes/cores.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let root: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  root = temporary.path;
  return () => temporary[Symbol.asyncDispose]();
});

test("availableCores returns at least 1, and at most Node's number of processors", () => {
  expect(availableCores()).toBeGreaterThanOrEqual(1);
  expect(availableCores()).toBeLessThanOrEqual(availableParallelism());
});

const GROUP = "machine.slice/container";

/** Writes the files of a control group. */
async function writeGroup(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(root, path), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, path, name), `${content}\n`);
}

describe("the quota of a group of cgroup v2", () => {
  const groups = `0::/${GROUP}\n`;

  test("quotaOf returns the quota of a group of cgroup v2", async () => {
    await writeGroup(GROUP, { "cpu.max": "150000 100000" });
    expect(quotaOf(root, groups)).toBe(1.5);
  });

  test("quotaOf returns the quota of a parent group of cgroup v2 if it is less", async () => {
    await writeGroup(GROUP, { "cpu.max": "400000 100000" });
    await writeGroup("machine.slice", { "cpu.max": "200000 100000" });
    expect(quotaOf(root, groups)).toBe(2);
  });

  test('quotaOf returns no limit for a quota of "max" or a missing file', async () => {
    await writeGroup("machine.slice", { "cpu.max": "max 100000" });
    expect(quotaOf(root, groups)).toBe(Number.POSITIVE_INFINITY);
    expect(quotaOf(root, "")).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the quota of a group of cgroup v1", () => {
  const groups = `9:name=systemd:/\n4:memory:/other\n3:cpuset:/other\n2:cpu,cpuacct:/${GROUP}\n0::/\n`;

  test("quotaOf returns the quota of a group of cgroup v1", async () => {
    await writeGroup(`cpu/${GROUP}`, { "cpu.cfs_quota_us": "150000", "cpu.cfs_period_us": "100000" });
    expect(quotaOf(root, groups)).toBe(1.5);
    expect(quotaOf(root, groups.replace("cpu,cpuacct", "cpuacct,cpu"))).toBe(1.5);
    expect(quotaOf(root, groups.replace("cpu,cpuacct", "cpu"))).toBe(1.5);
  });

  test("quotaOf returns the quota of the root if a container does not see the path of its group", async () => {
    await writeGroup("cpu", { "cpu.cfs_quota_us": "50000", "cpu.cfs_period_us": "25000" });
    expect(quotaOf(root, groups)).toBe(2);
  });

  test("quotaOf returns no limit for a quota of -1", async () => {
    await writeGroup(`cpu/${GROUP}`, { "cpu.cfs_quota_us": "-1", "cpu.cfs_period_us": "100000" });
    expect(quotaOf(root, groups)).toBe(Number.POSITIVE_INFINITY);
  });
});
