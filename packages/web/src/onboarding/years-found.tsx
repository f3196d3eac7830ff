import type { ImportStatus } from '../api.generated.ts';
import { yearsOf } from '../groove/months.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

/** The years that turned up in what was read so far, each with its plays. */
export function YearsFound({ months }: { readonly months: ImportStatus['findings']['months'] }) {
  const { imports } = useMessages();
  const words = useWords();
  const years = yearsOf(months);
  if (years.length === 0) return null;
  return (
    <ol
      aria-label={imports.yearsFound}
      className="mt-5 flex flex-wrap gap-x-4 gap-y-1 text-small text-soft tabular-nums"
    >
      {years.map(({ year, plays }) => (
        <li key={year}>
          {year} <span className="text-faint">{words.number(plays)}</span>
        </li>
      ))}
    </ol>
  );
}
