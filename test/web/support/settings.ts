/** The settings of a page that nobody has changed. */
export const SETTINGS = {
  voice: undefined,
  speed: 1,
  loudness: -19,
  pauses: {},
  markup: "auto",
  lexicon: {},
  cast: { voices: {}, readsNames: false },
} as const;
