import { useMutation, useQuery } from '@tanstack/react-query';
import { useChange } from '../account/use-change.ts';
import type { Listener, SpotifyStatus } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { connectionsApi } from './connections-api.ts';
import { LibraryLine } from './library-line.tsx';
import { SpotifyGone } from './spotify-gone.tsx';
import { spotifyReturn } from './spotify-return.ts';
import { useSpotify } from './use-connections.ts';

/** A Spotify account: connected by going there and coming back, and how it stands. */
export function SpotifySection({ listener }: { readonly listener: Listener }) {
  const {
    connections,
    connections: { spotify: words },
  } = pageMessages;
  const status = useSpotify(listener.id);
  const going = useMutation({
    mutationFn: () => connectionsApi.connectSpotify(listener.id),
    onSuccess: ({ url }) => location.assign(url),
  });
  const leaving = useChange('spotify', () => connectionsApi.disconnectSpotify(listener.id));
  const back = spotifyReturn(location.search);
  const connect = (what: string) => (
    <button
      type="button"
      className="button"
      disabled={going.isPending}
      onClick={() => going.mutate()}
    >
      {what}
    </button>
  );
  const { configured, connection } = status.data ?? { configured: true, connection: null };
  return (
    <Section
      title={connections.services.spotify}
      errors={[status.error, going.error, leaving.error]}
    >
      <p className="mt-3 text-soft">{words.what}</p>
      <p className="mt-2 text-faint text-small">{words.told}</p>
      {back !== null && (
        <p role="status" className="mt-4">
          {back === 'connected' ? words.done : words.trouble[back]}
        </p>
      )}
      {!configured && (
        <p className="mt-4">
          <strong>{connections.notSetUp}.</strong> {connections.askOperator} {words.setUp}
        </p>
      )}
      {configured && connection === null && status.data && (
        <p className="mt-4">{connect(connections.connect)}</p>
      )}
      {status.data && connection && (
        <>
          <SpotifyState listener={listener} status={status.data} />
          <div className="mt-4 flex flex-wrap items-center gap-3">
            {connection.consent !== 'holds' && connect(words.renew)}
            <LibraryLine listener={listener.id} library={status.data.library} />
            <Confirmed
              does={connections.disconnect}
              label={`${connections.disconnect}: ${connections.services.spotify}`}
              means={words.disconnectMeans}
              onConfirm={() => leaving.mutate(undefined)}
            />
          </div>
        </>
      )}
      {status.data && <SpotifyGone removed={status.data.removed} />}
    </Section>
  );
}

interface SpotifyStateProps {
  readonly listener: Listener;
  readonly status: SpotifyStatus;
}

/** Whose account, until when, and what plays. */
function SpotifyState({ listener, status: { connection, pausedUntil } }: SpotifyStateProps) {
  const {
    connections,
    connections: { spotify: words },
  } = pageMessages;
  const { day, dayTime } = useWords();
  const playing = useQuery({
    queryKey: ['spotify-playing', listener.id],
    queryFn: () => connectionsApi.playing(listener.id),
    enabled: connection !== null && connection.consent !== 'over' && pausedUntil === null,
    refetchInterval: ({ state }) => (state.status === 'error' ? false : 30_000),
  });
  if (connection === null) return null;
  const at = (time: number) => dayTime(time, listener.timeZone);
  const { title, artist, isPlaying } = playing.data?.playing ?? { title: null, artist: null };
  const now = isPlaying === true ? words.now : words.pausedNow;
  return (
    <div className="mt-4 grid gap-1">
      <p>
        <strong>{connections.connected}</strong> {words.as(connection.account)}
      </p>
      <p className={connection.consent === 'holds' ? 'text-soft' : 'text-warn'}>
        {words.consent[connection.consent](day(connection.consentEndsAt, listener.timeZone))}
      </p>
      <p className="text-soft">
        {connection.playsReadAt === null
          ? words.playsNotRead
          : words.playsRead(at(connection.playsReadAt))}
      </p>
      {pausedUntil !== null && <p className="text-warn">{words.paused(at(pausedUntil))}</p>}
      {playing.data && (
        <p className="text-soft">{title === null ? words.silence : now(title, artist ?? '')}</p>
      )}
    </div>
  );
}
