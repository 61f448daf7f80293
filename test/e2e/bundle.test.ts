import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Format } from "esbuild";
import { expect, test } from "vitest";
import { type Ended, runCommand } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const EXPLAIN = `
  const reader = createFrontEnd();
  console.log((await reader.explain("Dr. Smith")).spoken);
  await reader[Symbol.asyncDispose]();`;

const SPEAK = `
  const speaker = await createSpeaker();
  await speaker[Symbol.asyncDispose]();
  console.log("speaks");`;

const program = (deed: string): string => `
  import { createFrontEnd, createSpeaker } from "voxweave";
  async function main() {${deed}
  }
  main().catch((error) => {
    console.error(error.code + ": " + error.message);
    process.exitCode = 1;
  });`;

/** Bundles a program for Node in a project that has VoxWeave installed, and runs the bundle there. */
async function runBundled(deed: string, format: Format, packages: "bundle" | "external"): Promise<Ended> {
  await using folder = await openTemporaryFolder();
  await mkdir(join(folder.path, "node_modules"));
  await symlink(ROOT, join(folder.path, "node_modules", "voxweave"));
  const entry = join(folder.path, "program.ts");
  const outfile = join(folder.path, format === "esm" ? "out.mjs" : "out.cjs");
  await writeFile(entry, program(deed));
  await build({ entryPoints: [entry], outfile, format, packages, bundle: true, platform: "node", logLevel: "silent" });
  return await runCommand(process.execPath, [outfile], { cwd: folder.path });
}

test.each<[Format, says: string, deed: string]>([
  ["esm", "doctor smith", EXPLAIN],
  ["cjs", "doctor smith", EXPLAIN],
  ["esm", "speaks", SPEAK],
])("a bundle in %s runs if VoxWeave is external (%s)", async (format, says, deed) => {
  const { code, stdout, stderr } = await runBundled(deed, format, "external");
  expect({ code, stderr, stdout: stdout.toString() }).toEqual({ code: 0, stderr: "", stdout: `${says}\n` });
});

test.each<[Format, does: string, deed: string]>([
  ["esm", "reads", EXPLAIN],
  ["cjs", "reads", EXPLAIN],
  ["esm", "speaks", SPEAK],
  ["cjs", "speaks", SPEAK],
])(
  "a bundle in %s that includes VoxWeave and %s fails with a message that says what to do",
  async (format, _, deed) => {
    const { code, stderr } = await runBundled(deed, format, "bundle");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^VOX_DEPENDENCY_MISSING: VoxWeave was bundled, .*esbuild --packages=external/);
  },
);
