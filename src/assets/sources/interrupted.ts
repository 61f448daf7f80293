import { NETWORK_REMEDY } from "./reachable.js";
import { SourceError } from "./source.js";

/** Codes of failures of `fetch` that another try does not fix. Others, such as a reset connection, may be temporary. */
const LASTING =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/;

/** Temporary failure of a transfer. The transfer is tried again, from the place where it stopped. */
export class Interrupted extends Error {
  /** Whether, if it happens too often, other files of the same server would fail too. */
  readonly unreachable: boolean;

  constructor(message: string, { unreachable = false, cause }: { unreachable?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.unreachable = unreachable;
  }

  /** Returns the error for a server that accepts a connection but does not answer. Another try would only wait again. */
  static unanswered(url: string, timeoutMs: number): SourceError {
    const reason = `no answer from ${new URL(url).hostname} within ${timeoutMs / 1000} s`;
    return new SourceError(reason, NETWORK_REMEDY, { unreachable: true });
  }

  /** Returns the error for a server that stops sending. */
  static stalled(url: string, timeoutMs: number): Interrupted {
    return new Interrupted(`${new URL(url).hostname} sent nothing for ${timeoutMs / 1000} s`);
  }

  /** Converts a rejection of `fetch`, or of the body of its response. */
  static byFetch(error: unknown, url: string): Error {
    if (error instanceof Interrupted || error instanceof SourceError) return error;
    const cause = (error as Error).cause as NodeJS.ErrnoException | undefined;
    const reason = `the connection to ${new URL(url).hostname} failed: ${cause?.message || (error as Error).message}`;
    if (LASTING.test(cause?.code ?? ""))
      return new SourceError(reason, NETWORK_REMEDY, { unreachable: true, cause: error });
    return new Interrupted(reason, { cause: error });
  }

  /** Returns the final error after too many tries. */
  giveUp(): SourceError {
    const remedy = this.unreachable ? NETWORK_REMEDY : "Run the command again: it continues where this one stopped";
    return new SourceError(this.message, remedy, { unreachable: this.unreachable, cause: this });
  }
}

/** Returns the error for an answer that is neither 200 nor a range. */
export function refusal(response: Response, url: string): Error {
  const { status } = response;
  const answered = `${url} answered ${status}`;
  if (status === 408 || status === 429 || status >= 500) return new Interrupted(answered, { unreachable: true });
  if (status === 401 || status === 403) {
    return new SourceError(answered, "The file is public: unset HF_TOKEN, or set it to a valid token");
  }
  return new SourceError(
    answered,
    "Check HF_ENDPOINT if it is set, or choose another source with VOXWEAVE_ASSET_SOURCES",
  );
}
