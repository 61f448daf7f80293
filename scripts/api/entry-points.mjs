import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Project } from "ts-morph";

/** Returns the entry points of a package: the name, and each exported symbol with its declarations, sorted by name. */
export function readEntryPoints(folder) {
  const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const project = new Project({
    compilerOptions: {
      target: 99,
      module: 199,
      moduleResolution: 99,
      strict: true,
      skipLibCheck: true,
      types: ["node"],
    },
    skipAddingFilesFromTsConfig: true,
  });
  const entries = Object.entries(exports).filter(([, target]) => typeof target === "object");
  const sources = entries.map(([path, { types }]) => ({
    name: name + path.slice(1),
    file: project.addSourceFileAtPath(join(folder, types)),
  }));
  project.resolveSourceFileDependencies();
  return sources.map(({ name, file }) => ({ name, symbols: [...file.getExportedDeclarations()].sort(byName) }));
}

function byName([one], [other]) {
  return one < other ? -1 : 1;
}
