import type { Explanation } from "../../../src/frontend/explain.js";
import { SOUND_TYPES } from "./media-types.js";
import { createPcmDecoder } from "./pcm.js";
import { readBlob } from "./read-blob.js";
import { readSoundFile } from "./read-sound-file.js";
import type { ServerApi } from "./server-api.js";
import { readMessages, type WordBody } from "./speech-messages.js";
import type { PageVoice, SpeakSettings, SpeechPart, SpeechSource, SpokenWord, Waiting } from "./speech-source.js";

/** A voice as the server lists it. */
interface VoiceBody {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly gender: PageVoice["gender"];
  readonly grade: string | null;
}

/** Events of a sound that is complete with the last one, and of its words, which show how far it is. */
const AS_FILE = { stream: false, stream_format: "sse", timestamps: true };
const NOTHING = new Float32Array(0);

/** Opens a source that a server speaks for. */
export function openServerSource(api: ServerApi): SpeechSource {
  return {
    kind: "server",
    formats: ["mp3", "wav", "opus", "flac", "aac", "pcm"],
    isOpen: true,
    async ready(options) {
      // It also checks the key. A reply that nobody reads keeps its connection.
      await (await api.get("v1/status", options)).arrayBuffer();
    },
    async voices(options) {
      const { voices } = (await (await api.get("v1/voices", options)).json()) as { voices: readonly VoiceBody[] };
      return voices.map(toVoice);
    },
    speak: (text, settings, options) => speak(api, text, settings, options),
    async explain(text, { voice, markup, lexicon }, options) {
      const body = { input: text, voice, markup, ...lexiconOf(lexicon) };
      const response = await api.post("v1/explain", body, options);
      return (await response.json()) as Explanation;
    },
    async encode(text, settings, { format, bitrate }, options = {}) {
      const body = { ...bodyOf(text, settings), response_format: format, bitrate, ...AS_FILE };
      const response = await api.post("v1/audio/speech", body, options);
      return readSoundFile(response, text, SOUND_TYPES[format], options);
    },
    async captions(text, settings, format, options = {}) {
      const body = { ...bodyOf(text, settings), audio: false, caption_format: format };
      return readBlob(await api.post("v1/captions", body, options), options);
    },
  };
}

async function* speak(
  api: ServerApi,
  text: string,
  settings: SpeakSettings,
  options: Waiting = {},
): AsyncGenerator<SpeechPart> {
  const body = { ...bodyOf(text, settings), response_format: "pcm", stream_format: "sse", timestamps: true };
  const response = await api.post("v1/audio/speech", body, options);
  const decode = createPcmDecoder();
  for await (const message of readMessages(response, options)) {
    switch (message.type) {
      case "speech.audio.delta":
        yield { samples: decode(message.audio), words: [], unspoken: [] };
        break;
      case "speech.audio.words":
        yield { samples: NOTHING, words: message.words.map(toWord), unspoken: message.unspoken };
        break;
      case "speech.audio.done":
        return;
      default:
        message satisfies never; // A later server may send more.
    }
  }
}

function bodyOf(input: string, { voice, speed, loudness, pauses, markup, lexicon }: SpeakSettings): object {
  return {
    ...{ input, voice, speed, markup },
    ...(loudness !== undefined && { loudness: { lufs: loudness } }),
    ...(Object.keys(pauses).length > 0 && { pauses }),
    ...lexiconOf(lexicon),
  };
}

function lexiconOf(words: SpeakSettings["lexicon"]): object {
  return Object.keys(words).length === 0 ? {} : { lexicon: { words } };
}

function toVoice({ id, name, language, gender, grade }: VoiceBody): PageVoice {
  return { id, name, locale: language, gender, ...(grade !== null && { grade }) };
}

function toWord({ word, start, end, source }: WordBody): SpokenWord {
  return { text: word, startSeconds: start, endSeconds: end, source };
}
