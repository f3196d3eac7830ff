import { setTimeout as sleep } from 'node:timers/promises';
import { type ProviderMisfit, silentTelemetry, type Telemetry } from '@echotune/data';
import { onTestFinished } from 'vitest';
import { CoverArt } from '../coverart/client.ts';
import { startFakeCoverArt } from '../coverart/fake-coverart.ts';
import { coverArtLimits, coverImageLimits } from '../coverart/limits.ts';
import { Lastfm, type LastfmKey } from '../lastfm/client.ts';
import { startFakeLastfm } from '../lastfm/fake-lastfm.ts';
import { lastfmLimits } from '../lastfm/limits.ts';
import { ListenBrainz } from '../listenbrainz/client.ts';
import { startFakeListenBrainz } from '../listenbrainz/fake-listenbrainz.ts';
import { listenBrainzLabsLimits, listenBrainzLimits } from '../listenbrainz/limits.ts';
import { Mlflow } from '../mlflow/client.ts';
import { startFakeMlflow } from '../mlflow/fake/fake-mlflow.ts';
import { mlflowArtifactLimits, mlflowLimits } from '../mlflow/limits.ts';
import { MusicBrainz } from '../musicbrainz/client.ts';
import { startFakeMusicBrainz } from '../musicbrainz/fake-musicbrainz.ts';
import { musicBrainzLimits } from '../musicbrainz/limits.ts';
import { Osv } from '../osv/client.ts';
import { startFakeOsv } from '../osv/fake-osv.ts';
import { osvLimits } from '../osv/limits.ts';
import { fleetingPauses } from '../policy/fleeting-pauses.ts';
import type { Limits } from '../policy/limits.ts';
import { Provider } from '../policy/provider.ts';
import type { ApiDeps } from './api.ts';

const named = 'EchoTune/0 (https://echotune.example)';
/** No test waits for a turn, but where turns are what it is about. */
const unhurried = ({ perSecond: _, ...limits }: Limits): Limits => limits;

/** What clients are built with in tests: waits between attempts take no time. */
export function apiKit(start = Date.UTC(2026, 0, 15)) {
  const time = { now: start };
  const clock = () => time.now;
  const misfits: ProviderMisfit[] = [];
  const counted: string[] = [];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    count: (name, _by, labels = {}) =>
      void counted.push([name, ...Object.values(labels)].join(' ')),
    log: (_level, event, fields = {}) =>
      void counted.push([event, ...Object.values(fields)].join(' ')),
  };
  const pauses = fleetingPauses(clock);
  const deps = (limits: Limits, address: string, userAgent = named): ApiDeps => ({
    ...{ address, userAgent, telemetry },
    quarantine: { keep: async (misfit) => void misfits.push(misfit) },
    provider: new Provider(limits, {
      ...{ pauses, telemetry, clock, random: () => 0, fetch },
      sleep: async (ms, signal) => {
        time.now += ms;
        await sleep(1, undefined, { signal });
      },
    }),
  });
  const advance = (ms: number) => {
    time.now += ms;
  };
  return { deps, clock, time, pauses, misfits, counted, advance };
}

export async function listenBrainzOnFake(kit = apiKit()) {
  const fake = await startFakeListenBrainz();
  onTestFinished(() => fake.server.close());
  const { address } = fake.server;
  const api = kit.deps(listenBrainzLimits, address);
  const labs = kit.deps(listenBrainzLabsLimits, address);
  return { ...kit, fake, client: new ListenBrainz({ api, labs }) };
}

export async function coverArtOnFake(kit = apiKit()) {
  const fake = await startFakeCoverArt();
  onTestFinished(() => fake.server.close());
  return { ...kit, fake, client: coverArtAt(fake.server.address, kit) };
}

export function coverArtAt(address: string, { deps }: Pick<ReturnType<typeof apiKit>, 'deps'>) {
  return new CoverArt({
    api: deps(unhurried(coverArtLimits), address),
    images: deps(coverImageLimits, address),
  });
}

export const approvalUrl = 'https://approve.example/';

export async function lastfmOnFake(kit = apiKit(), key: Partial<LastfmKey> = {}) {
  const fake = await startFakeLastfm({ now: kit.clock() / 1000 });
  onTestFinished(() => fake.server.close());
  const { apiKey, secret } = fake;
  const client = new Lastfm({
    ...kit.deps(unhurried(lastfmLimits), fake.server.address),
    ...{ approvalUrl, key: { apiKey, secret, ...key } },
  });
  return { ...kit, fake, client };
}

export async function mlflowOnFake(kit = apiKit()) {
  const fake = await startFakeMlflow();
  onTestFinished(() => fake.server.close());
  return { ...kit, fake, client: mlflowAt(fake.server.address, kit) };
}

export function mlflowAt(address: string, { deps }: Pick<ReturnType<typeof apiKit>, 'deps'>) {
  return new Mlflow({
    api: deps(mlflowLimits, address),
    artifacts: deps(mlflowArtifactLimits, address),
  });
}

export async function musicBrainzOnFake(
  kit = apiKit(),
  { limits = unhurried(musicBrainzLimits), userAgent = named, clock = () => Date.now() } = {},
) {
  const fake = await startFakeMusicBrainz({ clock });
  onTestFinished(() => fake.server.close());
  const client = new MusicBrainz(kit.deps(limits, fake.server.address, userAgent));
  return { ...kit, fake, client };
}

export async function osvOnFake(kit = apiKit()) {
  const fake = await startFakeOsv();
  onTestFinished(() => fake.server.close());
  return { ...kit, fake, client: new Osv(kit.deps(osvLimits, fake.server.address)) };
}
