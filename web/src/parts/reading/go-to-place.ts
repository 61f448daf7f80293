import type { SourceRange } from "../../../../src/core/range.js";
import { selectRange, text } from "../../state/document.js";
import { editedRange } from "../editor/edited-range.js";

/** Selects a place of a text in the editor, if the text of now still has it. */
export function goToPlace(of: string, place: SourceRange): void {
  const range = editedRange(of, text.peek(), place);
  if (range) selectRange.peek()(range.start, range.end);
}
