import type { Report } from '../api.generated.ts';
import { Plate, SilentGroove } from '../groove/record.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { arcPath, radiusOf } from '../operations/arcs.ts';
import { useWords } from '../words/use-words.ts';

/** The names stand at the top, where the circles begin. */
const [first, last] = [0.1, 0.9];

/** A circle for each area, the weightiest outermost, and on it as far round as it weighs. */
export function AreasDrawing({ report: { areas, findings } }: { readonly report: Report }) {
  const { report: words } = pageMessages;
  const { number } = useWords();
  return (
    <Plate>
      <SilentGroove />
      <svg viewBox="0 0 1000 1000" role="img" aria-label={words.drawing}>
        {areas.map(({ area, score }, nth) => {
          const radius = radiusOf(nth, areas.length);
          const to = first + ((last - first) * score) / 100;
          return (
            <g key={area}>
              <path d={arcPath(radius, 0, 1)} className="limit-whole" />
              <path d={arcPath(radius, first, to)} className="limit-spent" />
            </g>
          );
        })}
      </svg>
      {areas.map(({ area }, nth) => (
        <span
          key={area}
          className="plate-label limit-label agent-label"
          style={{ top: `${(500 - radiusOf(nth, areas.length)) / 10}%` }}
        >
          {words.names[area]}
        </span>
      ))}
      <p className="plate-heart whitespace-pre-line">
        {words.heart(findings.length, number(findings.length))}
      </p>
    </Plate>
  );
}
