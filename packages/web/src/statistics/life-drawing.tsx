import { memo, type PointerEvent, useRef, useState } from 'react';
import { SilentRest, YearLabels } from '../groove/life-rest.tsx';
import { Plate } from '../groove/record.tsx';
import { pointedAt, stepAt } from '../groove/spiral.ts';
import { strandArea } from '../groove/strand.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { Brush } from './brush.tsx';
import { type DayRange, dateOf, lastNamed } from './day-range.ts';
import { type DrawnLife, dayOfStep, litPath, playsIn } from './life.ts';
import { useDraft } from './use-draft.ts';

interface LifeDrawingProps {
  readonly life: DrawnLife;
  readonly range: DayRange;
  /** Called while the range is being changed, and once more when it is settled. */
  readonly onRange: (range: DayRange, settled: boolean) => void;
}

/** The spiral of the listener's years with the range lit, and the same groove unrolled to brush over. */
export const LifeDrawing = memo(function LifeDrawing({ life, range, onRange }: LifeDrawingProps) {
  const draft = useDraft(range, onRange);
  return (
    <div className="statistics-drawing">
      <Plate>
        <Spiral life={life} {...draft} />
      </Plate>
      <Brush life={life} {...draft} />
    </div>
  );
});

type SpiralProps = ReturnType<typeof useDraft> & { readonly life: DrawnLife };

function Spiral({ life, range, change, settle }: SpiralProps) {
  const { spiral, years, firstYear, counts } = life.groove;
  const [near, setNear] = useState<number | null>(null);
  const drag = useRef<number | null>(null);
  const { statistics } = useMessages();
  const words = useWords();

  const monthAt = (event: PointerEvent<SVGSVGElement>) => {
    const step = stepAt(spiral, years, pointedAt(event));
    return step === null || step >= counts.length ? null : step;
  };
  const spread = (a: number, b: number) => {
    const from = Math.max(life.days.from, dayOfStep(Math.min(a, b), firstYear));
    const to = Math.min(life.days.to, dayOfStep(Math.max(a, b) + 1, firstYear));
    if (to > from) change({ from, to });
  };
  const press = (event: PointerEvent<SVGSVGElement>) => {
    drag.current = monthAt(event);
    if (drag.current === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    spread(drag.current, drag.current);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const month = monthAt(event);
    setNear(month);
    if (drag.current !== null && month !== null) spread(drag.current, month);
  };
  const release = () => {
    if (drag.current !== null) settle();
    drag.current = null;
  };

  const nearDay = near === null ? null : dayOfStep(near, firstYear);
  return (
    <>
      <SilentRest life={life.groove} />
      <svg
        viewBox="0 0 1000 1000"
        className="life-spiral"
        aria-hidden="true"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
        onPointerLeave={() => setNear(null)}
      >
        <QuietStrand life={life} />
        <path d={litPath(life, range)} className="strand-lit" />
        {near !== null && (
          <path
            d={strandArea(spiral, life.levels, near, Math.min(near + 1, counts.length))}
            className="ring-marked"
          />
        )}
      </svg>
      <YearLabels life={life.groove} />
      <p className="plate-heart life-heart">
        <span className="life-number">
          {words.number(nearDay === null ? playsIn(life, range) : (counts[near ?? 0] ?? 0))}
        </span>
        <span className="block font-plain text-small text-soft tabular-nums">
          {nearDay === null
            ? statistics.playsWord(playsIn(life, range))
            : words.monthYear(nearDay * 86_400_000, 'UTC')}
        </span>
        {nearDay === null && (
          <span className="life-span block font-plain text-faint text-small tabular-nums">
            {words.span(dateOf(range.from), dateOf(lastNamed(range, life.lastDay)))}
          </span>
        )}
      </p>
    </>
  );
}

const QuietStrand = memo(function QuietStrand({ life }: { readonly life: DrawnLife }) {
  return <path d={life.segments.join('')} className="strand-quiet" />;
});
