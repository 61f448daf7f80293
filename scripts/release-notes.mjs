// node scripts/release-notes.mjs v1.2.3: checks that the tag is the version of package.json and that CHANGELOG.md has a dated
// section for it, "## 1.2.3 (2027-01-31)", and prints that section.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Returns the section of a changelog for a tag. Throws if the tag, the version and the changelog do not agree. */
export function releaseNotes(tag, version, changelog) {
  if (tag !== `v${version}`)
    throw new Error(`the tag is ${tag}, and package.json has version ${version}: tag v${version}`);
  const sections = changelog.split(/^(?=## )/m);
  const section = sections.find((text) => text.startsWith(`## ${version} `) || text.startsWith(`## ${version}\n`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version} (date)"`);
  const [heading = "", ...lines] = section.split("\n");
  if (!/ \(\d{4}-\d\d-\d\d\)$/.test(heading))
    throw new Error(`CHANGELOG.md: "${heading}" needs a date, as (2027-01-31)`);
  const notes = lines.join("\n").trim();
  if (notes === "") throw new Error(`CHANGELOG.md: the section "${heading}" is empty`);
  return notes;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
  try {
    console.log(releaseNotes(process.argv[2], JSON.parse(read("package.json")).version, read("CHANGELOG.md")));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
