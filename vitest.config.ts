import { join } from "node:path";
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { ROOT } from "./test/support/folders.js";
import { LongestFirst } from "./test/support/longest-first.js";
import { workersFromSource } from "./test/support/workers-from-source.js";

/** Files of each project: the ending of a file's name tells, and test/e2e/ is a folder of its own. All others are unit tests. */
const FILES = {
  model: ["test/**/*.model.test.ts"],
  python: ["test/**/*.python.test.ts"],
  linux: ["test/**/*.linux.test.ts"],
  e2e: ["test/**/*.e2e.test.ts", "test/e2e/**/*.test.ts"],
  gpu: ["test/**/*.gpu.test.ts"],
};

/** A project, with the steps of its set-up: files of test/support/set-up/, run in this order. */
function project(name: string, include: string[], setUp: string[]): TestProjectInlineConfiguration {
  const exclude =
    name === "unit" ? [...configDefaults.exclude, ...Object.values(FILES).flat()] : configDefaults.exclude;
  const globalSetup = setUp.map((step) => `test/support/set-up/${step}.ts`);
  // Files share the processes, which load each module once: with a process for each file, unit tests take twice as long.
  const isolate = name === "gpu";
  // End-to-end tests have no properties.
  const setupFiles = name === "e2e" || name === "gpu" ? [] : ["test/support/property-seed.ts"];
  return { extends: true, test: { name, include, exclude, globalSetup, setupFiles, isolate } };
}

export default defineConfig({
  plugins: [workersFromSource()],
  // The benchmarks run on the build; their tests need none.
  resolve: { alias: [{ find: /^#dist\//, replacement: join(ROOT, "src/") }] },
  test: {
    projects: [
      // The first, because its set-up takes the longest steps of the others at the same time.
      project("e2e", FILES.e2e, ["compiled", "built", "weights-and-python"]),
      project("unit", ["test/**/*.test.ts"], ["compiled", "encoders"]),
      project("linux", FILES.linux, ["compiled", "encoders"]),
      project("model", FILES.model, ["compiled", "parts", "weights"]),
      project("python", FILES.python, ["compiled", "python"]),
      // Minutes of both cores for a GPU in software: `npm run test:gpu` alone runs it.
      ...(process.env["VOXWEAVE_GPU"] === "1" ? [project("gpu", FILES.gpu, ["compiled", "built", "weights"])] : []),
    ],
    reporters: ["default", "./test/support/closing-line.ts"],
    // Real weights and real processes: generous clocks, for timing never decides a test.
    testTimeout: 600_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000 } },
    // Three files of tests run side by side, with a thread each: on two cores, one of them often waits for sound or a download.
    maxWorkers: 3,
    env: { OMP_NUM_THREADS: process.env["OMP_NUM_THREADS"] ?? "1" },
    sequence: { sequencer: LongestFirst },
    // Keep the JavaScript of the sources in node_modules/ for the next run: a room starts half a second sooner.
    experimental: { fsModuleCache: true },
  },
});
