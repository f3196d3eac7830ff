import { centre, pointOn } from '../groove/spiral.ts';
import { weekdayOf, weekSpiral } from '../groove/week.ts';
import { useWords } from '../words/use-words.ts';

interface RingLabelsProps {
  readonly firstDay: number;
  /** Today's turn. */
  readonly turn: number;
}

const hours = [
  { hour: 0, className: 'ring-hour-foot' },
  { hour: 6, className: 'ring-hour-left' },
  { hour: 12, className: 'ring-hour-top' },
  { hour: 18, className: 'ring-hour-right' },
];

/** Hours at the rim; weekdays where their turn begins. */
export function RingLabels({ firstDay, turn }: RingLabelsProps) {
  const words = useWords();
  return (
    <div aria-hidden="true">
      {hours.map(({ hour, className }) => (
        <span key={hour} className={`ring-hour ${className}`}>
          {words.hour(hour)}
        </span>
      ))}
      {Array.from({ length: 7 }, (_, at) => {
        const { y } = pointOn(weekSpiral, at * 24);
        const today = at === turn;
        return (
          <span
            key={y}
            className="plate-label ring-weekday"
            data-today={today || undefined}
            style={{ top: `${y / 10}%`, left: `${centre / 10}%` }}
          >
            {words.weekday(weekdayOf(at, firstDay), 'short')}
          </span>
        );
      })}
    </div>
  );
}
