import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Reader } from "./reader.js";

const TEXTS = [
  "The sun rose over the hills, and the birds began to sing. Nobody was awake yet, except for an old man who walked his dog along the river.",
  "Nobody sent this sentence anywhere.",
];

function App() {
  const [texts, setTexts] = useState(TEXTS);
  return texts.map((text) => (
    <article key={text}>
      <Reader text={text} />
      <button type="button" onClick={() => setTexts(texts.filter((other) => other !== text))}>
        Remove
      </button>
    </article>
  ));
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
