import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.js";
import { workersFromBuild } from "./test/support/workers-from-build.js";

export default defineConfig({
  plugins: [workersFromBuild()],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/set-up.ts"],
    reporters: ["default", "./test/support/closing-line.ts"],
    // Real weights and real processes: generous clocks, for timing never decides a test.
    testTimeout: 300_000,
    hookTimeout: 900_000,
    // One model at a time fits two cores; files run side by side only where they are light.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
