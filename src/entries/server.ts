/** `voxweave/server`: speech over HTTP. */

import "../platform/node/require-node.js";

export type { ApiKey } from "../server/http/api-keys.js";
export type { PageOptions } from "../server/http/page-routes.js";
export type { MetricsAccess } from "../server/metrics/metrics-route.js";
export { createServer, type LoggerOptions, type ServerOptions, type SpeechServer } from "../server/server.js";
export type { Client, ClientLimits } from "../server/speech/client.js";
export { RequestError, type RequestErrorType, type RequestFailure } from "../server/speech/request-error.js";
export type { EndedSpeech, RequestOrigin, SpeechObserver } from "../server/speech/speech-observer.js";
export type { SocketLimits } from "../server/websocket/socket-limits.js";
