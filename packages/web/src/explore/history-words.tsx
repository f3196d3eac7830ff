import type { OwnHistory } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

interface HistoryWordsProps {
  readonly history: OwnHistory;
  readonly timeZone: string;
  readonly of: 'song' | 'artist';
}

const hourMs = 3_600_000;

/** A place in the listener's history, in a few plain sentences. */
export function HistoryWords({ history, timeZone, of }: HistoryWordsProps) {
  const { explore } = useMessages();
  const words = useWords();
  const { history: says } = explore;
  const { plays, ms, firstPlay, lastPlay, rank, longestStreak } = history;
  if (firstPlay === null || lastPlay === null) {
    return <p className="text-body text-soft">{of === 'song' ? says.never : says.neverArtist}</p>;
  }
  const sentences = [
    plays === 1
      ? says.once(words.dayTime(firstPlay, timeZone))
      : says.since(
          explore.plays(plays, words),
          words.monthYear(firstPlay, timeZone),
          words.day(lastPlay, timeZone),
        ),
    ...(rank === null
      ? []
      : [(of === 'song' ? says.rankOfSong : says.rankOfArtist)(words.number(rank))]),
    ...(ms > hourMs ? [says.hours(words.duration(ms))] : []),
    ...(longestStreak !== null && longestStreak.days > 1
      ? [
          says.streak(
            words.number(longestStreak.days),
            words.monthYear(Date.parse(longestStreak.to), 'UTC'),
          ),
        ]
      : []),
  ];
  return <p className="text-body text-pretty text-soft tabular-nums">{sentences.join(' ')}</p>;
}
