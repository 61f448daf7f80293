import { useSignal } from "@preact/signals";
import { Notice } from "../../design/notice.js";
import { type SourceError, toSourceError } from "../../source/source-error.js";
import { lexicon, putWord, removeWord } from "../../state/lexicon.js";
import { previewFailure } from "../../state/preview.js";
import { HearButton } from "./hear-button.js";

interface WordFormProps {
  /** The word as written. */
  readonly written: string;
  /** Its pronunciation in the form at first. */
  readonly saying: string;
  readonly onClose: () => void;
}

/** Says a word differently: hears a pronunciation, and keeps it in the lexicon. */
export function WordForm({ written, saying, onClose }: WordFormProps) {
  const wanted = useSignal(saying);
  const error = useSignal<SourceError | undefined>(undefined);
  const isKept = Object.hasOwn(lexicon.value, written);
  const name = `word ${written}`;
  const unheard = previewFailure.value?.name === name ? previewFailure.value.error : undefined;
  const save = (): void => {
    try {
      putWord(written, wanted.peek());
      onClose();
    } catch (thrown) {
      error.value = toSourceError(thrown);
    }
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label class="field">
        <span class="label">Say “{written}” as</span>
        <input
          class="input"
          value={wanted.value}
          placeholder="another spelling, or /phonemes/"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={({ currentTarget }) => {
            wanted.value = currentTarget.value;
            error.value = undefined;
          }}
        />
        <span class="small soft">Another spelling, such as “sequel”, or phonemes between slashes.</span>
      </label>
      <Notice error={error.value ?? unheard} />
      <div class="row wrapping">
        <HearButton name={name} written={written} saying={wanted.value} />
        <button type="submit" class="button small primary" disabled={wanted.value.trim() === ""}>
          {isKept ? "Save" : "Add to lexicon"}
        </button>
        {isKept && (
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              removeWord(written);
              onClose();
            }}
          >
            Remove
          </button>
        )}
        <button type="button" class="button quiet small row-end" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}
