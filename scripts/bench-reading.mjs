// npm run bench:reading [-- OPTIONS]: scores the reading of text by VoxWeave and its rivals. See docs/reading-benchmark.md.
import { build, checkOptions, installPackages, ROOT, run } from "./setup.mjs";

const OPTIONS = {
  misaki: "string",
  "kokoro-onnx": "string",
  "kokoro-fastapi": "string",
  checkout: "string",
  ours: "string",
  cases: "string",
  keep: "string",
  "only-ours": "boolean",
  failures: "string",
  write: "boolean",
  wikipedia: "string",
  every: "string",
};

checkOptions(
  OPTIONS,
  `
Usage: npm run bench:reading [-- OPTIONS]

Scores the reading of text by VoxWeave and its rivals. docs/reading-benchmark.md explains the options.

  ${Object.entries(OPTIONS)
    .map(([name, type]) => `--${name}${type === "string" ? " VALUE" : ""}`)
    .join("\n  ")}
`,
);
installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/reading/score.js", ...process.argv.slice(2)]);
