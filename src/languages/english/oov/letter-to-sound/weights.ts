/** The network's file in the package. The scripts in `training/letter-to-sound/` create it. */
export const LETTER_TO_SOUND: { readonly path: string; readonly sha256: string } = {
  path: "data/letter-to-sound.bin",
  sha256: "da83e4c1a7f6d347d8c86ea7476a13d599f8a2a4bbd9d47057bc2da928b1c1f3",
};
