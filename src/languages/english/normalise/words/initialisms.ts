import { words } from "./word-context.js";

/** Returns whether a word in capitals is an initialism that has a vowel: "USA". Each of its letters is named. */
export function isInitialism(word: string): boolean {
  return WITH_VOWELS.has(word);
}

/** Returns whether two capitals are one of the few English words of two letters: "NO", "UP". Others are letters: "RA". */
export function isShortWord(word: string): boolean {
  return SHORT_WORDS.has(word);
}

/** Returns whether an initialism in capitals is also a word, so that among other words in capitals it is the word. */
export function isWordToo(word: string): boolean {
  return WORDS_TOO.has(word);
}

/** Returns whether a word in lower case is an initialism, and no word: "usa", "html". */
export function isInitialismInLowerCase(word: string): boolean {
  if (word !== word.toLowerCase()) return false;
  const capitals = word.toUpperCase();
  return WITHOUT_VOWELS.has(capitals) || (WITH_VOWELS.has(capitals) && !NOT_IN_LOWER_CASE.has(word));
}

/**
 * Returns the singular of a plural of letters without an apostrophe: "api" for "apis". "CD" for "CDS" only if the
 * capitals have no meaning, since "CDS" may also be three letters.
 *
 * @param free whether capitals have no meaning, as in lower case and among other words in capitals
 */
export function singular(word: string, free: boolean): string | undefined {
  const one = /^(\p{L}{2,6})s$/iu.exec(word)?.[1];
  const whole = word.toUpperCase();
  if (one === undefined || NO_PLURALS.has(word.toLowerCase()) || WITH_VOWELS.has(whole) || WITHOUT_VOWELS.has(whole))
    return undefined;
  const capitals = one.toUpperCase();
  return (free && COUNTED.has(capitals)) || (capitals.length > 2 && WITH_VOWELS.has(capitals)) ? one : undefined;
}

const WITH_VOWELS = words(`
  AA AARP AAS ABA ABC ABS AC ACLU ACM ACS ADA ADHD ADP ADSL AFC AFL AFP AGM AI AIG AKA AMA AMC AMD AMS ANC ANU AOB
  AOL AP APA APAC API APR APU APY AR ASAP ASPCA AST ASU ATF ATM ATP ATV AU AV AWD AWS BA BCE BMI BSE BYOB CE
  CEO CFO CIA CIO CLI CMO COO CPA CPI CPO CPU CTO DEA DIY DNA DOD DOE DOI DOJ ECB ECG EDM EDT EEA EEC EEG EFA EFL
  EFTA EIN EKG ELA EMEA EMI EMS EMT EMU ENT EOD EOE EOF EOL EP EPA EPO EPS EQ ER ESL ESP ESPN EST ETA ETC ETD ETF
  ETH EU EULA EV FAA FAQ FBI FDA FYI GAO GE GED GI GPA GPU GRE GUID HBO HIV IAEA IBM IBS ICC ICICI ICJ ICU ID IDE IDF IDK
  IDL IE IEC IEP IETF IIT ILO IMF IMHO IMO ING INTJ IO IOC IOU IP IPA IPO IPS IPX IPYNB IQ IRL IR IRA IRC IRS ISBN ISO
  ISP ISSN ITU ITV IUD IUPUI IV IVF KPI LA LAPD LED LGBTQIA LPGA LSE MA MBA MIT MRI NBA NCAA NGO NIH NPU NRA NSA NY
  NYC NYPD NYSE NYU OAP OCD OCR OECD OEM OMB OMG OOO ORM OS OST OSU OTP OVA PAYE PGA PLO PO POS POV POW QA RAF RNA
  ROI SAP SEO STI SUV TBA TPU TSA UAE UAR UBC UBS UCAS UCI UCL UCLA UCSD UCSF UDP UFC UFO UHF UI UK UML UN UNC UPC UPI
  UPS URI URL USA USAF USB USC USCIS USDA USMC USPS USPTO USS USSR USTA UTC UTF UTI UUID UUP UV UVA UVF UX VIP
  WTA
  ACL AFB APL BAC CBA CBI CFA CMA CSA DEI ECT ECU EPL ETF FCA FIA FSA GCSE GMA GMO GOP GTA IPL LTE MCA MEP MFA MLA MMA MPAA NIMH NPA PTA PSA RSA RSI SBA SCA SME TNA TPA UMD UNH WNBA WSU WTO WWE MSU LSU FSU TCU
  AAC AOC CAA PSI SOP COPD GAA ICA IED MMORPG NYS OBE PSU UAV UAW UNHCR USF USP XYZ
  CGI ESC LMAO LMFAO NCIS RBI IMDB RTE IIRC AFAIK AFAICT AFAIU AITA COB EFI UEFI PII EOB OHS HEENT IANAL ICYMI ILY IRL XOXO DOB DJIA TIFU SAH RCE EFF EFT ERA LAX MIA USMCA
`);

/** Initialisms without a vowel that people also write in lower case. In capitals, any word without a vowel is spelled. */
const WITHOUT_VOWELS = words(`
  BBC BMP BMW BRB CD CDN CMS CNN CRT CSS CSV CVS DB DHCP DJ DLL DNS DPI DVD FPS FTP GB GDP GPS GPT GTK HDD HDMI HP HR HTML HTTP HTTPS
  JPG JS JVM KB KVM LLM LLVM MB MP MP NBC NFC NFL NFT NHS NPC NPM PC PDF PHP PHD PNG PR PSD PVC RPC RPM RSS RTF SDK SMS SMTP SQL SSD SSH
  SSL SVG SVN TCP TLS TTL TTS TTY TV TXT VGA VM VPN VR WPF XML XSS YMCA
  BBQ BFF BLM BSC BTC BTS CBD CBS CCP CDC CFR CNBC CPR CRM CTV DHS DLC DMV DNC DPS DVR FBS FCC FTC GHZ GMC GMT GST HBS HHS HPV HTC KFC KGB LCD LGBT LGBTQ LLC LPG MLB MLS MSN MSNBC MTV MVP NBC NDP NHL NHS NSFW PBS PCR PHD PKK PLC PPC PPV PSG PSP PST PVP QPR RNC RPG SMH SNL SSN TBH THC TMZ TNT TPP VHS WCW WTF WYD WWF XBL
`);

const SHORT_WORDS = words(`
  AH AM AN AS AT AW AX BE BY DO EH EX GO HA HE HI HO IF IN IS IT LO MA ME MY NO OF OH OK ON OR OW OX PA SO TO UP US WE YE YO
`);

/** Initialisms of two letters, or without a vowel, whose plural is written without an apostrophe. */
const COUNTED = words(`
  AI CD CV DB DJ DLL DVD GB GI GP HDD ID IP IQ IV JPG LLM LP MB MC MP NFT NPC OS PC PDF PNG PR RPM SDK SSD SVG TV UI VM VPN
`);

/** Initialisms that are also words or names in capitals. */
const WORDS_TOO = words("SAP ADA IRA ABS ANU COO DOE EST ETA ETC EMU ETH ENT ERA ING LAX MIA OOO OVA MA");

/** Initialisms that are other words in lower case, mostly of the dictionary. */
const NOT_IN_LOWER_CASE = words(`
  pii aa aas abs psi sop ada ams anu ap apr ar bac dei ect fia gaa ica mep rte sme asu au av ba ce coo doe efta ems emu ent ep er est eta etc eth eula ge ie ing ir ira iso ist iv la
  sap cob eft era lax mia ohs led ma mit ooo ova paye po pow un ups uss
`);

/** Words in "-s" that are not plurals of letters. */
const NO_PLURALS = words("ides adas anus amas asus coos does emus etas gis iras oss ovas plos uvas uss");
