/** The network's file in the package. The scripts in `training/letter-to-sound/` create it. */
export const LETTER_TO_SOUND: { readonly path: string; readonly sha256: string } = {
  path: "data/letter-to-sound.bin",
  sha256: "8cb7481b195e1e40b99f375ed92bcf6665b604092eddd9ace5d535974c3eda5f",
};
