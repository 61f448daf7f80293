import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { AudioFormatId } from "#dist/formats/audio-format.js";
import { AUDIO_FORMATS } from "#dist/formats/registry.js";
import { joinSamples } from "../src/audio/join-samples.js";
import { ffmpegVersion } from "./formats/ffmpeg.js";
import { type FormatFigures, measureFormats } from "./formats/measure-formats.js";
import { type Crowd, type Opening, runSinks } from "./formats/sinks-task.js";
import { type Speech, speakPage } from "./formats/speech.js";
import { type CrowdRow, crowdTable, encoderTable, openingTable } from "./formats/tables.js";
import { describeCommit, describeMachine } from "./machine.js";
import { replaceRun } from "./write-docs.js";

/**
 * npm run bench:formats -- [--rounds 3] [--write]
 *
 * Encodes a page that the default engine speaks in every format, beside ffmpeg's encoders at the same bitrate, in one run:
 * processor time, waiting time, size, and closeness to the sound. Then it measures how long it takes to open a sink, the
 * memory of a sink, and sounds that share a thread beside sounds with a thread each. It needs Linux and ffmpeg.
 *
 * `--write` writes the tables into docs/formats.md.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CROWD_FORMAT: AudioFormatId = "mp3";
const CROWDS = [1, 4, 16];
const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, write: { type: "boolean", default: false } },
});

const rival = ffmpegVersion();
const load = loadavg().map((value) => value.toFixed(1));
tell("a page is spoken");
const speech = await speakPage();
const figures = await measureFormats(speech.utterances, Number(options.rounds), tell);
const folder = await mkdtemp(join(tmpdir(), "voxweave-formats-"));
try {
  const sound = join(folder, "page.f32");
  await writeFile(sound, joinSamples(speech.utterances));
  const report = await reportOf(speech, figures, await measureOpenings(sound), await measureCrowds(sound));
  console.log(report);
  if (options.write) await replaceRun(join(ROOT, "docs", "formats.md"), report);
} finally {
  await rm(folder, { recursive: true });
}

async function measureOpenings(sound: string): Promise<Map<AudioFormatId, Opening>> {
  const openings = new Map<AudioFormatId, Opening>();
  for (const { id } of AUDIO_FORMATS) {
    tell(`opening: ${id}`);
    openings.set(id, await runSinks<Opening>({ do: "open", format: id, sound }));
  }
  return openings;
}

async function measureCrowds(sound: string): Promise<CrowdRow[]> {
  const rows: CrowdRow[] = [];
  for (const count of CROWDS) {
    for (const share of [true, false]) {
      tell(`${count} sounds at once, ${share ? "one thread" : "a thread each"}`);
      rows.push({
        count,
        share,
        ...(await runSinks<Crowd>({ do: "crowd", format: CROWD_FORMAT, sound, count, share })),
      });
    }
  }
  return rows;
}

async function reportOf(
  { rtf, cpuShare, utterances }: Speech,
  encoders: readonly FormatFigures[],
  openings: ReadonlyMap<AudioFormatId, Opening>,
  crowds: readonly CrowdRow[],
): Promise<string> {
  const { processor, cores, memoryGiB, node } = describeMachine(await readFile("/proc/cpuinfo", "utf8"));
  const date = new Date().toISOString().slice(0, 10);
  return [
    `${date}, commit ${describeCommit(ROOT)}, ${processor}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, ${rival}; load`,
    `before the run: ${load.join(", ")}. The default engine spoke ${utterances.length * 5} s of sound with RTF ${rtf.toFixed(2)}`,
    `and ${cpuShare.toFixed(2)} s of processor time for a second of sound.`,
    "",
    encoderTable(encoders, cpuShare),
    "",
    openingTable(openings),
    "",
    `Many sounds at once, as ${CROWD_FORMAT}:`,
    "",
    crowdTable(crowds),
  ].join("\n");
}

function tell(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}
