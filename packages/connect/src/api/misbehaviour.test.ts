import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { onePixel } from '../coverart/fake-coverart.ts';
import type { FakeServer } from '../fake/fake-server.ts';
import type { Misbehaviour } from '../fake/misbehaviour.ts';
import {
  type apiKit,
  coverArtOnFake,
  lastfmOnFake,
  listenBrainzOnFake,
  mlflowOnFake,
  musicBrainzOnFake,
  osvOnFake,
} from './clients.fixture.ts';

interface Subject extends Pick<ReturnType<typeof apiKit>, 'misfits' | 'counted' | 'advance'> {
  readonly server: FakeServer;
  /** How often it was asked for what misbehaves. */
  readonly asked?: () => number;
  /** Questions that have an answer, the first of which is enough where it does not matter. */
  readonly questions: readonly ((signal?: AbortSignal) => Promise<unknown>)[];
  /** What is read of each answer, by question. */
  readonly fields: readonly (readonly string[])[];
  /** What a token that is no longer good means. */
  readonly expired: string;
}

const mbid = '11111111-1111-4111-8111-111111111111';
const day = 86_400_000;
const coverArt = 'Cover Art Archive';
/** What stands in answers and must stand nowhere else. */
const said = 'Somebody’s own song';

const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  ListenBrainz: async () => {
    const { fake, client, ...kit } = await listenBrainzOnFake();
    const listened_at = 1_700_000_000;
    const track_metadata = { artist_name: 'A', track_name: said };
    fake.listens.set('ada', [{ listened_at, track_metadata }]);
    fake.tokens.set('token', 'ada');
    fake.recordings.set(mbid, { tag: { recording: [{ tag: 'rock', count: 1 }] } });
    return {
      ...{ ...kit, server: fake.server, expired: 'provider-consent-needed' },
      questions: [
        (signal) => client.listens('ada', { beforeSeconds: null, signal }),
        () => client.ownerOf('token'),
        () => client.submit('token', [{ listened_at, track_metadata }]),
        () => client.recordings([mbid]),
      ],
      fields: [
        [
          'payload',
          'count',
          'listens',
          'listened_at',
          'track_metadata',
          'artist_name',
          'track_name',
        ],
        ['valid'],
        ['status'],
        ['count'],
      ],
    };
  },
  'Last.fm': async () => {
    const { fake, client, ...kit } = await lastfmOnFake();
    fake.scrobbles.set('ada', [{ artist: 'A', track: said, album: '', uts: 1_700_000_000 }]);
    fake.tags.set('A', [{ name: 'rock', count: 100 }]);
    fake.sessions.set('session', 'ada');
    const play = { artist: 'A', track: said, album: null, mbid: null, durationSeconds: null };
    return {
      ...{ ...kit, server: fake.server, expired: 'provider-consent-needed' },
      questions: [
        (signal) => client.recentTracks('ada', { beforeSeconds: null, signal }),
        () => client.artistTags('A'),
        () => client.scrobble('session', [{ ...play, timestampSeconds: fake.now }]),
      ],
      fields: [
        ['recenttracks', 'track', 'name', 'artist', '#text', 'date', 'uts', '@attr', 'total'],
        ['toptags', 'tag', 'name', 'count'],
        ['scrobbles', 'scrobble', 'ignoredMessage', 'code'],
      ],
    };
  },
  MusicBrainz: async () => {
    const { fake, client, ...kit } = await musicBrainzOnFake();
    fake.recordings.set(mbid, { id: mbid, title: said });
    fake.isrcs.set('DEA123456789', [mbid]);
    return {
      ...{ ...kit, server: fake.server, expired: 'provider-refused' },
      questions: [
        (signal) => client.recording(mbid, signal),
        () => client.recordingsOfIsrc('DEA123456789'),
      ],
      fields: [
        ['id', 'title'],
        ['isrc', 'recordings', 'id', 'title'],
      ],
    };
  },
  MLflow: async () => {
    const { fake, client, ...kit } = await mlflowOnFake();
    const { server } = fake;
    const experiment = await client.createExperiment(said);
    const run = { name: 'run', startTime: 1, tags: [{ key: 'of', value: 'x' }] };
    const { info } = await client.createRun(experiment, run);
    await client.createModel('blend', 'd');
    const before = server.asked.length;
    return {
      ...{ ...kit, server, expired: 'provider-consent-needed' },
      asked: () => server.asked.length - before,
      questions: [
        (signal) => client.experiment(said, { signal }),
        () => client.run(info.run_id),
        () => client.aliases('blend'),
      ],
      fields: [
        ['experiment', 'experiment_id', 'name', 'lifecycle_stage'],
        ['run', 'info', 'run_id', 'experiment_id', 'status', 'artifact_uri'],
        ['registered_model', 'name'],
      ],
    };
  },
  OSV: async () => {
    const { fake, client, ...kit } = await osvOnFake();
    const [name, version] = ['left', '1.0.0'];
    const known = { name, versions: [version], fixed: null, severity: null };
    fake.advisories.push({ id: 'GHSA-1', ...known });
    return {
      ...{ ...kit, server: fake.server, expired: 'provider-refused' },
      questions: [
        (signal) => client.idsOf([{ name, version }], { signal }),
        () => client.record('GHSA-1'),
      ],
      fields: [
        ['results', 'id'],
        ['id', 'affected', 'events'],
      ],
    };
  },
  [coverArt]: async () => {
    const { fake, client, ...kit } = await coverArtOnFake();
    fake.fronts.set(mbid, onePixel(1, 2, 3));
    const { server } = fake;
    return {
      ...{ ...kit, server, expired: 'provider-refused' },
      // Before the picture it is asked where that is.
      asked: () => server.asked.filter(({ path }) => path.startsWith('/items/')).length,
      questions: [(signal) => client.front(mbid, { signal })],
      fields: [],
    };
  },
};

const passing: readonly Misbehaviour[] = [
  { kind: 'latency', ms: 20 },
  { kind: 'too-many', retryAfterS: 2 },
  { kind: 'too-many', retryAfterS: null },
  { kind: 'server-error' },
  { kind: 'half-a-body' },
  { kind: 'connection-cut' },
];

describe.each(Object.entries(subjects))('%s', (name, open) => {
  let subject: Subject;
  const asked = () => subject.asked?.() ?? subject.server.asked.length;
  let ask: Subject['questions'][number];
  beforeEach(async () => {
    subject = await open();
    ask = subject.questions[0] ?? (() => Promise.reject(new Error('nothing to ask')));
  });

  it.each(passing)('$kind is passed over, and the answer is whole', async (misbehaviour) => {
    const { server, misfits } = subject;
    server.misbehave(misbehaviour);
    const answer = await ask();
    expect(answer).toEqual(await ask());
    expect(asked()).toBe(misbehaviour.kind === 'latency' ? 2 : 3);
    expect(misfits).toEqual([]);
  });

  it.each(['server-error', 'half-a-body', 'connection-cut'] as const)(
    '%s for good is told, and over when it is over',
    async (kind) => {
      const { server } = subject;
      server.misbehave(...Array.from({ length: 9 }, () => ({ kind })));
      await expect(ask()).rejects.toMatchObject({ code: 'provider-unreachable' });
      server.behave();
      expect(await ask()).toBeTruthy();
    },
  );

  it.each([{ kind: 'too-many', retryAfterS: 86_400 }, { kind: 'quota-exceeded' }] as const)(
    'a wait of a day ($kind) is kept to without asking',
    async (misbehaviour) => {
      const { server, advance } = subject;
      server.misbehave(misbehaviour);
      await expect(ask()).rejects.toMatchObject({ code: 'provider-paused' });
      await expect(ask()).rejects.toMatchObject({ code: 'provider-paused' });
      expect(asked()).toBe(1);
      advance(day + 1000);
      expect(await ask()).toBeTruthy();
    },
  );

  it('a token that is no longer good is told as what it is, and not asked with again', async () => {
    const { server, expired } = subject;
    server.misbehave({ kind: 'expired-token' });
    await expect(ask()).rejects.toMatchObject({ code: expired });
    expect(asked()).toBe(1);
  });

  it.each(['wrong-schema', 'no-json'] as const)(
    '%s is noticed within one call, and nothing of it goes on',
    async (kind) => {
      for (const [nth, question] of subject.questions.entries()) {
        subject.server.misbehave({ kind });
        await expect(question()).rejects.toMatchObject({ code: 'provider-misfit' });
        expect(subject.misfits).toHaveLength(nth + 1);
        expect(await question()).not.toBe(null);
      }
    },
  );

  it.each(['removed', 'renamed', 'retyped'] as const)(
    'whatever field is read and was %s is noticed within one call, counted, and kept without what it said',
    async (how) => {
      const { server, misfits, counted, questions, fields } = subject;
      for (const [nth, question] of questions.entries()) {
        for (const field of fields[nth] ?? []) {
          const [kept, told] = [misfits.length, counted.length];
          server.misbehave({ kind: 'drift', field, how });
          await expect(question(), field).rejects.toMatchObject({ code: 'provider-misfit' });
          expect(misfits.length - kept).toBe(1);
          expect(counted.slice(told).filter((one) => one.startsWith('provider_misfits'))).toEqual([
            expect.stringContaining(misfits.at(-1)?.operation ?? ''),
          ]);
        }
        // What was well before is well again.
        await question();
      }
      expect(JSON.stringify(misfits)).not.toContain(said);
    },
  );

  // A picture has no fields.
  if (name !== coverArt) {
    it('a new field is let pass and counted', async () => {
      const { server, counted, misfits } = subject;
      server.misbehave({ kind: 'new-field' });
      expect(await ask()).toBeTruthy();
      expect(counted).toContainEqual(expect.stringMatching(/^provider_unknown_fields /));
      expect(counted).toContainEqual(expect.stringMatching(/^unknown-field .* brand_new$/));
      expect(misfits).toEqual([]);
    });
  }

  it('an answer that does not come is not waited for when nobody wants it any more', async () => {
    const { server } = subject;
    server.misbehave({ kind: 'latency', ms: 3_600_000 });
    const stop = new AbortController();
    const answer = ask(stop.signal);
    while (asked() === 0) await sleep(5);
    stop.abort();
    await expect(answer).rejects.toThrow();
    expect(await ask()).toBeTruthy();
  });
});
