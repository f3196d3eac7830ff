import { EchoError } from '@echotune/data';
import etag from '@fastify/etag';
import multipart from '@fastify/multipart';
import websocket from '@fastify/websocket';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  LogController,
  type RouteOptions,
} from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { mlflowRoutes } from '../compatible/mlflow/routes.ts';
import { scrobblerAddress } from '../compatible/scrobbler-address.ts';
import { scrobblerRoutes } from '../compatible/scrobbler-routes.ts';
import { spotifyRoutes } from '../compatible/spotify/routes.ts';
import { tokenRoutes } from '../compatible/spotify/token.ts';
import { mcpRoutes } from '../mcp/mcp-routes.ts';
import { measureRequests } from '../metrics/measure-requests.ts';
import { PageVitals } from '../page-vitals.ts';
import { accountRoutes } from '../routes/accounts.ts';
import { agentRoutes } from '../routes/agents.ts';
import { answerRoutes } from '../routes/answers.ts';
import { auditRoutes } from '../routes/audit.ts';
import { backtestRoutes } from '../routes/backtests.ts';
import { budgetRoutes } from '../routes/budget.ts';
import { cacheRoutes } from '../routes/cache.ts';
import { catalogueRoutes } from '../routes/catalogue.ts';
import { conversationRoutes } from '../routes/conversations.ts';
import { coverRoutes } from '../routes/covers.ts';
import { decisionRoutes } from '../routes/decisions.ts';
import { demoRoutes } from '../routes/demo.ts';
import { enrichmentRoutes } from '../routes/enrichment.ts';
import { exclusionRoutes } from '../routes/exclusions.ts';
import { exploreRoutes } from '../routes/explore.ts';
import { healthRoutes } from '../routes/health.ts';
import { identityRoutes } from '../routes/identity.ts';
import { importRoutes } from '../routes/imports.ts';
import { jobRoutes } from '../routes/jobs.ts';
import { keyRoutes } from '../routes/keys.ts';
import { listenerSettingRoutes } from '../routes/listener-settings.ts';
import { listenerRoutes } from '../routes/listeners.ts';
import { liveRoutes } from '../routes/live.ts';
import { metricsRoutes } from '../routes/metrics.ts';
import { modelRoutes } from '../routes/models.ts';
import { nowPlayingRoutes } from '../routes/now-playing.ts';
import { pageRoutes } from '../routes/page.ts';
import { pastImportRoutes } from '../routes/past-imports.ts';
import { peopleRoutes } from '../routes/people.ts';
import { playlistEntryRoutes } from '../routes/playlist-entries.ts';
import { playlistFileRoutes } from '../routes/playlist-files.ts';
import { playlistRoutes } from '../routes/playlists.ts';
import { playRoutes } from '../routes/plays.ts';
import { providerRoutes } from '../routes/providers.ts';
import { recommendationRoutes } from '../routes/recommendations.ts';
import { reportRoutes } from '../routes/reports.ts';
import { scrobbleAccountRoutes } from '../routes/scrobble-accounts.ts';
import { scrobblePullRoutes } from '../routes/scrobble-pulls.ts';
import { sessionRoutes } from '../routes/sessions.ts';
import { spotifyRoutes as spotifyAccountRoutes } from '../routes/spotify.ts';
import { spotifyPlaybackRoutes } from '../routes/spotify-playback.ts';
import { statisticsRoutes } from '../routes/statistics.ts';
import { verdictRoutes } from '../routes/verdicts.ts';
import { vitalsRoutes } from '../routes/vitals.ts';
import { webhookDeliveryRoutes } from '../routes/webhook-deliveries.ts';
import { webhookRoutes } from '../routes/webhooks.ts';
import { traceRequests } from '../tracing/trace-requests.ts';
import { addAuthorisation, mostBodyBytes } from './authorise.ts';
import { describeApi } from './describe-api.ts';
import { addGuard } from './guard.ts';
import { addIdempotency } from './idempotency.ts';
import { identifyRequests, requestIdOf } from './identify-requests.ts';
import { keepAudit } from './keep-audit.ts';
import { KnownKeys } from './known-keys.ts';
import { limitBodyTime } from './limit-body-time.ts';
import { limitRequests } from './limit-requests.ts';
import { isPerson, pageDocument, stylesOf } from './page-document.ts';
import { sendProblem } from './problem.ts';
import { openPseudonym } from './pseudonym.ts';
import { refuseUnknownQuery } from './refuse-unknown-query.ts';
import { refuseUnstorable } from './refuse-unstorable.ts';
import type { AppParts, RouteContext } from './route-context.ts';
import { SecretAttempts } from './secret-attempts.ts';
import { addSecurityHeaders, headersOfErrors } from './security-headers.ts';
import { shedLoad } from './shed-load.ts';
import type { TypedApp } from './typed-app.ts';
import { validateRequest } from './validate-request.ts';

/** Of what a live connection is sent: there is nothing to say. */
const mostMessageBytes = 1024;

export interface BuiltApp {
  readonly app: TypedApp;
  /** Every route there is. */
  readonly routes: readonly RouteOptions[];
}

/**
 * The HTTP application: guard, authorisation, API under /api/v1, what is compatible with Spotify's under
 * /v1 and with MLflow's under /api/2.0, what scrobblers call under /listenbrainz and /lastfm, the page at /.
 */
export async function buildApp(parts: AppParts): Promise<BuiltApp> {
  const { config, store, clock, secrets, rates } = parts.echotune;
  const pseudonym = await openPseudonym(secrets);
  const context: RouteContext = {
    ...parts,
    keys: new KnownKeys(store, clock, rates),
    attempts: new SecretAttempts(store.attempts, pseudonym),
    vitals: new PageVitals(),
  };
  const { log, tracing } = parts.echotune;
  const logger: FastifyBaseLogger = log.logger;
  const app: TypedApp = Fastify({
    loggerInstance: logger,
    // The line's own id is that of the request that is under way.
    childLoggerFactory: (parent) => parent,
    genReqId: requestIdOf,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: mostBodyBytes.ofNobody,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // Addresses that lead nowhere as they cannot be read: before any route, and its errors.
    frameworkErrors: (error, request, reply) =>
      sendProblem(error, request, reply.headers(headersOfErrors)),
    rewriteUrl: ({ url = '/' }) => scrobblerAddress(url),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validateRequest);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler<FastifyError | EchoError>(sendProblem);
  const document = pageDocument();
  app.setNotFoundHandler(async (request, reply) => {
    // Whoever mistypes an address is shown the way on; a program is told in its own words.
    if (document !== null && isPerson(request))
      return reply.code(404).type('text/html').send(document);
    throw new EchoError(
      'not-found',
      `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`,
    );
  });
  // First: it must know of a connection that the guard refuses, or that would stay open.
  await app.register(websocket, { options: { maxPayload: mostMessageBytes } });
  measureRequests(app, parts.metrics);
  traceRequests(app, tracing);
  identifyRequests(app, log);
  // What is refused has them too.
  await addSecurityHeaders(app, { styles: stylesOf(document), publicUrl: config.publicUrl });
  // What is refused had better cost nothing.
  shedLoad(app, config.mostDelayMs, parts.echotune.telemetry);
  addGuard(app, config.publicUrl);
  limitBodyTime(app);
  refuseUnstorable(app);
  keepAudit(app, store, clock);
  const routes = addAuthorisation(app, { ...context, store, metrics: config.metrics });
  const { requestsPerMinute } = config;
  await limitRequests(app, { requestsPerMinute, shared: rates, pseudonym });
  addIdempotency(app, store);
  await app.register(multipart, {
    preservePath: true,
    limits: { fileSize: config.maxUploadBytes, files: 10_000, fields: 10 },
    throwFileSizeLimit: true,
  });
  // Only what was read can be what it was: of a failure "not modified" would say that all is well.
  app.addHook('onSend', async (request, reply) => {
    if (request.method !== 'GET' || reply.statusCode !== 200)
      delete request.headers['if-none-match'];
  });
  await app.register(etag, { weak: true });
  await describeApi(app, config.publicUrl);
  const registered = [
    accountRoutes,
    agentRoutes,
    reportRoutes,
    auditRoutes,
    backtestRoutes,
    answerRoutes,
    budgetRoutes,
    cacheRoutes,
    catalogueRoutes,
    conversationRoutes,
    coverRoutes,
    decisionRoutes,
    demoRoutes,
    enrichmentRoutes,
    exclusionRoutes,
    exploreRoutes,
    healthRoutes,
    identityRoutes,
    importRoutes,
    pastImportRoutes,
    jobRoutes,
    keyRoutes,
    listenerRoutes,
    listenerSettingRoutes,
    liveRoutes,
    modelRoutes,
    nowPlayingRoutes,
    peopleRoutes,
    playRoutes,
    playlistEntryRoutes,
    playlistFileRoutes,
    playlistRoutes,
    providerRoutes,
    recommendationRoutes,
    scrobbleAccountRoutes,
    scrobblePullRoutes,
    sessionRoutes,
    spotifyAccountRoutes,
    spotifyPlaybackRoutes,
    statisticsRoutes,
    verdictRoutes,
    vitalsRoutes,
    webhookDeliveryRoutes,
    webhookRoutes,
  ];
  await mount(
    app,
    '/api/v1',
    async (scope) => {
      refuseUnknownQuery(scope);
      for (const register of registered) await mount(scope, '', register, context);
    },
    context,
  );
  await scrobblerRoutes(app, context);
  await mount(app, '', metricsRoutes, context);
  await mount(app, '', tokenRoutes, context);
  await mount(app, '/v1', spotifyRoutes, context);
  await mount(app, '/api/2.0', mlflowRoutes, context);
  await mount(app, '', mcpRoutes, context);
  await mount(app, '', pageRoutes, context);
  return { app, routes };
}

/** Registers routes in a scope of their own. */
async function mount(
  app: TypedApp,
  prefix: string,
  register: (scope: TypedApp, context: RouteContext) => void | Promise<void>,
  context: RouteContext,
): Promise<void> {
  await app.register(
    async (scope) => register(scope.withTypeProvider<ZodTypeProvider>(), context),
    { prefix },
  );
}
