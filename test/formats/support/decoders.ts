import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseWav, type WavSound } from "../../../src/audio/wav.js";
import type { AudioFormatId } from "../../../src/formats/audio-format.js";
import { needProgram } from "../../support/apt.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

/** An encoded sound that a decoder reads. */
export interface EncodedSound {
  readonly format: AudioFormatId;
  readonly bytes: Uint8Array;
  /** Formats without a header do not state it. @unit hertz */
  readonly sampleRate: number;
}

/** A program that decodes sound, and shares no code with the encoders. */
export interface Decoder {
  readonly name: string;
  /** Returns the sound as 16-bit samples at the sample rate that the program chooses. Throws if the program complains. */
  decode(sound: EncodedSound): Promise<WavSound>;
}

/** Decodes every format. */
export const FFMPEG: Decoder = {
  name: "ffmpeg",
  decode: (sound) =>
    throughFiles(sound, "ffmpeg", (from, to) => [
      ...["-hide_banner", "-nostdin", "-loglevel", "error"],
      ...[...demuxer(sound), "-i", from, "-c:a", "pcm_s16le", to],
    ]),
};

const MPG123 = programDecoder("mpg123", "mpg123", (from, to) => ["--quiet", "--wav", to, from]);
const OPUSDEC = programDecoder("opusdec", "opus-tools", (from, to) => ["--quiet", "--force-wav", from, to]);
const FLAC = programDecoder("flac", "flac", (from, to) => ["--silent", "--decode", "-o", to, from]);
const FAAD = programDecoder("faad", "faad", (from, to) => ["-q", "-o", to, from]);
const SOX = programDecoder("sox", "sox", (from, to, { format, sampleRate }) => {
  const encoding = SOX_ENCODINGS[format];
  const raw = encoding === undefined ? [] : ["-t", "raw", "-r", String(sampleRate), "-c", "1", ...encoding];
  return [...raw, from, "-e", "signed", "-b", "16", to];
});

/** How sox calls the samples of formats without a header. */
const SOX_ENCODINGS: Partial<Record<AudioFormatId, readonly string[]>> = {
  pcm: ["-e", "signed", "-b", "16"],
  ulaw: ["-e", "u-law", "-b", "8"],
  alaw: ["-e", "a-law", "-b", "8"],
};
/** The demuxers of ffmpeg for them. */
const RAW_DEMUXERS: Partial<Record<AudioFormatId, string>> = { pcm: "s16le", ulaw: "mulaw", alaw: "alaw" };

/** A second decoder for each format. */
export const SECOND_DECODERS: Readonly<Record<AudioFormatId, Decoder>> = {
  wav: SOX,
  pcm: SOX,
  mp3: MPG123,
  opus: OPUSDEC,
  flac: FLAC,
  aac: FAAD,
  m4a: FAAD,
  ulaw: SOX,
  alaw: SOX,
};

/** Facts that ffprobe reads from a sound. */
export interface ProbedSound {
  readonly durationSeconds: number;
  readonly sampleRate: number;
  readonly codec: string;
  /** Names are in lower case. */
  readonly tags: Readonly<Record<string, string>>;
  /** Codec of the cover. */
  readonly cover: string | undefined;
}

/** Reads facts with ffprobe. */
export async function probe(sound: EncodedSound): Promise<ProbedSound> {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, `sound.${sound.format}`);
  await writeFile(path, sound.bytes);
  const show = ["-show_entries", "format=duration:format_tags:stream=codec_name,codec_type,sample_rate:stream_tags"];
  const args = ["-v", "error", ...demuxer(sound), ...show, "-of", "json", path];
  const stdout = await runDecoder("ffprobe", "ffmpeg", args);
  const { format, streams } = JSON.parse(stdout) as {
    readonly format: { readonly duration?: string; readonly tags?: Record<string, string> };
    readonly streams: readonly Readonly<Record<string, string>>[];
  };
  const audio = streams.find((stream) => stream["codec_type"] === "audio");
  const tags = { ...format.tags, ...(audio?.["tags"] as unknown as Record<string, string> | undefined) };
  return {
    durationSeconds: Number(format.duration ?? 0),
    sampleRate: Number(audio?.["sample_rate"]),
    codec: String(audio?.["codec_name"]),
    tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value])),
    cover: streams.find((stream) => stream["codec_type"] === "video")?.["codec_name"],
  };
}

/** Checks a FLAC file with `flac --test`, which compares the sound with its MD5 digest. Throws if it complains. */
export async function testFlac(bytes: Uint8Array): Promise<void> {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "sound.flac");
  await writeFile(path, bytes);
  await runDecoder("flac", "flac", ["--silent", "--warnings-as-errors", "--test", path]);
}

/** Options that tell ffmpeg what it cannot see in bytes without a header, nor in those of a very short sound. */
function demuxer({ format, sampleRate }: EncodedSound): string[] {
  const raw = RAW_DEMUXERS[format];
  if (raw !== undefined) return ["-f", raw, "-ar", String(sampleRate), "-ac", "1"];
  return format === "aac" || format === "mp3" ? ["-f", format] : [];
}

type Arguments = (from: string, to: string, sound: EncodedSound) => readonly string[];

function programDecoder(name: string, aptPackage: string, args: Arguments): Decoder {
  return { name, decode: (sound) => throughFiles(sound, name, args, aptPackage) };
}

async function throughFiles(sound: EncodedSound, name: string, args: Arguments, aptPackage = name): Promise<WavSound> {
  await using folder = await openTemporaryFolder();
  const from = join(folder.path, `sound.${sound.format}`);
  const to = join(folder.path, "decoded.wav");
  await writeFile(from, sound.bytes);
  await runDecoder(name, aptPackage, args(from, to, sound));
  return parseWav(await readFile(to));
}

async function runDecoder(name: string, aptPackage: string, args: readonly string[]): Promise<string> {
  const paths = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map((folder) => `${folder}/${name}`);
  const program = await needProgram({ name, aptPackages: [aptPackage], variable: name.toUpperCase(), paths });
  const { stdout } = await promisify(execFile)(program, args);
  return stdout;
}
