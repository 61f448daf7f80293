import { resolve } from "node:path";
import { Command } from "commander";
import { KOKORO_VOICE_IDS, KOKORO_WEIGHTS } from "../../assets/catalogue/catalogue.js";
import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import { findVoices } from "../../core/find-voices.js";
import { KOKORO_VOICES, voiceAsset } from "../../engines/kokoro/voices.js";
import { KOKORO_ONNX } from "../../engines/kokoro-onnx/descriptor.js";
import { fetchModel } from "../../engines/kokoro-onnx/model.js";
import { loadEngines } from "../../engines/registry.js";
import type { CommandContext } from "../command-context.js";
import { assetsOptions } from "../engine-options.js";
import { exportForBrowser, exportPage } from "../export-for-browser.js";
import { createProgressBar, type ProgressBar } from "../progress-bar.js";
import { textTable } from "../text-table.js";
import { UsageError } from "../usage-errors.js";

const EXAMPLES = `
Examples:
  $ voxweave assets pull                 weights and all voices
  $ voxweave assets pull voices/bf_emma  one asset by its name
  $ voxweave assets prune --dry-run      files that an update of VoxWeave or another choice has left
  $ voxweave assets export ./bundle      a bundle for a machine without a network, which then uses
  $ VOXWEAVE_ASSET_SOURCES=folder:./bundle voxweave speak "Hello." -o hello.wav
  $ voxweave assets export --browser ./public/voxweave --voice af_heart    the files of a web page
  $ voxweave assets export --page ./public --voice af_heart    a whole site that speaks without a server
`;

/** Returns the command `voxweave assets`. */
export function assetsCommand(context: CommandContext): Command {
  const assets = new Command("assets")
    .description("weights and voices: fetch, list, verify, prune, bundle")
    .addHelpText("after", EXAMPLES);
  assets
    .command("pull")
    .description("fetch the weights and all voices, or the named assets")
    .argument("[names...]", "names from `voxweave assets list`")
    .option("--offline", "use no network: only check whether the cache has the assets")
    .action((names: readonly string[], { offline }: { offline?: true }) =>
      withStore(context, offline, (store) => pull(store, names, context)),
    );
  assets
    .command("list")
    .description("show each asset with its size and licence, and whether it is in the cache")
    .option("--json", "print JSON")
    .action(({ json }: { json?: true }) => withStore(context, true, (store) => list(store, json, context)));
  assets
    .command("verify")
    .description("hash all files in the cache again and compare their digests")
    .action(() => withStore(context, true, (store) => verify(store, context)));
  assets
    .command("prune")
    .description("remove files from the cache that no engine uses; keep weights, voices and environments")
    .option("--dry-run", "only list the files that would be removed, and their sizes")
    .action((flags: PruneFlags) => withStore(context, true, (store) => prune(store, flags, context)));
  assets
    .command("export")
    .description(
      "copy all weights and voices in the cache to a folder, for a machine without a network or for a web page",
    )
    .argument("<folder>", "folder of the bundle")
    .option("--browser", "write the files that a page with voxweave/browser gets from its server")
    .option("--page", "write the page of voxweave serve as a site that speaks in the browser, without a server")
    .option("--voice <voices...>", "with --browser or --page: only these voices; without it, all")
    .action((folder: string, flags: ExportFlags) =>
      withStore(context, flags.browser || flags.page ? undefined : true, (store) =>
        exportFiles(store, folder, flags, context),
      ),
    );
  return assets;
}

async function withStore(
  context: CommandContext,
  offline: true | undefined,
  action: (store: AssetStore, bar: ProgressBar) => Promise<void>,
): Promise<void> {
  using bar = createProgressBar(context);
  await action(createAssetStore(assetsOptions({ offline }, bar)), bar);
}

async function pull(store: AssetStore, names: readonly string[], { stdout, signal }: CommandContext): Promise<void> {
  if (names.length === 0) {
    await store.fetch(KOKORO_WEIGHTS, { signal }); // A start does not need them, but a bundle does.
    await fetchModel(store, { signal });
  }
  const assets = names.length > 0 ? names : KOKORO_VOICE_IDS.map(voiceAsset);
  for (const name of assets) await store.fetch(name, { signal });
  stdout.write(
    `${names.length > 0 ? names.join(", ") : `weights and ${assets.length} voices`}: in ${store.cacheFolder}\n`,
  );
}

async function list(store: AssetStore, json: true | undefined, { stdout }: CommandContext): Promise<void> {
  const assets = await store.status();
  if (json) {
    stdout.write(`${JSON.stringify(assets, null, 2)}\n`);
    return;
  }
  const rows = assets.map(({ name, bytes, licence, cached }) => {
    return [cached ? "here" : "absent", name, `${(bytes / 1e6).toFixed(1).padStart(5)} MB`, licence];
  });
  stdout.write(`${textTable(["state", "asset", "size", "licence"], rows)}cache: ${store.cacheFolder}\n`);
}

async function verify(store: AssetStore, { stdout, signal }: CommandContext): Promise<void> {
  const checks = await store.verify({ signal });
  const bad = checks.filter(({ state }) => state !== "ok");
  for (const { name, state, path } of bad) stdout.write(`${state} ${name} ${path}\n`);
  stdout.write(`${checks.length - bad.length} of ${checks.length} files in the cache are intact\n`);
  if (bad.length === 0) return;
  const remedy = '"voxweave assets pull" fetches them again, and the next command that needs others builds them again';
  throw new Error(`${bad.length} damaged or missing; ${remedy}`);
}

interface PruneFlags {
  readonly dryRun?: true;
}

/** Removes all files except those that the engines would use now. */
async function prune(store: AssetStore, { dryRun }: PruneFlags, { stdout, signal }: CommandContext): Promise<void> {
  const engines = await loadEngines();
  const keep = await Promise.all(engines.map(async (engine) => (await engine.filesInUse?.(store)) ?? []));
  const items = await store.prune({ keep: keep.flat(), dryRun, signal });
  const rows = items.map(({ kind, name, bytes }) => [kind, name, megabytes(bytes)]);
  const total = megabytes(items.reduce((sum, { bytes }) => sum + bytes, 0));
  if (rows.length > 0) await stdout.write(textTable(["kind", "name", "size"], rows));
  const verb = dryRun ? "would remove" : "removed";
  await stdout.write(
    `${verb} ${items.length} ${items.length === 1 ? "item" : "items"}, ${total}: in ${store.cacheFolder}\n`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

interface ExportFlags {
  readonly browser?: true;
  readonly page?: true;
  readonly voice?: readonly string[];
}

async function exportFiles(
  store: AssetStore,
  folder: string,
  { browser, page, voice }: ExportFlags,
  context: CommandContext,
): Promise<void> {
  if (browser && page) throw new UsageError("--page includes the files of --browser; give one of both");
  if (!browser && !page && voice !== undefined)
    throw new UsageError("--voice needs --browser or --page: a bundle has all voices in the cache");
  if (!browser && !page) return exportBundle(store, folder, context);
  const { stdout, signal } = context;
  const voices = voice === undefined ? KOKORO_VOICE_IDS : findVoicesNamed(voice);
  const { files, bytes } = await (page ? exportPage : exportForBrowser)(folder, voices, store, { signal });
  await stdout.write(`${files} files, ${megabytes(bytes)}: in ${resolve(folder)}\n`);
}

/** Checks that the voices exist. @throws {VoxError} `VOX_VOICE_UNKNOWN`. */
function findVoicesNamed(ids: readonly string[]): readonly string[] {
  const mix = ids.map((voice) => ({ voice, weight: 1 }));
  findVoices(mix, KOKORO_ONNX.id, KOKORO_VOICES);
  return ids;
}

async function exportBundle(store: AssetStore, folder: string, { stdout, signal }: CommandContext): Promise<void> {
  const copied = await store.exportTo(folder, { signal });
  const total = megabytes(copied.reduce((sum, { bytes }) => sum + bytes, 0));
  stdout.write(`${copied.length} assets, ${total}: in ${resolve(folder)}\n`);
}
