import { EchoError, type Store, type VerdictKind } from '@echotune/data';
import { listenLimitBytes, mostListens, readSubmission, recordingMbid } from '@echotune/formats';
import { findSongs, giveVerdict, recordPlays } from '@echotune/service';
import type { z } from 'zod';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import { bodyBytes } from '../open-to-scrobblers.ts';
import type { FindHolder } from '../token-holder.ts';
import { admit, admitted } from './authorise.ts';
import { songOfMsid } from './listens.ts';
import { readBody } from './read-body.ts';
import { DeletedListen, Feedback } from './schema.ts';

const source = 'listenbrainz-api';
const done = { status: 'ok' } as const;
const verdicts: Readonly<Record<'1' | '-1', VerdictKind>> = { '1': 'love', '-1': 'dislike' };

/** Throws input-invalid. */
async function songIn(store: Store, feedback: z.infer<typeof Feedback>): Promise<number> {
  const { recording_mbid: mbid, recording_msid: msid } = feedback;
  const identity = recordingMbid(mbid);
  const [identified = null] = identity === null ? [] : await findSongs(store, [{ identity }]);
  const songId = identified ?? (typeof msid === 'string' ? songOfMsid(msid) : null);
  if (songId !== null && (await store.catalogue.cards([songId])).size > 0) return songId;
  throw new EchoError(
    'input-invalid',
    'JSON document must contain the recording_msid of a listen, or a recording_mbid that a listen had.',
  );
}

/** What ListenBrainz' clients tell. */
export function listenbrainzWriteRoutes(
  app: TypedApp,
  { echotune }: RouteContext,
  find: FindHolder,
): void {
  const { store, clock } = echotune;
  const forScrobblers = { onRequest: admit(find, 'scrobble'), schema: { hide: true } };

  app.post(
    '/submit-listens',
    { ...forScrobblers, bodyLimit: listenLimitBytes * mostListens },
    async (request) => {
      const listener = admitted(request);
      const now = clock();
      const submission = readSubmission(bodyBytes(request.body), now);
      if ('refused' in submission) throw new EchoError('input-invalid', submission.refused);
      if (submission.kind === 'listens') {
        await recordPlays(store, { listenerId: listener.id, source, now }, submission.plays);
      } else {
        const { durationMs, track } = submission;
        const { title, artist, album } = track;
        await store.nowPlaying.set(listener.id, { title, artist, album, source, durationMs });
      }
      return done;
    },
  );

  app.post('/feedback/recording-feedback', forScrobblers, async (request) => {
    const listener = admitted(request);
    const feedback = readBody(Feedback, request.body);
    const songId = await songIn(store, feedback);
    if (feedback.score === 0) await store.verdicts.clear(listener.id, { songId });
    else await giveVerdict(store, listener.id, { songId }, verdicts[`${feedback.score}`], clock());
    return done;
  });

  app.post(
    '/delete-listen',
    { onRequest: admit(find, 'scrobble', 'read'), schema: { hide: true } },
    async (request) => {
      const listener = admitted(request);
      const { listened_at, recording_msid } = readBody(DeletedListen, request.body);
      const songId = songOfMsid(recording_msid);
      const second = listened_at * 1000;
      const plays = await store.plays.after(listener.id, second - 1, 100);
      const play = plays.find((one) => one.songId === songId && one.startedAt < second + 1000);
      if (play !== undefined) await store.plays.delete(listener.id, play.id);
      return done;
    },
  );
}
