/** A fenced example of a document: its source, and the expected results in lines that begin with an arrow. */
export interface Example {
  readonly language: string;
  readonly line: number;
  readonly source: string;
  readonly arrows: readonly string[];
}

/** Returns the fenced examples of a document. */
export function readExamples(document: string): Example[] {
  return [...document.matchAll(/^(`{3,4})(\w+)\n([\s\S]*?)^\1$/gm)].map((match) => {
    const lines = (match[3] ?? "").trimEnd().split("\n");
    return {
      language: match[2] ?? "",
      line: document.slice(0, match.index).split("\n").length,
      source: lines.filter((line) => !line.startsWith("→ ")).join("\n"),
      arrows: lines.filter((line) => line.startsWith("→ ")).map((line) => line.slice(2)),
    };
  });
}
