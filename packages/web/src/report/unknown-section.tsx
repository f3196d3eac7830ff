import type { Report } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Row, Section } from '../parts/section.tsx';
import { idOf } from './write-fact.ts';

/** What could not be measured, and why. */
export function UnknownSection({ report: { facts } }: { readonly report: Report }) {
  const { report: words } = pageMessages;
  const unknown = facts.flatMap((fact) => (fact.why === null ? [] : [{ ...fact, why: fact.why }]));
  if (unknown.length === 0) return null;
  return (
    <Section title={words.unknown} errors={[]}>
      <ul className="mt-3">
        {unknown.map((fact) => (
          <Row key={idOf(fact)} title={idOf(fact)} detail={words.reasons[fact.why]} />
        ))}
      </ul>
    </Section>
  );
}
