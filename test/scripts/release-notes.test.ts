import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { ROOT } from "../support/folders.js";

type ReleaseNotes = (tag: string, version: string, changelog: string) => string;
const { releaseNotes } = (await import(pathToFileURL(join(ROOT, "scripts", "release-notes.mjs")).href)) as {
  readonly releaseNotes: ReleaseNotes;
};

const CHANGELOG = `# Changelog

## 0.3.0 (unreleased)

- Something to come.

## 0.2.0 (2027-01-31)

### Added

- Something new.

## 0.1.0 (2027-01-01)
`;

test("the notes of a release are the section of its version", () => {
  expect(releaseNotes("v0.2.0", "0.2.0", CHANGELOG)).toBe("### Added\n\n- Something new.");
});

test.each<[reason: string, tag: string, version: string, message: string]>([
  ["another version", "v0.2.1", "0.2.0", "the tag is v0.2.1, and package.json has version 0.2.0: tag v0.2.0"],
  ["no section", "v0.4.0", "0.4.0", 'CHANGELOG.md has no section "## 0.4.0 (date)"'],
  ["no section but of a longer version", "v0.2", "0.2", 'CHANGELOG.md has no section "## 0.2 (date)"'],
  ["no date", "v0.3.0", "0.3.0", 'CHANGELOG.md: "## 0.3.0 (unreleased)" needs a date, as (2027-01-31)'],
  ["no notes", "v0.1.0", "0.1.0", 'CHANGELOG.md: the section "## 0.1.0 (2027-01-01)" is empty'],
])("a release is refused for a tag with %s", (_, tag, version, message) => {
  expect(() => releaseNotes(tag, version, CHANGELOG)).toThrow(message);
});
