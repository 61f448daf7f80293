import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CommandOptions, type Ended, runCommand } from "./command.js";
import { ROOT } from "./folders.js";
import { openTemporaryFolder } from "./temporary-folder.js";

const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

/** The package as npm would publish it, in an empty project. Disposing of it removes the project. */
export interface PackedPackage extends AsyncDisposable {
  /** Folder of the project. */
  readonly project: string;
  /** Path of the command line, once the package is installed. */
  readonly command: string;
  /** Paths of the files in the package. */
  readonly files: readonly string[];
  /** Installs packages in the project. @default the packed package */
  install(...packages: readonly string[]): Promise<Ended>;
  /** Runs the command line of the installed package in the project. */
  voxweave(args: readonly string[], options?: CommandOptions): Promise<Ended>;
  /** Runs a program that uses the installed package: writes it to a file of the project and passes the file to Node. */
  runProgram(source: string): Promise<Ended>;
}

/**
 * Packs the package into a new project, with install scripts allowed. It is not installed yet. The set-up has built the package: a
 * build now would replace files that other tests read.
 */
export async function packPackage(): Promise<PackedPackage> {
  const folder = await openTemporaryFolder();
  const cwd = folder.path;
  await writeFile(join(cwd, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const { stdout } = await runCommand(NPM, ["pack", "--json", "--ignore-scripts", "--pack-destination", cwd], {
    cwd: ROOT,
  });
  const [{ filename, files }] = JSON.parse(stdout.toString()) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  const command = join(cwd, "node_modules", ".bin", "voxweave");
  const flags = ["--ignore-scripts=false", "--no-audit", "--no-fund"];
  return {
    project: cwd,
    command,
    files: files.map(({ path }) => path),
    install: (...packages) =>
      runCommand(NPM, ["install", ...flags, ...(packages.length > 0 ? packages : [`./${filename}`])], { cwd }),
    voxweave: (args, options) => runCommand(command, args, { ...options, cwd }),
    async runProgram(source) {
      await writeFile(join(cwd, "program.js"), source);
      return runCommand(process.execPath, ["program.js"], { cwd });
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
