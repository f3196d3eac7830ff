import { useId } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { ProofTable } from './proof-table.tsx';
import { linePath, scaleOf, shareOfStep, spacesBetween } from './space-between.ts';
import type { ShownTrial } from './trial.ts';
import { tenths, weekWords } from './week-words.ts';

interface ProofDrawingProps {
  readonly trial: ShownTrial;
  readonly timeZone: string;
  /** Which of the trial's weeks. */
  readonly chosen: number;
  readonly onChoose: (week: number) => void;
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

/** Two lines, EchoTune's and the best naive list's, and the space between them. */
export function ProofDrawing({ trial, timeZone, chosen, onChoose }: ProofDrawingProps) {
  const { proof } = useMessages();
  const words = useWords();
  const id = useId();
  const { weeks, naive } = trial;
  const own = weeks.map(({ hits }) => hits.length);
  const other = weeks.map(({ naiveHits }) => naiveHits);
  const { most, rules } = scaleOf([...own, ...other]);
  const { ahead, behind } = spacesBetween({ own, other, most });
  const week = weeks[chosen];
  if (week === undefined || naive === null) return null;
  const [mine, theirs] = [own[chosen] ?? 0, other[chosen] ?? 0];
  const at = percent(shareOfStep(chosen, weeks.length));
  const name = weekWords(week, timeZone, words);
  const said = proof.weekSaid(name, words.number(mine), words.number(theirs));
  return (
    <figure className="proof" aria-labelledby={id}>
      <figcaption id={id} className="proof-caption">
        <span className="sr-only">{proof.chart}</span>
        <span aria-hidden="true">
          <strong>{words.number(mine)}</strong> EchoTune
        </span>
        <span aria-hidden="true" className="proof-other">
          <strong>{words.number(theirs)}</strong> {proof.by[naive]}
        </span>
        <span aria-hidden="true" className="proof-week">
          {name}
        </span>
      </figcaption>
      <div className="proof-field">
        {rules.map((rule) => (
          <span key={rule} className="proof-rule" style={{ bottom: percent(rule / most) }}>
            {words.number(rule)}
          </span>
        ))}
        <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
          <path d={behind} className="proof-behind" />
          <path d={ahead} className="proof-ahead" />
          <path d={linePath(other, most)} className="proof-line-other" />
          <path d={linePath(own, most)} className="proof-line" />
        </svg>
        <span className="proof-hair" style={{ left: at }} />
        <span className="proof-dot-other" style={{ left: at, bottom: percent(theirs / most) }} />
        <span className="proof-dot" style={{ left: at, bottom: percent(mine / most) }} />
        <input
          type="range"
          min={0}
          max={weeks.length - 1}
          value={chosen}
          aria-label={proof.chooseWeek}
          aria-valuetext={said}
          onChange={({ target }) => onChoose(target.valueAsNumber)}
        />
      </div>
      <div className="proof-ends" aria-hidden="true">
        <span>{words.monthYear(weeks[0]?.startsAt ?? 0, timeZone)}</span>
        <span>{words.monthYear((weeks.at(-1)?.endsAt ?? 1) - 1, timeZone)}</span>
      </div>
      <ProofTable trial={trial} naive={naive} timeZone={timeZone} />
    </figure>
  );
}

/** How each list did over all weeks, the best first. */
export function ListsBeside({ trial }: { readonly trial: ShownTrial }) {
  const { proof } = useMessages();
  const words = useWords();
  const best = trial.summary.suggesters.toSorted((a, b) => b.hitsPerWeek - a.hitsPerWeek);
  return (
    <section className="mt-8">
      <h2 className="text-title">{proof.listsTitle}</h2>
      <dl className="proof-lists">
        {best.map(({ by, hitsPerWeek, weeksWithHit }) => (
          <div key={by} data-own={by === 'echotune' || undefined}>
            <dt>{proof.by[by]}</dt>
            <dd>
              <span className="text-faint text-small">
                {proof.inWeeks(words.percent(weeksWithHit))}
              </span>
              <strong>{tenths(hitsPerWeek, words)}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
