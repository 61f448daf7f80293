import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { type DoubtfulWord, lexiconEntry } from "../../../../src/frontend/doubtful.js";
import { Icon } from "../../design/icons.js";
import { Notice } from "../../design/notice.js";
import { isBlank } from "../../state/document.js";
import { addWords, sayingOf } from "../../state/lexicon.js";
import {
  followText,
  isAutomatic,
  isReading,
  isReadingCurrent,
  type Reading,
  reading,
  readingFailure,
  readNow,
} from "../../state/reading.js";
import { source } from "../../state/source.js";
import { focusFirst, goToPlace } from "./go-to-place.js";
import { percent, REASONS } from "./names.js";
import { ReadingText } from "./reading-text.js";
import "./reading.css";

/** What will be said: the words of the text with what is spoken in place of each. */
export function ReadingPanel() {
  useEffect(followText, []);
  const opened = useSignal<number | undefined>(undefined);
  const withPhonemes = useSignal(false);
  const shown = isBlank.value ? undefined : reading.value;
  return (
    <section class="stack" aria-labelledby="reading-title">
      <div class="row">
        <h2 id="reading-title">What will be said</h2>
        {isReading.value && <span class="spinner small soft" role="img" aria-label="Reading the text" />}
        <button
          type="button"
          class="button quiet small row-end"
          aria-pressed={withPhonemes.value}
          onClick={() => {
            withPhonemes.value = !withPhonemes.value;
          }}
        >
          Phonemes
        </button>
      </div>
      {isBlank.value && <p class="small soft">Write a text to see how it is read.</p>}
      <Notice error={readingFailure.value} action={{ label: "Try again", run: () => void readNow() }} />
      {!isBlank.value && !isReadingCurrent.value && !isReading.value && !readingFailure.value && !isAutomatic() && (
        <Ask />
      )}
      {shown && <Doubts shown={shown} opened={opened} />}
      {shown && <ReadingText shown={shown} opened={opened} withPhonemes={withPhonemes.value} />}
    </section>
  );
}

/** Asks for the reading where it does not come without a click. */
function Ask() {
  if (source.value === undefined) return null;
  const needsModel = !source.value.isOpen;
  return (
    <div class="stack">
      <p class="small soft">
        {needsModel
          ? "VoxWeave loads its model on this device before it reads."
          : reading.value
            ? "The text has changed since."
            : "A long text is read when you ask for it."}
      </p>
      <button type="button" class="button" onClick={() => void readNow()}>
        <Icon name="reading" />
        Read the text
      </button>
    </div>
  );
}

/** Words to check that are listed at first. */
const MOST_DOUBTS = 8;

interface DoubtsProps {
  readonly shown: Reading;
  readonly opened: { value: number | undefined };
}

/** The words to check, most doubtful first. */
function Doubts({ shown, opened }: DoubtsProps) {
  const showsAll = useSignal(false);
  const items = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    if (showsAll.value) focusFirst(items.current?.children[MOST_DOUBTS]);
  }, [showsAll.value]);
  const all = shown.explanation.doubtful;
  if (all.length === 0) {
    return (
      <p class="small soft row">
        <Icon name="check" /> All words are known.
      </p>
    );
  }
  const list = showsAll.value ? all : all.slice(0, MOST_DOUBTS);
  return (
    <section class="doubts" aria-labelledby="doubts-title">
      <h3 id="doubts-title">{all.length === 1 ? "1 word to check" : `${all.length} words to check`}</h3>
      <ul ref={items}>
        {list.map((doubt) => (
          <Doubt key={`${doubt.reason} ${doubt.source.start}`} doubt={doubt} shown={shown} opened={opened} />
        ))}
      </ul>
      {all.length > list.length && (
        <button
          type="button"
          class="button quiet small"
          onClick={() => {
            showsAll.value = true;
          }}
        >
          Show all {all.length}
        </button>
      )}
    </section>
  );
}

function Doubt({ doubt, shown, opened }: DoubtsProps & { readonly doubt: DoubtfulWord }) {
  const { source: place, reason, confidence, count, phonemes } = doubt;
  const { written, saying } = lexiconEntry(place.text, phonemes);
  const open = (event: MouseEvent): void => {
    opened.value = place.start;
    goToPlace(shown.text, place, event);
  };
  const isKnown = sayingOf(shown.settings.lexicon, written) !== undefined;
  return (
    <li class="doubt">
      <button type="button" class="doubt-word" onClick={open}>
        {place.text}
      </button>
      <span class="small soft">
        {REASONS[reason]}
        {reason !== "unspoken" && `, ${percent(confidence)} sure`}
        {count > 1 && `, ${count} times`}
      </span>
      {reason !== "unspoken" && !isKnown && (
        <button
          type="button"
          class="button small"
          aria-label={`Put “${written}” into your lexicon`}
          onClick={(event) => {
            addWords({ [written]: saying });
            open(event);
          }}
        >
          Add
        </button>
      )}
    </li>
  );
}
