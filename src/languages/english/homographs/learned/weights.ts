/** The file of the classifier in the package. The scripts in `training/homographs/` create it. */
export const HOMOGRAPHS: { readonly path: string; readonly sha256: string } = {
  path: "data/homographs.bin",
  sha256: "463248571885dc34c2e6637c7cee4e6cf874034e2f9286d3a606ebec3f08b15b",
};
