import type { CaptionFileFormat, SoundFormat } from "../../source/speech-source.js";

/** A format of sound files, as the page offers it. */
export interface OfferedFormat {
  readonly name: string;
  /** The bitrates to choose from; none for a format without one. @unit bits per second */
  readonly bitrates: readonly number[];
  /** @unit bits per second */
  readonly usual: number | undefined;
  /** Ending of its files. */
  readonly ending: string;
}

/** All formats of sound files. */
export const SOUND_FORMATS: Readonly<Record<SoundFormat, OfferedFormat>> = {
  mp3: format("MP3, plays everywhere", "mp3", [32, 48, 64, 96, 128, 160], 64),
  wav: format("WAV, for editing", "wav"),
  opus: format("Opus, the smallest", "ogg", [16, 24, 32, 48, 64, 96], 32),
  flac: format("FLAC, without loss", "flac"),
  m4a: format("M4A, for audiobooks", "m4a", [32, 48, 64, 96, 128], 64),
  aac: format("AAC, for streams", "aac", [32, 48, 64, 96, 128], 64),
  pcm: format("PCM, bare samples at 24 kHz", "pcm"),
};

/** All formats of caption files. */
export const CAPTION_FORMATS: Readonly<Record<CaptionFileFormat, string>> = {
  srt: "SRT, for most players",
  vtt: "WebVTT, for web pages",
  ass: "ASS, each word lights up",
  json: "JSON, times of all words",
};

/** @param kilobits bitrates in kbit/s */
function format(name: string, ending: string, kilobits: readonly number[] = [], usual?: number): OfferedFormat {
  return { name, ending, bitrates: kilobits.map((rate) => rate * 1_000), usual: usual && usual * 1_000 };
}
