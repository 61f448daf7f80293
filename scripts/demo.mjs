// npm run demo: installs, builds, downloads the weights and speaks examples/demo.txt, starting from a bare clone.
import { build, installPackages, run } from "./setup.mjs";

installPackages();
build();
run(process.execPath, ["dist/cli/main.js", "speak", "examples/demo.txt", "-o", "demo.wav"]);
