/** The file of the classifier in the package. The scripts in `training/homographs/` create it. */
export const HOMOGRAPHS: { readonly path: string; readonly sha256: string } = {
  path: "data/homographs.br",
  sha256: "ad04ac128807c8aaab6c0af4acab55414e5daa39e32c87148191adb977135521",
};
