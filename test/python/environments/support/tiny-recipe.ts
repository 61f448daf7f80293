import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EnvironmentRecipe } from "../../../../src/python/environments/recipe.js";

const LOCK = fileURLToPath(new URL("../../../../python/requirements/kokoro.txt", import.meta.url));

/** Returns a recipe of one small package of pure Python, pinned like in the real lock. Writes its lock to `folder`. */
export async function tinyRecipe(folder: string, change: Partial<EnvironmentRecipe> = {}): Promise<EnvironmentRecipe> {
  const [pinned = ""] = /^addict==[\s\S]*?(?=\n\w)/m.exec(await readFile(LOCK, "utf8")) ?? [];
  const absent = "not-for-this-machine==1.0 ; sys_platform == 'none' --hash=sha256:00";
  const lock = join(folder, "lock.txt");
  await writeFile(lock, `${pinned}\n${absent}\n`);
  return { name: "tiny", python: [10, 13], lock, modules: ["addict"], distributions: ["addict"], ...change };
}
