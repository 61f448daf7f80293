// npm run bench [-- ROUNDS]: VoxWeave and its rivals on the same texts, in one run. The rivals are installed below
// bench/, from lock files of their own; VoxWeave does not depend on them.
import { build, installPackages, ROOT, run } from "./setup.mjs";

installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/run.js", ...process.argv.slice(2)]);
