/** What Markdown does not know, and nobody wants to hear: comments, embeds, kinds of callouts, ids of blocks. */
const MARKS = [/%%[\s\S]*?%%/gu, /!\[\[[^\]\n]*\]\]/gu, /(?<=^>\s*)\[![\w-]+\][+-]?/gmu, / \^[\w-]+$/gmu];

/**
 * Blanks the marks of Obsidian in a note. The text keeps its length, so that words keep their places. The blanks are no-break spaces,
 * because spaces at the start of a line would make it code. VoxWeave itself reads links between notes, and skips properties.
 */
export function withoutObsidianMarks(note: string): string {
  return MARKS.reduce((text, mark) => text.replaceAll(mark, (part) => part.replaceAll(/[^\n]/g, "\u00a0")), note);
}
