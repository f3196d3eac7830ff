import type { OwnHistory as Counted } from '@echotune/service';
import type { z } from 'zod';
import type { OwnHistory } from './schema/explore.ts';

/** A listener's history with a song or an artist as the API tells it. */
export function ownHistoryOf(counted: Counted): z.input<typeof OwnHistory> {
  const { msPlayed: ms, firstAt: firstPlay, lastAt: lastPlay, months, ...rest } = counted;
  return {
    ...{ ...rest, ms, firstPlay, lastPlay },
    months: months.map(({ month, plays }) => ({ month, plays })),
  };
}
