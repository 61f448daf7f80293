/** The file of the classifier in the package. The scripts in `training/homographs/` create it. */
export const HOMOGRAPHS: { readonly path: string; readonly sha256: string } = {
  path: "data/homographs.br",
  sha256: "a144a8deac52e293d58304779b961c128e2bed88d4c615a0299eead526fc9169",
};
