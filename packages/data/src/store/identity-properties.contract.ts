import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewDecision } from '../domain/identity.ts';
import { EchoError } from '../errors.ts';
import { type OpenStage, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** A decision about whatever stands at these places, or undoing the nth that holds. */
type Step = { readonly what: NewDecision['kind'] | 'undo'; readonly a: number; readonly b: number };

const steps = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what'][]>(
      'merge-songs',
      'merge-songs',
      'merge-artists',
      'part-track',
      'move-track',
      'rename-song',
      'rename-artist',
      'split-artist',
      'undo',
      'undo',
    ),
    a: fc.nat(20),
    b: fc.nat(20),
  }),
  { maxLength: 12 },
);

/** Both tracks of a song parted, the second while its artist was split: by themselves the first leaves one alone. */
const partedAlone: Step[] = [
  { what: 'part-track', a: 20, b: 0 },
  { what: 'split-artist', a: 8, b: 0 },
  { what: 'part-track', a: 9, b: 0 },
  { what: 'undo', a: 10, b: 0 },
];

async function library(store: Store): Promise<void> {
  await store.catalogue.resolve(
    ['X', 'Y', 'Z'].flatMap((artist) =>
      ['One', 'Two'].flatMap((title) => [
        spelling(title, artist),
        spelling(`${title} live`, artist, { songKey: title.toLowerCase(), versionKey: 'live' }),
      ]),
    ),
  );
}

function decisionOf({ what, a, b }: Step, songs: number[], artists: number[]): NewDecision {
  const song = (n: number) => songs[n % songs.length] ?? 0;
  const artist = (n: number) => artists[n % artists.length] ?? 0;
  const trackId = (a % 12) + 1;
  switch (what) {
    case 'merge-artists':
      return { kind: what, artistId: artist(a), intoId: artist(b) };
    case 'part-track':
      return { kind: what, trackId };
    case 'move-track':
      return { kind: what, trackId, songId: song(b) };
    case 'rename-song':
      return { kind: what, songId: song(a), title: `title ${b}` };
    case 'rename-artist':
      return { kind: what, artistId: artist(a), name: `name ${b}` };
    case 'split-artist': {
      const parts = ['x', `new ${b % 3}`].map((key) => ({ name: key, key }));
      return { kind: what, artistId: artist(a), parts };
    }
    default:
      return { kind: 'merge-songs', songId: song(a), intoId: song(b) };
  }
}

type Rows = Record<string, unknown[]>;
const byText = (rows: unknown[] = []) => rows.map((row) => JSON.stringify(row)).sort();
/** The tables whose rows decisions change. */
export const catalogueOf = ({ track, song, artist, identity_part }: Rows) => ({
  track: byText(track),
  song: byText(song),
  artist: byText(artist),
  identity_part: byText(identity_part),
});

/** What the catalogue looks like, whichever ids songs that were made for tracks have. */
async function seen(store: Store): Promise<unknown> {
  const trackIds = Array.from({ length: 12 }, (_, index) => index + 1);
  const credits = await store.catalogue.creditsOf(trackIds);
  const tracks = trackIds.map((id) =>
    (credits.get(id) ?? []).map(({ name, role }) => `${role} ${name}`),
  );
  const { songIds } = await store.catalogue.songs();
  const songs = [];
  for (const songId of songIds) {
    const { title, artist, tracks: its } = await store.identity.song(songId);
    songs.push(`${its.map(({ trackId }) => trackId)}: ${title} – ${artist}`);
  }
  return { tracks, songs: songs.sort() };
}

async function take(store: Store, step: Step): Promise<void> {
  const { songs, artists } = await store.identity.names();
  try {
    if (step.what === 'undo') {
      const held = await store.identity.decisions();
      const nth = held[step.a % Math.max(1, held.length)];
      if (nth) await store.identity.undo(nth.id);
      return;
    }
    const decision = decisionOf(
      step,
      songs.map(({ songId }) => songId),
      artists.map(({ artistId }) => artistId),
    );
    await decided(store, decision);
  } catch (error) {
    if (!(error instanceof EchoError && error.code === 'identity-unchanged')) throw error;
  }
}

export function identityProperties(open: OpenStage): void {
  it('decisions and undoing in any order end where those that hold lead; undoing all, at the start', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), async (taken, seed) => {
        const { store, rows } = await open();
        await library(store);
        const before = catalogueOf(await rows());
        const { songIds } = await store.catalogue.songs();
        for (const step of taken) await take(store, step);
        expect(await store.check()).toEqual([]);
        const after = await seen(store);

        const held = await store.identity.decisions();
        const gone: number[] = [];
        for (let left = held.map(({ id }) => id); left.length > 0; ) {
          const id = left[(seed + left.length * 7) % left.length] ?? 0;
          left = left.filter((one) => one !== id);
          gone.push(id);
          await store.identity.undo(id);
        }
        expect(catalogueOf(await rows())).toEqual(before);
        expect(await store.check()).toEqual([]);

        // Only what held, from the start: own songs get other ids, hence `repeat`. A decision about a
        // song whose making was undone has nothing to be made about again.
        if (!canRepeat(held, songIds)) return;
        if (await repeat(store, held)) expect(await seen(store)).toEqual(after);
      }),
      { numRuns: 15, examples: [[partedAlone, 0]] },
    );
  });
}

const aboutSongs: ReadonlySet<string> = new Set([
  'merge-songs',
  'move-track',
  'rename-song',
  'different-songs',
]);

/** Whether every song that decisions name was there from the start, or is made by one of them. */
function canRepeat(held: Held, songIds: Int32Array): boolean {
  const there = new Set<number>(songIds);
  return held.every(({ kind, subjectId, objectId }) => {
    if (kind === 'part-track') there.add(objectId ?? 0);
    if (!aboutSongs.has(kind)) return true;
    const subject = kind === 'move-track' || there.has(subjectId);
    return subject && (objectId === null || there.has(objectId));
  });
}

type Held = Awaited<ReturnType<Store['identity']['decisions']>>;

/** Null where it changes nothing: one of those that it was made after was undone, and does not hold. */
async function decided(store: Store, decision: NewDecision) {
  try {
    return await store.identity.decide(decision, 'a test');
  } catch (error) {
    if (!(error instanceof EchoError && error.code === 'identity-unchanged')) throw error;
    return null;
  }
}

/**
 * Makes the decisions once more, those about a parted track's song about the new one. False where one of them
 * changes nothing now: what it was made after was undone, and it is not made again.
 */
async function repeat(store: Store, held: Held): Promise<boolean> {
  const own = new Map<number, number>();
  let areAllMade = true;
  const now = (id: number | null) => own.get(id ?? 0) ?? id ?? 0;
  for (const { kind, subjectId, objectId, text } of held) {
    const [subject, object] = [now(subjectId), now(objectId)];
    const artistId = subjectId;
    const parts = (text ?? '').split('\n').map((key) => ({ name: key, key }));
    const made = await decided(
      store,
      {
        'merge-songs': { kind: 'merge-songs', songId: subject, intoId: object } as const,
        'merge-artists': { kind: 'merge-artists', artistId, intoId: objectId ?? 0 } as const,
        'part-track': { kind: 'part-track', trackId: subjectId } as const,
        'move-track': { kind: 'move-track', trackId: subjectId, songId: object } as const,
        'rename-song': { kind: 'rename-song', songId: subject, title: text ?? '' } as const,
        'rename-artist': { kind: 'rename-artist', artistId, name: text ?? '' } as const,
        'split-artist': { kind: 'split-artist', artistId, parts } as const,
        'different-songs': { kind: 'different-songs', songId: subject, otherId: object } as const,
        'different-artists': {
          kind: 'different-artists',
          artistId,
          otherId: objectId ?? 0,
        } as const,
      }[kind],
    );
    if (made === null) areAllMade = false;
    if (kind === 'part-track' && objectId !== null && made?.objectId != null) {
      own.set(objectId, made.objectId);
    }
  }
  return areAllMade;
}
