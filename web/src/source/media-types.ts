import type { CaptionFileFormat, SoundFormat } from "./speech-source.js";

/** Media types of sound files. */
export const SOUND_TYPES: Readonly<Record<SoundFormat, string>> = {
  mp3: "audio/mpeg",
  wav: "audio/wav",
  opus: "audio/ogg",
  flac: "audio/flac",
  m4a: "audio/mp4",
  pcm: "audio/pcm",
  aac: "audio/aac",
};

/** Media types of caption files. */
export const CAPTION_TYPES: Readonly<Record<CaptionFileFormat, string>> = {
  srt: "application/x-subrip",
  vtt: "text/vtt",
  ass: "text/x-ssa",
  json: "application/json",
};
