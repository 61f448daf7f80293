import { type App, type Plugin, PluginSettingTab, Setting } from "obsidian";

export interface Settings {
  /** Address of `voxweave serve`. */
  readonly server: string;
  readonly key: string;
  /** Empty: the voice of the server. */
  readonly voice: string;
  readonly speed: number;
}

export const DEFAULTS: Settings = { server: "http://127.0.0.1:8880", key: "", voice: "", speed: 1 };

/** The plugin, as the tab of its settings needs it. */
interface Owner extends Plugin {
  settings: Settings;
}

export class SettingsTab extends PluginSettingTab {
  readonly #owner: Owner;

  constructor(app: App, owner: Owner) {
    super(app, owner);
    this.#owner = owner;
  }

  override display(): void {
    const { containerEl } = this;
    containerEl.replaceChildren();
    const command = `voxweave serve --origin ${location.origin}`;
    this.#text("server", "Server", `Start it with: ${command}`);
    this.#text("key", "Key", "Empty if the server needs none.");
    this.#text("voice", "Voice", "Such as bf_emma. Empty: the voice of the server.");
    new Setting(containerEl).setName("Speed").addSlider((slider) =>
      slider
        .setLimits(0.5, 2, 0.05)
        .setValue(this.#owner.settings.speed)
        .onChange((speed) => this.#save({ speed })),
    );
  }

  #text(field: "server" | "key" | "voice", name: string, description: string): void {
    new Setting(this.containerEl)
      .setName(name)
      .setDesc(description)
      .addText((text) =>
        text.setValue(this.#owner.settings[field]).onChange((value) => this.#save({ [field]: value.trim() })),
      );
  }

  async #save(changed: Partial<Settings>): Promise<void> {
    this.#owner.settings = { ...this.#owner.settings, ...changed };
    await this.#owner.saveData(this.#owner.settings);
  }
}
