import { useSignal } from "@preact/signals";
import { Icon } from "../../design/icons.js";
import { voiceMark } from "../../source/cast.js";
import type { PageVoice } from "../../source/speech-source.js";
import { castRole, roles } from "../../state/cast.js";
import { selectedRange, selectRange, setText, text } from "../../state/document.js";
import { mixes } from "../../state/mixes.js";
import { castVoices, readsNames } from "../../state/settings.js";
import { voices } from "../../state/voices.js";
import { VoiceOptions } from "../voices/voice-options.js";
import { markVoice } from "./mark-voice.js";
import { colourOf } from "./role-colours.js";
import "./dialogue.css";

/** Several voices for one text: the cast of its dialogue, and a voice for a part of it. */
export function Dialogue() {
  const list = voices.value;
  if (list === undefined) return null;
  return (
    <section class="stack" aria-labelledby="dialogue-title">
      <h2 id="dialogue-title">Dialogue</h2>
      {roles.value.size === 0 ? (
        <p class="small soft">
          Write lines such as “Anna: Hello.”, each with the name of a role, and choose a voice for each role here.
        </p>
      ) : (
        <Roles voices={list} />
      )}
      <PartVoice voices={list} />
    </section>
  );
}

function Roles({ voices: list }: { readonly voices: readonly PageVoice[] }) {
  return (
    <>
      <ul class="cast">
        {[...roles.value].map(([role, lines]) => (
          <li key={role} class="cast-role">
            <span class={`role role-${colourOf(role)}`}>{role}</span>
            <span class="small soft">
              {lines} {lines === 1 ? "line" : "lines"}
            </span>
            <select
              class="select"
              aria-label={`Voice of ${role}`}
              value={castVoices.value[role] ?? ""}
              onChange={({ currentTarget }) => castRole(role, currentTarget.value)}
            >
              <option value="">No role: read it all</option>
              <VoiceOptions voices={list} mixes={mixes.value} />
            </select>
          </li>
        ))}
      </ul>
      <label class="row small">
        <input
          type="checkbox"
          class="checkbox"
          checked={readsNames.value}
          onChange={({ currentTarget }) => {
            readsNames.value = currentTarget.checked;
          }}
        />
        Read the names aloud
      </label>
    </>
  );
}

/** Marks the selected words, or the line of the caret, with a voice. */
function PartVoice({ voices: list }: { readonly voices: readonly PageVoice[] }) {
  const chosen = useSignal(list[0]?.id ?? "");
  const mark = (): void => {
    const opening = voiceMark(chosen.peek());
    const marked = markVoice(text.peek(), selectedRange.peek()(), opening);
    if (marked === undefined) return;
    setText(marked.text);
    selectRange.peek()(marked.selection.start, marked.selection.end);
  };
  return (
    <div class="field">
      <label class="label" for="part-voice">
        Voice for the selection or line
      </label>
      <div class="row">
        <select
          id="part-voice"
          class="select"
          value={chosen.value}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value;
          }}
        >
          <VoiceOptions voices={list} mixes={mixes.value} />
        </select>
        <button type="button" class="button" onClick={mark}>
          <Icon name="voice" />
          Mark
        </button>
      </div>
    </div>
  );
}
