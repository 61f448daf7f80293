import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../design/icons.js";
import {
  closeFind,
  currentMatch,
  matchCase,
  matches,
  replaceAll,
  replacement,
  replaceOne,
  sought,
  step,
} from "./find-state.js";

/** The row for find and replace. */
export function Find() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const count = matches.value.length;
  const all = (): void => {
    replaceAll();
    field.current?.focus(); // The button is off now, if no match is left.
  };
  return (
    <search
      class="find"
      aria-label="Find and replace"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        closeFind();
      }}
    >
      <input
        ref={field}
        class="input small"
        aria-label="Find"
        placeholder="Find"
        value={sought.value}
        onInput={({ currentTarget }) => {
          sought.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
        }}
      />
      <output class="find-count small soft" aria-live="polite">
        {sought.value === "" ? "" : count === 0 ? "none" : `${currentMatch.value + 1} of ${count}`}
      </output>
      <button type="button" class="button quiet small icon" aria-label="Previous match" onClick={() => step(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" class="button quiet small icon" aria-label="Next match" onClick={() => step(1)}>
        <Icon name="down" />
      </button>
      <button
        type="button"
        class="button quiet small"
        aria-pressed={matchCase.value}
        aria-label="Match case"
        onClick={() => {
          matchCase.value = !matchCase.value;
        }}
      >
        Aa
      </button>
      <input
        class="input small"
        aria-label="Replace with"
        placeholder="Replace with"
        value={replacement.value}
        onInput={({ currentTarget }) => {
          replacement.value = currentTarget.value;
        }}
      />
      <button type="button" class="button small" disabled={count === 0} onClick={replaceOne}>
        Replace
      </button>
      <button type="button" class="button small" disabled={count === 0} onClick={all}>
        All
      </button>
      <button type="button" class="button quiet small icon row-end" aria-label="Close find" onClick={closeFind}>
        <Icon name="close" />
      </button>
    </search>
  );
}
