import { before, type Rule } from "../../../../text/rule.js";
import { table, withLetters } from "../words/word-context.js";
import { pieces } from "./spell.js";

/**
 * Rules for names of files and paths: "report_final.txt", "C:\Users\me", "/usr/local/bin", "src/app.ts", "~/.bashrc".
 */
export const FILE_RULES: readonly Rule[] = [
  {
    class: "path",
    name: "of Windows",
    pattern: /[A-Za-z]:\\(?:[^\s\\/:*?"<>|,;]{1,80}\\){0,20}(?:[^\s\\/:*?"<>|,;]{0,79}[^\s\\/:*?"<>|,;.!)\]'’”])?/uy,
    read: ([written], { locale }) => path(written, locale),
  },
  {
    class: "path",
    name: "of a share",
    pattern: /\\\\[\w.-]{1,60}(?:\\[\w.$-]{1,60}){1,12}(?<!\.)/uy,
    read: ([written], { locale }) => path(written, locale),
  },
  {
    class: "path",
    name: "of Unix",
    pattern: /(?:~|\.{1,2})?\/(?:[\w.@+-]{1,80}\/){0,20}(?:[\w.@+-]{0,79}[\w@+]|\*(?=[\s`"')]|$))?(?![\p{L}\p{N}])/uy,
    read: ([written], context) => {
      if (/[\p{L}\p{N}%)\]>*"'’”.:/]$/u.test(before(context)) || !/[\p{L}]/u.test(written)) return undefined;
      return path(written, context.locale);
    },
  },
  {
    class: "path",
    name: "relative",
    pattern: /[\w@.-]{1,60}(?:\/[\w@.+-]{1,60}){1,12}\/?(?<!\.)/uy,
    read: ([written], { locale }) => {
      const ending = /\.([a-z]\w{0,4})$/u.exec(written)?.[1];
      if (!/\p{L}/u.test(written)) return undefined;
      const file = ending !== undefined && EXTENSIONS.has(ending);
      return file || (/[a-z]{2}\/$|^@|_/u.test(written) && !/^\w\//u.test(written)) ? path(written, locale) : undefined;
    },
  },
  {
    class: "file",
    name: "name",
    pattern: /[\p{L}\d_][\p{L}\d_-]{0,60}(?:\.[\p{L}\d_-]{1,30}){0,4}\.([\p{L}\d]{1,6})(?![\p{L}\d_-]|\.[\p{L}\d])/uy,
    read: ([written, ending = ""], { locale }) => {
      if (!EXTENSIONS.has(ending.toLowerCase())) return undefined;
      return /\p{L}/u.test(written.slice(0, -ending.length)) || ending.length > 2 ? path(written, locale) : undefined;
    },
  },
  {
    class: "file",
    name: "hidden",
    pattern: /\.([a-z][a-z_-]{1,30})(?![\p{L}\d])/uy,
    read: ([written, name = ""], context) =>
      HIDDEN.test(name) && !/[\p{L}\p{N}]$/u.test(before(context)) ? path(written, context.locale) : undefined,
  },
  {
    class: "file",
    name: "ending",
    pattern: /\.([a-z][a-z\d]{1,4})(?![\p{L}\d])/uy,
    read: ([written, ending = ""], context) =>
      EXTENSIONS.has(ending) && /(?:^|[\s("'“‘])$/u.test(before(context)) ? path(written, context.locale) : undefined,
  },
];

function path(written: string, locale: string): ReturnType<typeof pieces> {
  const ending = /\.([\p{L}\d]{1,6})$/u.exec(written)?.[1];
  const said = ending === undefined ? undefined : EXTENSIONS.get(ending.toLowerCase());
  if (ending === undefined || said === undefined) return pieces(written, 0, locale);
  const at = written.length - ending.length;
  return [...pieces(written.slice(0, at), 0, locale), ...withLetters(said, { from: at, to: written.length })];
}

const HIDDEN =
  /^(?:env|git|gitignore|bashrc|zshrc|vimrc|npmrc|profile|bash_profile|dockerignore|editorconfig|eslintrc|prettierrc|htaccess|ssh|vscode|github|config|cache|venv|local|cargo|aws|kube|npm|node|docker|idea|gradle|next|nuxt|pypirc|netrc|gitconfig|gitmodules|gitattributes|babelrc|nvmrc|zprofile|tmux|emacs|pylintrc|coveragerc|flake)$/u;

const EXTENSIONS = table(`
  txt = t x t; pdf = p d f; html = h t m l; htm = h t m; css = c s s; scss = s c s s; js = j s; mjs = m j s; cjs = c j s; ts = t s; tsx = t s x; jsx = j s x; md = m d; mdx = m d x
  py = p y; rb = r b; rs = r s; go = go; java = java; kt = k t; cpp = c p p; hpp = h p p; cs = c s; php = p h p; xml = x m l; json = jason; jsonl = jason l; yaml = yaml; yml = y m l
  toml = toml; csv = c s v; tsv = t s v; xls = x l s; xlsx = x l s x; doc = doc; docx = d o c x; ppt = p p t; pptx = p p t x; odt = o d t; rtf = r t f; zip = zip; gz = g z; tgz = t g z; tar = tar; rar = r a r
  jpg = j p g; jpeg = jpeg; png = p n g; gif = gif; svg = s v g; bmp = b m p; webp = web p; tiff = tiff; ico = i c o; mp3 = m p three; mp4 = m p four; m4a = m four a; wav = wav; mov = mov; avi = a v i; mkv = m k v; flac = flac; ogg = ogg; webm = web m
  exe = e x e; efi = e f i; dll = d l l; bin = bin; iso = i s o; dmg = d m g; apk = a p k; deb = deb; rpm = r p m; msi = m s i; sh = s h; bat = bat; ps1 = p s one; log = log; ini = i n i; conf = conf; cfg = c f g; env = env; lock = lock
  sql = s q l; db = d b; bak = bak; tmp = t m p; ttf = t t f; woff = woff; psd = p s d; epub = e pub; mobi = mobi; onnx = onnx; ipynb = i p y n b; srt = s r t; vtt = v t t; sln = s l n; jar = jar; wasm = wasm; bz2 = b z two
  dic = d i c; plist = p list; vue = view; rst = r s t; adoc = a doc; tex = tech; swift = swift; dart = dart; lua = lua; svelte = svelte; scala = scala; jsonc = jason c; proto = proto; gguf = g g u f; pkl = pickle; npy = n p y; npz = n p z; tf = t f; hcl = h c l
  ods = o d s; odp = o d p; xlsm = x l s m; docm = d o c m; ppsx = p p s x; ics = i c s; vcf = v c f; eml = e m l; heic = h e i c; avif = a v i f; aac = a a c; wma = w m a; wmv = w m v; pem = pem; crt = c r t; dwg = d w g; dxf = d x f; stl = s t l; fbx = f b x
`);
