import { EchoError, type Scope } from '@echotune/data';
import { showEntries, statisticsTool } from '@echotune/service';
import { playlistOf, storedPlaylist } from '../playlist-of.ts';
import { songOf } from '../song-of.ts';
import { listenerOfCall, toolContext } from './music-tool.ts';
import { health, models } from './operations/reading.ts';
import type { McpContext, Told } from './tool.ts';

type Variables = Readonly<Record<string, string | readonly string[]>>;

/** Something that can be read at an address: one, or one of many that a template has. */
export interface McpResource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly address: string;
  readonly needs: readonly Scope[];
  readonly isOfListener: boolean;
  /** Of a template: which there are; null where there are too many to say. */
  readonly list?: ((context: McpContext) => Promise<readonly NamedAddress[]>) | null;
  /** Throws EchoError. */
  read(context: McpContext, variables: Variables): Promise<Told['facts']>;
}

interface NamedAddress {
  readonly uri: string;
  readonly name: string;
}

const most = 50;
const top = 10;

/** A variable of an address; what is there twice, or not, is none. */
function one(variables: Variables, name: string): string {
  const value = variables[name];
  if (typeof value === 'string') return value;
  throw new EchoError('input-invalid', `${name}: is not there once.`);
}

/** What a listener heard in a time, in short. */
async function summary(
  context: McpContext,
  range: { readonly from?: string; readonly to?: string },
) {
  const told = async (of: 'summary' | 'artists' | 'songs') => {
    const { facts } = await statisticsTool.run(toolContext(context, ''), {
      of,
      ...range,
      count: top,
    });
    return facts;
  };
  return {
    summary: await told('summary'),
    artists: await told('artists'),
    songs: await told('songs'),
  };
}

async function playlist(context: McpContext, id: number) {
  const { store } = context.echotune;
  const stored = await storedPlaylist(store, listenerOfCall(context), id);
  const entries = await showEntries(store, stored, 0, most);
  const songs = entries.map(({ song, reason }) => ({ ...songOf(song), reason }));
  return { ...playlistOf(stored), songs };
}

/** Everything that can be read, with the scopes that the API asks for the same. */
export const resources: readonly McpResource[] = [
  {
    ...{ name: 'profile', title: 'The listener', address: 'echotune://listener/profile' },
    description: 'Who the listener is: what they heard ever, in short.',
    ...{ needs: ['read'], isOfListener: true },
    read: async (context) => {
      const listener = await context.echotune.store.listeners.get(listenerOfCall(context));
      if (listener === null) throw new EchoError('listener-unknown', 'The listener is gone.');
      const { name, timeZone } = listener;
      return { listener: { name, timeZone }, ...(await summary(context, {})) };
    },
  },
  {
    ...{ name: 'playlist', title: 'A playlist', address: 'echotune://playlists/{id}' },
    description: `What stands in a playlist, the first ${most}.`,
    ...{ needs: ['recommend'], isOfListener: true },
    list: async (context) => {
      const { playlists } = context.echotune.store;
      const page = await playlists.list(listenerOfCall(context), null, most);
      return page.map(({ id, name }) => ({ uri: `echotune://playlists/${id}`, name }));
    },
    read: (context, variables) => {
      const id = /^[1-9]\d{0,8}$/.exec(one(variables, 'id'));
      if (id === null) throw new EchoError('playlist-unknown', 'There is no such playlist.');
      return playlist(context, Number(id[0]));
    },
  },
  {
    ...{ name: 'statistics', title: 'A time', address: 'echotune://statistics/{from}/{to}' },
    description: 'What was heard between two local dates, YYYY-MM-DD, the second included.',
    ...{ needs: ['read'], isOfListener: true, list: null },
    read: (context, variables) =>
      summary(context, { from: one(variables, 'from'), to: one(variables, 'to') }),
  },
  ...[
    { ...health, address: 'echotune://health' },
    { ...models, address: 'echotune://models' },
  ].map(({ name, title, description, address, needs, run }) => ({
    ...{ name, title, description, address, needs, isOfListener: false },
    read: async (context: McpContext) => (await run(context, {})).facts,
  })),
];
