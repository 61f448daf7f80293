// npm run demo: from a bare clone to speech. Installs, builds, fetches the weights, speaks examples/demo.txt.
import { build, installPackages, run } from "./setup.mjs";

installPackages();
build();
run(process.execPath, ["dist/cli/main.js", "speak", "examples/demo.txt", "-o", "demo.wav"]);
