import { useSignal } from "@preact/signals";
import { WordForm } from "./word-form.js";

/** Adds a word that the text need not have. */
export function NewWord() {
  const written = useSignal("");
  const isOpen = useSignal(false);
  const close = (): void => {
    isOpen.value = false;
    written.value = "";
  };
  if (isOpen.value) return <WordForm written={written.value.trim()} saying="" onClose={close} />;
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        isOpen.value = written.peek().trim() !== "";
      }}
    >
      <input
        class="input small"
        aria-label="New word for the lexicon"
        placeholder="New word"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={written.value}
        onInput={({ currentTarget }) => {
          written.value = currentTarget.value;
        }}
      />
      <button type="submit" class="button small" disabled={written.value.trim() === ""}>
        Add
      </button>
    </form>
  );
}
