import { type Editor, Notice, Plugin } from "obsidian";
import { markedWord, startMarking } from "./marked-word.js";
import { playFromServer } from "./play-from-server.js";
import { DEFAULTS, type Settings, SettingsTab } from "./settings.js";
import { withoutObsidianMarks } from "./without-obsidian-marks.js";

export default class ReadAloud extends Plugin {
  override settings: Settings = DEFAULTS;
  #running: AbortController | undefined;

  override async onload(): Promise<void> {
    this.settings = { ...DEFAULTS, ...((await this.loadData()) as Partial<Settings> | null) };
    this.registerEditorExtension(markedWord);
    this.addSettingTab(new SettingsTab(this.app, this));
    this.addCommand({
      id: "read-note",
      name: "Read note aloud",
      editorCallback: (editor) => this.#read(editor, editor.getValue(), 0),
    });
    this.addCommand({
      id: "read-selection",
      name: "Read selection aloud",
      editorCheckCallback: (isChecking, editor) => {
        const text = editor.getSelection();
        if (text !== "" && !isChecking) void this.#read(editor, text, editor.posToOffset(editor.getCursor("from")));
        return text !== "";
      },
    });
    this.addCommand({
      id: "stop",
      name: "Stop",
      checkCallback: (isChecking) => {
        const isReading = this.#running !== undefined;
        if (!isChecking) this.#running?.abort();
        return isReading;
      },
    });
  }

  override onunload(): void {
    this.#running?.abort();
  }

  /** @param offset place of the text in the note */
  async #read(editor: Editor, text: string, offset: number): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    const mark = startMarking(editor);
    try {
      await playFromServer(withoutObsidianMarks(text), this.settings, {
        signal,
        onWord: ({ start, end }) => mark({ from: offset + start, to: offset + end }),
      });
    } catch (error) {
      if (!signal.aborted) new Notice(error instanceof Error ? error.message : String(error));
    } finally {
      if (this.#running === running) this.#running = undefined;
      if (!this.#running) mark(undefined);
    }
  }
}
