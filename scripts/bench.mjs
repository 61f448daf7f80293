// npm run bench [-- OPTIONS]: VoxWeave and its rivals on the same texts, in one run; docs/performance.md says more. The
// rivals are installed from lock files of their own, below bench/ and build/; VoxWeave does not depend on them.
import { build, checkOptions, installPackages, ROOT, run } from "./setup.mjs";

checkOptions(
  { only: "string", rounds: "string", texts: "string", write: "boolean" },
  `
Usage: npm run bench [-- OPTIONS]

Measures VoxWeave and its rivals on the same texts. Installs the rivals first, below bench/ and build/.

  --only NAME,NAME   only these (default: all)
  --rounds N         how often each is measured (default: 3)
  --texts KIND,KIND  word, short, medium, long (default: all)
  --write            put the tables into docs/performance.md and draw docs/performance.svg
`,
);
installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/run.js", ...process.argv.slice(2)]);
