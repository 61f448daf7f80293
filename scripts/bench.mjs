// npm run bench [-- OPTIONS]: VoxWeave and its rivals on the same texts, in one run; docs/performance.md says more. The
// rivals are installed from lock files of their own, below bench/ and build/; VoxWeave does not depend on them.
import { build, installPackages, ROOT, run } from "./setup.mjs";

installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/run.js", ...process.argv.slice(2)]);
