import { EchoError, type Retention } from '@echotune/data';
import { applyRetention, setRetention, usualShownDays } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted } from '../terminal/words.ts';

export interface RetentionOptions extends CommonOptions {
  readonly playsDays?: number;
  readonly playsForever?: boolean;
  readonly shownDays?: number;
  readonly yes?: boolean;
}

function changeOf({ playsDays, playsForever, shownDays }: RetentionOptions): Partial<Retention> {
  if (playsForever === true && playsDays !== undefined) {
    throw new EchoError('option-needed', 'Give either --plays-days or --plays-forever.');
  }
  return {
    ...(playsForever === true && { playsDays: null }),
    ...(playsDays !== undefined && { playsDays }),
    ...(shownDays !== undefined && { shownDays }),
  };
}

const dayMs = 86_400_000;

/** Throws not-confirmed where plays would go that nobody has agreed to lose. */
async function assertAgreed(
  { echotune }: Session,
  listenerId: number,
  { playsDays, yes }: RetentionOptions,
): Promise<void> {
  if (playsDays === undefined || yes === true) return;
  const before = echotune.clock() - playsDays * dayMs;
  const { startedAt } = await echotune.store.plays.columns(listenerId);
  const old = startedAt.filter((at) => at < before).length;
  if (old === 0) return;
  const what = counted(old, 'play', 'plays');
  throw new EchoError('not-confirmed', `This removes ${what} for good.`);
}

const days = (value: number) => counted(value, 'day', 'days');

/** `echotune retention`: for how long plays and what was shown are kept; what is older goes at once. */
export async function retentionCommand(session: Session, options: RetentionOptions): Promise<void> {
  const { echotune, output } = session;
  const change = changeOf(options);
  const { id, name } = await listenerFor(session, options);
  await assertAgreed(session, id, options);
  const isChange = Object.keys(change).length > 0;
  const removed = isChange ? await setRetention(echotune, id, change, 'now') : null;
  const { playsDays, shownDays } = await echotune.store.listeners.retention(id);
  output.say(`Plays are kept ${playsDays === null ? 'for ever' : `for ${days(playsDays)}`}.`);
  const usual = shownDays === null ? ', as is usual' : '';
  output.say(`What was recommended is kept for ${days(shownDays ?? usualShownDays)}${usual}.`);
  if (removed !== null) {
    const { plays, shown } = removed;
    const what = [counted(plays, 'play', 'plays'), counted(shown, 'song', 'songs')];
    output.say(`Older, and gone now: ${what[0]} and ${what[1]} that had been recommended.`);
  }
  output.answer({ listener: name, playsDays, shownDays, removed });
}

/**
 * Removes what an import brought that is older than its listener keeps it, and says so; the caller
 * trains. Returns how many plays went.
 */
export async function dropExpired(
  { echotune, output }: Session,
  listenerId: number,
): Promise<number> {
  const [expired] = await applyRetention(echotune, 'later', [listenerId]);
  const plays = expired?.plays ?? 0;
  if (plays > 0) {
    const what = counted(plays, 'play is', 'plays are');
    output.say(`${what} older than you keep them, and gone again (echotune retention).`);
  }
  return plays;
}
