// Starts `voxweave serve` for the scripts that look at the page. Needs the build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Starts a server on a free port, and returns its address with a function that stops it. */
export async function startPageServer(options = []) {
  const server = spawn(process.execPath, [MAIN, "serve", "--port", "0", ...options], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  return { address: await addressOf(server), stop: () => server.kill() };
}

async function addressOf({ stderr }) {
  let log = "";
  for (;;) {
    const [part] = await once(stderr, "data");
    log += part;
    const [address] = /http:\/\/127\.0\.0\.1:\d+/u.exec(log) ?? [];
    if (address !== undefined) {
      stderr.resume();
      return `${address}/`;
    }
  }
}
