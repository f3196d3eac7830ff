import type { Call, Side } from './side.ts';
import type { Things } from './things.ts';

interface Described {
  readonly operationId?: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
}

/** A read that the description names, and what it needs. */
export interface Read {
  readonly name: string;
  readonly call: Call;
}

type Values = Readonly<Record<string, string | number>>;

/** What a read is asked about, where its description cannot tell. */
const about: Readonly<Record<string, (things: Things) => Values>> = {
  searchCatalogue: ({ word }) => ({ q: word, limit: 20 }),
  findSimilarSongs: ({ song }) => ({ id: song }),
  getSong: ({ song }) => ({ id: song }),
  getArtist: ({ artist }) => ({ id: artist }),
  findBridge: ({ song, other }) => ({ from: song, to: other }),
  listCovers: ({ song }) => ({ song }),
  getPlaylist: ({ playlist }) => ({ id: playlist }),
  listEntries: ({ playlist }) => ({ id: playlist }),
  exportPlaylist: ({ playlist }) => ({ id: playlist, format: 'jspf' }),
  getConversation: ({ conversation }) => ({ id: conversation }),
  explainRecommendation: ({ impression }) => ({ impression }),
  getModel: ({ model }) => ({ version: model }),
  getImport: ({ anImport }) => ({ id: anImport }),
  listRejectedRows: ({ anImport }) => ({ id: anImport }),
  getWebhook: ({ webhook }) => ({ webhook }),
  listDeliveries: ({ webhook }) => ({ webhook }),
  getRadio: ({ song }) => ({ song }),
  getSpotifyRecommendations: () => ({ seed_artists: 'Artist 9' }),
  getStatistics: () => ({ include: 'eras' }),
};
const ofListener = new Set([
  ...['getEnrichment', 'getRetention', 'getNowPlaying', 'listScrobbleAccounts', 'exportListener'],
]);

/** Not of interest here, each with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  streamImport: 'ends with the import',
  getBacktest: 'a backtest reads one history, in the background',
  getTraining: 'a training reads everybody, in the background',
  getReport: 'a report is written in the background',
  getCover: 'a picture is a file',
  replayAgentLook: 'is about an entry of the log',
  finishSpotify: 'needs Spotify',
  getSpotifyPlaying: 'needs Spotify',
  getSpotifyAudioFeatures: 'needs features of songs',
  getSpotifySeveralAudioFeatures: 'needs features of songs',
};

/** Every GET that the server describes and that is not left out. Throws for one that nothing is known of. */
export async function readsOf(side: Side, things: Things): Promise<Read[]> {
  const { paths } = await side.ask('GET', '/api/v1/openapi.json');
  return Object.entries<{ get?: Described }>(paths).flatMap(([path, { get }]) => {
    const name = get?.operationId ?? path;
    if (get === undefined || Object.hasOwn(leftOut, name)) return [];
    const values: Values = {
      ...about[name]?.(things),
      ...(ofListener.has(name) && { id: side.listener }),
    };
    const parameters = get.parameters ?? [];
    const unknown = parameters.find(({ name: one, required }) => required && !(one in values));
    if (unknown !== undefined) throw new Error(`${name} needs ${unknown.name}: see reads.ts`);
    const query = new URLSearchParams();
    let filled = path;
    for (const { in: place, name: one } of parameters) {
      const value = one === 'listener' || one === 'x_listener' ? side.listener : values[one];
      if (value === undefined) continue;
      if (place === 'path') filled = filled.replace(`{${one}}`, String(value));
      else query.append(one, String(value));
    }
    return { name, call: { method: 'GET', path: `${filled}?${query}` } };
  });
}
