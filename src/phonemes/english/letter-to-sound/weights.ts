/** The file of the network that comes with the package; `training/letter-to-sound/` makes it. */
export const LETTER_TO_SOUND: { readonly path: string; readonly sha256: string } = {
  path: "data/letter-to-sound.bin",
  sha256: "a7cdfc5d8d35837c43ac74a5102d1e5a486c1e3c3a51f049561f17b9660d11e5",
};
