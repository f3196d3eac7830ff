import { useMemo, useState } from 'react';
import type { OwnHistory } from '../api.generated.ts';
import { SilentRest, YearLabels } from '../groove/life-rest.tsx';
import { Plate } from '../groove/record.tsx';
import { pointedAt, stepAt } from '../groove/spiral.ts';
import { levelsOf, silentPath, strandArea, strandPath } from '../groove/strand.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { monthOf, stretchesOf, yearsOf } from './years.ts';
import { YearsTable } from './years-table.tsx';

interface YearsDrawingProps {
  readonly name: string;
  readonly history: OwnHistory;
  /** Of the whole history, UTC epoch ms. */
  readonly since: number;
  readonly now: number;
  readonly timeZone: string;
  /** The start of a play to light, UTC epoch ms. */
  readonly lit: number | null;
}

/** A song or an artist through the years: the listener's life as one groove, sounding where they played it. */
export function YearsDrawing(props: YearsDrawingProps) {
  const { name, history, since, now, timeZone, lit } = props;
  const { explore } = useMessages();
  const words = useWords();
  const [near, setNear] = useState<number | null>(null);
  const drawing = useMemo(() => {
    const ends = { first: monthOf(since, timeZone), last: monthOf(now, timeZone) };
    const life = yearsOf(history.months, ends);
    if (life === null) return null;
    const levels = levelsOf(life.counts);
    const lines = stretchesOf(life.counts).map(({ from, to }) =>
      strandPath(life.spiral, levels, Math.max(0, from - 0.5), Math.min(levels.length, to + 0.5)),
    );
    return { life, levels, strand: lines.join(''), last: levels.length };
  }, [history.months, since, now, timeZone]);
  if (drawing === null) return null;
  const { life, levels, strand, last } = drawing;
  const { spiral, counts, firstYear, years } = life;
  const monthAt = (at: number) => {
    const [year = 0, month = 0] = monthOf(at, timeZone).split('-').map(Number);
    return (year - firstYear) * 12 + month - 1;
  };
  const marked = lit === null ? near : monthAt(lit);
  const isMarked = marked !== null && marked >= 0 && marked < last;

  return (
    <Plate>
      <SilentRest life={life} />
      <svg
        viewBox="0 0 1000 1000"
        className="strand"
        role="img"
        aria-label={explore.history.drawing(name, firstYear)}
        onPointerMove={(event) => setNear(stepAt(spiral, years, pointedAt(event)))}
        onPointerLeave={() => setNear(null)}
      >
        <path d={silentPath(spiral, 0, last)} className="years-silent" />
        <path d={strand} className="strand-lit" />
        {isMarked && (
          <path d={strandArea(spiral, levels, marked, marked + 1)} className="years-near" />
        )}
      </svg>
      <YearLabels life={life} />
      <p className="plate-heart ring-heart" data-lit={isMarked || undefined}>
        {isMarked ? (
          <>
            <span>{explore.plays(counts[marked] ?? 0, words)}</span>
            <span className="ring-detail block font-plain text-small text-soft">
              {words.monthYear(Date.UTC(firstYear, marked, 15), 'UTC')}
            </span>
          </>
        ) : (
          <>
            <span>
              {history.plays === 0 ? explore.history.silent : explore.plays(history.plays, words)}
            </span>
            {history.rank !== null && (
              <span className="ring-detail block font-plain text-small text-soft tabular-nums">
                {explore.history.heart(words.number(history.rank))}
              </span>
            )}
          </>
        )}
      </p>
      <YearsTable name={name} months={history.months} />
    </Plate>
  );
}
