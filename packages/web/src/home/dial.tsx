import { useId } from 'react';
import type { Messages } from '../messages/messages.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { dialDots, dialLines } from './dial-drawing.ts';

interface DialProps {
  /** 0 discover – 1 familiar */
  readonly familiarity: number;
  /** Until it is touched, the balance is the listener's own habit. */
  readonly touched: boolean;
  readonly onTurn: (familiarity: number) => void;
}

function inWords(
  familiarity: number,
  percent: string,
  { onlyKnown, onlyNew, percent: share }: Messages['home']['dial'],
): string {
  if (familiarity >= 0.95) return onlyKnown;
  return familiarity <= 0.05 ? onlyNew : share(percent);
}

/** The one big control: worn grooves at the familiar end, single points at the other. */
export function Dial({ familiarity, touched, onTurn }: DialProps) {
  const { dial } = useMessages().home;
  const words = useWords();
  const id = useId();
  const percent = words.number(Math.round(familiarity * 100));
  const said = touched ? inWords(familiarity, percent, dial) : dial.asUsual;
  return (
    <div className="dial">
      <div className="flex items-baseline justify-between text-small text-soft">
        <label htmlFor={id}>{dial.familiar}</label>
        <output htmlFor={id} className="text-ink tabular-nums">
          {said}
        </output>
        <span>{dial.discover}</span>
      </div>
      <div className="relative h-16">
        <svg viewBox="0 0 1000 64" preserveAspectRatio="none" aria-hidden="true">
          <path d={dialLines} />
          <path d={dialDots} className="dial-dots" />
        </svg>
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={1 - familiarity}
          aria-label={dial.label}
          aria-valuetext={said}
          onChange={({ target }) => onTurn(Math.round((1 - target.valueAsNumber) * 100) / 100)}
        />
      </div>
    </div>
  );
}
