import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Icon } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import { type SourceError, toSourceError } from "../../source/source-error.js";
import { addWords, lexicon, lexiconFile, lexiconWords } from "../../state/lexicon.js";
import { saveFile } from "../downloads/save-file.js";

import { NewWord } from "./new-word.js";
import { WordForm } from "./word-form.js";
import "./lexicon.css";

/** Endings of lexicon files, as a file dialog takes them. */
const LEXICON_FILES = ".json,.tsv";

/** The user's own pronunciations: all words, with edit, import and export. */
export function LexiconPanel() {
  const edited = useSignal<string | undefined>(undefined);
  return (
    <section class="stack" aria-labelledby="lexicon-title">
      <div class="row">
        <h2 id="lexicon-title">Your lexicon</h2>
        <FileButtons />
      </div>
      {lexiconWords.value.length === 0 ? (
        <p class="small soft">
          Empty. Click a word above, or add one here, to have it said your way. Everything that is spoken uses it.
        </p>
      ) : (
        <ul class="lexicon" aria-labelledby="lexicon-title">
          {lexiconWords.value.map(([written, saying]) => (
            <li key={written}>
              <button
                type="button"
                class="lexicon-word"
                aria-expanded={edited.value === written}
                onClick={() => {
                  edited.value = edited.value === written ? undefined : written;
                }}
              >
                <strong>{written}</strong>
                <span class="soft">{saying}</span>
              </button>
              {edited.value === written && (
                <WordForm
                  written={written}
                  saying={saying}
                  onClose={() => {
                    edited.value = undefined;
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <NewWord />
    </section>
  );
}

/** Import and export. */
function FileButtons() {
  const picker = useRef<HTMLInputElement>(null);
  const error = useSignal<SourceError | undefined>(undefined);
  const said = useSignal("");
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    said.value = "";
    error.value = undefined;
    try {
      const { readLexiconFile } = await import("./read-lexicon-file.js");
      const { words, patterns } = readLexiconFile(file.name, await file.text());
      addWords(words);
      const count = Object.keys(words).length;
      said.value = `${count === 1 ? "1 word" : `${count} words`} added.`;
      if (patterns > 0)
        said.value += ` ${patterns === 1 ? "1 pattern" : `${patterns} patterns`} left out: the page has words only.`;
    } catch (thrown) {
      error.value = toSourceError(thrown);
    }
  };
  return (
    <div class="lexicon-files row-end">
      <input
        ref={picker}
        hidden
        type="file"
        accept={LEXICON_FILES}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = "";
        }}
      />
      <button type="button" class="button quiet small" onClick={() => picker.current?.click()}>
        <Icon name="file" />
        Import
      </button>
      <button
        type="button"
        class="button quiet small"
        disabled={lexiconWords.value.length === 0}
        onClick={() => saveFile(new Blob([lexiconFile(lexicon.peek())], { type: "application/json" }), "lexicon.json")}
      >
        <Icon name="save" />
        Export
      </button>
      <p class="small soft" role="status">
        {said.value}
      </p>
      <Notice error={error.value} />
    </div>
  );
}
