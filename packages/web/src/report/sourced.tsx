import type { Report, ReportSentence } from '../api.generated.ts';
import { timeZone } from '../operations/time-zone.ts';
import { useWords } from '../words/use-words.ts';
import { idOf, writeFact } from './write-fact.ts';

interface SourcedProps {
  readonly sentence: ReportSentence;
  readonly report: Report;
}

/** A sentence; opened, what it rests on, where that was read and when. */
export function Sourced({ sentence, report }: SourcedProps) {
  const words = useWords();
  const ids = [...new Set(Object.values(sentence.slots))];
  const facts = ids.flatMap((id) => report.facts.find((fact) => idOf(fact) === id) ?? []);
  return (
    <details className="sourced">
      <summary>{sentence.text}</summary>
      <ul className="mt-1 mb-3 text-small text-soft">
        {facts.map((fact) => (
          <li key={idOf(fact)}>
            <code>{fact.name}</code>
            {fact.of !== null && `, ${fact.of}`}: {writeFact(fact, words)}.{' '}
            <span className="text-faint">
              {fact.source}; {words.dayTime(fact.at, timeZone)}.
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
