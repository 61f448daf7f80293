// npm run api: writes the API reports, api/*.api.md, from the declarations in dist/.
// npm run check runs it with --check: it fails if a report is stale, if a public symbol or a member of a public type has no
// docstring, and if a public signature names a type that no entry point exports. docs/adr/023-api-reports.md says why.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Node, Project, SyntaxKind, TypeFormatFlags } from "ts-morph";
import { ROOT } from "./setup.mjs";

const check = process.argv.includes("--check");
const { name: packageName, exports } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const entries = Object.entries(exports).filter(([, target]) => typeof target === "object");
const project = new Project({
  compilerOptions: { target: 99, module: 199, moduleResolution: 99, strict: true, skipLibCheck: true, types: ["node"] },
  skipAddingFilesFromTsConfig: true,
});
const sources = entries.map(([path, { types }]) => ({
  name: packageName + path.slice(1),
  file: project.addSourceFileAtPath(`${ROOT}${types}`),
}));
project.resolveSourceFileDependencies();
const surfaces = sources.map(({ name, file }) => ({ name, symbols: [...file.getExportedDeclarations()].sort(byName) }));
const exported = new Set(surfaces.flatMap(({ symbols }) => symbols.flatMap(([, declarations]) => declarations)));
const faults = [];

mkdirSync(`${ROOT}api`, { recursive: true });
for (const { name, symbols } of surfaces) {
  for (const [symbol, declarations] of symbols) {
    for (const declaration of declarations) inspect(`${name}: ${symbol}`, declaration);
  }
  writeReport(`api/${name.replace("/", "-")}.api.md`, name, symbols);
}
if (faults.length > 0) {
  console.error([...new Set(faults)].sort().join("\n"));
  process.exit(1);
}

function byName([one], [other]) {
  return one < other ? -1 : 1;
}

/** Compares a report with its file, or writes it. */
function writeReport(path, name, symbols) {
  const blocks = symbols.flatMap(([, declarations]) => declarations.map(signatureOf));
  const text = [
    `# API of \`${name}\``,
    "",
    "Written by `npm run api`. A change of this file is a change of the public API: see `docs/versioning.md`.",
    "",
    ...blocks.flatMap((block) => ["```ts", block, "```", ""]),
  ].join("\n");
  if (!check) writeFileSync(`${ROOT}${path}`, text);
  else if (text !== read(`${ROOT}${path}`)) faults.push(`${path} is not up to date: run "npm run api" and commit it`);
}

function read(path) {
  try {
    return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}

/** Returns a declaration without its comments and without `export` and `declare`. A type from a table is written out. */
function signatureOf(declaration) {
  if (Node.isTypeAliasDeclaration(declaration) && isFromTable(declaration)) {
    const flags = TypeFormatFlags.NoTruncation | TypeFormatFlags.InTypeAlias;
    return `type ${declaration.getName()} = ${declaration.getType().getText(declaration, flags)};`;
  }
  const statement = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  let text = statement.getText();
  const start = statement.getStart();
  const comments = statement.getDescendants().flatMap((node) => node.getLeadingCommentRanges());
  for (const { pos, end } of unique(comments).reverse()) {
    if (pos >= start) text = text.slice(0, pos - start) + text.slice(end - start);
  }
  return text
    .replace(/^(?:export )?(?:default )?(?:declare )?/u, "")
    .replaceAll(/[ \t]+$/gmu, "")
    .replaceAll(/\n\s*\n/gu, "\n");
}

/** Returns whether a type is derived from a value, such as a list of names. */
function isFromTable(declaration) {
  return declaration.getDescendantsOfKind(SyntaxKind.TypeQuery).length > 0;
}

function unique(ranges) {
  const byStart = new Map(ranges.map((range) => [range.getPos(), { pos: range.getPos(), end: range.getEnd() }]));
  return [...byStart.values()].sort((one, other) => one.pos - other.pos);
}

/** Notes what a public declaration lacks. */
function inspect(path, declaration) {
  const documented = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  if (documented.getJsDocs?.().length === 0) faults.push(`${path} has no docstring`);
  for (const member of membersOf(declaration)) {
    if (member.getJsDocs().length > 0 || isInherited(member)) continue;
    faults.push(`${path}.${member.getName?.() ?? member.getText()} has no docstring`);
  }
  for (const [name, target] of referencesOf(documented)) {
    if (!exported.has(target)) faults.push(`${path} names the type ${name}, which no entry point exports`);
  }
}

/** Returns the public members of an interface, of a class, and of a type with one object. */
function membersOf(declaration) {
  const owner = Node.isTypeAliasDeclaration(declaration) ? declaration.getTypeNode() : declaration;
  if (!owner?.getMembers) return [];
  return owner.getMembers().filter((member) => member.getJsDocs && !isPrivate(member));
}

function isPrivate(member) {
  return member.getName?.().startsWith("#") || member.hasModifier?.(SyntaxKind.PrivateKeyword);
}

/** Symbols such as `[Symbol.asyncDispose]` mean the same everywhere. */
function isInherited(member) {
  const name = member.getName?.() ?? "";
  return name.startsWith("[Symbol.") || Node.isConstructorDeclaration(member) || name === "name";
}

/** Yields the types of this package that a declaration names. */
function* referencesOf(node) {
  for (const identifier of node.getDescendantsOfKind(SyntaxKind.Identifier)) {
    const parent = identifier.getParent();
    if (!Node.isTypeReference(parent) && !Node.isExpressionWithTypeArguments(parent)) continue;
    const symbol = identifier.getSymbol()?.getAliasedSymbol() ?? identifier.getSymbol();
    for (const target of symbol?.getDeclarations() ?? []) {
      const isOurs = target.getSourceFile().getFilePath().startsWith(`${ROOT}dist/`);
      if (isOurs && !Node.isTypeParameterDeclaration(target)) yield [identifier.getText(), target];
    }
  }
}
