import type { MonthCount } from '../groove/months.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

interface YearsTableProps {
  readonly name: string;
  readonly months: readonly MonthCount[];
}

/** The drawing of the years for those who listen to the page. */
export function YearsTable({ name, months }: YearsTableProps) {
  const { explore } = useMessages();
  const words = useWords();
  if (months.length === 0) return null;
  return (
    <div className="sr-only">
      <table>
        <caption>{explore.history.table(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{explore.history.month}</th>
            <th scope="col">{explore.history.playsColumn}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, plays }) => (
            <tr key={month}>
              <th scope="row">{words.monthYear(Date.parse(`${month}-15`), 'UTC')}</th>
              <td>{words.number(plays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
