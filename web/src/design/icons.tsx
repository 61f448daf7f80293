/** Outlines of the icons, in a square of 24 by 24. */
const PATHS = {
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  stop: "M6.5 6.5h11v11h-11z",
  back: "M4 5v5h5M4.6 10A8 8 0 1 1 4 13.5",
  forward: "M20 5v5h-5M19.4 10A8 8 0 1 0 20 13.5",
  voice: "M12 3.5a3 3 0 0 1 3 3V12a3 3 0 0 1-6 0V6.5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  save: "M12 4v11M7.5 11 12 15.5 16.5 11M4.5 19.5h15",
  reading: "M4 6.5c3-1.5 5.5-1.5 8 .5 2.5-2 5-2 8-.5V19c-3-1.5-5.5-1.5-8 .5-2.5-2-5-2-8-.5zM12 7v12.5",
  history: "M4 5v4.5h4.5M4.6 9A8 8 0 1 1 4 12.5M12 8v4.5l3 2",
  source: "M4.5 5h15v5.5h-15zM4.5 13.5h15V19h-15zM8 7.8h.01M8 16.3h.01",
  device: "M4 5.5h16v10.5H4zM2.5 19.5h19",
  search: "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  close: "M6 6l12 12M18 6 6 18",
  clear: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7",
  warning: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01",
  sun: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  system: "M12 4a8 8 0 1 1 0 16zM12 4a8 8 0 1 0 0 16",
  keyboard: "M3 6.5h18v11H3zM6.5 10h.01M10 10h.01M13.5 10h.01M17 10h.01M7.5 14h9",
  check: "M5 12.5l4.5 4.5L19 7.5",
  star: "M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
  plus: "M12 5v14M5 12h14",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** Icons whose area is filled. */
const FILLED: readonly IconName[] = ["play", "stop"];

/** Draws an icon, which is hidden from screen readers: its button has a label. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class="icon-svg"
      viewBox="0 0 24 24"
      fill={FILLED.includes(name) ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
