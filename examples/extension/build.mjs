// Writes the extension into dist/, without the files of the voice.
import { cp } from "node:fs/promises";
import { build } from "esbuild";

await build({
  entryPoints: ["src/background.ts", "src/offscreen.ts", "src/options.ts"],
  bundle: true,
  format: "esm",
  target: "chrome120",
  outdir: "dist",
});
for (const name of ["manifest.json", "offscreen.html", "options.html"]) await cp(name, `dist/${name}`);
