/**
 * The part that turns a text into phonemes: VoxWeave's front end or the engine. "phonemes": none, because the text is phonemes
 * in Kokoro's symbols.
 */
export type Reading = "front-end" | "engine" | "phonemes";
