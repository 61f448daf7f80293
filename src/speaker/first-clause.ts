import { CUT } from "../frontend/piece.js";
import type { PronouncedSegment } from "../frontend/pronounced-segment.js";
import { firstClause, type OpeningSize, restFrom, type UtteranceDraft } from "./utterance-draft.js";

/**
 * Has the first clause of a text spoken before its sentence has arrived. The whole sentence is read again when it has
 * arrived, and only what follows the clause is kept.
 */
export async function* withFirstClause(
  segments: AsyncIterable<PronouncedSegment | typeof CUT>,
  size: Omit<OpeningSize, "goal">,
): AsyncGenerator<UtteranceDraft | typeof CUT, void, void> {
  let spokenTo: number | undefined;
  for await (const segment of segments) {
    if (segment === CUT || !segment.isOpen) {
      yield segment === CUT || spokenTo === undefined ? segment : restFrom(segment, spokenTo);
      if (segment !== CUT) spokenTo = undefined;
      continue;
    }
    const clause = spokenTo === undefined ? firstClause(segment, size) : undefined;
    if (clause === undefined) continue;
    spokenTo = clause.source.end;
    yield clause;
    yield CUT;
  }
}
