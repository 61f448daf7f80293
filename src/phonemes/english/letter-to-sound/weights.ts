/** The file of the network that comes with the package; `training/letter-to-sound/` makes it. */
export const LETTER_TO_SOUND: { readonly path: string; readonly sha256: string } = {
  path: "data/letter-to-sound.bin",
  sha256: "50e37f678b435d672ca7782c2324f4dd30225a5912e4e84b818529b01059614a",
};
