// npm run bench [-- OPTIONS]: measures VoxWeave and its rivals on the same texts, in one run. See docs/performance.md. The
// rivals are installed from their own lock files, below bench/ and build/; VoxWeave does not depend on them.
import { build, checkOptions, installPackages, ROOT, run } from "./setup.mjs";

checkOptions(
  { only: "string", rounds: "string", texts: "string", write: "boolean" },
  `
Usage: npm run bench [-- OPTIONS]

Measures VoxWeave and its rivals on the same texts. Installs the rivals first, below bench/ and build/.

  --only NAME,NAME   only these (default: all)
  --rounds N         number of rounds (default: 3)
  --texts KIND,KIND  word, short, medium, long (default: all)
  --write            write the tables into docs/performance.md and draw docs/performance.svg
`,
);
installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/run.js", ...process.argv.slice(2)]);
