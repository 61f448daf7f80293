/** Variables that every program needs: paths, the user's folders and language, and the way to the network. */
const COMMON: readonly RegExp[] = [
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|TEMP|TMP|TMPDIR|LANG|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH)$/i,
  /^(SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|PROGRAMDATA)$/i, // Windows programs do not start without these.
  /^LC_/,
  /^(MALLOC_ARENA_MAX|GLIBC_TUNABLES)$/,
  /^(XDG_CACHE_HOME|SSL_CERT_FILE|SSL_CERT_DIR)$/,
  /^(HTTP|HTTPS|ALL|NO)_PROXY$/i,
];

/** Variables by which version managers choose an interpreter. */
const INTERPRETERS: readonly RegExp[] = [
  /^PYENV_(ROOT|VERSION)$/,
  /^(ASDF|MISE)_(DATA_DIR|CONFIG_DIR|PYTHON_VERSION)$/,
];

const ENGINE: readonly RegExp[] = [
  ...COMMON,
  ...INTERPRETERS,
  /^(CUDA|HIP|OMP|GOMP|MKL)_/,
  /^(HF_HOME|HF_ENDPOINT|REQUESTS_CA_BUNDLE)$/,
  /^HF_HUB_/,
];

const NODE: readonly RegExp[] = [...COMMON, /^OMP_/, /^ELECTRON_RUN_AS_NODE$/];

/** Options of pip that VoxWeave does not pass on: they change the target folder, the packages or the output. */
const MISLEADING = "TARGET|PREFIX|ROOT|USER|REQUIRE_VIRTUALENV|REQUIREMENT|LOG|QUIET|VERBOSE|DRY_RUN|PYTHON";

const PIP: readonly RegExp[] = [
  ...COMMON,
  ...INTERPRETERS,
  new RegExp(`^PIP_(?!(${MISLEADING})$)`),
  /^(XDG_CONFIG_HOME|XDG_CONFIG_DIRS|NETRC|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/,
];

const NPM: readonly RegExp[] = [
  ...COMMON,
  /^npm_config_/i,
  /^(NPM_TOKEN|NODE_AUTH_TOKEN)$/, // A user's .npmrc usually refers to a token by one of these names.
  /^(NODE_EXTRA_CA_CERTS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY)$/,
  /^(NVM_DIR|VOLTA_HOME|ASDF_DATA_DIR|ASDF_NODEJS_VERSION|MISE_DATA_DIR|MISE_NODE_VERSION)$/,
];

/**
 * Returns the environment of a Python process that runs an engine: an allow-list of Node's variables, huge pages, short
 * waits, two variables that silence libraries, and the caller's variables, which override all. Passes `HF_TOKEN` only if
 * the caller adds it.
 */
export function childEnvironment(own: NodeJS.ProcessEnv, added: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    ...withShortWaits(withHugePages(allow(own, ENGINE))),
    HF_HUB_DISABLE_PROGRESS_BARS: "1",
    TOKENIZERS_PARALLELISM: "false",
    ...added,
  };
}

/**
 * Returns the environment of VoxWeave's own Node processes, which open no connections and read no configuration. Electron's
 * executable opens a window unless a variable asks it to be Node.
 */
export function nodeEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...allow(own, NODE), ...("electron" in process.versions && { ELECTRON_RUN_AS_NODE: "1" }) };
}

/** Returns the environment of a process of Node that holds a model: {@link nodeEnvironment}, with huge pages. */
export function modelEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return withHugePages(nodeEnvironment(own));
}

/** Setting of glibc, since 2.35. */
const HUGE_PAGES = "glibc.malloc.hugetlb";

/**
 * Lets glibc ask the kernel for huge pages for large blocks of memory, unless the user has set that. Systems that give them to all
 * programs or to none do as before.
 *
 * Why: an utterance passes some hundred times over tensors of 20 MB, 5,000 ordinary pages each. docs/graph.md has the gain.
 */
function withHugePages(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GLIBC_TUNABLES: set = "" } = environment;
  if (set.includes(HUGE_PAGES)) return environment;
  return { ...environment, GLIBC_TUNABLES: set === "" ? `${HUGE_PAGES}=1` : `${set}:${HUGE_PAGES}=1` };
}

/** Turns of the loop in which a thread of libgomp waits for the others before it sleeps. libgomp itself takes 300,000. */
const SPINS = "1000";

/**
 * Lets the threads of PyTorch sleep soon when they wait for each other, unless the user has set how they wait.
 *
 * Why: if another process has a core, a thread that waits in a loop keeps the core from the thread that it waits for.
 * docs/performance.md has the gain.
 */
function withShortWaits(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const set = environment["GOMP_SPINCOUNT"] ?? environment["OMP_WAIT_POLICY"];
  return set === undefined ? { ...environment, GOMP_SPINCOUNT: SPINS } : environment;
}

/** Returns the environment of pip, with pip's own settings: indexes, proxies, certificates and perhaps a password. */
export function pipEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...allow(own, PIP), PYTHONUTF8: "1" };
}

/** Returns the environment of npm, with npm's own settings and the tokens that they usually refer to. */
export function npmEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return allow(own, NPM);
}

function allow(own: NodeJS.ProcessEnv, patterns: readonly RegExp[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(own).filter(([name]) => patterns.some((pattern) => pattern.test(name))));
}
