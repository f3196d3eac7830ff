import type { Report } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { timeZone } from '../operations/time-zone.ts';
import { Row, Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { idOf, writeFact } from './write-fact.ts';

/** What the report before did not say, what it said alone, and which figures moved. */
export function ChangesSection({ report: { changes, findings } }: { readonly report: Report }) {
  const { report: words } = pageMessages;
  const reader = useWords();
  if (changes === null) return null;
  const appeared = findings.filter(({ key }) => changes.appeared.includes(key));
  const isSame = appeared.length + changes.gone.length + changes.moved.length === 0;
  return (
    <Section title={words.changes(reader.dayTime(changes.since, timeZone))} errors={[]}>
      {isSame && <p className="mt-3 text-soft">{words.same}</p>}
      <ul className="mt-3">
        {appeared.map(({ key, sentence }) => (
          <Row key={key} title={sentence.text} detail={words.appeared} />
        ))}
        {changes.gone.map(({ text }) => (
          <Row key={text} title={text} detail={words.gone} />
        ))}
        {changes.moved.map(({ before, now, unit, isBetter, ...fact }) => {
          const [was, is] = [before, now].map((value) => writeFact({ value, unit }, reader));
          const what = fact.of === null ? fact.name : `${fact.name}, ${fact.of}`;
          return (
            <Row
              key={idOf(fact)}
              title={`${what}: ${was} → ${is}`}
              detail={isBetter ? words.better : words.worse}
            />
          );
        })}
      </ul>
    </Section>
  );
}
