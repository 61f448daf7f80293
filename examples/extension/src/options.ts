import { loadSettings, saveSettings } from "./settings.js";

const form = document.querySelector("form") as HTMLFormElement;
const origin = document.querySelector("output") as HTMLOutputElement;

/** Returns the field of a setting. */
function field(name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

origin.value = location.origin;
const settings = await loadSettings();
for (const [name, value] of Object.entries(settings)) field(name).value = String(value);

form.addEventListener("input", () => {
  if (!form.reportValidity()) return;
  const [server, key, voice] = ["server", "key", "voice"].map((name) => field(name).value.trim()) as [
    string,
    string,
    string,
  ];
  void saveSettings({ server, key, voice, speed: field("speed").valueAsNumber || 1 });
});
