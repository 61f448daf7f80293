// npm test: prepares a bare clone, and runs the static checks beside every test, whose set-up mostly waits for downloads.
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { build, installPackages, ROOT } from "./setup.mjs";

installPackages();
build();

const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs"); // Not by npx, which would leave it running if it is killed.
const tests = spawn(process.execPath, [vitest, "run", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, VOXWEAVE_THOROUGH: "1", VOXWEAVE_BUILT: "1" },
});
tests.once("close", (code) => {
  process.exitCode ||= code ?? 1;
});
const shell = process.platform === "win32"; // npm is a .cmd file there, which only a shell can start.
execFile("npm", ["run", "--silent", "check"], { cwd: ROOT, shell, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
  if (error === null) return;
  tests.kill();
  process.stderr.write(`${stdout}${stderr}`);
  process.exitCode = 1;
});
