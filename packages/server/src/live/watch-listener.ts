import { setTimeout as wait } from 'node:timers/promises';
import { EchoError } from '@echotune/data';
import type { ShelfName } from '@echotune/engine';
import type { ReasonLanguage } from '@echotune/service';
import type { z } from 'zod';
import type { LiveEvent } from '../schema/live.ts';
import { shelfOf } from '../shelf-of.ts';
import type { EchoTune } from '../wire.ts';
import type { Watched } from './change.ts';
import type { Mark } from './mark.ts';
import { readChanges } from './read-changes.ts';

export interface Watch extends Watched {
  /** Answered anew after plays; null for none. */
  readonly shelf: ShelfName | null;
  readonly limit: number;
  readonly language: ReasonLanguage;
}

const pollMs = 200;
/** While the store is away. */
export const awayMs = 1_000;

const passing: readonly string[] = ['store-unreachable', 'store-timeout'];

/** Whether only the store is missing, or too busy, for a while. */
export function isAway(cause: unknown): boolean {
  return cause instanceof EchoError && passing.includes(cause.code);
}

/**
 * What happens to a listener, as it happens, beginning with how things stand: plays that were stored by
 * whichever process and the shelf that they lead to, what plays now, imports, trainings and playlists.
 * Who connects late, or reads slowly, misses steps and never the state; nor does it end where the store is
 * away for a while. Ends when the signal fires or the listener is gone.
 */
export async function* watchListener(
  echotune: EchoTune,
  watch: Watch,
  signal: AbortSignal,
): AsyncGenerator<z.input<typeof LiveEvent>> {
  const { listenerId, shelf, limit, language } = watch;
  let mark: Mark | null = null;
  while (!signal.aborted) {
    let pauseMs = pollMs;
    try {
      const changes = await readChanges(echotune, watch, mark);
      if (changes === null) return;
      yield* changes.told;
      if (changes.profileChanged && shelf !== null) {
        const filled = await echotune.recommender.recommend({ listenerId, shelf, limit, language });
        yield { type: 'recommendations', shelf: shelfOf(filled, language) };
      }
      mark = changes.mark;
    } catch (cause) {
      if (!isAway(cause)) throw cause;
      pauseMs = awayMs;
    }
    await wait(pauseMs, undefined, { signal }).catch(() => {});
  }
}
