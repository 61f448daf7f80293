import { cp, mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./command.js";
import { ROOT } from "./folders.js";
import { npmTools } from "./npm-tools.js";

/**
 * Copies the project of an example, as its user does, with the packages that it needs: VoxWeave from this checkout, the others from
 * the tools of the tests.
 */
export async function copyExample(name: string, folder: string): Promise<void> {
  await cp(join(ROOT, "examples", name), folder, { recursive: true });
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  const tools = await npmTools();
  for (const entry of await readdir(tools)) if (!entry.startsWith(".")) await link(join(tools, entry), modules, entry);
  for (const entry of ["typescript", "esbuild"]) await link(join(ROOT, "node_modules", entry), modules, entry);
  await link(ROOT, modules, "voxweave");
}

/** Returns the errors of TypeScript in a project, one a line. */
export async function typeErrors(folder: string): Promise<string> {
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  return (await runCommand(process.execPath, [tsc], { cwd: folder })).stdout.toString();
}

/** Links a folder. Windows has junctions, which need no rights. */
function link(target: string, folder: string, name: string): Promise<void> {
  return symlink(target, join(folder, name), "junction");
}
