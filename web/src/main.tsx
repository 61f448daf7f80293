import "./design/tokens.css";
import "./design/base.css";
import "./design/controls.css";
import "./design/forced-colors.css";

import { render } from "preact";
import { App } from "./app.js";
import { painted } from "./design/painted.js";
import { startKeepingFocus } from "./parts/keep-focus.js";
import { startShortcuts } from "./parts/shortcuts.js";
import { startHistory } from "./state/history.js";
import { preparePlayer } from "./state/playback.js";
import { startReconnecting } from "./state/reconnect.js";
import { startSource } from "./state/source.js";
import { startUpdates } from "./state/update.js";
import { startVoices } from "./state/voices.js";

void startSource(); // Its request is on the way while the page is drawn.
const root = document.getElementById("app");
if (root) render(<App />, root);
startShortcuts();
startKeepingFocus();
preparePlayer();
void painted().then(() => {
  startVoices();
  startHistory();
  startReconnecting();
  startUpdates();
});
