// npm test: prepares a bare clone, runs the static checks, and then every test.
import { build, installPackages, run } from "./setup.mjs";

installPackages();
build();
run("npm", ["run", "--silent", "check"]);
run("npx", ["vitest", "run", ...process.argv.slice(2)], {
  env: { ...process.env, VOXWEAVE_THOROUGH: "1", VOXWEAVE_BUILT: "1" },
});
