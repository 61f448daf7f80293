import { checkInteger, checkNumber } from "../../core/checks.js";

/** Limits of a WebSocket. */
export interface SocketLimits {
  /**
   * Time without a message after which a connection is closed. The clients of ElevenLabs set their own. @unit seconds @default 120
   */
  readonly idleSeconds?: number | undefined;
  /** Time between two pings, in which the client must answer. @unit seconds @default 30 */
  readonly pingSeconds?: number | undefined;
  /** Texts that a connection may have open at the same time. @default 5, as many as at ElevenLabs */
  readonly mostContexts?: number | undefined;
}

/** Limits with their defaults. */
export type CheckedSocketLimits = { readonly [Name in keyof SocketLimits]-?: number };

/** The defaults of {@link SocketLimits}. */
export const SOCKET_LIMITS: CheckedSocketLimits = { idleSeconds: 120, pingSeconds: 30, mostContexts: 5 };
/** A timer of Node has at most this time. @unit seconds */
export const MOST_TIMER_SECONDS = 2_147_483;

/** @throws {TypeError | RangeError} */
export function checkSocketLimits(path: string, limits: SocketLimits): CheckedSocketLimits {
  const { idleSeconds, pingSeconds, mostContexts } = limits;
  return {
    idleSeconds: checkNumber(`${path}.idleSeconds`, idleSeconds ?? SOCKET_LIMITS.idleSeconds, 1, MOST_TIMER_SECONDS),
    pingSeconds: checkNumber(`${path}.pingSeconds`, pingSeconds ?? SOCKET_LIMITS.pingSeconds, 1, MOST_TIMER_SECONDS),
    mostContexts: checkInteger(`${path}.mostContexts`, mostContexts ?? SOCKET_LIMITS.mostContexts, 1, 1_000),
  };
}
