import type { Statistics } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

const msPerHour = 3_600_000;
const enoughPlays = 500;

/** How much is known, in one quiet line. */
export function HistoryLine({ statistics }: { readonly statistics: Statistics }) {
  const { history } = useMessages().home;
  const words = useWords();
  const { plays, ms, untimed, artists, firstPlay, timeZone, longestStreakDays } = statistics;
  const since = firstPlay === null ? '' : history.since(words.monthYear(firstPlay, timeZone));
  return (
    <p className="text-pretty text-small text-soft tabular-nums">
      {history.plays(plays, words)}
      {since}, {untimed < plays && history.hours(Math.round(ms / msPerHour), words)}
      {history.artists(artists, words)}
      {longestStreakDays > 1 && history.streak(longestStreakDays, words)}.
      {untimed > 0 && untimed < plays && history.untimed(untimed, words)}
      {plays < enoughPlays && history.few(plays, enoughPlays, words)}
    </p>
  );
}
