import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiDeps } from '../api/api-deps.fixture.ts';
import { Lastfm } from '../lastfm/client.ts';
import { ListenBrainz } from '../listenbrainz/client.ts';
import { MusicBrainz } from '../musicbrainz/client.ts';
import type { FakeServer } from './fake-server.ts';
import { openFakeLastfm } from './lastfm.ts';
import { openFakeListenBrainz } from './listenbrainz.ts';
import { openFakeMusicBrainz } from './musicbrainz.ts';

type Kit = ReturnType<typeof apiDeps>;
interface Subject {
  readonly server: FakeServer;
  /** One question that has an answer. */
  ask(signal?: AbortSignal): Promise<unknown>;
}

const mbid = '11111111-1111-4111-8111-111111111111';
const day = 86_400_000;

const providers: Record<string, (kit: Kit) => Promise<Subject>> = {
  ListenBrainz: async ({ deps }) => {
    const { server, listens } = await openFakeListenBrainz();
    const names = { artist_name: 'A', track_name: 'T' };
    listens.set('ada', [{ listened_at: 1_700_000_000, track_metadata: names }]);
    const client = new ListenBrainz({ api: server.address, labs: server.address }, deps);
    return { server, ask: (signal) => client.listens('ada', { beforeSeconds: null, signal }) };
  },
  'Last.fm': async ({ deps }) => {
    const { server, scrobbles, apiKey, secret } = await openFakeLastfm(1_700_000_000);
    scrobbles.set('ada', [{ artist: 'A', track: 'T', album: '', uts: 1_700_000_000 }]);
    const addresses = { api: `${server.address}/2.0/`, approve: server.address };
    const client = new Lastfm(addresses, { apiKey, secret }, deps);
    return { server, ask: (signal) => client.recentTracks('ada', { beforeSeconds: null, signal }) };
  },
  MusicBrainz: async ({ deps }) => {
    const { server, recordings } = await openFakeMusicBrainz(deps.clock);
    recordings.set(mbid, { id: mbid, title: 'T' });
    const client = new MusicBrainz(server.address, deps);
    return { server, ask: (signal) => client.recording(mbid, signal) };
  },
};

describe.each(Object.entries(providers))('%s', (_name, open) => {
  let kit: Kit;
  let subject: Subject;
  beforeEach(async () => {
    kit = apiDeps();
    subject = await open(kit);
  });
  afterEach(() => subject.server.close());

  it('an error of the server and half a body are passed over by asking again', async () => {
    subject.server.misbehave('server-error');
    subject.server.misbehave('half-body');
    await expect(subject.ask()).resolves.toBeTruthy();
    expect(subject.server.asked).toHaveLength(3);
  });

  it.each(['server-error', 'half-body'] as const)(
    '%s for good is told, and over when it is over',
    async (fault) => {
      subject.server.misbehave(fault, 1000);
      await expect(subject.ask()).rejects.toMatchObject({ code: 'provider-unreachable' });
      subject.server.behave();
      await expect(subject.ask()).resolves.toBeTruthy();
    },
  );

  it('a wait of a day is kept to without asking, and asked again when it is over', async () => {
    subject.server.misbehave('day-long-wait');
    await expect(subject.ask()).rejects.toMatchObject({ code: 'provider-paused' });
    await expect(subject.ask()).rejects.toMatchObject({ code: 'provider-paused' });
    expect(subject.server.asked).toHaveLength(1);
    kit.advance(day + 1000);
    await expect(subject.ask()).resolves.toBeTruthy();
  });

  it.each(['wrong-schema', 'drifted-field'] as const)(
    '%s is noticed within one call, kept without data, and nothing of it goes on',
    async (fault) => {
      subject.server.misbehave(fault);
      await expect(subject.ask()).rejects.toMatchObject({ code: 'provider-misfit' });
      expect(kit.misfits).toHaveLength(1);
      expect(kit.counted.map(({ name }) => name)).toContain('provider_misfits');
      await expect(subject.ask()).resolves.toBeTruthy();
    },
  );

  it('a new field is let pass and counted, where its place is read strictly', async () => {
    subject.server.misbehave('new-field');
    await expect(subject.ask()).resolves.toBeTruthy();
    const fields = kit.counted.filter(({ name }) => name === 'provider_unknown_fields');
    expect(fields).toContainEqual(
      expect.objectContaining({ labels: expect.objectContaining({ field: 'brand_new' }) }),
    );
  });

  it('an answer that does not come is not waited for when nobody wants it any more', async () => {
    subject.server.misbehave('slow');
    const stop = new AbortController();
    const asked = subject.ask(stop.signal);
    while (subject.server.asked.length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await expect(asked).rejects.toThrow();
    await expect(subject.ask()).resolves.toBeTruthy();
  });
});
