/** Types of tokens that contain no speakable text. */
export const SILENT: ReadonlySet<string> = new Set([
  "codeFenced",
  "codeIndented",
  "definition",
  "gfmFootnoteCall",
  "gfmFootnoteDefinitionLabel",
  "htmlFlow",
  "htmlText",
  "reference",
  "resource",
  "tableDelimiterRow",
  "taskListCheck",
]);

/** Types of tokens that are paragraphs or contain some. */
export const BLOCKS: ReadonlySet<string> = new Set([
  "atxHeading",
  "blockQuote",
  "content",
  "gfmFootnoteDefinition",
  "listItemPrefix",
  "listOrdered",
  "listUnordered",
  "setextHeading",
  "table",
  "tableRow",
  "thematicBreak",
]);

/** Types of blocks that consist of items. */
export const LISTS: ReadonlySet<string> = new Set(["listOrdered", "listUnordered", "table"]);
