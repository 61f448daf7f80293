/** The settings of a page that nobody has changed. */
export const SETTINGS = {
  voice: undefined,
  speed: undefined,
  loudness: undefined,
  pauses: {},
  markup: "auto",
  lexicon: {},
  cast: { voices: {}, readsNames: false },
} as const;
