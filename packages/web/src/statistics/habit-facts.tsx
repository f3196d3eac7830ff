import type { Statistics } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { Fact } from './fact.tsx';

/** Streaks and sittings, each beside those of the time compared with. */
export function HabitFacts({ statistics }: { readonly statistics: Statistics }) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const { longestStreak, currentStreakDays, sessions, compared } = statistics;
  const before = (say: (figures: NonNullable<Statistics['compared']>) => string) =>
    compared === null ? null : said.before(say(compared));
  const days = (count: number) => said.days(count, words.number(count));
  const sittings = (count: number) => said.sittings(count, words.number(count));
  return (
    <dl className="facts">
      <Fact
        number={days(statistics.longestStreakDays)}
        before={before((figures) => days(figures.longestStreakDays))}
      >
        {said.streak}
        {longestStreak && `, ${words.span(longestStreak.from, longestStreak.to)}`}
        {currentStreakDays > 1 && ` ${said.streakNow(days(currentStreakDays))}`}
      </Fact>
      <Fact number={sittings(sessions)} before={before((figures) => sittings(figures.sessions))}>
        {said.sittingsAre}
      </Fact>
      <Fact
        number={words.duration(statistics.sessionMs)}
        before={before((figures) => words.duration(figures.sessionMs))}
      >
        {said.sittingLength(words.number(Math.round(statistics.sessionPlays)))}
      </Fact>
      <Fact
        number={words.duration(statistics.longestSessionMs)}
        before={before((figures) => words.duration(figures.longestSessionMs))}
      >
        {said.longestSitting}
      </Fact>
    </dl>
  );
}
