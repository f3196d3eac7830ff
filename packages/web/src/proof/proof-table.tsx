import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import type { ShownTrial, Suggester } from './trial.ts';
import { weekWords } from './week-words.ts';

interface ProofTableProps {
  readonly trial: ShownTrial;
  readonly naive: Suggester;
  readonly timeZone: string;
}

/** The drawing for those who listen to the page. */
export function ProofTable({ trial, naive, timeZone }: ProofTableProps) {
  const { proof } = useMessages();
  const words = useWords();
  return (
    <div className="sr-only">
      <table>
        <caption>{proof.chart}</caption>
        <thead>
          <tr>
            <th scope="col">{proof.tableWeek}</th>
            <th scope="col">{proof.by.echotune}</th>
            <th scope="col">{proof.by[naive]}</th>
            <th scope="col">{proof.tableRight}</th>
          </tr>
        </thead>
        <tbody>
          {trial.weeks.map((week) => (
            <tr key={week.startsAt}>
              <th scope="row">{weekWords(week, timeZone, words)}</th>
              <td>{words.number(week.hits.length)}</td>
              <td>{words.number(week.naiveHits)}</td>
              <td>{words.number(week.right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
