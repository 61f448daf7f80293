import { Command, InvalidArgumentError, Option } from "commander";
import { KOKORO_WEIGHTS } from "../../assets/catalogue/catalogue.js";
import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import { writeChoice } from "../../engines/choice.js";
import type { EngineDescriptor } from "../../engines/descriptor.js";
import { isSetUp } from "../../engines/engine-status.js";
import { type Measured, measureVariants, quickest } from "../../engines/kokoro-onnx/pick/measure-variants.js";
import { describeMeasured } from "../../engines/kokoro-onnx/pick/picked-variant.js";
import { DEFAULT_ENGINE, loadEngines } from "../../engines/registry.js";
import { DEFAULT_VARIANT, ENGINE_VARIANTS, type EngineVariant, isEngineVariant } from "../../onnx/variants.js";
import type { CommandContext } from "../command-context.js";
import { assetsOptions } from "../engine-options.js";
import { createProgressBar } from "../progress-bar.js";
import { watchTriedFiles } from "../tried-files.js";

interface BenchFlags {
  readonly pick?: true | EngineVariant;
  readonly rounds: number;
  readonly threads: number;
  readonly offline?: true;
}

const NOTES = `
RTF is seconds of work for each second of sound: lower is better. Close other programs first. The command takes half a minute
to some minutes, and up to 3 GB of memory. The choice stays in the cache until the weights, the processor or VoxWeave change.
The command removes the graphs that it has built, except those that are used from now on.
If memory is scarce, pick onnxruntime-int8, which needs a quarter of a gigabyte less than the default.
`;

/** Returns the command `voxweave bench`. */
export function benchCommand(context: CommandContext): Command {
  return new Command("bench")
    .description("measure the variants of the embedded engine on this machine, and OpenVINO if it is set up")
    .addOption(
      new Option(
        "--pick [variant]",
        "use the fastest one that sounds the same from now on, or this one without measuring",
      ).choices(ENGINE_VARIANTS),
    )
    .option("--rounds <n>", "number of measurements of each; the fastest counts", count, 3)
    .option("--threads <n>", "threads that work on one utterance (0: one for each physical core)", threadCount, 0)
    .option("--offline", "use only what is already on this machine")
    .addHelpText("after", NOTES)
    .action((flags: BenchFlags) => bench(flags, context));
}

async function bench({ pick, rounds, threads, offline }: BenchFlags, context: CommandContext): Promise<void> {
  const { stdout, signal } = context;
  using bar = createProgressBar(context);
  const assets = createAssetStore(assetsOptions({ offline }, bar));
  const source = await assets.fetch(KOKORO_WEIGHTS, { signal });
  const keep = async (name: string, variant: EngineVariant): Promise<void> => {
    const engine = isEngineVariant(name) ? DEFAULT_ENGINE : name;
    await writeChoice(assets.cacheFolder, { engine, variant, measuredWith: describeMeasured(source) });
    await stdout.write(`picked ${name}\n`);
  };
  if (typeof pick === "string") return keep(pick, pick);
  const onRound = (round: number): void => bar.update("measuring", round, rounds + 1);
  const engines = await findRivals(assets);
  const rivals = engines.map(({ id, open }) => ({ name: id, open: () => open({ assets, threads, signal }) }));
  await using _removed = await watchTriedFiles(assets, source, engines);
  const measured = await measureVariants({ assets, source, threads, rounds, rivals, onRound, signal });
  bar.clear();
  await stdout.write(table(measured));
  if (!pick) return;
  const best = quickest(measured);
  if (best === undefined) throw new Error("no variant sounds correct; please report this with the lines above");
  const variant = quickest(measured.filter(({ name }) => isEngineVariant(name)))?.name ?? DEFAULT_VARIANT;
  await keep(best.name, isEngineVariant(variant) ? variant : DEFAULT_VARIANT);
}

/** Returns the other engines that can be the default and are set up. */
async function findRivals({ cacheFolder }: AssetStore): Promise<readonly EngineDescriptor[]> {
  const rivals: EngineDescriptor[] = [];
  for (const engine of await loadEngines()) {
    if (engine.mayBeDefault && (await isSetUp(engine, cacheFolder))) rivals.push(engine);
  }
  return rivals;
}

function table(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, realTimeFactor, distance, sound }) => {
    const note = sound ? "" : "sounds different: never picked";
    return `${name.padEnd(28)}RTF ${realTimeFactor.toFixed(3)}   ${distance.toFixed(2)} dB   ${note}`.trimEnd();
  });
  return `${rows.join("\n")}\n`;
}

function count(text: string): number {
  return wholeNumber(text, 1, 100);
}

function threadCount(text: string): number {
  return wholeNumber(text, 0, 1024);
}

function wholeNumber(text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
}
