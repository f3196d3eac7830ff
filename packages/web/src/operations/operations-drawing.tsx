import { Plate, SilentGroove } from '../groove/record.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { useWords } from '../words/use-words.ts';
import { arcPath, radiusOf } from './arcs.ts';
import { dollars } from './dollars.ts';
import { isShut } from './outlook.ts';
import { partsOf, useDiagnosis, useSpending } from './use-operations.ts';

const mostShown = 5;

/** How the instance is; round it each spending limit, filled as far as it is used. */
export function OperationsDrawing() {
  const {
    operations,
    operations: { budgets },
  } = pageMessages;
  const { number, locale } = useWords();
  const diagnosis = useDiagnosis();
  const spending = useSpending();
  const limits = spending.data?.limits.slice(0, mostShown) ?? [];
  const parts = partsOf(diagnosis.data);
  const wrong = parts.filter(({ ok }) => !ok).length;
  const soon = parts.filter(({ problem }) => problem !== null).length;
  const shut = spending.data?.limits.filter(isShut).length ?? 0;
  const heart = () => {
    if (wrong > 0) return operations.needsYou(wrong, number(wrong));
    if (shut > 0) return operations.shut(shut, number(shut));
    return soon > 0 ? operations.toLookAt(soon, number(soon)) : operations.well;
  };
  return (
    <Plate>
      <SilentGroove />
      <svg viewBox="0 0 1000 1000" role="img" aria-label={operations.drawing}>
        {limits.map(({ limit, settledUsd, heldUsd }, nth) => {
          const radius = radiusOf(nth, limits.length);
          const [settled, held] = [settledUsd, heldUsd].map(
            (usd) => Number(usd) / Number(limit.limitUsd),
          );
          const spent = Math.min(1, settled ?? 0);
          return (
            <g key={limit.id}>
              <path d={arcPath(radius, 0, 1)} className="limit-whole" />
              <path
                d={arcPath(radius, spent, Math.min(1, spent + (held ?? 0)))}
                className="limit-held"
              />
              <path d={arcPath(radius, 0, spent)} className="limit-spent" />
            </g>
          );
        })}
      </svg>
      {limits.map(({ limit, settledUsd }, nth) => (
        <span
          key={limit.id}
          className="plate-label limit-label"
          style={{ top: `${(500 - radiusOf(nth, limits.length)) / 10}%` }}
        >
          {dollars(settledUsd, locale)} / {dollars(limit.limitUsd, locale)}{' '}
          {budgets.per[limit.period]}
        </span>
      ))}
      {diagnosis.data && <p className="plate-heart whitespace-pre-line">{heart()}</p>}
    </Plate>
  );
}
