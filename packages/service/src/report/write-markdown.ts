import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import { type Fact, idOf } from './fact.ts';
import { efforts } from './finding.ts';
import type { Report, ReportFinding, ReportSentence } from './report-document.ts';
import { reportWords } from './sentences/report-words.ts';
import { writeOf, writeValue, writeWeight } from './write-value.ts';

/** "2026-06-01 08:00 UTC" */
function writeMoment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Numbers the sources in the order in which sentences name them. */
class Notes {
  readonly #numbers = new Map<string, number>();

  /** "[^1][^2]" */
  of({ slots }: Pick<ReportSentence, 'slots'>): string {
    return [...new Set(Object.values(slots))].map((id) => `[^${this.#numberOf(id)}]`).join('');
  }

  lines(report: Report, language: ReasonLanguage): string[] {
    const facts = new Map(report.facts.map((fact) => [idOf(fact), fact]));
    return [...this.#numbers].map(([id, number]) => {
      const fact = facts.get(id);
      return `[^${number}]: ${fact === undefined ? id : noteOn(fact, language)}`;
    });
  }

  #numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.#numbers.size + 1;
    this.#numbers.set(id, number);
    return number;
  }
}

function noteOn({ name, of, value, unit, source, at }: Fact, language: ReasonLanguage): string {
  const what = of === null ? `\`${name}\`` : `\`${name}\`, ${writeOf(of, language)}`;
  return `${what}: ${value === null ? '–' : writeValue(value, unit, language)}. ${source}; ${writeMoment(at)}.`;
}

/** A report as Markdown, each sentence followed by its sources. */
export function writeMarkdown(report: Report, language: ReasonLanguage): string {
  const words = reportWords(language);
  const notes = new Notes();
  const sourced = (sentence: ReportSentence) => `${sentence.text}${notes.of(sentence)}`;
  const byKey = new Map(report.findings.map((finding) => [finding.key, finding]));
  const weight = (value: number) => writeWeight(value, language);
  const section = (name: ReportFinding['section']) =>
    report.findings.filter((finding) => finding.section === name);
  const finding = (one: ReportFinding, nth: number) => [
    `${nth + 1}. **${sourced(one.sentence)}** ${one.advice}${one.command === null ? '' : ` \`${one.command}\``}`,
    `   *${words.areaNames[one.area]}, ${weight(one.score)} = 20 × ${weight(one.impact)} × ${weight(one.confidence)} ÷ ${weight(efforts[one.effort])} (${words.efforts[one.effort]})*`,
  ];
  const findings = (name: ReportFinding['section']) => {
    const all = section(name).flatMap(finding);
    return all.length === 0 ? [words.nothing] : all;
  };
  const lines = [
    ...[
      `# ${words.title}`,
      '',
      `${words.made(report.codeVersion, writeMoment(report.at))} ${words.byRules}`,
    ],
    ...helpLines(report, language),
    ...['', `## ${words.summary}`, '', ...report.summary.map((one) => `- ${sourced(one)}`)],
    ...['', `## ${words.areas}`, '', ...areaTable(report, language), '', words.ranked],
    ...report.areas.flatMap(({ area, standing }) =>
      standing.length === 0
        ? []
        : ['', `**${words.areaNames[area]}.** ${standing.map(sourced).join(' ')}`],
    ),
    ...['', `## ${words.recommendations}`, '', ...findings('recommendations')],
    ...['', `## ${words.integrations}`, '', ...findings('integrations')],
    ...['', `## ${words.nextSteps}`, ''],
    ...report.nextSteps.map(({ command, keys }, nth) => {
      const said = keys.flatMap((key) => byKey.get(key)?.sentence ?? []).slice(0, 1);
      return `${nth + 1}. \`${command}\`: ${said.map(sourced).join(' ')}`;
    }),
    ...(report.nextSteps.length === 0 ? [words.nothing] : []),
    ...changeLines(report, language),
    ...researchLines(report, language),
    ...unknownLines(report, language),
    ...['', `## ${words.sources}`, '', ...notes.lines(report, language), ''],
  ];
  return lines.join('\n');
}

function helpLines({ help }: Report, language: ReasonLanguage): string[] {
  if (help === null) return [];
  const words = reportWords(language);
  if (help.problem !== null) return ['', words.notHelped(help.problem)];
  const count = (value: number) => writeValue(value, 'count', language);
  return [
    '',
    words.helped(help.model, count(help.reworded), count(help.refused), costOf(help.costUsd)),
  ];
}

/** Calls cost less than a cent: to the first two digits that say something. */
function costOf(usd: number): string {
  return `$${usd === 0 ? '0.00' : usd >= 0.01 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

function areaTable({ areas }: Report, language: ReasonLanguage): string[] {
  const words = reportWords(language);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(words.areaHead),
    '|---|--:|--:|--:|',
    ...areas.map(({ area, score, findings, known, unknown }) =>
      row([
        ...[words.areaNames[area], String(score), String(findings.length)],
        unknown === 0 ? String(known) : `${known} / ${known + unknown}`,
      ]),
    ),
  ];
}

function changeLines({ changes, findings }: Report, language: ReasonLanguage): string[] {
  if (changes === null) return [];
  const words = reportWords(language);
  const lines = [
    ...findings
      .filter(({ key }) => changes.appeared.includes(key))
      .map(({ sentence }) => `- ${words.appeared}: ${sentence.text}`),
    ...changes.gone.map(({ text }) => `- ${words.gone}: ${text}`),
    ...changes.moved.map(({ name, of, unit, before, now, isBetter }) => {
      const [was, is] = [before, now].map((value) => writeValue(value, unit, language));
      const what = of === null ? `\`${name}\`` : `\`${name}\`, ${writeOf(of, language)}`;
      return `- ${isBetter ? words.better : words.worse}: ${what}: ${was} → ${is}`;
    }),
  ];
  const told = lines.length === 0 ? [words.same] : lines;
  return ['', `## ${words.changes(writeMoment(changes.since))}`, '', ...told];
}

function researchLines({ research }: Report, language: ReasonLanguage): string[] {
  if (research.length === 0) return [];
  const words = reportWords(language);
  return [
    ...['', `## ${words.research}`, '', words.notMeasured],
    ...research.flatMap(({ question, text, sources, model, costUsd }) => [
      ...['', `**${question}**`, '', ...text.split('\n').map((line) => `> ${line}`), ''],
      ...sources.map(({ url, title }) => `- ${title ?? url}: <${url}>`),
      ...['', `${model}, ${costOf(costUsd)}`],
    ]),
  ];
}

/** What is not known, by why. */
function unknownLines({ facts }: Report, language: ReasonLanguage): string[] {
  const words = reportWords(language);
  const byReason = Map.groupBy(
    facts.flatMap((fact) => (fact.why === null ? [] : [{ ...fact, why: fact.why }])),
    ({ why }) => why,
  );
  if (byReason.size === 0) return [];
  return [
    ...['', `## ${words.unknown}`, ''],
    ...[...byReason].map(([why, unknown]) => {
      const names = unknown.map((fact) => `\`${idOf(fact)}\``).join(', ');
      return `- ${names}: ${words.reasons[why]}`;
    }),
  ];
}
