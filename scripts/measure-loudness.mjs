// npm run measure:loudness: measures how loud each voice of Kokoro is, and writes src/engines/kokoro/voice-loudness.ts.
// The texts have statements, questions, speech and numbers, because a voice is up to 2 LU louder in some than in others. A voice
// of another language reads English too: it is about 1 LU louder in one of them, and the table has the mean.
import { writeFile } from "node:fs/promises";
import { build, installPackages, ROOT } from "./setup.mjs";

const ENGLISH = `When the sunlight strikes raindrops in the air, they act as a prism and form a rainbow. The rainbow is a
division of white light into many beautiful colours.

"How much would it cost?" she asked, and I said that nobody knew. "Would you wait here? Good! I will come back at half past
seven with the keys."

In 1984 the town had 12,450 people, three schools and a small airport. Today, most of the young people have left; those who
stay work in the forest or at the harbour, and the old ones sit in front of their houses and watch the boats come in.

All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act
towards one another in a spirit of brotherhood.

Last summer we walked along the coast for nine days, from one small village to the next. It rained on most of them. Did we
mind? Not in the least! The path climbs over cliffs, crosses streams and ends, at last, in front of an old lighthouse, where a
woman of about eighty sells tea and tells stories about ships.`;

// Universal Declaration of Human Rights, article 1.
const TEXTS = {
  es: "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
  fr: "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
  hi: "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।",
  it: "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
  "pt-br":
    "Todos os seres humanos nascem livres e iguais em dignidade e direitos. São dotados de razão e consciência e devem agir em relação uns aos outros com espírito de fraternidade.",
};

installPackages();
build();
const { createSpeaker } = await import(`${ROOT}dist/index.js`);
const { createLoudnessMeter } = await import(`${ROOT}dist/audio/loudness.js`);

await withSpeaker(await createSpeaker({ engine: "kokoro-onnx" }), async (speaker) => {
  const lines = [];
  for (const { id, language } of await speaker.voices()) {
    const english = language?.startsWith("en") ? language : "en-us";
    const own = TEXTS[language];
    const readings = [{ text: ENGLISH, language: english }, ...(own ? [{ text: own, language }] : [])];
    let sum = 0;
    for (const reading of readings) sum += await measure(speaker, id, reading);
    const lufs = (sum / readings.length).toFixed(1);
    console.log(`${id} ${lufs} LUFS`);
    lines.push(`  ${id}: ${lufs},`);
  }
  await writeFile(`${ROOT}src/engines/kokoro/voice-loudness.ts`, file(lines));
});

async function measure(speaker, voice, { text, language }) {
  const meter = createLoudnessMeter(speaker.engine.sampleRate);
  const options = { voice, language, cuts: "whole", loudness: "as-is" };
  for await (const { samples } of speaker.stream(text, options)) meter.add(samples);
  return meter.integrated();
}

async function withSpeaker(speaker, work) {
  try {
    await work(speaker);
  } finally {
    await speaker.close();
  }
}

function file(lines) {
  return `/** Integrated loudness of each voice at its own level, measured by \`npm run measure:loudness\`. @unit LUFS */
export const VOICE_LOUDNESS: Readonly<Record<string, number>> = {
${lines.join("\n")}
};
`;
}
