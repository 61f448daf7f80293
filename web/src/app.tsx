import { Editor } from "./parts/editor/editor.js";
import { Header } from "./parts/header.js";
import { Panels } from "./parts/panels.js";
import { Player } from "./parts/player/player.js";
import { UpdateOffer } from "./parts/update/update-offer.js";
import { isStarved, type Phase, phase } from "./state/playback.js";
import "./app.css";

const SAID: Readonly<Record<Phase, string>> = {
  idle: "",
  preparing: "Preparing the speech",
  playing: "Speaking",
  paused: "Paused",
  done: "The speech has ended",
  failed: "",
};

/** The whole page. */
export function App() {
  return (
    <div class="app">
      <Header />
      <main class="desk">
        <Editor />
        <Panels />
      </main>
      <UpdateOffer />
      <Player />
      <p class="visually-hidden" role="status">
        {isStarved.value ? "Waiting for more sound" : SAID[phase.value]}
      </p>
    </div>
  );
}
