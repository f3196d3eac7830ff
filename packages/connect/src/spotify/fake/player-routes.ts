import { errorAnswer, type FakeAnswer } from '../../fake/misbehaviour.ts';
import { type ApiRequest, urisOf } from './api-request.ts';
import { trackObject } from './songs.ts';

export function currentlyPlaying({ world, user, apiUrl }: ApiRequest): FakeAnswer {
  if (user.playing === null) return { status: 204 };
  const { song, isPlaying, progressMs } = user.playing;
  return {
    status: 200,
    body: {
      ...{ timestamp: world.now, is_playing: isPlaying, progress_ms: progressMs, context: null },
      ...{ currently_playing_type: 'track', item: trackObject(song, apiUrl) },
      actions: { disallows: { resuming: isPlaying } },
    },
  };
}

/** play, pause, seek, next and previous: for Premium, and where a device is there. */
export function control(request: ApiRequest, command: string): FakeAnswer {
  const { world, user, query, body } = request;
  if (!user.isPremium) {
    return errorAnswer(403, 'Player command failed: Premium required', {
      reason: 'PREMIUM_REQUIRED',
    });
  }
  if (!user.hasDevice) {
    return errorAnswer(404, 'Player command failed: No active device found', {
      reason: 'NO_ACTIVE_DEVICE',
    });
  }
  const songs = [...world.songs.values()];
  const current = user.playing?.song ?? songs[0];
  if (current === undefined) return errorAnswer(404, 'Nothing to play');
  const now = { song: current, isPlaying: true, progressMs: user.playing?.progressMs ?? 0 };
  switch (command) {
    case 'pause':
      user.playing = { ...now, isPlaying: false };
      break;
    case 'seek':
      user.playing = { ...now, progressMs: Number(query.get('position_ms')) };
      break;
    case 'play': {
      const [uri] = urisOf(body) ?? [];
      const wanted = uri === undefined ? current : world.songs.get(uri);
      if (wanted === undefined) return errorAnswer(400, 'Invalid track uri');
      user.playing = { ...now, song: wanted, ...(uri !== undefined && { progressMs: 0 }) };
      break;
    }
    default: {
      const step = command === 'next' ? 1 : songs.length - 1;
      const at = songs.findIndex(({ uri }) => uri === current.uri);
      user.playing = { ...now, song: songs[(at + step) % songs.length] ?? current, progressMs: 0 };
    }
  }
  return { status: 204 };
}
