import type { Homograph, HomographReading } from "../reading.js";

const NOUN: HomographReading = { tag: "NN" };
const VERB: HomographReading = { tag: "VB" };

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
    words: "basses",
    senses: [{ say: { us: "bˈAsᵻz", gb: "bˈAsɪz" }, prior: 1 }, { near: "fish lake river sea caught" }],
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
        phrases: [
          "the * and",
          "the * were",
          "the * are",
          "but * do",
          "herd of *",
          "two *",
          "three *",
          "four *",
          "five *",
          "six *",
          "several *",
        ],
      },
    ],
  },
  {
    words: "arithmetic",
    senses: [
      { prior: 3, say: { us: "əɹˈɪθmətˌɪk", gb: "əɹˈɪθmətɪk" }, before: "the do mental basic simple of" },
      {
        say: { us: "ˌɛɹɪθmˈɛTɪk", gb: "ˌaɹɪθmˈɛtɪk" },
        before: "an",
        after:
          "mean means average progression progressions sequence sequences series operation operations operator operators expression expressions coding logic unit shift function functions error errors circuit circuits overflow",
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
        near: "finger fingers toe toes lip lips hand hands arm arms cold feet foot leg legs tongue jaw cheek numb numbness face",
        before: "grew grow growing got getting become became felt feel feels even much went",
        after: "than",
        phrases: ["* and *", "number and *", "* and number"],
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
    words: "tears",
    senses: [
      {
        say: { tag: "NN" },
        is: "noun",
        near: "eye cheek burst face cry joy laughter sadness",
        before: "in to into of with shed her his",
      },
      { say: { tag: "VB" }, is: "verb", after: "down up off apart open easily at" },
      {
        say: { tag: "VB" },
        near: "muscle muscles ligament tendon strain strains sprain sprains injury injuries meniscus retina retinal cuff fabric rips seams",
        before: "muscle ligament tendon meniscus retinal meniscal labral rotator cuff small tiny",
        prior: 1,
      },
    ],
  },
  {
    words: "closer",
    senses: [{ prior: 3 }, { say: { tag: "NN" }, before: "deal show ninth-inning the", near: "pitcher inning deal" }],
  },
];
