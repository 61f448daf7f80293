import { Command } from "commander";
import { createAssetStore } from "../../assets/create-asset-store.js";
import { readSettings } from "../../assets/settings.js";
import { suggest } from "../../core/suggest.js";
import type { PythonEngine } from "../../engines/descriptor.js";
import { loadPythonEngines } from "../../engines/registry.js";
import { readBridgeScript } from "../../python/bridge/script.js";
import { type SetUpResult, setUpPythonEnvironment } from "../../python/environments/set-up.js";
import { showAssetEvents } from "../asset-progress.js";
import type { CommandContext } from "../command-context.js";
import { showEnvironmentEvents } from "../environment-progress.js";
import { createProgressBar } from "../progress-bar.js";
import { UsageError } from "../usage-errors.js";

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
  $ voxweave python setup -- --extra-index-url ADDRESS   pip install gets the arguments after --
`;

/** Returns the command `voxweave python`. */
export async function pythonCommand(context: CommandContext): Promise<Command> {
  const engines = await loadPythonEngines();
  const names = `engine: ${engines.map(nameOf).join(", ")}`;
  const defaultName = defaultEnvironment(engines);
  const python = new Command("python").description("Python environments for the engines that run in Python");
  python
    .command("setup")
    .description("create or check the environment of an engine, and fetch its model")
    .usage("[options] [engine] [-- pip args...]")
    .argument("[engine]", `${names} (default: ${defaultName})`)
    .argument("[pipArgs...]", "after --: arguments for pip install")
    .option("--python <path>", "Python 3.10 to 3.13 for the environment (default: the first suitable one)")
    .option("--offline", "use no package index, only folders of wheels that pip gets by --find-links")
    .addHelpText("after", EXAMPLES)
    .action((engine: string | undefined, rest: readonly string[], flags: SetUpFlags) =>
      setUp(split(engine, rest, engines), flags, context),
    );
  python
    .command("script")
    .description("print the script that VoxWeave passes to the interpreter with -c")
    .argument("[engine]", names, defaultName)
    .action((name: string) => printScript(findByEnvironment(name, engines), context));
  return python;
}

/** Returns the name of a Python engine on the command line, which is that of its environment. */
function nameOf({ python }: PythonEngine): string {
  return python.recipe.name;
}

/** Returns the name of the environment that is used if none is named: that of the first Python engine in the registry. */
function defaultEnvironment([first]: readonly PythonEngine[]): string {
  return first === undefined ? "" : nameOf(first);
}

async function printScript({ python }: PythonEngine, { stdout }: CommandContext): Promise<void> {
  await stdout.write((await readBridgeScript(python.adapter)).text);
}

interface Order {
  readonly engine: PythonEngine;
  readonly pipArgs: readonly string[] | undefined;
}

/** Splits the arguments. If the first begins with a dash, it came after `--`: it is for pip, and the engine is the default. */
function split(first: string | undefined, rest: readonly string[], engines: readonly PythonEngine[]): Order {
  if (first?.startsWith("-")) {
    return { engine: findByEnvironment(defaultEnvironment(engines), engines), pipArgs: [first, ...rest] };
  }
  const engine = findByEnvironment(first ?? defaultEnvironment(engines), engines);
  return { engine, pipArgs: rest.length > 0 ? rest : undefined };
}

function findByEnvironment(name: string, engines: readonly PythonEngine[]): PythonEngine {
  const engine = engines.find((one) => nameOf(one) === name);
  if (engine !== undefined) return engine;
  const names = engines.map(nameOf);
  const near = suggest(name, names);
  const hint = near.length > 0 ? ` (did you mean ${near.join(", ")}?)` : "";
  throw new UsageError(`engine must be one of ${names.join(", ")}, got ${JSON.stringify(name)}${hint}`);
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
    recipe: engine.python.recipe,
    python,
    pipArgs,
    cacheFolder: settings.cacheFolder,
    offline: settings.offline,
    signal,
    onEvent: showEnvironmentEvents(bar, context),
  });
  bar.clear();
  await stdout.write(describe(environment, (performance.now() - startedMs) / 1000));
  if (engine.ensureModel !== undefined) {
    const assets = createAssetStore({ offline, onEvent: showAssetEvents(bar) });
    const model = await engine.ensureModel(assets, { python: environment.python, signal });
    bar.clear();
    await stdout.write(`model: ${model}, ${(await engine.voices()).length} voices\n`);
  }
  await stdout.write(`next: voxweave speak "Hello." -o hello.wav --engine ${engine.id}\n`);
}

function describe({ name, folder, pythonVersion, versions, bytes, made }: SetUpResult, tookSeconds: number): string {
  const packages = Object.entries(versions).map(([distribution, version]) => `${distribution} ${version}`);
  const how = made ? `made in ${tookSeconds.toFixed(0)} s` : "was there already";
  return `${name}: ${folder}, ${(bytes / 1e9).toFixed(2)} GB, ${how}\n  Python ${pythonVersion}, ${packages.join(", ")}\n`;
}
