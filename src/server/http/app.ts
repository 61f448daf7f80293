import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import websocket from "@fastify/websocket";
import fastify, { type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from "fastify";
import { serializerCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { addElevenLabsRoutes } from "../elevenlabs/routes.js";
import { addStreamRoute } from "../websocket/stream-route.js";
import { answerBrokenRequest } from "./broken-requests.js";
import { addCaptionRoutes } from "./caption-routes.js";
import { checkRequest } from "./check-request.js";
import { answerErrors, answerMalformedPath, answerUnknownPaths, errorBody } from "./error-replies.js";
import { addExplainRoutes } from "./explain-routes.js";
import { keepHalfClosed } from "./half-closed.js";
import { addHealthRoutes } from "./health-routes.js";
import { checkHost } from "./host-check.js";
import { addListRoutes } from "./list-routes.js";
import { SECURITY, SECURITY_SCHEMES, toOpenApi } from "./open-api.js";
import { addPageRoutes, type PageOptions } from "./page-routes.js";
import { acceptParsedBodies } from "./parsed-bodies.js";
import { proxyTest } from "./proxy-addresses.js";
import type { RouteContext, ZodApp } from "./route-context.js";
import { addSpeechRoutes } from "./speech-routes.js";
import { addStatusRoute, type StatusSource } from "./status-route.js";
import type { StopGate } from "./stop-gate.js";
import { webSocketUpgradesOf } from "./upgrades.js";

/** Settings of the app. */
export interface AppOptions extends StatusSource {
  /** Names under which clients may reach the server, beside its addresses. `"*"`: any. */
  readonly hosts: readonly string[];
  /** Addresses and ranges of the proxies that say in `x-forwarded-for` which client a request is from. */
  readonly trustProxy: readonly string[];
  readonly logger: FastifyServerOptions["logger"];
  readonly gate: StopGate;
  /** Adds the route of the metrics, if there is one. */
  readonly addMetrics: (app: ZodApp) => void;
  /** The page for people, if the server has one. */
  readonly page: PageOptions | undefined;
}

/** Maximum size of a body without its text, and of a character in it as JSON. @unit bytes */
const BODY_BYTES = 64 * 1024;
const CHARACTER_BYTES = 6;
/** Time for a client to send its request. @unit ms */
const REQUEST_TIMEOUT_MS = 60_000;

/** Settings of WebSockets. */
const SOCKET_OPTIONS = {
  /** Maximum size of a message. @unit bytes */
  maxPayload: 1024 * 1024,
  /** Time for a client to confirm that the connection closes. The types of `ws` do not have it yet. @unit ms */
  closeTimeout: 5_000,
};
/** Code with which a WebSocket is closed when the server stops (RFC 6455, section 7.4.1). */
const GOING_AWAY = 1001;

/** Creates the app: everything that the server answers, as a function of a request. */
export async function createApp(context: RouteContext, options: AppOptions): Promise<ZodApp> {
  const app = fastify({
    logger: options.logger ?? false,
    bodyLimit: BODY_BYTES + context.mostCharacters * CHARACTER_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true, // The server closes the app when every speech has ended.
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerMalformedPath,
    trustProxy: options.trustProxy.length > 0 && proxyTest(options.trustProxy),
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }), // An observer logs each request.
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(checkRequest);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app, context.refusals, errorBody, answerUnknownPaths(app, context.refusals));
  await app.register(websocket, {
    options: { ...SOCKET_OPTIONS, server: webSocketUpgradesOf(app) },
    preClose(done) {
      for (const socket of this.websocketServer.clients) socket.close(GOING_AWAY, "the server is stopping");
      this.websocketServer.close();
      done();
    },
  });
  checkHost(app, options.hosts); // After the plugin of WebSockets, which closes the connection of an upgrade that is refused.
  keepHalfClosed(app);
  acceptParsedBodies(app);
  app.removeContentTypeParser("text/plain"); // Every body is JSON.
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  options.gate.watch(app);
  await app.register(cors, {
    origin: [...context.origins],
    exposedHeaders: [
      "x-request-id",
      "x-should-retry",
      "retry-after",
      "retry-after-ms",
      "x-voxweave-ignored",
      "x-voxweave-model",
      "x-voxweave-unspoken",
      "x-voxweave-silence",
      "x-voxweave-delay-seconds",
      "x-voxweave-duration-seconds",
    ],
    maxAge: 600,
    strictPreflight: false, // OPTIONS without an origin is no mistake.
  });
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    crossOriginResourcePolicy: { policy: context.origins.length > 0 ? "cross-origin" : "same-origin" },
    strictTransportSecurity: false, // That is a matter of the proxy with the certificate.
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "VoxWeave", version: options.version },
      servers: [{ url: "." }], // Relative to the document, so that it is right below a path of another app.
      components: { securitySchemes: SECURITY_SCHEMES },
      security: SECURITY,
    },
    stripBasePath: false, // The server below is no whole URL.
    transform: toOpenApi,
  });
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    uiHooks: { onRequest: addSlash },
    transformSpecification: (document) => ({ ...document, servers: [{ url: ".." }] }),
    transformSpecificationClone: false,
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  options.addMetrics(app);
  addHealthRoutes(app, context, options.readiness);
  addStatusRoute(app, context, options);
  addListRoutes(app, context);
  addSpeechRoutes(app, context);
  addCaptionRoutes(app, context);
  addExplainRoutes(app, context);
  addStreamRoute(app, context);
  await addElevenLabsRoutes(app, context);
  if (options.page) await addPageRoutes(app, context, options.version, options.page);
  return app;
}

/** Returns the id that a client gave its request, if it is short and legible, or else a new one. */
function requestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\x21-\x7e]{1,128}$/u.test(given) ? given : randomUUID();
}

/** Redirects to the page of the API with a slash, because its files are relative to it. */
async function addSlash({ url }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  return url.endsWith("/docs") ? reply.redirect("docs/") : undefined;
}
