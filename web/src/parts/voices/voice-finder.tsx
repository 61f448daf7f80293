import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../design/icons.js";
import type { PageVoice } from "../../source/speech-source.js";
import { favourites } from "../../state/favourites.js";
import { mixes } from "../../state/mixes.js";
import { voice } from "../../state/settings.js";
import { defaultVoice } from "../../state/voices.js";
import { choicesOf, findChoices, type VoiceChoice } from "./choices.js";

/**
 * A field that finds voices, with their list: a combobox. Letters search; arrow keys, Home and End go through the list; Enter chooses;
 * Escape closes it.
 */
export function VoiceFinder({ voices }: { readonly voices: readonly PageVoice[] }) {
  const sought = useSignal("");
  const language = useSignal<string | undefined>(undefined);
  const isOpen = useSignal(false);
  const active = useSignal(0);
  const all = useComputed(() => choicesOf(voices, mixes.value, favourites.value, defaultVoice.value));
  const found = findChoices(all.value, sought.value, language.value);
  const current = found[Math.min(active.value, found.length - 1)];

  const open = (): void => {
    if (isOpen.peek()) return;
    isOpen.value = true;
    active.value = Math.max(
      0,
      found.findIndex(({ id }) => id === voice.peek()),
    );
  };
  const close = (): void => {
    isOpen.value = false;
    sought.value = "";
    language.value = undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowDown: active.value + 1, ArrowUp: active.value - 1, Home: 0, End: found.length - 1 }[event.key];
    const isOfField = (event.key === "Home" || event.key === "End") && sought.value !== "";
    if (to !== undefined && !isOfField) {
      if (isOpen.value) active.value = (to + found.length) % Math.max(1, found.length);
      else open();
    } else if (event.key === "Enter" && isOpen.value && current) {
      voice.value = current.id;
      close();
    } else if (event.key === "Escape" && isOpen.value) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      class="voice-finder"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) close();
      }}
    >
      <div class="voice-search">
        <Icon name="search" />
        <input
          class="input"
          role="combobox"
          aria-label="Find a voice"
          aria-expanded={isOpen.value}
          aria-controls="voice-list"
          aria-autocomplete="list"
          aria-activedescendant={isOpen.value && current ? optionId(current) : undefined}
          placeholder={`Find one of ${voices.length} voices`}
          autocomplete="off"
          spellcheck={false}
          value={sought.value}
          onClick={open}
          onKeyDown={onKeyDown}
          onInput={({ currentTarget }) => {
            sought.value = currentTarget.value;
            active.value = 0;
            isOpen.value = true;
          }}
        />
      </div>
      {isOpen.value && <Languages all={all.value} language={language} />}
      <Options found={found} current={current} isOpen={isOpen.value} />
      <p class="visually-hidden" role="status">
        {isOpen.value ? `${found.length} voices` : ""}
      </p>
    </div>
  );
}

interface LanguagesProps {
  readonly all: readonly VoiceChoice[];
  readonly language: { value: string | undefined };
}

function Languages({ all, language }: LanguagesProps) {
  const languages = [...new Set(all.flatMap((choice) => choice.language ?? []))];
  if (languages.length < 2) return null;
  return (
    <fieldset class="chips" aria-label="Language">
      {[undefined, ...languages].map((name) => (
        <button
          key={name ?? ""}
          type="button"
          class="chip"
          aria-pressed={language.value === name}
          onClick={() => {
            language.value = name;
          }}
        >
          {name ?? "All"}
        </button>
      ))}
    </fieldset>
  );
}

interface OptionsProps {
  readonly found: readonly VoiceChoice[];
  /** The option that Enter chooses. */
  readonly current: VoiceChoice | undefined;
  readonly isOpen: boolean;
}

function Options({ found, current, isOpen }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(".is-current")?.scrollIntoView({ block: "nearest" });
  }, [current?.id, isOpen]);
  return (
    <div class="voice-list" id="voice-list" role="listbox" aria-label="Voices" ref={list} hidden={!isOpen}>
      {isOpen &&
        found.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and handles the keys
          <div
            key={choice.id}
            id={optionId(choice)}
            class={`voice-option${choice === current ? " is-current" : ""}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.id === voice.value}
            onMouseDown={(event) => event.preventDefault() /* The field keeps the focus. */}
            onClick={() => {
              voice.value = choice.id;
            }}
          >
            <span class="voice-name">
              {choice.name}
              {favourites.value.includes(choice.id) && <span class="voice-liked"> ★ favourite</span>}
            </span>
            <span class="small soft">{choice.about}</span>
            {choice.id === voice.value && <Icon name="check" />}
          </div>
        ))}
      {found.length === 0 && <p class="voice-none small soft">No voice has all of these words.</p>}
    </div>
  );
}

function optionId({ id }: VoiceChoice): string {
  return `voice-${id === "" ? "default" : id.replaceAll(/[^\w-]/gu, "_")}`;
}
