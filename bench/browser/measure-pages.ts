import { isDeepStrictEqual } from "node:util";
import { logMel, logMelDistance } from "../log-mel.js";
import { soundDistance } from "../sound-distance.js";
import type { Kind } from "../texts.js";
import { faultOf } from "../verify.js";
import type { BrowserContestant } from "./contestants.js";
import { type OpenContestant, openContestant, type Spoken } from "./open-contestant.js";
import type { Site } from "./site.js";

/** A text that is spoken in each page, with the speech of Node for the comparison. */
export interface PageText extends Pick<Spoken, "samples" | "words"> {
  readonly kind: Kind;
  readonly text: string;
}

/** The result of one text in one page. */
export interface PageResult extends Omit<Spoken, "samples" | "words"> {
  readonly kind: Kind;
  readonly audioSeconds: number;
  /** Distance to the sound of Node. @unit decibels */
  readonly distance: number;
  /** Words of the text in Node, and those of them that begin and end in the page as in Node, to the sample. */
  readonly words: number;
  readonly equalWords: number;
}

/** All results of one contestant with one number of threads. */
export interface PageResults {
  readonly name: string;
  readonly threads: number;
  /** Time from the start of the page to the first sound, in the first and in the second visit. @unit seconds */
  readonly visits: readonly { readonly first: number; readonly second: number; readonly bytes: number }[];
  readonly spoken: readonly PageResult[];
  /** Time to the first sound of the demo text. @unit seconds */
  readonly demo: readonly number[];
  readonly peakRssBytes: number;
  /** Reasons of sounds that did not count. */
  readonly faults: readonly string[];
}

export interface MeasureOptions {
  readonly site: Site;
  readonly threads: number;
  readonly contestants: readonly BrowserContestant[];
  /** Spoken first, without counting, so that the model has seen long and short texts. */
  readonly warmUp: readonly string[];
  /** Texts of each round. */
  readonly rounds: readonly (readonly PageText[])[];
  readonly visits: number;
  readonly demo: string;
  readonly tell: (text: string) => void;
}

const VISIT_TEXT = "The first sentence of a visit is heard as soon as the page can speak.";

/** Lets all contestants speak the same texts in turn, so that other load on the machine affects all of them. */
export async function measurePages(options: MeasureOptions): Promise<PageResults[]> {
  const { contestants, threads, tell } = options;
  const all = contestants.map(({ name }) => ({
    ...{ name, threads, peakRssBytes: 0 },
    ...{ visits: [] as PageResults["visits"][number][], spoken: [] as PageResult[] },
    ...{ demo: [] as number[], faults: [] as string[] },
  }));
  for (let round = 1; round <= options.visits; round += 1) {
    for (const [at, contestant] of contestants.entries()) {
      tell(`${threads} threads, visit ${round} of ${options.visits}: ${contestant.name}`);
      all[at]?.visits.push(await visitTwice(options, contestant));
    }
  }
  await using open = await openAll(options);
  const inTurn = async (what: string, step: (page: OpenContestant, at: number) => Promise<void>): Promise<void> => {
    for (const [at, page] of open.pages.entries()) {
      tell(`${threads} threads, ${what}: ${page.name}`);
      await step(page, at);
    }
  };
  for (const text of options.warmUp) await inTurn("warm-up", async (page) => void (await page.speak(text)));
  for (const [round, texts] of options.rounds.entries()) {
    const what = `round ${round + 1} of ${options.rounds.length}`;
    for (const text of texts) {
      await inTurn(`${what}, ${text.kind}`, async (page, at) => {
        const spoken = await page.speak(text.text);
        const fault = faultOf(text.text, spoken.samples);
        if (fault === undefined) all[at]?.spoken.push(judge(text, spoken));
        else all[at]?.faults.push(`${page.name}, ${text.kind}: ${fault}`);
      });
    }
    await inTurn(`${what}, demo`, async (page, at) => void all[at]?.demo.push(await page.first(options.demo)));
  }
  return all.map((results, at) => ({ ...results, peakRssBytes: open.pages[at]?.peakRssBytes() ?? 0 }));
}

/** Visits a page in a new browser, and then once more. */
async function visitTwice({ site, threads }: MeasureOptions, contestant: BrowserContestant) {
  site.takeBytes();
  await using page = await openContestant(site, contestant, { threads, say: VISIT_TEXT });
  const bytes = site.takeBytes();
  return { first: page.visitSeconds, second: await page.visitAgain(), bytes };
}

/** Opens a page of each contestant. */
async function openAll({ site, threads, contestants }: MeasureOptions) {
  const pages: OpenContestant[] = [];
  const close = async (): Promise<void> => void (await Promise.all(pages.map((page) => page[Symbol.asyncDispose]())));
  try {
    for (const contestant of contestants)
      pages.push(await openContestant(site, contestant, { threads, say: VISIT_TEXT }));
  } catch (error) {
    await close();
    throw error;
  }
  return { pages, [Symbol.asyncDispose]: close };
}

/** Compares the speech of a page with that of Node: frame by frame if both have the same length, otherwise time-warped. */
function judge(text: PageText, { samples, words, ...spoken }: Spoken): PageResult {
  const distance =
    samples.length === text.samples.length
      ? logMelDistance(logMel(samples, 24_000), logMel(text.samples, 24_000))
      : soundDistance(samples, text.samples, 24_000);
  const equalWords = text.words.filter((word, at) => isDeepStrictEqual(word, words[at])).length;
  const audioSeconds = samples.length / 24_000;
  return { ...spoken, kind: text.kind, audioSeconds, distance, words: text.words.length, equalWords };
}
