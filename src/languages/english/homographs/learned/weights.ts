/** The file of the classifier in the package. The scripts in `training/homographs/` create it. */
export const HOMOGRAPHS: { readonly path: string; readonly sha256: string } = {
  path: "data/homographs.bin",
  sha256: "1c80bcf07d73588a1da349daecc43bf7386fa1191657be4e60f15655dc9b41f8",
};
