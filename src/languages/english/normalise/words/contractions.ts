import { after, type MatchContext, type Rule, wordBefore } from "../../../../text/rule.js";
import { inTitleCase, opens, shouted, table, words } from "./word-context.js";

/**
 * Rules for contractions that people type without their apostrophe: "dont", "youre", "ill be". Without a rule, the
 * tokenizer splits "dont" as if it were "don't", and the rest would be spelled.
 */
export const CONTRACTION_RULES: readonly Rule[] = [
  {
    class: "word",
    name: "verb after initials",
    // "the CEO'll speak"
    begins: /\p{Lu}/u,
    pattern: /(\p{Lu}{2,8})['’](ll|ve|re)(?![\p{L}\p{N}])/uy,
    read: ([written, initials = "", verb = ""]) => [
      { text: initials, from: 0, to: initials.length },
      { text: `'${verb}`, from: initials.length, to: written.length },
    ],
  },
  {
    class: "word",
    name: "verb of thou",
    // "thou know'st", "if I view'st"
    begins: /\p{L}/u,
    pattern: /(\p{L}{2,14})['’]st(?!\p{L})/uy,
    read: ([, verb = ""]) =>
      /^(?:can|could|did|do|had|may|might|must|shall|should|was|were|will|would)$/iu.test(verb)
        ? `${verb}st`
        : `${verb.replace(/e$/u, "")}est`,
  },
  {
    class: "word",
    name: "apostrophe in the wrong place",
    // "does'nt"
    begins: /[acdhimnsw]/iu,
    pattern: /(do|does|did|is|was|were|are|has|have|had|could|should|would|must|need)['’]nt(?![\p{L}\p{N}'’])/iuy,
    read: ([, verb = ""]) => `${verb.toLowerCase()}n't`,
  },
  {
    class: "word",
    name: "contraction without an apostrophe",
    pattern: /([ACDHIMNSTWYOacdhimnstwyo]\p{L}{1,8})(?![\p{L}\p{N}'’-])/uy,
    read: ([, written = ""], context) => {
      const capital = /^\p{Lu}/u.test(written);
      const loud = /^\p{Lu}{4,}$/u.test(written);
      const word = (loud || shouted(context) ? inTitleCase(written) : written).replace(/^\p{Lu}/u, (first) =>
        first.toLowerCase(),
      );
      const said = CONTRACTIONS.get(word);
      if (said !== undefined) return said;
      const doubtful = DOUBTFUL.get(word);
      return doubtful === undefined || (capital && !loud && !opens(context)) || !isContraction(word, context)
        ? undefined
        : doubtful;
    },
  },
];

/** Contractions that are no other words. */
const CONTRACTIONS = table(`
  dont = don't; doesnt = doesn't; didnt = didn't; isnt = isn't; wasnt = wasn't; werent = weren't; arent = aren't; aint = ain't
  hasnt = hasn't; havent = haven't; hadnt = hadn't; couldnt = couldn't; shouldnt = shouldn't; wouldnt = wouldn't; mustnt = mustn't; neednt = needn't
  youre = you're; theyre = they're; youve = you've; theyve = they've; weve = we've; youll = you'll; theyll = they'll; itll = it'll; thatll = that'll
  youd = you'd; theyd = they'd; thats = that's; whats = what's; theres = there's; heres = here's; wheres = where's; hows = how's; shes = she's
  yall = y'all; cmon = c'mon; oclock = o'clock; couldve = could've; shouldve = should've; wouldve = would've; mightve = might've
`);

/** Contractions that are also other words or names. The words around them decide. */
const DOUBTFUL = table(
  "cant = can't; wont = won't; im = i'm; ive = i've; ill = i'll; id = i'd; hes = he's; whos = who's; shant = shan't",
);

/** Words before "wont", the custom: "as is his wont". */
const CUSTOM = words("his her their its my our your is was are were am be been than");

/** Words after "I'll" and "I'd" that seldom follow "ill" and "id". */
const AFTER_WILL =
  /^ (?:be|see|do|go|get|try|take|give|let|just|never|always|have|make|tell|call|ask|send|keep|come|stay|stop|find|show|pay|add|use|say|bet|pass|buy|probably|definitely|also|still)\b/u;
const AFTER_WOULD =
  /^ (?:like|love|hate|rather|prefer|say|be|have|go|appreciate|never|recommend|suggest|expect|think|want|give|probably|also|just)\b/u;

function isContraction(word: string, context: MatchContext): boolean {
  const previous = wordBefore(context)?.toLowerCase() ?? "";
  if (word === "wont") return !CUSTOM.has(previous);
  if (word === "ill") return AFTER_WILL.test(after(context)) && !CUSTOM.has(previous);
  if (word === "id")
    return AFTER_WOULD.test(after(context)) && !/^(?:the|an?|your|my|this|that|no|user)$/u.test(previous);
  if (word === "cant") return !/^(?:the|of|religious|mere|hypocritical|thieves)$/u.test(previous);
  return word !== "im" || !/^(?:an|the|via|send|by)$/u.test(previous);
}
