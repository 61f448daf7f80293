/** Settings of the user, as the page of options keeps them. */
export interface Settings {
  /** Address of `voxweave serve`, such as `"http://127.0.0.1:8880"`. Empty: speak on this device. */
  readonly server: string;
  readonly key: string;
  /** Empty: the voice that comes with the extension, or that of the server. */
  readonly voice: string;
  readonly speed: number;
}

const DEFAULTS: Settings = { server: "", key: "", voice: "", speed: 1 };

export function loadSettings(): Promise<Settings> {
  return chrome.storage.local.get(DEFAULTS);
}

export function saveSettings(settings: Settings): Promise<void> {
  return chrome.storage.local.set({ ...settings });
}
