// npm run bench:browser [-- OPTIONS]: measures VoxWeave and kokoro-js in pages of Chromium. See docs/browser-performance.md.
import { build, checkOptions, installPackages, ROOT, run } from "./setup.mjs";

checkOptions(
  { rounds: "string", threads: "string", texts: "string", write: "boolean" },
  `
Usage: npm run bench:browser [-- OPTIONS]

Measures VoxWeave and kokoro-js in Chromium on the same texts. Installs kokoro-js first, below bench/.

  --rounds N     number of rounds (default: 3)
  --threads N,N  numbers of threads (default: 2,1)
  --texts KIND   short, medium (default: both)
  --write        write the tables into docs/browser-performance.md
`,
);
installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/browser.js", ...process.argv.slice(2)]);
