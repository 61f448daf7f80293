// npm run check: finds words and patterns that the house style avoids, in comments, docstrings, documents, messages and
// test titles. It prints each with its place; the list below says what to write instead.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A pattern to avoid, and what to write instead. */
const AVOID = [
  [/\b(?:is|are|be|was|were|been) told\b/i, "report, receive, hear"],
  [/\btold (?:of|beside|apart)\b/i, "reported, listed, distinguished"],
  [/\bto be had\b/i, "available"],
  [/\bwishes\b/i, "requests"],
  [/\bmanners?\b/i, "style, prosody, way"],
  [/\btongues?\b/i, "language"],
  [/\banew\b/i, "again"],
  [/\bmends?\b|\bmended\b/i, "fix, repair"],
  [/\bwant(?:s|ed)? of\b/i, "lack of, because … ran out"],
  [/\bfarewell\b/i, "shutdown message"],
  [/\b(?:whoever|whomever|whichever|whatsoever)\b/i, "any, each, the caller"],
  [/\bno luck\b/i, "fails"],
  [/\bgo(?:es)? before\b/i, "overrides, precedes"],
  [/\bthat is none\b|\bwhich is none\b/i, "is not a …"],
  [/\bin the midst of\b/i, "in the middle of, during"],
  [/\bnone is to\b/i, "no … is"],
  [/\bputs? up with\b/i, "tolerates"],
  [/\bonce it has come\b/i, "when it arrives"],
];

/** How a docstring or a comment must not begin. */
const BEGINNINGS = [[/^(?:What|Who|Whom|Whose|Of which|Of what) (?!if\b)[a-z]/, "start with a verb or a noun phrase"]];

/** Files whose words are data, or somebody else's. */
const LEFT_OUT = [/^data\//, /^licences\//, /\.(?:tsv|txt|json|gz)$/, /onnx_pb\.ts$/, /^scripts\/check-prose\.mjs$/];

const problems = [];
for (const path of trackedFiles()) {
  const text = readFileSync(path, "utf8");
  for (const { line, prose, begins } of proseOf(path, text)) {
    for (const [pattern, instead] of AVOID) report(path, line, pattern.exec(prose)?.[0], instead);
    if (begins) for (const [pattern, instead] of BEGINNINGS) report(path, line, pattern.exec(prose)?.[0], instead);
  }
}
for (const problem of problems) console.log(problem);
if (problems.length > 0) {
  console.error(`${problems.length} places are not in plain English; docs/style.md says how to write.`);
  process.exit(1);
}

function trackedFiles() {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { encoding: "utf8" }).split("\n");
  return [...new Set(listed)].filter(
    (path) => /\.(?:ts|mjs|py|md)$/.test(path) && !LEFT_OUT.some((it) => it.test(path)),
  );
}

function report(path, line, found, instead) {
  if (found !== undefined) problems.push(`${path}:${line}: "${found}": write ${instead}`);
}

/** The lines of a file that are prose: of a document all outside code, of code its comments, titles and messages. */
function* proseOf(path, text) {
  const lines = text.split("\n");
  if (path.endsWith(".md")) yield* documentLines(lines);
  else if (path.endsWith(".py")) yield* pythonLines(lines);
  else yield* typescriptLines(lines);
}

function* documentLines(lines) {
  let inCode = false;
  for (const [index, line] of lines.entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    else if (!inCode && !/^ {4}\S/.test(line))
      yield { line: index + 1, prose: line.replaceAll(/`[^`]*`|"[^"]*"/g, " "), begins: false };
  }
}

function* typescriptLines(lines) {
  let inComment = false;
  let first = false;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    if (inComment) {
      const prose = text.replace(/^\s*\*?\/?\s?/, "").replace(/\*\/.*$/, "");
      if (prose.trim() !== "") {
        yield { line, prose: bare(prose), begins: first };
        first = false;
      }
      if (text.includes("*/")) inComment = false;
      continue;
    }
    const block = /^\s*\/\*\*?(.*?)(\*\/)?\s*$/.exec(text);
    if (block) {
      const prose = block[1].trim();
      inComment = block[2] === undefined;
      first = prose === "";
      if (prose !== "") yield { line, prose: bare(prose), begins: true };
      continue;
    }
    const comment = /(?:^|\s)\/\/ (.*)$/.exec(text);
    if (comment) yield { line, prose: bare(comment[1]), begins: true };
    if (/\b(?:test|it|describe)(?:\.each\b.*)?\(|Error\(|\.(?:description|argument|option)\(|message\b/.test(text)) {
      for (const [, quoted] of text.matchAll(/(["`](?:\\.|(?!["`]).)*["`])/g))
        yield { line, prose: quoted, begins: false };
    }
  }
}

function* pythonLines(lines) {
  let inString = false;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const quotes = text.split(/'''|"""/).length - 1;
    if (inString || quotes > 0) {
      const prose = text.replaceAll(/'''|"""/g, "").trim();
      if (prose !== "") yield { line, prose: bare(prose), begins: !inString };
    }
    if (quotes % 2 === 1) inString = !inString;
    const comment = /(?:^|\s)# (.*)$/.exec(text);
    if (!inString && comment) yield { line, prose: bare(comment[1]), begins: true };
  }
}

/** Without code and quoted examples. */
function bare(prose) {
  return prose.replaceAll(/`[^`]*`|"[^"]*"/g, " ");
}
