import { type Account, type SessionStore, silentTelemetry } from '@echotune/data';
import { jobHandlers, settleImports, workOffJobs } from '@echotune/service';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { temporaryHome } from '../../../../tests/kit/echotune.ts';
import { testPasswordHash } from '../../../../tests/kit/password.ts';
import { readConfig } from '../config/config.ts';
import { examinersOf } from '../health/examiners.ts';
import { HealthWatch } from '../health/health-watch.ts';
import { Metrics } from '../metrics/metrics.ts';
import { openGatherer } from '../metrics/open-gatherer.ts';
import { openSessions } from '../open-sessions.ts';
import { withReporting } from '../reporting-of.ts';
import { type EchoTune, wire } from '../wire.ts';
import { type BuiltApp, buildApp } from './app.ts';
import type { TypedApp } from './typed-app.ts';

/** Sends requests as one account, which is signed in. */
export interface TestClient {
  readonly account: Account;
  /** The header that makes a request theirs. */
  readonly headers: { readonly cookie: string };
  inject(request: InjectOptions | string): Promise<LightMyRequestResponse>;
}

export interface TestApp {
  /** The owner, signed in. */
  readonly app: TestClient;
  /** Requests of nobody, but for what their headers say. */
  readonly bare: TypedApp;
  /** Every route, with what it needs. */
  readonly routes: BuiltApp['routes'];
  /** Somebody else, signed in; they have no listener yet. */
  signIn(name: string): Promise<TestClient>;
  readonly echotune: EchoTune;
  /** `now` is `testNow` until a test sets it. */
  readonly clock: { now: number };
  /** Works off what is queued, as the background process would. */
  work(): Promise<number>;
  /** The same home after a restart of everything. */
  reopen(): Promise<TestApp>;
  close(): Promise<void>;
}

/** When it is in the tests of the server: what a history leads to would change with the days. */
export const testNow = Date.UTC(2026, 5, 10, 12);

/** The whole server without a socket, on a fresh home folder; requests go through `app.inject`. */
export async function openApp(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const { home, remove } = await temporaryHome();
  return openAt(home, environment, remove, { now: testNow });
}

/** What a browser would send back. */
async function cookieFor(sessions: SessionStore, { id }: Account): Promise<string> {
  const cookies = await sessions.open(id, 'A browser');
  return cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}

async function openAt(
  home: string,
  environment: Readonly<Record<string, string>>,
  remove: () => Promise<void>,
  clock: TestApp['clock'],
): Promise<TestApp> {
  const echotune = await wire(
    readConfig({
      ...{ ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'silent' },
      // Trainings run in this process, and keep it from everything else meanwhile.
      ...{ ECHOTUNE_MOST_DELAY_MS: '0', ...environment },
    }),
    () => clock.now,
    'server',
  );
  const sessions = await openSessions(echotune);
  const metrics = new Metrics({
    onMisuse: (problem, name) => {
      throw new Error(`The metric ${name} ${problem}.`);
    },
  });
  echotune.meter.flowTo(metrics.record);
  const health = new HealthWatch(examinersOf(echotune), echotune);
  const gatherer = openGatherer(echotune, metrics, health);
  const worker = { wake: () => {} };
  const { app, routes } = await buildApp({ echotune, worker, sessions, metrics, gatherer, health });
  const shut = async () => {
    await app.close();
    await echotune.close();
  };
  const client = async (name: string, role: Account['role']): Promise<TestClient> => {
    const { accounts } = echotune.store;
    const account =
      (await accounts.byName(name)) ??
      (await accounts.create({ name, role, passwordHash: testPasswordHash }));
    const cookie = await cookieFor(sessions, account);
    return {
      account,
      headers: { cookie },
      inject: (request) => {
        const asked = typeof request === 'string' ? { url: request } : request;
        return app.inject({ ...asked, headers: { cookie, ...asked.headers } });
      },
    };
  };
  return {
    app: await client('Owner', 'owner'),
    bare: app,
    routes,
    signIn: (name) => client(name, 'listener'),
    echotune,
    clock,
    work: () =>
      workOffJobs(echotune.store, jobHandlers(withReporting(echotune)), {
        telemetry: silentTelemetry,
        afterEach: () => settleImports(echotune),
      }),
    reopen: async () => {
      await shut();
      return openAt(home, environment, remove, clock);
    },
    close: async () => {
      await shut();
      await remove();
    },
  };
}
