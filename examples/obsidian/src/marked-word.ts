import { type ChangeDesc, ChangeSet, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from "@codemirror/view";
import { type Editor, editorInfoField } from "obsidian";

/** A range of a note. @unit UTF-16 code units */
export interface NoteRange {
  readonly from: number;
  readonly to: number;
}

/** Begins to follow the changes of a note. */
const begin = StateEffect.define<null>();
/** Marks a range, with the places that it had at {@link begin}. */
const setRange = StateEffect.define<NoteRange | undefined>();

interface Marking {
  /** Changes of the note since {@link begin}. */
  readonly changes: ChangeDesc;
  readonly marks: DecorationSet;
}

const WORD = Decoration.mark({ class: "voxweave-word" });

const marking = StateField.define<Marking>({
  create: ({ doc }) => ({ changes: ChangeSet.empty(doc.length), marks: Decoration.none }),
  update({ changes, marks }, { changes: more, effects, newDoc }) {
    let next: Marking = { changes: changes.composeDesc(more), marks: marks.map(more) };
    for (const effect of effects) {
      if (effect.is(begin)) next = { changes: ChangeSet.empty(newDoc.length), marks: Decoration.none };
      if (effect.is(setRange)) next = { ...next, marks: marksOf(effect.value, next.changes) };
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

function marksOf(range: NoteRange | undefined, changes: ChangeDesc): DecorationSet {
  if (!range) return Decoration.none;
  const [from, to] = [changes.mapPos(range.from, 1), changes.mapPos(range.to, -1)];
  return from < to ? Decoration.set(WORD.range(from, to)) : Decoration.none;
}

/** The editors that are open. */
const views = new Set<EditorView>();

const watchViews = ViewPlugin.define((view) => {
  views.add(view);
  return { destroy: () => void views.delete(view) };
});

/** The part of all editors that marks the word that is heard. */
export const markedWord: Extension = [marking, watchViews];

/**
 * Begins to mark words in an editor. Returns a function that marks a range in place of the last one. Edits of the note move the
 * ranges.
 */
export function startMarking(editor: Editor): (range: NoteRange | undefined) => void {
  const view = [...views].find(({ state }) => state.field(editorInfoField, false)?.editor === editor);
  view?.dispatch({ effects: begin.of(null) });
  return (range) => {
    if (view && views.has(view)) view.dispatch({ effects: setRange.of(range) });
  };
}
