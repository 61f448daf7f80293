import { MEND_NETWORK } from "./reachable.js";
import { SourceError } from "./source.js";

/** The failures of `fetch` that another try does not mend. Others, such as a reset connection, may pass. */
const LASTING =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/;

/** A transfer broke off in a way that may pass: it is tried again, from where it stopped. */
export class Interrupted extends Error {
  /** Whether, when it does not pass, other files of the same server would fare alike. */
  readonly unreachable: boolean;

  constructor(message: string, { unreachable = false, cause }: { unreachable?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.unreachable = unreachable;
  }

  /** A connection stands, and no answer comes: another try would only wait as long again. */
  static unanswered(url: string, timeoutMs: number): SourceError {
    const reason = `no answer from ${new URL(url).hostname} within ${timeoutMs / 1000} s`;
    return new SourceError(reason, MEND_NETWORK, { unreachable: true });
  }

  static stalled(url: string, timeoutMs: number): Interrupted {
    return new Interrupted(`${new URL(url).hostname} sent nothing for ${timeoutMs / 1000} s`);
  }

  /** What a rejection of `fetch`, or of the body that it gave, comes down to. */
  static byFetch(error: unknown, url: string): Error {
    if (error instanceof Interrupted || error instanceof SourceError) return error;
    const cause = (error as Error).cause as NodeJS.ErrnoException | undefined;
    const reason = `the connection to ${new URL(url).hostname} failed: ${cause?.message || (error as Error).message}`;
    if (LASTING.test(cause?.code ?? ""))
      return new SourceError(reason, MEND_NETWORK, { unreachable: true, cause: error });
    return new Interrupted(reason, { cause: error });
  }

  /** The failure that this is when it has happened too often. */
  giveUp(): SourceError {
    const remedy = this.unreachable ? MEND_NETWORK : "Run the command again: it continues where this one stopped";
    return new SourceError(this.message, remedy, { unreachable: this.unreachable, cause: this });
  }
}

/** What an answer that is neither 200 nor a range means. */
export function refusal(response: Response, url: string): Error {
  const { status } = response;
  const answered = `${url} answered ${status}`;
  if (status === 408 || status === 429 || status >= 500) return new Interrupted(answered, { unreachable: true });
  if (status === 401 || status === 403) {
    return new SourceError(answered, "The file is public: take HF_TOKEN out of the environment, or put a valid one in");
  }
  return new SourceError(
    answered,
    "Check HF_ENDPOINT, if it is set, or order another source with VOXWEAVE_ASSET_SOURCES",
  );
}
