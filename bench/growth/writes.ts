import type { Call, Side } from './side.ts';
import { freshPlays, importSome, of, play, type Things } from './things.ts';

/** A write that can be made again and again. */
export interface Write {
  readonly name: string;
  /** Makes what it is about, untimed; then what is to be sent. */
  readonly make: (side: Side, things: Things) => Promise<Call>;
  /** Puts things right again, untimed. */
  readonly undo?: (side: Side, things: Things) => Promise<unknown>;
}

const listens = 1000;

function plays(name: string, count: number): Write {
  return {
    name,
    make: async (side) => ({
      ...{ method: 'POST', path: `/api/v1/plays?${of(side)}` },
      json: { plays: freshPlays(side, count) },
    }),
  };
}

const history: readonly Write[] = [
  plays('addPlays, 1', 1),
  plays(`addPlays, ${listens}`, listens),
  {
    name: `submit-listens, ${listens}`,
    make: async (side, { secret }) => {
      const payload = freshPlays(side, listens).map((one) => {
        const { title, artist, startedAt } = { title: '', artist: '', startedAt: 0, ...one };
        return {
          listened_at: Math.floor(startedAt / 1000),
          track_metadata: { artist_name: artist, track_name: title },
        };
      });
      const json = { listen_type: 'import', payload };
      return { method: 'POST', path: '/1/submit-listens', json, authorization: `Token ${secret}` };
    },
  },
  {
    name: 'deletePlay',
    make: async (side) => {
      await play(side);
      const newest = await side.ask('GET', `/api/v1/plays?${of(side)}&limit=1`);
      return { method: 'DELETE', path: `/api/v1/plays/${newest.plays[0].id}?${of(side)}` };
    },
  },
  {
    name: 'importFiles',
    make: async (side) => ({
      ...{ method: 'POST', path: `/api/v1/imports?${of(side)}` },
      files: { [`endsong_${side.next()}.json`]: `[${' '.repeat(side.next())}]` },
    }),
  },
  {
    name: 'undoImport',
    make: async (side) => ({
      ...{ method: 'DELETE', path: `/api/v1/past-imports/${await pastImport(side)}?${of(side)}` },
    }),
  },
];

async function pastImport(side: Side): Promise<number> {
  await importSome(side);
  const { imports } = await side.ask('GET', `/api/v1/past-imports?${of(side)}&limit=1`);
  return imports[0].id;
}

const words: readonly Write[] = [
  {
    name: 'giveVerdict',
    make: async (side, { song }) => ({
      ...{ method: 'PUT', path: `/api/v1/verdicts?${of(side)}` },
      json: { song, kind: side.next() % 2 === 0 ? 'love' : 'like' },
    }),
    undo: (side, { song }) => side.ask('DELETE', `/api/v1/verdicts?${of(side)}&song=${song}`),
  },
  {
    name: 'addExclusion',
    make: async (side, { song }) => ({
      ...{ method: 'POST', path: `/api/v1/exclusions?${of(side)}` },
      json: { song },
    }),
  },
  {
    name: 'removeExclusion',
    make: async (side, { song }) => {
      const path = `/api/v1/exclusions`;
      const { id } = await side.ask('POST', `${path}?${of(side)}`, { json: { song } });
      return { method: 'DELETE', path: `${path}/${id}?${of(side)}` };
    },
  },
  {
    name: 'setNowPlaying',
    make: async (side) => ({
      ...{ method: 'PUT', path: `/api/v1/listeners/${side.listener}/now-playing` },
      json: { title: `Song ${side.next()}`, artist: 'Artist 1' },
    }),
  },
  {
    name: 'beginConversation',
    make: async (side) => ({
      ...{ method: 'POST', path: `/api/v1/conversations/messages?${of(side)}` },
      json: { text: 'Play something calm', provider: 'interpreter' },
    }),
  },
  {
    name: 'changeListener',
    make: async (side) => ({
      ...{ method: 'PATCH', path: `/api/v1/listeners/${side.listener}` },
      json: { timeZone: side.next() % 2 === 0 ? 'UTC' : 'Europe/Berlin' },
    }),
  },
  {
    name: 'forgetListener',
    make: async (side) => {
      const json = { name: `passing ${side.next()}`, timeZone: 'UTC' };
      const { id } = await side.ask('POST', '/api/v1/listeners', { json });
      return { method: 'DELETE', path: `/api/v1/listeners/${id}` };
    },
  },
];

const lists: readonly Write[] = [
  {
    name: 'addPlaylist',
    make: async (side) => ({
      ...{ method: 'POST', path: `/api/v1/playlists?${of(side)}` },
      json: { name: `List ${side.next()}` },
    }),
  },
  {
    name: 'addEntries',
    make: async (side, { playlist, song }) => ({
      ...{ method: 'POST', path: `/api/v1/playlists/${playlist}/entries?${of(side)}` },
      json: { entries: [{ song }] },
    }),
  },
  {
    name: 'previewPlaylist',
    make: async (side) => ({
      ...{ method: 'POST', path: `/api/v1/playlists/preview?${of(side)}` },
      json: { shelf: 'for-you', limit: 30 },
    }),
  },
  {
    name: 'recommendSeveral',
    make: async (side) => ({
      ...{ method: 'POST', path: `/api/v1/recommendations/batch?${of(side)}` },
      json: { requests: [{ shelf: 'for-you' }, { shelf: 'discover' }] },
    }),
  },
];

const names: readonly Write[] = [
  {
    name: 'addDecision, another title',
    make: async (side, { other }) => ({
      ...{ method: 'POST', path: '/api/v1/identity/decisions' },
      json: { kind: 'rename-song', songId: other, title: `Called ${side.next()}` },
    }),
    undo: undoNewest,
  },
  {
    name: 'addDecision, one song',
    make: async (_side, { song, other }) => ({
      ...{ method: 'POST', path: '/api/v1/identity/decisions' },
      json: { kind: 'merge-songs', songId: other, intoId: song },
    }),
    undo: undoNewest,
  },
];

async function undoNewest(side: Side): Promise<void> {
  const { decisions } = await side.ask('GET', '/api/v1/identity/decisions');
  const newest = Math.max(...decisions.map(({ id }: { id: number }) => id));
  await side.ask('DELETE', `/api/v1/identity/decisions/${newest}`);
}

export const writes: readonly Write[] = [...history, ...words, ...lists, ...names];
