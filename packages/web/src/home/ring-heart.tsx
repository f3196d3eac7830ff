import type { Statistics } from '../api.generated.ts';
import { weekdayOf } from '../groove/week.ts';
import type { Messages } from '../messages/messages.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { localHour, type Words } from '../words/words.ts';
import { usualPlays } from './ring-facts.ts';

interface RingHeartProps {
  readonly statistics: Statistics;
  readonly today: number;
  readonly weekday: number;
  readonly lit: number | null;
  /** The hour that is pointed at. */
  readonly near: { readonly step: number; readonly plays: number } | null;
}

function said(
  { statistics, today, weekday, lit, near }: RingHeartProps,
  ring: Messages['home']['ring'],
  words: Words,
) {
  if (lit !== null) {
    const { timeZone } = statistics;
    const day = words.weekday(localHour(lit, timeZone).weekday, 'long');
    return [day, words.time(lit, timeZone)] as const;
  }
  if (near !== null) {
    const day = words.weekday(weekdayOf(Math.floor(near.step / 24), words.firstDay), 'long');
    const hour = near.step % 24;
    return [
      ring.plays(near.plays, words),
      ring.hours(day, words.hour(hour), words.hour(hour + 1)),
    ] as const;
  }
  const day = words.weekday(weekday, 'long');
  const usual = usualPlays(statistics, weekday);
  return [day, ring.today(today, usual, day, words)] as const;
}

/** What stands on the record's label. */
export function RingHeart(props: RingHeartProps) {
  const { ring } = useMessages().home;
  const words = useWords();
  const [large, small] = said(props, ring, words);
  return (
    <p className="plate-heart ring-heart" data-lit={props.lit !== null || undefined}>
      <span className="ring-word">{large}</span>
      <span className="ring-detail block font-plain text-small text-soft tabular-nums">
        {small}
      </span>
    </p>
  );
}
