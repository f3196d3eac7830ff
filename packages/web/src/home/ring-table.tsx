import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

/** The ring for those who listen to the page: plays by weekday and hour. */
export function RingTable({ clock }: { readonly clock: readonly (readonly number[])[] }) {
  const { ring } = useMessages().home;
  const words = useWords();
  const order = Array.from({ length: 7 }, (_, at) => (at + words.firstDay) % 7);
  return (
    <div className="sr-only">
      <table>
        <caption>{ring.table}</caption>
        <thead>
          <tr>
            <th scope="col">{ring.weekday}</th>
            {Array.from({ length: 24 }, (_, hour) => words.hour(hour)).map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{words.weekday(weekday, 'long')}</th>
              {clock[weekday]?.map((plays, hour) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the position is the hour
                <td key={hour}>{words.number(plays)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
