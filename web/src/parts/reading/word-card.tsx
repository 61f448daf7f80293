import { lexiconEntry } from "../../../../src/frontend/doubtful.js";
import { Facts } from "../../design/facts.js";
import { lexicon, sayingOf } from "../../state/lexicon.js";
import { WordForm } from "../lexicon/word-form.js";
import { ORIGINS, percent, REASONS } from "./names.js";
import type { ReadingPiece, WordPiece } from "./reading-pieces.js";

interface WordCardProps {
  readonly piece: Exclude<ReadingPiece, { kind: "problem" }>;
  readonly onClose: () => void;
}

/** The facts of a word, and the form that says it differently. */
export function WordCard({ piece, onClose }: WordCardProps) {
  const { written, saying } = lexiconEntry(piece.written, piece.kind === "word" ? piece.phonemes : "");
  const known = sayingOf(lexicon.value, written);
  const preset = known ?? (piece.kind === "unspoken" ? "" : piece.doubt ? saying : piece.spoken);
  return (
    <section class="word-card stack" aria-label={`“${piece.written}”`}>
      {piece.kind === "word" ? (
        <Facts list={factsOf(piece)} />
      ) : (
        <p class="small">This part of the text has no sound.</p>
      )}
      <WordForm key={written} written={written} saying={preset} onClose={onClose} />
    </section>
  );
}

function factsOf({ written, spoken, phonemes, first, doubt }: WordPiece): Readonly<Record<string, string | undefined>> {
  const { from, class: kind, confidence } = first;
  return {
    Written: written,
    Said: spoken,
    Phonemes: phonemes === "" ? undefined : phonemes,
    "Read as": kind === "word" ? undefined : kind.replaceAll("-", " "),
    "Comes from": ORIGINS[from],
    Sure: confidence === null ? undefined : percent(doubt?.confidence ?? confidence),
    "Check it": doubt && REASONS[doubt.reason],
  };
}
