import type { Homograph, HomographReading } from "../reading.js";

const NOUN: HomographReading = { tag: "NN" };
const VERB: HomographReading = { tag: "VB" };
const ADJECTIVE: HomographReading = { tag: "JJ" };

const METAL = {
  near:
    "pipe paint poisoning ore mine mined pencil bullet toxic roof roofing tin zinc copper gold silver iron mercury cadmium " +
    "arsenic contaminated contamination smelter solder lining shielding radiation battery alloy molten melted melt lump dust " +
    "metal plumbing exposure plumber roman sinker ammunition gasoline petrol heavy blood element stripped thief stole church",
  before: "molten of white contain contains contained containing from",
  after:
    "pipe pipes poisoning poison paint paints shot weight weights ore mine mines crystal acid acids oxide roof solder pellet " +
    "pellets bullet bullets glass apron lining lined free levels dust contamination exposure battery batteries pencil pencils " +
    "sinker sinkers plumbing content compounds",
  phrases: [
    "made of *",
    "full of *",
    "heavy as *",
    "like *",
    "sugar of *",
    "and * are",
    "* and zinc",
    "* and tin",
    "* in water",
    "the * out",
    "for * .",
    "the * content",
  ],
};

const KNOT =
  "tie tied ribbon hair arrow archer violin violinist cello cellist viola fiddle string quiver wrapped gift hunter rosin shoelace wore dress " +
  "arrows crossbow knot present pink silk rainbow shoot shot drew";
const SHIP =
  "ship boat stern deck hull vessel wave anchor sail sailor captain ferry port starboard yacht harbour harbor cabin iceberg lifeboat canoe";
const COURTESY =
  "stage audience curtain actor applause king queen cast performer dancer conductor butler head respect politely emperor throne";

const QUARREL = {
  near:
    "quarrel heated argument argue argued shouting shouted neighbour neighbor wife husband minister political diplomatic noise " +
    "stormed angry apologised apologized boss terrible furious blazing bitter marriage parents screaming upset asleep girlfriend boyfriend money loud couple referee noisy",
  before:
    "blazing furious terrible heated massive almighty flaming awful bitter political diplomatic public angry huge stupid such unholy family fierce",
  after: "about over erupted broke with between among",
  phrases: [
    "having a *",
    "had a * with",
    "have a * with",
    "had a * about",
    "had a * over",
    "such a *",
    "a * broke",
    "had another *",
    "there was a *",
    "having a *",
    "involved in a *",
    "in a * with",
    "into a *",
    "a * erupted",
    "a * over",
  ],
};

/** Words with two sounds, if the dictionaries have only one or if the part of speech does not decide between them. */
export const SOUND_PAIRS: readonly Homograph[] = [
  {
    words: "lead",
    senses: [
      { is: "verb", prior: 1 },
      {
        is: "noun",
        prior: 1,
        near:
          "race lap match team goal half election poll score dog leash detective police investigation actor actress film role musical game " +
          "season winner runner follow sales opera",
        before: "take took taking followed early good new every",
        after: "singer role roles guitar guitarist actor actress story vocals over investigator developer engineer to",
        phrases: [
          "take the *",
          "took the *",
          "in the *",
          "lost the *",
          "lose the *",
          "hold the *",
          "a * of",
          "follow the *",
          "follow his *",
          "follow her *",
        ],
      },
      { say: { like: "led" }, is: "noun", ...METAL, prior: -0.5 },
    ],
  },
  {
    words: "leads",
    senses: [
      { prior: 5 },
      { say: { us: "lˈɛdz", gb: "lˈɛdz" }, near: "roof pencil church", phrases: ["pencil *", "the * of the roof"] },
    ],
  },
  {
    words: "leading",
    senses: [
      { prior: 3 },
      { say: { us: "lˈɛdɪŋ", gb: "lˈɛdɪŋ" }, near: "font typography typeface kerning typesetting points" },
    ],
  },
  {
    words: "bow",
    senses: [
      { say: NOUN, is: "noun", near: KNOT, after: "tie ties string", before: "red pink neat ribbon" },
      { say: VERB, is: "verb", after: "down before" },
      {
        say: VERB,
        is: "noun",
        prior: -1,
        near: `${SHIP} ${COURTESY}`,
        before: "deep polite low slight little final port starboard formal",
        phrases: [
          "took a *",
          "take a *",
          "a * and",
          "taking a *",
          "make a *",
          "made a *",
          "the * of the",
          "from * to",
          "across the *",
          "over the *",
        ],
      },
    ],
  },
  {
    words: "bows",
    senses: [
      { say: NOUN, is: "noun", near: KNOT, after: "and" },
      { say: VERB, is: "verb", after: "to down before his her" },
      {
        say: VERB,
        is: "noun",
        prior: -1,
        near: `${SHIP} ${COURTESY}`,
        phrases: ["took their *", "take their *", "the * of"],
      },
    ],
  },
  {
    words: "bowed",
    senses: [
      { say: { us: "bˈWd", gb: "bˈWd" }, prior: 2, after: "to his her their before my our down out" },
      {
        say: { us: "bˈOd", gb: "bˈQd" },
        near: "leg shelf beam weight plank wall floor board string cello",
        after: "legs under strings instrument instruments",
      },
    ],
  },
  {
    words: "bowing",
    senses: [
      { prior: 2 },
      { say: { us: "bˈOɪŋ", gb: "bˈQɪŋ" }, near: "violin violinist cello fiddle string technique wall shelf" },
    ],
  },
  {
    words: "bass",
    senses: [
      {
        say: ADJECTIVE,
        prior: 1.5,
        after: "guitar drum clef player line singer note notes voice part solo amp speaker",
        before: "double plays played play up",
      },
      {
        say: NOUN,
        near:
          "fish fishing fished fisherman caught catch lake river sea striped largemouth smallmouth grilled fillet angler hook hooked rod " +
          "pond trout perch salmon weed bait lemon pan-fried baked freshwater reel stream pound cooked dinner swim water order ordered rice menu restaurant waiter spawn",
        before: "sea striped largemouth smallmouth freshwater grilled fried black",
        phrases: ["fish for *", "fishes for *", "fished for *", "fishing for *"],
        after: "boat boats fishing fisherman fishermen",
      },
    ],
  },
  {
    words: "basses",
    senses: [{ say: { us: "bˈAsᵻz", gb: "bˈAsɪz" }, prior: 1 }, { near: "fish lake river sea caught" }],
  },
  {
    words: "row",
    senses: [
      {
        prior: 2,
        near: "seat boat oar lake river table column spreadsheet theatre cinema house bean",
        before: "front back first second third last next top bottom same middle",
        after: "of",
        phrases: ["in a *", "to *", "a * of"],
      },
      { say: { us: "ɹˈW", gb: "ɹˈW" }, ...QUARREL, prior: -1 },
    ],
  },
  {
    words: "rows",
    senses: [
      { say: { us: "ɹˈOz", gb: "ɹˈQz" }, prior: 3, after: "of and", before: "in of neat front two long straight" },
      {
        say: { us: "ɹˈWz", gb: "ɹˈWz" },
        near: `${QUARREL.near} street awake family`,
        before: `${QUARREL.before} their constant frequent endless`,
        after: "about over erupted with between",
        phrases: ["having *", "had *", "have *"],
      },
    ],
  },
  {
    words: "rowing",
    senses: [
      { prior: 3 },
      {
        say: { us: "ɹˈWɪŋ", gb: "ɹˈWɪŋ" },
        near: "parents neighbour neighbor husband wife loudly money",
        after: "about loudly",
        before: "always constantly",
      },
    ],
  },
  {
    words: "sow",
    senses: [
      { say: { tag: "VB" }, is: "verb", near: "seed wheat crop reap farmer doubt field grass barley" },
      { say: { tag: "NN" }, is: "noun", near: "pig piglet pigsty boar farrow litter mud trough hog pen" },
    ],
  },
  {
    words: "sows",
    senses: [
      { say: { tag: "VB" }, is: "verb", near: "seed wheat crop reap doubt grass confusion" },
      { say: { tag: "NN" }, is: "noun", near: "pig piglet pigsty boar farrow litter mud farm" },
    ],
  },
  {
    words: "does",
    senses: [
      { is: "verb", prior: 2.5 },
      {
        say: { us: "dˈOz", gb: "dˈQz" },
        is: "noun",
        near: "buck fawn deer stag herd antler graze grazing grazed hunter hind",
        before: "two three four five six seven several many female some pregnant young few the these those",
        phrases: ["the * and", "the * were", "the * are", "but * do", "herd of *"],
      },
    ],
  },
  {
    words: "number",
    senses: [
      {
        prior: 3,
        before: "the a phone large small any what this that your my our telephone total great",
        after: "of one",
      },
      {
        say: { us: "nˈʌməɹ", gb: "nˈʌmə" },
        near: "finger toe lip hand cold feet foot leg tongue numb face",
        before: "grew grow growing got getting become became felt feel feels even much went",
        after: "than",
        phrases: ["* and *", "number and *", "* and number"],
      },
    ],
  },
  {
    words: "resume",
    senses: [
      {
        is: "verb",
        near: "talk normal service play work journey",
        after: "play playback work talks on at in normal trading",
      },
      {
        say: { us: "ɹˈɛzəmˌA", gb: "ɹˈɛzjʊmˌA" },
        is: "noun",
        near: "letter job interview applicant experience skill attach attached applied employer cv candidate application degree hire hired career padded",
      },
    ],
  },
  {
    words: "resumes",
    senses: [
      { is: "verb" },
      {
        say: { us: "ɹˈɛzəmˌAz", gb: "ɹˈɛzjʊmˌAz" },
        is: "noun",
        near: "letter job interview applicant employer candidate application",
      },
    ],
  },
  {
    words: "sewer",
    senses: [
      { prior: 1.5, after: "line lines system pipe pipes rat rats grate" },
      {
        say: { us: "sˈOəɹ", gb: "sˈQə" },
        near: "needle thread dress quilt fabric stitch sewing seamstress garment clothe clothes pattern knitter hem tailor dressmaker embroidery shirt button",
        before: "excellent skilled keen talented good experienced wonderful expert",
      },
    ],
  },
  {
    words: "tear",
    senses: [
      {
        say: { tag: "NN" },
        is: "noun",
        near: "cheek face eye cry crying cried wept shed sad roll rolled joy sorrow fell sadness grief weep",
        after: "gas duct ducts rolled fell ran drop",
      },
      { say: { tag: "VB" }, is: "verb", after: "down up off apart open out through" },
      {
        say: { tag: "VB" },
        is: "noun",
        prior: -0.5,
        near:
          "fabric jean muscle ligament paper cloth sleeve shirt trouser tendon hole repair mend mended stitch sew sewn wear seam sail tyre knee " +
          "cartilage curtain canvas meniscus retina jacket skirt coat patch pocket tent calf hamstring rotator cuff stocking tights page knee",
        phrases: ["wear and *", "* in the", "* in my jeans"],
      },
    ],
  },
  {
    words: "tears",
    senses: [
      {
        say: { tag: "NN" },
        is: "noun",
        near: "eye cheek burst face cry joy laughter sadness",
        before: "in to into of with shed her his",
      },
      { say: { tag: "VB" }, is: "verb", after: "down up off apart open easily at" },
    ],
  },
  {
    words: "wind",
    senses: [
      {
        say: { tag: "NN" },
        is: "noun",
        near: "blew blow blowing cold strong north turbine power rain gust storm sail howled",
        after: "power farm farms turbine turbines speed speeds chill instrument instruments tunnel blew blows",
      },
      {
        say: { tag: "VB" },
        is: "verb",
        near: "clock wool yarn thread spool bobbin crank handle rope bandage toy",
        after: "up down through around back round along its",
        phrases: ["* up in", "* you up"],
      },
    ],
  },
  {
    words: "winds",
    senses: [
      {
        say: { tag: "NN" },
        is: "noun",
        near: "strong blew storm high mph gale trade",
        before: "strong high trade westerly gale-force of",
      },
      {
        say: { tag: "VB" },
        is: "verb",
        near: "road path river stream trail",
        after: "up down through around between its along past",
      },
    ],
  },
  {
    words: "wound",
    senses: [
      {
        say: { tag: "NN" },
        is: "noun",
        near: "nurse doctor bullet gunshot blood bleeding infected soldier knife heal dressing stitches infection scar",
        before: "gunshot head flesh stab open deep bullet",
      },
      {
        say: { tag: "NN" },
        is: "verb",
        prior: -2,
        phrases: ["to * her", "to * him", "to *", "not *", "could *", "can *", "will *", "may *", "might *"],
      },
      {
        say: { tag: "VBD" },
        is: "verb",
        after: "up around down round through back its tightly past along",
        before: "tightly was",
      },
    ],
  },
  {
    words: "close",
    senses: [
      {
        say: { tag: "JJ" },
        is: "adjective",
        prior: 0.5,
        after:
          "to friend friends call range eye by enough together family behind game look proximity attention relative relatives",
        before: "so too very come came stay live lives stand pretty getting sit sat stood get got how up",
      },
      { say: { tag: "VB" }, is: "verb", after: "the at down up its your early his her my in on" },
      { say: { tag: "NN" }, is: "noun", prior: -1, after: "of", phrases: ["to a *", "the * of"] },
    ],
  },
  {
    words: "closer",
    senses: [{ prior: 3 }, { say: { tag: "NN" }, before: "deal show ninth-inning the", near: "pitcher inning deal" }],
  },
  {
    words: "dove",
    senses: [
      {
        say: { tag: "NN" },
        is: "noun",
        near: "peace bird white olive pigeon wing cooed nest",
        before: "a the white turtle",
      },
      {
        say: { tag: "VB" },
        is: "verb",
        after: "into in off under down deep for to from headfirst through right straight beneath",
        near: "pool water swimmer submarine diver",
      },
    ],
  },
  {
    words: "live",
    senses: [
      {
        say: { tag: "VB" },
        is: "verb",
        after: "in with near at by here there alone on without together",
        before: "to who people",
      },
      {
        say: { tag: "JJ" },
        is: "adjective",
        near: "broadcast concert",
        after:
          "music concert audience show shows performance performances broadcast wire wires ammunition coverage album recording stream streams streaming " +
          "chat birth animals bait updates event events television tv band bands rounds theatre demonstration debate cattle from on",
        before:
          "go goes going went broadcast shown streamed streaming aired performed recorded performing perform play playing",
        phrases: ["* on television", "* on tv", "* on air", "a * album", "goes *", "night *"],
      },
    ],
  },
  {
    words: "lives",
    senses: [
      { say: { tag: "VB" }, is: "verb", after: "in with near at alone here there on by next", before: "he she it who" },
      {
        say: { tag: "NN" },
        is: "noun",
        before:
          "their our many nine save saves saved lost lose cost claimed of save people's your saving risk risked private spent other two three",
        after: "were are of",
      },
    ],
  },
  {
    words: "minute",
    senses: [
      {
        say: { tag: "NN" },
        prior: 2,
        after: "hand hands later ago walk drive",
        before: "one every per last each this ten five two thirty any another",
      },
      {
        say: { tag: "JJ" },
        is: "adjective",
        before: "so very too extremely such most are were is was",
        after:
          "trace traces amount amounts detail details quantity quantities particle particles crack cracks difference differences fragment fragments hole " +
          "holes organism organisms creature creatures change changes variation variations grain grains dose doses drop drops inspection examination " +
          "proportions insect insects scratch scratches pieces",
        phrases: ["are * .", "is * .", "were * .", "was * .", "in * detail", "is * compared", "are * and"],
      },
    ],
  },
  {
    words: "content",
    senses: [
      {
        say: { tag: "JJ" },
        is: "adjective",
        after: "with to just",
        before: "perfectly quite feel felt not seem seems was were is are be more and",
        near: "happy",
      },
      {
        say: { tag: "NN" },
        is: "noun",
        prior: 1,
        before: "the of video web fat alcohol water online media",
        after: "of is creator creators",
      },
      { say: { tag: "VB" }, is: "verb", phrases: ["* himself", "* herself", "* yourself", "* themselves", "* myself"] },
    ],
  },
  {
    words: "invalid",
    senses: [
      { say: { tag: "JJ" }, prior: 3 },
      {
        say: { tag: "NN" },
        near: "wheelchair nurse nursed bed sick carer illness chronic sickbed bedridden",
        after: "husband wife mother father sister brother aunt uncle son daughter was had chair carriage",
        phrases: ["an * for", "the * .", "an * ."],
      },
    ],
  },
];
