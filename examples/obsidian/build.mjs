// Writes main.js, which Obsidian loads. Obsidian itself provides the packages that are left out.
import { build } from "esbuild";

await build({
  entryPoints: ["src/main.ts"],
  bundle: true,
  format: "cjs",
  target: "es2022",
  external: ["obsidian", "@codemirror/state", "@codemirror/view"],
  outfile: "main.js",
});
