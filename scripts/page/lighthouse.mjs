// npm run page:lighthouse: prints the scores of the page in Lighthouse, for a phone and a desktop. Close all other programs first: its
// brakes slow down what the browser took here. Needs Chromium; npx fetches Lighthouse.
import { execFile } from "node:child_process";
import { loadavg } from "node:os";
import { promisify } from "node:util";
import { startPageServer } from "./server.mjs";

const RUNS = Number(process.argv[2] ?? 3);
/** The last version for Node 20. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const COMMON = ["--quiet", "--output=json", "--only-categories=performance,accessibility"];
const CHROME = "--chrome-flags=--headless=new --no-sandbox --disable-gpu";
const DEVICES = { phone: [], desktop: ["--preset=desktop"] };
/** Figures of a report, with their names. */
const FIGURES = {
  "first-contentful-paint": "first paint",
  "largest-contentful-paint": "largest paint",
  "total-blocking-time": "blocked",
  "cumulative-layout-shift": "layout shift",
  "total-byte-weight": "bytes",
};

const run = promisify(execFile);
const server = await startPageServer(["--engine", "tone"]);
try {
  for (const [device, options] of Object.entries(DEVICES)) {
    for (let count = 0; count < RUNS; count += 1) console.log(lineOf(device, await reportOf(options)));
  }
} finally {
  server.stop();
}

async function reportOf(options) {
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" };
  const args = ["--yes", LIGHTHOUSE, server.address, ...COMMON, CHROME, ...options];
  const { stdout } = await run("npx", args, { env, maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

function lineOf(device, { categories, audits, environment }) {
  const scores = Object.entries(categories).map(([name, { score }]) => `${name} ${score.toFixed(2)}`);
  const figures = Object.entries(FIGURES).map(([id, name]) => `${name} ${audits[id].displayValue}`);
  const busy = `load ${loadavg()[0].toFixed(1)}, speed of the machine ${environment.benchmarkIndex.toFixed(0)}`;
  return [device, ...scores, ...figures, busy].join("; ").replaceAll("\u00a0", " ");
}
