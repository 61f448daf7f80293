import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { placeFile } from "#dist/platform/node/files/place-file.js";
import type { Materials } from "./materials.js";
import { pickVariant } from "./pick-variant.js";

/** A server to measure. */
export interface ServerContestant {
  readonly name: string;
  readonly about: string;
  /** Format to ask for, in 16 bits. @default "pcm" */
  readonly format?: "pcm" | "wav" | undefined;
  /** Returns the program, its arguments and its environment, for a port. */
  prepare(materials: Materials, port: number): Promise<Program>;
}

interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Folder in which it runs. @default the current one */
  readonly cwd?: string | undefined;
}

type Precision = "float32" | "int8";

/** The models of servers on onnxruntime, in words. */
const MODELS: Readonly<Record<Precision, string>> = { float32: "the plain float32 graph", int8: "the int8 export" };

/** The servers that need nothing but the registries. */
export const SERVER_CONTESTANTS: readonly ServerContestant[] = [
  voxweave("voxweave"),
  voxweave("voxweave-one-worker", { options: ["--workers", "1"] }),
  voxweave("voxweave-8-bits", { variant: "onnxruntime-winograd-int8" }),
  fastKokoro("float32"),
  fastKokoro("int8"),
  kokoroCli("float32"),
  kokoroCli("int8"),
];

/** VoxWeave's own server, with further options or with a variant of the model that `voxweave bench --pick` has picked. */
function voxweave(
  name: string,
  { options = [], variant }: { readonly options?: readonly string[]; readonly variant?: string } = {},
): ServerContestant {
  const args = ["--cache", "0", ...options];
  return {
    name,
    about: `\`voxweave serve ${args.join(" ")}\`${variant === undefined ? "" : ` after \`voxweave bench --pick ${variant}\``}`,
    prepare: async (materials, port) => ({
      program: process.execPath,
      args: [materials.program, "serve", "--port", String(port), ...args],
      env: variant === undefined ? {} : await pickVariant(materials, variant),
    }),
  };
}

/** The Python server fastkokoro, with its default options, on the export. Its own export is only on the model hub. */
function fastKokoro(precision: Precision): ServerContestant {
  return {
    name: `fastkokoro-${precision}`,
    about: `fastkokoro 0.7.0 (Python) on ${MODELS[precision]}`,
    async prepare(materials, port) {
      const python = await fastKokoroPython(materials);
      const voices = materials.work("fastkokoro-voices.npz");
      await writeVoices(materials, python, voices);
      const FASTKOKORO_MODEL_PATH = await modelIn(precision, materials);
      const address = { FASTKOKORO_HOST: "127.0.0.1", FASTKOKORO_PORT: String(port) };
      return {
        program: python,
        args: ["-c", "from fastkokoro.cli import main; main()"],
        env: { ...address, FASTKOKORO_MODEL_PATH, FASTKOKORO_VOICES_PATH: voices },
      };
    },
  };
}

/** Makes the environment of fastkokoro. Two of its packages exist only as sources, which VoxWeave's own environments refuse. */
async function fastKokoroPython({ script, work, tell }: Materials): Promise<string> {
  const folder = work("python/fastkokoro");
  const python = join(folder, "bin", "python");
  const stamp = join(folder, "installed");
  if ((await stat(stamp).catch(() => undefined)) !== undefined) return python;
  tell("the Python environment of fastkokoro, which the first run makes");
  await run("python3", ["-m", "venv", "--clear", folder]);
  const lock = script("peers/fastkokoro/requirements.txt");
  await run(python, ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", lock]);
  await writeFile(stamp, "");
  return python;
}

/** The server of the Python package kokoro-cli. It speaks int8 unless its option `--model` says otherwise. */
function kokoroCli(precision: Precision): ServerContestant {
  const [model, file] = precision === "int8" ? ["int8", "kokoro-v1.0.int8.onnx"] : ["full", "kokoro-v1.0.onnx"];
  return {
    name: `kokoro-cli-${precision}`,
    about: `kokoro-cli 0.4.0 (Python) on ${MODELS[precision]}. It does not stream: its first sound is that of the whole answer, in WAV, for it has no PCM`,
    format: "wav",
    async prepare(materials, port) {
      const { script, work, peerPython } = materials;
      const python = await peerPython("kokoro-cli", ["kokoro_cli", "kokoro_onnx"]);
      const home = work("kokoro-cli");
      await placeFile(await modelIn(precision, materials), join(home, "models", file));
      await writeVoices(materials, python, join(home, "models", "voices-v1.0.bin"));
      return {
        program: python,
        args: [script("peers/kokoro-cli/start.py"), "serve", "--model", model, "--port", String(port)],
        env: { KOKORO_HOME: home },
      };
    },
  };
}

/**
 * The Python server Kokoro-FastAPI on PyTorch, started as its `start-cpu.sh` starts it, with VoxWeave's weights in float32.
 * It is no package, so the benchmark needs a checkout.
 *
 * @param checkout - Path of the folder.
 * @param version - Content of its file VERSION.
 */
export function kokoroFastApi(checkout: string, version: string): ServerContestant {
  return {
    name: "kokoro-fastapi",
    about: `Kokoro-FastAPI ${version} (Python) on PyTorch, float32`,
    async prepare({ peerPython, modelFolder, work }, port) {
      const modules = ["fastapi", "kokoro", "torch", "uvicorn"];
      const python = await peerPython("kokoro-fastapi", modules, { torchAndSpacy: true, distributions: ["kokoro"] });
      const weights = await modelFolder();
      const models = work("kokoro-fastapi-models");
      await mkdir(join(models, "v1_0"), { recursive: true });
      for (const file of ["config.json", "kokoro-v1_0.pth"])
        await placeFile(join(weights, file), join(models, "v1_0", file));
      return {
        program: python,
        args: ["-m", "uvicorn", "api.src.main:app", "--host", "127.0.0.1", "--port", String(port)],
        cwd: checkout,
        env: {
          USE_GPU: "false",
          PYTHONPATH: `${checkout}:${join(checkout, "api")}`,
          MODEL_DIR: models,
          VOICES_DIR: join(checkout, "api", "src", "voices", "v1_0"),
          WEB_PLAYER_PATH: join(checkout, "web"),
        },
      };
    },
  };
}

function modelIn(precision: Precision, { int8Model, float32Model }: Materials): Promise<string> {
  return precision === "int8" ? int8Model() : float32Model();
}

/** Writes the voices that servers in Python read: those of the benchmark, as an archive of numpy. */
async function writeVoices({ script, voice }: Materials, python: string, target: string): Promise<void> {
  await run(python, [script("peers/make_voices.py"), await voice(), target]);
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`${program} ended with code ${code}`);
}
