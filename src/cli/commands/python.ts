import { Command } from "commander";
import { KOKORO_VOICE_IDS } from "../../assets/catalogue.js";
import { openAssets } from "../../assets/open-assets.js";
import { readSettings } from "../../assets/settings.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions } from "../../core/engine.js";
import { suggest } from "../../core/suggest.js";
import { ensureGraphFolder } from "../../engines/kokoro-openvino/graph-folder.js";
import { OPENVINO_ADAPTER } from "../../engines/kokoro-openvino/settings.js";
import { ensureModelFolder } from "../../engines/kokoro-python/model-folder.js";
import { KOKORO_ADAPTER } from "../../engines/kokoro-python/settings.js";
import { PIPER_ADAPTER } from "../../engines/piper/piper-engine.js";
import { readBridgeScript } from "../../python/bridge/script.js";
import { PYTHON_ENGINES, type PythonEngine } from "../../python/environments/recipe.js";
import { type SetUpResult, setUpPythonEnvironment } from "../../python/environments/set-up.js";
import { showAssetEvents } from "../asset-progress.js";
import type { CommandContext } from "../command-context.js";
import { showEnvironmentEvents } from "../environment-progress.js";
import { createProgressBar } from "../progress-bar.js";

interface SetUpFlags {
  readonly python?: string;
  readonly offline?: true;
}

const EXAMPLES = `
Examples:
  $ voxweave python setup                        Kokoro in PyTorch, with its model
  $ voxweave python setup openvino               Kokoro on OpenVINO: fast on processors with bfloat16
  $ voxweave python setup piper
  $ voxweave python setup --python /usr/bin/python3.12
  $ voxweave python setup -- --extra-index-url ADDRESS   what follows -- goes to pip install
`;

export function pythonCommand(context: CommandContext): Command {
  const python = new Command("python").description("Python environments for the engines that run in Python");
  python
    .command("setup")
    .description("make the environment of an engine, or make sure of it, and fetch its model")
    .usage("[options] [engine] [-- pip args...]")
    .argument("[engine]", `engine: ${PYTHON_ENGINES.join(", ")} (default: kokoro)`)
    .argument("[pipArgs...]", "after --: arguments for pip install")
    .option("--python <path>", "Python 3.10 to 3.13 to make it from (default: the first that fits)")
    .option("--offline", "ask no index: only folders of wheels that pip is given by --find-links")
    .addHelpText("after", EXAMPLES)
    .action((engine: string | undefined, rest: readonly string[], flags: SetUpFlags) =>
      setUp(split(engine, rest), flags, context),
    );
  python
    .command("script")
    .description("print the text that is passed to the interpreter with -c")
    .argument("[engine]", `engine: ${PYTHON_ENGINES.join(", ")}`, "kokoro")
    .action((engine: string) => printScript(parseEngine(engine), context));
  return python;
}

const ADAPTERS: Record<PythonEngine, URL> = {
  kokoro: KOKORO_ADAPTER,
  openvino: OPENVINO_ADAPTER,
  piper: PIPER_ADAPTER,
};

async function printScript(engine: PythonEngine, { stdout }: CommandContext): Promise<void> {
  await stdout.write((await readBridgeScript(ADAPTERS[engine])).text);
}

interface Order {
  readonly engine: PythonEngine;
  readonly pipArgs: readonly string[] | undefined;
}

/** What begins with a dash came after `--`, so it is pip's, and the engine was left out. */
function split(first: string | undefined, rest: readonly string[]): Order {
  if (first?.startsWith("-")) return { engine: "kokoro", pipArgs: [first, ...rest] };
  return { engine: parseEngine(first ?? "kokoro"), pipArgs: rest.length > 0 ? rest : undefined };
}

function parseEngine(text: string): PythonEngine {
  const engine = PYTHON_ENGINES.find((id) => id === text);
  if (engine !== undefined) return engine;
  const near = suggest(text, PYTHON_ENGINES);
  const hint = near.length > 0 ? ` (did you mean ${near.join(", ")}?)` : "";
  throw new RangeError(`engine must be one of ${PYTHON_ENGINES.join(", ")}, got ${JSON.stringify(text)}${hint}`);
}

async function setUp(
  { engine, pipArgs }: Order,
  { python, offline }: SetUpFlags,
  context: CommandContext,
): Promise<void> {
  const { signal, stdout } = context;
  const settings = readSettings({ offline }, process.env);
  using bar = createProgressBar(context);
  const startedMs = performance.now();
  const environment = await setUpPythonEnvironment({
    engine,
    python,
    pipArgs,
    cacheFolder: settings.cacheFolder,
    offline: settings.offline,
    signal,
    onEvent: showEnvironmentEvents(bar, context),
  });
  bar.clear();
  await stdout.write(describe(environment, (performance.now() - startedMs) / 1000));
  const fetchModel = MODELS[engine];
  if (fetchModel !== undefined) {
    const assets = openAssets({ offline, onEvent: showAssetEvents(bar) });
    const model = await fetchModel(assets, environment, { signal });
    bar.clear();
    await stdout.write(`model: ${model}, ${KOKORO_VOICE_IDS.length} voices\n`);
  }
  await stdout.write(`next: voxweave speak "Hello." -o hello.wav --engine ${SPEAKS_AS[engine]}\n`);
}

/** Engines by the environment that they run in. */
const SPEAKS_AS: Readonly<Record<PythonEngine, string>> = {
  kokoro: "kokoro-python",
  openvino: "kokoro-openvino",
  piper: "piper",
};

function describe({ name, folder, pythonVersion, versions, bytes, made }: SetUpResult, tookSeconds: number): string {
  const packages = Object.entries(versions).map(([distribution, version]) => `${distribution} ${version}`);
  const how = made ? `made in ${tookSeconds.toFixed(0)} s` : "was there already";
  return `${name}: ${folder}, ${(bytes / 1e9).toFixed(2)} GB, ${how}\n  Python ${pythonVersion}, ${packages.join(", ")}\n`;
}

/** Fetches what an environment's engine speaks with, and tells where it lies; Piper's voice is in its environment. */
const MODELS: Partial<
  Record<PythonEngine, (assets: AssetStore, environment: SetUpResult, call: CallOptions) => Promise<string>>
> = {
  kokoro: async (assets, { python }, { signal }) => {
    const { path, source } = await ensureModelFolder({ assets, python, signal });
    return `${path}, ${source === "prepared" ? "weights rebuilt from the ONNX export" : `weights from ${source}`}`;
  },
  openvino: async (assets, _, { signal }) => await ensureGraphFolder({ assets, voices: KOKORO_VOICE_IDS, signal }),
};
