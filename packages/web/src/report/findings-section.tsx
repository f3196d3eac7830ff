import type { Report, ReportFinding } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { Sourced } from './sourced.tsx';

interface FindingsProps {
  readonly report: Report;
  readonly section: ReportFinding['section'];
}

/** What is to be mended, or could be connected, the weightiest first. */
export function FindingsSection({ report, section }: FindingsProps) {
  const { report: words } = pageMessages;
  const findings = report.findings.filter((finding) => finding.section === section);
  return (
    <Section title={words[section]} errors={[]}>
      {findings.length === 0 && <p className="mt-3 text-soft">{words.nothing}</p>}
      <ol className="mt-3">
        {findings.map((finding) => (
          <Finding key={finding.key} finding={finding} report={report} />
        ))}
      </ol>
    </Section>
  );
}

function Finding({
  finding,
  report,
}: {
  readonly finding: ReportFinding;
  readonly report: Report;
}) {
  const { report: words } = pageMessages;
  const { number, percent } = useWords();
  const { area, score, impact, confidence, effort, sentence, advice, command, key } = finding;
  const isNew = report.changes?.appeared.includes(key) ?? false;
  return (
    <li className="border-line border-b py-3">
      <Sourced sentence={sentence} report={report} />
      <p className="text-soft">
        {advice.split('`').map((part, nth) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that does not change
          nth % 2 === 1 ? <code key={nth}>{part}</code> : part,
        )}
      </p>
      {command !== null && (
        <p className="text-small">
          <code>{command}</code>
        </p>
      )}
      <p className="text-faint text-small">
        {words.names[area]},{' '}
        {words.rank(number(score), number(impact), percent(confidence), words.efforts[effort])}
        {isNew && ` (${words.appeared})`}
        {sentence.isReworded && report.help && `, ${words.reworded(report.help.model)}`}
      </p>
    </li>
  );
}
