import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Icon } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import { type SourceError, toSourceError } from "../../source/source-error.js";
import { selectRange, setText, text } from "../../state/document.js";
import { failure, growth, recording } from "../../state/playback.js";
import { markup } from "../../state/settings.js";
import { config } from "../../state/source.js";
import { Examples } from "./examples.js";
import { Find } from "./find.js";
import { closeFind, isFinding, openFind } from "./find-state.js";
import { ACCEPTED, readTextFile } from "./read-file.js";
import { Sheet } from "./sheet.js";
import "./editor.css";

const MARKUP_NAMES = { auto: "Plain text", plain: "Plain text", markdown: "Markdown", html: "HTML", ssml: "SSML" };
/** Characters that a voice speaks in a second, about. */
const CHARACTERS_PER_SECOND = 15;

/** The text, with its tools. */
export function Editor() {
  const scroller = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const dragging = useSignal(false);
  const fileError = useSignal<SourceError | undefined>(undefined);
  const taken = useRef<File | undefined>(undefined);
  const take = async (file: File | undefined): Promise<void> => {
    dragging.value = false;
    if (file === undefined) return;
    taken.current = file;
    try {
      const read = await readTextFile(file);
      if (taken.current !== file) return; // The user has chosen another one meanwhile.
      setText(read.text);
      markup.value = read.markup;
      fileError.value = undefined;
    } catch (error) {
      if (taken.current === file) fileError.value = toSourceError(error, "text");
    }
  };
  const dismiss = (): void => {
    fileError.value = undefined;
  };
  const textError = failure.value?.place === "text" ? failure.value : fileError.value;
  return (
    <section
      class={`editor card${dragging.value ? " is-dragging" : ""}`}
      aria-label="Text"
      onDragOver={(event) => {
        event.preventDefault();
        dragging.value = true;
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) dragging.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
      onKeyDown={(event) => {
        if (event.key !== "f" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        openFind(selectedText());
      }}
    >
      <header class="editor-bar">
        <label class="visually-hidden" for="markup">
          Format of the text
        </label>
        <select
          id="markup"
          class="select editor-format"
          value={markup.value === "plain" ? "auto" : markup.value}
          onChange={({ currentTarget }) => {
            markup.value = currentTarget.value as keyof typeof MARKUP_NAMES;
          }}
        >
          {(["auto", "markdown", "html", "ssml"] as const).map((name) => (
            <option key={name} value={name}>
              {MARKUP_NAMES[name]}
            </option>
          ))}
        </select>
        <Counter />
        <div class="row row-end">
          <input
            ref={picker}
            hidden
            type="file"
            accept={ACCEPTED}
            onChange={({ currentTarget }) => {
              void take(currentTarget.files?.[0]);
              currentTarget.value = "";
            }}
          />
          <button type="button" class="button quiet small" aria-label="Open" onClick={() => picker.current?.click()}>
            <Icon name="file" />
            <span class="wide">Open</span>
          </button>
          <button
            type="button"
            class="button quiet small"
            aria-label="Find"
            aria-expanded={isFinding.value}
            onClick={() => (isFinding.value ? closeFind() : openFind(selectedText()))}
          >
            <Icon name="search" />
            <span class="wide">Find</span>
          </button>
          <button
            type="button"
            class="button quiet small"
            aria-label="Clear"
            disabled={text.value === ""}
            onClick={() => {
              setText("");
              selectRange.peek()(0, 0);
            }}
          >
            <Icon name="clear" />
            <span class="wide">Clear</span>
          </button>
        </div>
      </header>
      {isFinding.value && <Find />}
      <div class="editor-scroll" ref={scroller}>
        <Sheet scroller={scroller} />
      </div>
      <footer class="editor-foot">
        <Notice error={textError} action={fileError.value && { label: "Dismiss", run: dismiss }} />
        <Unspoken />
        <Examples />
      </footer>
      {dragging.value && (
        <div class="editor-drop" aria-hidden="true">
          <Icon name="file" />
          Drop a text, Markdown, HTML or subtitle file
        </div>
      )}
    </section>
  );
}

function Counter() {
  const { length } = text.value;
  const most = config.value?.server?.mostCharacters ?? Number.POSITIVE_INFINITY;
  const words = text.value.match(/\S+/gu)?.length ?? 0;
  const minutes = length / CHARACTERS_PER_SECOND / 60;
  const duration = minutes < 1 ? "under a minute" : `about ${Math.round(minutes)} min`;
  return (
    <p class="editor-count small soft" data-testid="counter">
      <span class="wide">{count(words, "word")}</span>
      <span class={length > most ? "too-long" : ""}>{count(length, "character")}</span>
      {length > 0 && <span class="wide">{duration}</span>}
    </p>
  );
}

/** Says that parts of the text have no sound. */
function Unspoken() {
  void growth.value;
  const silent = recording.value?.unspoken ?? [];
  if (silent.length === 0) return null;
  return (
    <p class="small soft row">
      <span class="unspoken-key" aria-hidden="true" />
      {count(silent.length, "part")} of the text {silent.length === 1 ? "has" : "have"} no sound: underlined above.
    </p>
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function selectedText(): string {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return "";
  return field.value.slice(field.selectionStart, field.selectionEnd);
}
