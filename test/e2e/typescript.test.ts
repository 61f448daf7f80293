import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../support/command.js";
import { compilerOf, OWN_COMPILER } from "../support/compilers.js";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

/** A program of a strict project that uses the package. */
const PROGRAM = `
  import { createSpeaker, isVoxError, createAssetStore, type SpeechChunk } from "voxweave";
  import { toCaptions } from "voxweave/captions";
  import { createBridge } from "voxweave/python";

  export async function speak(): Promise<number> {
    await using speaker = await createSpeaker({ engine: "tone" });
    const chunks: SpeechChunk[] = [];
    for await (const chunk of speaker.stream("Hello.", { voice: "tone_mid", speed: 1.1 })) chunks.push(chunk);
    const samples: Float32Array | undefined = chunks[0]?.samples;
    try {
      await speaker.toFile("Hello.", "hello.wav");
    } catch (error) {
      if (isVoxError(error) && error.code === "VOX_FILE_UNWRITABLE") throw new Error(error.details.path);
    }
    return samples?.length ?? 0;
  }
  export { createAssetStore, createBridge, toCaptions };`;

/** All types are checked, those of the package among them, except for those that come with the compiler. */
const CHECKS = { strict: true, noEmit: true, skipLibCheck: false, skipDefaultLibCheck: true };

// The program of a page, below, has the resolution of bundlers in the oldest and the newest version.
test.each([
  ["5.7.3", "NodeNext", "NodeNext"],
  ["5.7.3", "ESNext", "Node"],
  ["6.0.3", "ESNext", "Bundler"],
  ["7", "NodeNext", "NodeNext"],
])(
  "TypeScript %s compiles a program that uses the package (module %s, moduleResolution %s)",
  async (version, module, moduleResolution) => {
    await using folder = await openTemporaryFolder();
    await mkdir(join(folder.path, "node_modules"));
    await symlink(ROOT, join(folder.path, "node_modules", "voxweave"));
    await symlink(join(ROOT, "node_modules", "@types"), join(folder.path, "node_modules", "@types"));
    await writeFile(join(folder.path, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(folder.path, "program.ts"), PROGRAM);
    const compilerOptions = { ...CHECKS, module, moduleResolution, target: "ES2022", types: ["node"] };
    await writeFile(join(folder.path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    const tsc = version === "7" ? OWN_COMPILER : await compilerOf(version);
    const { code, stdout } = await runCommand(process.execPath, [tsc, "--project", folder.path]);
    expect({ code, errors: stdout.toString() }).toEqual({ code: 0, errors: "" });
  },
);

/** A program of a page, whose project has no types of Node. */
const PAGE = `
  import { createSpeaker } from "voxweave/browser";

  const speaker = await createSpeaker({ voice: "af_heart" });
  const playback = speaker.play("Hello.", { onWord: ({ source }) => console.log(source.start) });
  await playback.finished;
  await speaker.close();`;

test.each(["5.7.3", "7"])(
  "TypeScript %s compiles the program of a page, and checks all types of voxweave/browser",
  async (version) => {
    await using folder = await openTemporaryFolder();
    await mkdir(join(folder.path, "node_modules"));
    await symlink(ROOT, join(folder.path, "node_modules", "voxweave"));
    await writeFile(join(folder.path, "page.ts"), PAGE);
    const compilerOptions = {
      ...{ module: "ESNext", moduleResolution: "Bundler", target: "ES2022", lib: ["ES2022", "DOM"], types: [] },
      ...CHECKS,
    };
    await writeFile(join(folder.path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["page.ts"] }));
    const tsc = version === "7" ? OWN_COMPILER : await compilerOf(version);
    const { code, stdout } = await runCommand(process.execPath, [tsc, "--project", folder.path]);
    expect({ code, errors: stdout.toString() }).toEqual({ code: 0, errors: "" });
  },
);
