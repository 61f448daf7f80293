import type { Command, Reference } from "./contestants/contestant.js";
import { type Result, Running } from "./running.js";
import { soundDistance } from "./sound-distance.js";
import { KIND_NAMES, type Kind, textsOfRounds } from "./texts.js";
import { faultOf, unlike } from "./verify.js";

/** A contestant that is ready to be started. */
export interface Ready {
  readonly name: string;
  readonly command: Command;
  readonly reference?: Reference | undefined;
}

/** One text, spoken and verified. */
export interface Measured extends Omit<Result, "samples"> {
  readonly name: string;
  readonly kind: Kind;
  /** Distance from its reference sound, if the reference contestant took part. @unit decibels */
  readonly distance?: number | undefined;
}

export interface MeasureOptions {
  readonly kinds: readonly Kind[];
  readonly rounds: number;
  /** Path of a file for a sound. */
  readonly out: string;
  readonly tell: (text: string) => void;
}

export interface Measurements {
  readonly counted: readonly Measured[];
  /** Time from the start of a new process to its first sound, in each round. @unit seconds */
  readonly coldStarts: ReadonlyMap<string, readonly number[]>;
  /** Results that did not count, with the reasons. */
  readonly faults: readonly string[];
}

/** Number of measured starts. Starts are slow and vary little. */
const COLD_STARTS = 3;

/**
 * Lets all contestants speak the same texts in turn, so that other load on the machine affects all of them. Every text is
 * new to them. An extra round at the start does not count, and has no page. A contestant that fails takes no further part.
 */
export async function measure(ready: readonly Ready[], options: MeasureOptions): Promise<Measurements> {
  const { kinds, rounds, out, tell } = options;
  const [warmUp, ...texts] = textsOfRounds(rounds + 1);
  const faults: string[] = [];
  const counted: Measured[] = [];
  const coldStarts = new Map<string, number[]>();
  const failed = new Set<string>();
  /** Runs a step for each contestant that has not failed, in turn. */
  const inTurn = async (what: string, action: (one: Ready) => Promise<void>): Promise<void> => {
    for (const one of ready) {
      if (failed.has(one.name)) continue;
      tell(`${what}: ${one.name}`);
      try {
        await action(one);
      } catch (error) {
        failed.add(one.name);
        faults.push(`${one.name} failed, and took no further part: ${(error as Error).message}`);
      }
    }
  };
  const starts = Math.min(rounds, COLD_STARTS);
  for (let round = 0; round <= starts; round += 1) {
    await inTurn(`cold start, round ${round} of ${starts}`, async ({ name, command }) => {
      const seconds = await Running.coldStart(name, command, warmUp?.short[0] ?? "", out);
      if (round > 0) coldStarts.set(name, [...(coldStarts.get(name) ?? []), seconds]); // The first start fills the disk cache.
    });
  }
  const all = new Map<string, Running>();
  try {
    await inTurn("start", async ({ name, command }) => {
      all.set(name, new Running(name, command));
      await all.get(name)?.ready();
    });
    for (const text of kinds.flatMap((kind) => (kind === "long" ? [] : (warmUp?.[kind].slice(0, 1) ?? [])))) {
      await inTurn("warm-up", async ({ name }) => void (await all.get(name)?.speak(text, out)));
    }
    for (const [round, of] of texts.entries()) {
      for (const [kind, text] of kinds.flatMap((one) => of[one].map((each) => [one, each] as const))) {
        const results = new Map<string, Result>();
        await inTurn(`round ${round + 1} of ${rounds}, ${kind}`, async ({ name }) => {
          const result = await all.get(name)?.speak(text, out);
          if (result !== undefined) results.set(name, result);
        });
        const judged = judge(ready, kind, text, results);
        counted.push(...judged.counted);
        faults.push(...judged.faults);
      }
    }
  } finally {
    await Promise.all([...all.values()].map((running) => running.close()));
  }
  return { counted, coldStarts, faults };
}

/** Decides which results of one text count. */
function judge(
  ready: readonly Ready[],
  kind: Kind,
  text: string,
  results: ReadonlyMap<string, Result>,
): Pick<Measurements, "counted" | "faults"> {
  const counted: Measured[] = [];
  const faults: string[] = [];
  const odd = unlike(
    text,
    [...results].map(([name, { samples }]) => ({ name, samples })),
  );
  for (const { name, reference } of ready) {
    const result = results.get(name);
    if (result === undefined) continue;
    const expected = results.get(reference?.name ?? "");
    const distance = expected === undefined ? undefined : soundDistance(result.samples, expected.samples, 24_000);
    const far = distance !== undefined && !(distance <= (reference?.farthest ?? 0));
    const fault =
      faultOf(text, result.samples) ??
      (far ? `its sound is ${distance.toFixed(1)} dB from that of ${reference?.name}` : undefined) ??
      odd.get(name);
    const { samples: _, ...figures } = result;
    if (fault === undefined) counted.push({ name, kind, ...figures, distance });
    else faults.push(`${name}, ${KIND_NAMES[kind]} ${JSON.stringify(beginningOf(text))}: ${fault}`);
  }
  return { counted, faults };
}

function beginningOf(text: string): string {
  return text.length > 50 ? `${text.slice(0, 50)}…` : text;
}
