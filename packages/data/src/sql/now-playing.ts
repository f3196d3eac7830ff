import type { NowPlaying, PlayingTrack } from '../domain/now-playing.ts';
import type { NowPlayingStore } from '../store/now-playing-store.ts';
import { atomically, type Context } from './context.ts';
import { lockListener } from './listeners.ts';

/** For how long it counts where nobody says how long the track is. */
const usualMs = 10 * 60_000;

export class SqlNowPlaying implements NowPlayingStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  set(listenerId: number, playing: PlayingTrack): Promise<NowPlaying> {
    return atomically(this.#context, async (context) => {
      await lockListener(context, listenerId);
      const { durationMs, ...names } = playing;
      const since = context.clock();
      const until = since + (durationMs ?? usualMs);
      const row = { ...names, duration_ms: durationMs, since, until };
      await context.db
        .insertInto('now_playing')
        .values({ listener_id: listenerId, ...row })
        .onConflict((conflict) => conflict.column('listener_id').doUpdateSet(row))
        .execute();
      return { ...playing, since, until };
    });
  }

  async get(listenerId: number): Promise<NowPlaying | null> {
    const { db, clock } = this.#context;
    const row = await db
      .selectFrom('now_playing')
      .select(['title', 'artist', 'album', 'source', 'duration_ms as durationMs', 'since', 'until'])
      .where('listener_id', '=', listenerId)
      .where('until', '>', clock())
      .executeTakeFirst();
    return row ?? null;
  }

  async clear(listenerId: number): Promise<void> {
    const { db } = this.#context;
    await db.deleteFrom('now_playing').where('listener_id', '=', listenerId).execute();
  }

  async tidy(): Promise<void> {
    const { db, clock } = this.#context;
    await db.deleteFrom('now_playing').where('until', '<=', clock()).execute();
  }
}
