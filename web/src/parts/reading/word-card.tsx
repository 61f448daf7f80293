import { lexiconEntry } from "../../../../src/frontend/doubtful.js";
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
      {piece.kind === "word" ? <Facts piece={piece} /> : <p class="small">This part of the text has no sound.</p>}
      <WordForm key={written} written={written} saying={preset} onClose={onClose} />
    </section>
  );
}

function Facts({ piece }: { readonly piece: WordPiece }) {
  const { written, spoken, phonemes, first, doubt } = piece;
  const { from, class: kind, confidence } = first;
  return (
    <dl class="facts small">
      <Fact name="Written" value={written} />
      <Fact name="Said" value={spoken} />
      {phonemes !== "" && <Fact name="Phonemes" value={phonemes} />}
      {kind !== "word" && <Fact name="Read as" value={kind.replaceAll("-", " ")} />}
      <Fact name="Comes from" value={ORIGINS[from]} />
      {confidence !== null && <Fact name="Sure" value={percent(doubt?.confidence ?? confidence)} />}
      {doubt && <Fact name="Check it" value={REASONS[doubt.reason]} />}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
