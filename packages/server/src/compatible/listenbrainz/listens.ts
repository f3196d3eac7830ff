import type { Listener, Play, Store } from '@echotune/data';

const msidHead = 'ec407e00-0000-8000-8000-';

/** ListenBrainz knows recordings by ids of its own (MSIDs): here they hold the song's number. */
function msidOf(songId: number): string {
  return msidHead + songId.toString(16).padStart(12, '0');
}

/** The song of such an id; null where it is none of ours. */
export function songOfMsid(msid: string): number | null {
  const digits = msid.toLowerCase().startsWith(msidHead) ? msid.slice(msidHead.length) : '';
  if (!/^[0-9a-f]{12}$/i.test(digits)) return null;
  const songId = Number.parseInt(digits, 16);
  return songId > 0 && songId < 2 ** 31 ? songId : null;
}

const infoFields = new Map([
  ['recording-mbid', 'recording_mbid'],
  ['isrc', 'isrc'],
  ['spotify-track', 'spotify_id'],
]);

function infoOf(identities: readonly { kind: string; value: string }[]): Record<string, string> {
  const info: Record<string, string> = {};
  for (const { kind, value } of identities) {
    const field = infoFields.get(kind);
    if (field === undefined || info[field] !== undefined) continue;
    info[field] = value.replace(/^spotify:track:/, 'https://open.spotify.com/track/');
  }
  return info;
}

/** Plays as ListenBrainz' listens, in the order given. */
export async function listensOf(store: Store, listener: Listener, plays: readonly Play[]) {
  const cards = await store.catalogue.cards([...new Set(plays.map(({ songId }) => songId))]);
  const identities = await store.catalogue.identities([
    ...new Set(plays.map(({ trackId }) => trackId)),
  ]);
  return plays.map(({ songId, trackId, startedAt }) => {
    const card = cards.get(songId);
    const msid = msidOf(songId);
    const release = card?.release ?? null;
    return {
      listened_at: Math.floor(startedAt / 1000),
      recording_msid: msid,
      user_name: listener.name,
      track_metadata: {
        artist_name: card?.artist ?? '',
        track_name: card?.title ?? '',
        ...(release === null ? {} : { release_name: release }),
        additional_info: { ...infoOf(identities.get(trackId) ?? []), recording_msid: msid },
      },
    };
  });
}
