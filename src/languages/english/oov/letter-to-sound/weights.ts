/** The network's file in the package. The scripts in `training/letter-to-sound/` create it. */
export const LETTER_TO_SOUND: { readonly path: string; readonly sha256: string } = {
  path: "data/letter-to-sound.bin",
  sha256: "6a12b525ae295ff4f971121af2d5be465140476c8fb4a07cc31efe0cce7d544d",
};
