/** The file of the classifier in the package. The scripts in `training/homographs/` create it. */
export const HOMOGRAPHS: { readonly path: string; readonly sha256: string } = {
  path: "data/homographs.br",
  sha256: "2b4c79612a6aacb22aafd7880379bcc41659b0e8e839ee5ed766857a49df7989",
};
