import type { Statistics } from '../api.generated.ts';
import { useWords } from '../words/use-words.ts';

const msPerHour = 3_600_000;
const enoughPlays = 500;

/** How much is known, in one quiet line. */
export function HistoryLine({ statistics }: { readonly statistics: Statistics }) {
  const words = useWords();
  const { plays, ms, untimed, artists, firstPlay, timeZone, longestStreakDays } = statistics;
  const hours = words.counted(Math.round(ms / msPerHour), 'hour', 'hours');
  const since = firstPlay === null ? '' : ` since ${words.monthYear(firstPlay, timeZone)}`;
  return (
    <p className="text-pretty text-small text-soft tabular-nums">
      {words.counted(plays, 'play', 'plays')}
      {since}, {untimed < plays && `${hours} of music `}by{' '}
      {words.counted(artists, 'artist', 'artists')}
      {longestStreakDays > 1 && `, at best ${words.number(longestStreakDays)} days in a row`}.
      {untimed > 0 &&
        untimed < plays &&
        ` How long ${words.counted(untimed, 'play', 'plays')} lasted nobody told.`}
      {plays < enoughPlays &&
        ` With ${words.counted(plays, 'play', 'plays')} I mostly know your week. It gets better around ${words.number(enoughPlays)}.`}
    </p>
  );
}
