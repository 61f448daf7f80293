// npm run bench:reading [-- OPTIONS]: how text is read, by VoxWeave and its rivals. docs/reading-benchmark.md says more.
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
};

checkOptions(
  OPTIONS,
  `
Usage: npm run bench:reading [-- OPTIONS]

Measures how text is read, by VoxWeave and its rivals. docs/reading-benchmark.md says what each option is for.

  ${Object.entries(OPTIONS)
    .map(([name, type]) => `--${name}${type === "string" ? " VALUE" : ""}`)
    .join("\n  ")}
`,
);
installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/reading/score.js", ...process.argv.slice(2)]);
