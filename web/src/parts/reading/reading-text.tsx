import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Icon } from "../../design/icons.js";
import type { Reading } from "../../state/reading.js";
import { focusFirst, focusWord, goToPlace, wordId } from "./go-to-place.js";
import { percent, REASONS } from "./names.js";
import { isAsWritten, type ReadingPiece, toSentences, type WordPiece } from "./reading-pieces.js";
import { WordCard } from "./word-card.js";

/** Sentences that are shown at first, and with each click on “more”. */
const STEP = 60;

interface ReadingTextProps {
  readonly shown: Reading;
  /** Place of the word whose card is open. */
  readonly opened: { value: number | undefined };
  readonly withPhonemes: boolean;
}

/** The text as it is spoken. A click on a word goes to its place in the editor and opens its card. */
export function ReadingText({ shown, opened, withPhonemes }: ReadingTextProps) {
  const sentences = useMemo(() => toSentences(shown.explanation), [shown]);
  const count = useSignal(STEP);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (count.value > STEP) focusFirst(list.current?.children[count.value - STEP]);
  }, [count.value]);
  const openedAt = sentences.findIndex((pieces) => pieces.some((piece) => isOpen(piece, opened.value)));
  const visible = sentences.slice(0, Math.max(count.value, openedAt + 1));
  return (
    <div class="reading" ref={list}>
      {visible.map((pieces, index) => (
        // A sentence has no name of its own: its place in the text is its identity.
        <div class="reading-sentence" key={`${index} ${pieces[0]?.source.start}`}>
          <p>
            {pieces.map((piece) => (
              <Piece
                key={`${piece.kind} ${piece.source.start}`}
                piece={piece}
                isOpen={isOpen(piece, opened.value)}
                withPhonemes={withPhonemes}
                onClick={(event) => {
                  opened.value = isOpen(piece, opened.value) ? undefined : piece.source.start;
                  goToPlace(shown.text, piece.source, event);
                }}
              />
            ))}
          </p>
          {pieces.map((piece) =>
            piece.kind !== "problem" && isOpen(piece, opened.value) ? (
              <WordCard
                key={`card ${piece.source.start}`}
                piece={piece}
                onClose={() => {
                  opened.value = undefined;
                  focusWord(piece.source);
                }}
              />
            ) : null,
          )}
        </div>
      ))}
      {visible.length < sentences.length && (
        <button
          type="button"
          class="button quiet small"
          onClick={() => {
            count.value += STEP;
          }}
        >
          Show more of {sentences.length} sentences
        </button>
      )}
    </div>
  );
}

function isOpen(piece: ReadingPiece, opened: number | undefined): boolean {
  return piece.kind !== "problem" && piece.source.start === opened;
}

interface PieceProps {
  readonly piece: ReadingPiece;
  readonly isOpen: boolean;
  readonly withPhonemes: boolean;
  readonly onClick: (event: MouseEvent) => void;
}

function Piece({ piece, isOpen: open, withPhonemes, onClick }: PieceProps) {
  if (piece.kind === "problem") {
    return (
      <button type="button" class="said-problem small" onClick={onClick}>
        <Icon name="warning" />
        {piece.message}
      </button>
    );
  }
  if (piece.kind === "unspoken") {
    return (
      <button type="button" id={wordId(piece.source)} class="said is-unspoken" aria-expanded={open} onClick={onClick}>
        <s>{piece.written}</s>
        <span class="said-note">no sound</span>
      </button>
    );
  }
  return (
    <button
      type="button"
      id={wordId(piece.source)}
      class={`said${piece.doubt ? " is-doubtful" : ""}`}
      aria-expanded={open}
      title={piece.doubt && `${REASONS[piece.doubt.reason]}, ${percent(piece.doubt.confidence)} sure`}
      onClick={onClick}
    >
      <WordContent piece={piece} withPhonemes={withPhonemes} />
    </button>
  );
}

function WordContent({ piece, withPhonemes }: { readonly piece: WordPiece; readonly withPhonemes: boolean }) {
  const isSame = isAsWritten(piece);
  return (
    <>
      <span class="said-spoken">
        {isSame ? piece.written : piece.spoken}
        {piece.doubt && (
          <span class="said-doubt">
            <span aria-hidden="true">?</span>
            <span class="visually-hidden">doubtful</span>
          </span>
        )}
        <span class="said-after">{piece.after}</span>
      </span>
      {!isSame && <span class="said-note">{piece.written}</span>}
      {withPhonemes && <span class="said-phonemes">{piece.phonemes}</span>}
    </>
  );
}
