// npm test: from a bare clone to the whole suite. Static checks first, then every test.
import { build, installPackages, run } from "./setup.mjs";

installPackages();
build();
run("npm", ["run", "--silent", "check"]);
run("npx", ["vitest", "run", ...process.argv.slice(2)]);
