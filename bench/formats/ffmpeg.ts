import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { AudioFormatId } from "#dist/formats/audio-format.js";
import { findAudioFormat } from "#dist/formats/registry.js";
import type { Contestant } from "./contestant.js";
import { RATE } from "./speech.js";

const PROGRAM = process.env["FFMPEG"] ?? "ffmpeg";
const INPUT = ["-f", "f32le", "-ar", String(RATE), "-ac", "1", "-i", "pipe:0"];
/** Time after which the first bytes are said to come only with the end. @unit milliseconds */
const PATIENCE_MS = 1_500;

/** An encoder of ffmpeg, and its arguments. */
interface Rival {
  readonly format: AudioFormatId;
  readonly name: string;
  readonly args: readonly string[];
}

const MP4_FOR_PIPES = ["-movflags", "frag_keyframe+empty_moov", "-f", "mp4"];
const RIVALS: readonly Rival[] = [
  { format: "mp3", name: "libmp3lame", args: ["-c:a", "libmp3lame", "-f", "mp3"] },
  { format: "opus", name: "libopus", args: ["-c:a", "libopus", "-f", "ogg"] },
  {
    format: "opus",
    name: "libopus, complexity 5",
    args: ["-c:a", "libopus", "-compression_level", "5", "-f", "ogg"],
  },
  { format: "flac", name: "flac", args: ["-c:a", "flac", "-sample_fmt", "s16", "-f", "flac"] },
  { format: "aac", name: "aac", args: ["-c:a", "aac", "-f", "adts"] },
  { format: "m4a", name: "aac, in fragments", args: ["-c:a", "aac", ...MP4_FOR_PIPES] },
  { format: "ulaw", name: "pcm_mulaw", args: ["-ar", "8000", "-f", "mulaw"] },
  { format: "alaw", name: "pcm_alaw", args: ["-ar", "8000", "-f", "alaw"] },
];
/** ffmpeg's names of raw samples, whose files have no header that tells what they are. */
const RAW: Partial<Record<AudioFormatId, string>> = { pcm: "s16le", ulaw: "mulaw", alaw: "alaw" };

/** Returns the version of ffmpeg. @throws {Error} if it is not installed. */
export function ffmpegVersion(): string {
  try {
    const text = execFileSync(PROGRAM, ["-version"], { encoding: "utf8" });
    return /^ffmpeg version \S+/u.exec(text)?.[0] ?? "ffmpeg";
  } catch (cause) {
    throw new Error('this benchmark needs ffmpeg: run "apt-get install ffmpeg", or set FFMPEG to its path', { cause });
  }
}

/** Creates ffmpeg's encoders of a format, each a process between two pipes, at the bitrate of VoxWeave's. */
export function createRivals(format: AudioFormatId): Contestant[] {
  const bitrate = findAudioFormat(format).bitrates?.(RATE).default;
  const rate = bitrate === undefined ? [] : ["-b:a", String(bitrate)];
  return RIVALS.filter((rival) => rival.format === format).map(({ name, args }) => {
    const all = [...INPUT, ...rate, ...args, "pipe:1"];
    return {
      format,
      name: `ffmpeg, ${name}`,
      encode: (utterances) => convert(all, utterances.map(bytesOf)),
      begin: (utterance) => firstBytesMs(all, utterance),
    };
  });
}

/** Decodes a sound to samples at {@link RATE}. It reads a file, because the index of an M4A is at its end. */
export async function decode(bytes: Uint8Array, format: AudioFormatId): Promise<Float32Array> {
  const folder = await mkdtemp(join(tmpdir(), "voxweave-decode-"));
  try {
    const file = join(folder, `sound.${format}`);
    await writeFile(file, bytes);
    const { sampleRates = [RATE] } = findAudioFormat(format);
    const raw = RAW[format] === undefined ? [] : ["-f", RAW[format], "-ar", String(sampleRates[0]), "-ac", "1"];
    const output = ["-f", "f32le", "-ar", String(RATE), "-ac", "1", "pipe:1"];
    return new Float32Array(new Uint8Array(await convert([...raw, "-i", file, ...output], [])).buffer);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function convert(args: readonly string[], input: readonly Uint8Array[]): Promise<Uint8Array> {
  const child = start(args);
  const [output] = await Promise.all([buffer(child.stdout), pipeline(input, child.stdin), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(`ffmpeg ${args.join(" ")} ended with exit code ${child.exitCode}`);
  return output;
}

/** Leaves the input open, as for a sound that goes on. */
async function firstBytesMs(args: readonly string[], utterance: Float32Array): Promise<number> {
  const started = performance.now();
  const child = start(args);
  try {
    child.stdin.on("error", () => {}); // The process is killed before it has read everything.
    child.stdin.write(bytesOf(utterance));
    await once(child.stdout, "data", { signal: AbortSignal.timeout(PATIENCE_MS) });
    return performance.now() - started;
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") return Number.POSITIVE_INFINITY;
    throw error;
  } finally {
    child.kill("SIGKILL");
    await once(child, "close");
  }
}

function start(args: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
  return spawn(PROGRAM, ["-hide_banner", "-loglevel", "error", ...args], { stdio: ["pipe", "pipe", "inherit"] });
}

function bytesOf(samples: Float32Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
