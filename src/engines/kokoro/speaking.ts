import type { CallOptions, Engine, SynthesizeOptions } from "../../core/engine.js";
import { findVoices } from "../../core/find-voices.js";
import { checkSpeed } from "../../core/speed.js";
import { encodePhonemes, MAX_PHONEMES } from "./encode.js";
import type { SessionInput, SessionOutput } from "./run-model.js";
import { SAMPLE_RATE, silence, toSpeech } from "./speech.js";
import { mixStyle, type VoiceTable } from "./style.js";
import { DEFAULT_VOICE, KOKORO_VOICES } from "./voices.js";

/** The work that an engine which runs Kokoro's graph does in a way of its own. */
export interface KokoroRuntime {
  /** Loads the style vectors of a voice. They are kept; after a failure or an abort, the next call loads them again. */
  loadVoice(voice: string, call: CallOptions): Promise<VoiceTable>;
  /** Runs the model for one utterance. */
  run(input: SessionInput, call: SynthesizeOptions): Promise<SessionOutput>;
}

/** The part that all engines have in common which run Kokoro's graph on phonemes. */
type KokoroSpeaking = Pick<
  Engine,
  "id" | "input" | "sampleRate" | "maxInputLength" | "defaultVoice" | "voices" | "synthesize"
>;

/** Returns the part of an engine that speaks with Kokoro's voices. */
export function kokoroSpeaking(id: string, runtime: KokoroRuntime): KokoroSpeaking {
  const tables = new Map<string, Promise<VoiceTable>>();
  const tableOf = async (voice: string, call: CallOptions): Promise<VoiceTable> => {
    const table = tables.get(voice) ?? runtime.loadVoice(voice, call);
    tables.set(voice, table);
    table.catch(() => tables.delete(voice));
    return table;
  };
  return {
    id,
    input: "phonemes",
    sampleRate: SAMPLE_RATE,
    maxInputLength: MAX_PHONEMES,
    defaultVoice: DEFAULT_VOICE,
    voices: async () => KOKORO_VOICES,
    async synthesize({ phonemes }, style, call = {}) {
      call.signal?.throwIfAborted();
      const speed = checkSpeed("style.speed", style.speed);
      const ids = encodePhonemes(phonemes);
      findVoices(style.voice, id, KOKORO_VOICES);
      const voices = await Promise.all(style.voice.map(({ voice }) => tableOf(voice, call)));
      if (phonemes === "") return silence();
      const row = mixStyle(style.voice, voices, phonemes.length);
      const { samples, durations } = await runtime.run({ ids, style: row, speed }, call);
      return toSpeech(samples, durations);
    },
  };
}
