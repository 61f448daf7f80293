// npm run page:icons: draws web/public/icon.svg as the PNG files that the page and its manifest name. Needs Chromium.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openPageBrowser } from "./browser.mjs";

const FOLDER = new URL("../../web/public/", import.meta.url);

/** Files with their size in pixels. Systems cut the corners of a square icon in their own way. */
const ICONS = [
  { file: "icon-180.png", size: 180, ground: "#b23f12" },
  { file: "icon-192.png", size: 192, ground: "transparent" },
  { file: "icon-512.png", size: 512, ground: "transparent" },
  { file: "icon-maskable-512.png", size: 512, ground: "#b23f12" },
];

const svg = `data:image/svg+xml;base64,${readFileSync(new URL("icon.svg", FOLDER)).toString("base64")}`;
const browser = await openPageBrowser();
try {
  for (const icon of ICONS) await draw(icon);
} finally {
  await browser.close();
}

async function draw({ file, size, ground }) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<body style="margin:0;background:${ground}"><img src="${svg}" style="width:100%;display:block">`,
  );
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: fileURLToPath(new URL(file, FOLDER)), omitBackground: true });
  await page.close();
}
