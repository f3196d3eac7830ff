import type { Report } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { Sourced } from './sourced.tsx';

/** The areas, the weightiest first, each with a bar and what is as it should be. */
export function AreasSection({ report }: { readonly report: Report }) {
  const { report: words } = pageMessages;
  const { number } = useWords();
  return (
    <Section title={words.areas} errors={[]}>
      <ul className="mt-3">
        {report.areas.map(({ area, score, standing }) => (
          <li key={area} className="border-line border-b py-2">
            <div className="flex items-baseline justify-between gap-4">
              <span>{words.names[area]}</span>
              <span className="text-faint text-small">
                {score === 0 ? words.quiet : number(score)}
              </span>
            </div>
            <meter
              className="weight"
              min={0}
              max={100}
              value={score}
              aria-label={words.weight(words.names[area], number(score))}
            />
            {standing.map((sentence) => (
              <div key={sentence.text} className="text-small text-soft">
                <Sourced sentence={sentence} report={report} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
