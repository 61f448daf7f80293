// npm run bench:reading [-- OPTIONS]: how text is read, by VoxWeave and its rivals. docs/reading.md says more.
import { build, installPackages, ROOT, run } from "./setup.mjs";

installPackages();
installPackages(`${ROOT}bench/peers/kokoro-js`);
build();
run(process.execPath, ["build/bench/reading/score.js", ...process.argv.slice(2)]);
