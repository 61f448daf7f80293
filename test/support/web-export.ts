import { join } from "node:path";
import { voxweave } from "./command.js";
import { openTemporaryFolder } from "./temporary-folder.js";

/**
 * Exports the files that speak in a browser, with one voice, into a folder of a new temporary folder, for a static site.
 *
 * @param option `"--page"` for the whole page
 */
export async function openWebExport(
  option: "--browser" | "--page",
  name: string,
): ReturnType<typeof openTemporaryFolder> {
  const folder = await openTemporaryFolder();
  const { code, stderr } = await voxweave(["assets", "export", option, join(folder.path, name), "--voice", "af_heart"]);
  if (code !== 0 || stderr !== "") throw new Error(`voxweave assets export ended with code ${code}: ${stderr}`);
  return folder;
}
