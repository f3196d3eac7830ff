import { EchoError, type EnrichmentService, type ToAsk } from '@echotune/data';
import { lastfmOf } from '../scrobble/scrobble-deps.ts';
import { lastfmInquiries } from './ask-lastfm.ts';
import { listenBrainzInquiries } from './ask-listenbrainz.ts';
import { musicBrainzInquiries } from './ask-musicbrainz.ts';
import type { AskedInquiry, EnrichDeps } from './enrich-deps.ts';
import { heldUntil } from './hold-service.ts';
import { nameSubjects } from './name-subjects.ts';
import { storeSaid } from './store-said.ts';

/** How many songs and artists were asked about so far, and how many the services knew. */
export interface EnrichTotals {
  readonly asked: number;
  readonly found: number;
}

export interface Enriched extends EnrichTotals {
  /** Whether a service is still to be asked something. */
  readonly left: boolean;
  /** Services that could not be asked to the end, and why. */
  readonly stopped: readonly {
    readonly service: EnrichmentService;
    readonly code: string;
    readonly message: string;
  }[];
}

export interface EnrichRequest {
  /** Requests to one service, at most; then `left` says that there is more. Default: all. */
  readonly mostPerService?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (totals: EnrichTotals & { readonly service: EnrichmentService }) => void;
}

/** What was asked is not asked again before that. */
const askedAgainMs = 90 * 86_400_000;

interface Asking extends EnrichRequest {
  readonly totals: { asked: number; found: number };
  /** Requests made so far, by service. */
  readonly requests: Map<EnrichmentService, number>;
}

/**
 * Asks the services that listeners allow about what those listeners play, the most played first, one after
 * the other, and once more as long as one tells by which else another knows a song or an artist. Each answer
 * is stored with the note that it was asked: interrupted anywhere it goes on with the next. Consent is looked
 * up before every request. A service that pauses, fails or is not set up ends its own part alone.
 * Throws job-cancelled, store-*.
 */
export async function enrichCatalogue(
  deps: EnrichDeps,
  request: EnrichRequest = {},
): Promise<Enriched> {
  const asking = { ...request, totals: { asked: 0, found: 0 }, requests: new Map() };
  const stopped: Enriched['stopped'][number][] = [];
  for (;;) {
    const before = asking.totals.asked;
    const left = await askAll(deps, asking, stopped);
    if (left || asking.totals.asked === before) return { ...asking.totals, left, stopped };
  }
}

/** Whether something is left to be asked of a service that has not stopped. */
async function askAll(
  deps: EnrichDeps,
  asking: Asking,
  stopped: Enriched['stopped'][number][],
): Promise<boolean> {
  let left = false;
  for (const service of await deps.store.enrichment.allowedByAnybody()) {
    if (stopped.some((one) => one.service === service)) continue;
    try {
      await refuseHeld(deps, service);
      left = !(await askService(deps, service, asking)) || left;
    } catch (cause) {
      refuseAborted(asking.signal);
      if (!(cause instanceof EchoError) || !cause.code.startsWith('provider-')) throw cause;
      const { code, message } = cause;
      deps.telemetry.log('warn', 'enrichment-stopped', { service, cause });
      stopped.push({ service, code, message });
    }
  }
  return left;
}

/** Throws provider-paused. */
async function refuseHeld({ store }: EnrichDeps, service: EnrichmentService): Promise<void> {
  const until = await heldUntil(store, service);
  if (until === null) return;
  const when = new Date(until).toISOString();
  throw new EchoError('provider-paused', `${service} is not asked about songs until ${when}.`);
}

/** Throws provider-not-configured. */
function inquiriesOf({ scrobbling }: EnrichDeps, service: EnrichmentService): AskedInquiry[] {
  const { musicbrainz, listenbrainz, lastfm } = scrobbling;
  // Pictures are asked for when they are to be shown.
  if (service === 'coverart') return [];
  if (service === 'musicbrainz') return musicBrainzInquiries(musicbrainz);
  if (service === 'listenbrainz') return listenBrainzInquiries(listenbrainz);
  return lastfmInquiries(lastfmOf({ listenbrainz, lastfm }));
}

/** Read at a time: what is to be asked next takes a look at all plays. */
const subjectsRead = 200;

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new EchoError('job-cancelled', 'Asking about songs was cancelled.');
}

/** Whether it was asked everything. */
async function askService(
  deps: EnrichDeps,
  service: EnrichmentService,
  asking: Asking,
): Promise<boolean> {
  const { requests, mostPerService = Number.POSITIVE_INFINITY } = asking;
  for (const inquiry of inquiriesOf(deps, service)) {
    for (;;) {
      const since = deps.clock() - askedAgainMs;
      const { enrichment } = deps.store;
      const allowing = await enrichment.allowing(service);
      const toAsk = await enrichment.toAsk(inquiry, { since, limit: subjectsRead });
      if (toAsk.length === 0) break;
      for (let from = 0; from < toAsk.length; from += inquiry.atOnce) {
        refuseAborted(asking.signal);
        const made = requests.get(service) ?? 0;
        if (made >= mostPerService) return false;
        // Whoever has forbidden it since is asked about no more.
        if (!isSame(allowing, await enrichment.allowing(service))) break;
        requests.set(service, made + 1);
        await askOnce(deps, inquiry, toAsk.slice(from, from + inquiry.atOnce), asking);
      }
    }
  }
  return true;
}

const isSame = (one: readonly number[], other: readonly number[]) => one.join() === other.join();

async function askOnce(
  { store }: EnrichDeps,
  inquiry: AskedInquiry,
  toAsk: readonly ToAsk[],
  { signal, onProgress, totals }: Asking,
): Promise<void> {
  const subjects = await nameSubjects(store, inquiry.subject, toAsk);
  const said = await inquiry.ask(subjects, signal);
  await storeSaid(store, inquiry, subjects, said);
  totals.asked += subjects.length;
  totals.found += said.size;
  onProgress?.({ ...totals, service: inquiry.service });
}
