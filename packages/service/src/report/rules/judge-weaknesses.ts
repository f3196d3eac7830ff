import type { FactSheet, KnownFact } from '../fact.ts';
import type { Draft, Judged } from '../finding.ts';
import type { FindingCode } from '../sentences/advice-english.ts';
import { type Statement, state } from '../sentences/statement.ts';

/** Of which there is no more to say than that it is so. */
const plain = [
  ...(['no-https', 'not-claimed', 'private-webhooks', 'no-rate-limit'] as const),
  ...(['weak-metrics-token', 'open-database', 'plain-redis', 'open-redis'] as const),
  ...(['runs-as-root'] as const),
] as const;
/** What rules of their own tell with more. */
const toldElsewhere: ReadonlySet<string> = new Set(['files-exposed', 'plain-database']);

/** What the diagnosis of security finds weak: one finding for each that is high or medium. */
export function judgeWeaknesses(sheet: FactSheet): Judged {
  const findings = sheet.knowns('security.severity').flatMap((severity): Draft[] => {
    const statement = toldElsewhere.has(severity.of ?? '') ? null : say(sheet, severity);
    if (statement === null) return [];
    return [
      {
        ...{ statement, area: 'security', section: 'recommendations' },
        ...{ impact: severity.value === 'high' ? 5 : 3, confidence: 1 },
        ...{ effort: 'setting', command: 'doctor-security' },
      },
    ];
  });
  const [high, medium, low] = ['high', 'medium', 'low'].map((of) =>
    sheet.number('security.weaknesses', of),
  );
  const standing = high && medium && low ? [state('weaknesses', { high, medium, low })] : [];
  return { findings, standing };
}

function say(sheet: FactSheet, severity: KnownFact): Statement<FindingCode> | null {
  const { of } = severity;
  const code = plain.find((one) => one === of);
  if (code !== undefined) return state(code, { severity });
  const [count, names] = [sheet.known('security.count', of), sheet.known('security.names', of)];
  const [version, endsOn] = [
    ...[sheet.known('security.version', of), sheet.known('security.endsOn', of)],
  ];
  const [keys, least] = [sheet.known('security.keys', of), sheet.known('security.least', of)];
  switch (of) {
    case 'secrets-exposed':
      return keys && state('secrets-exposed', { keys });
    case 'copies-exposed':
      return count && state('copies-exposed', { count });
    case 'broad-keys':
      return count && state('broad-keys', { count });
    case 'node-ended':
      return version && endsOn ? state('node-ended', { version, endsOn }) : null;
    case 'node-unfixed':
      return version && least ? state('node-unfixed', { version, least }) : null;
    case 'known-bad-version':
      return count && names && state('known-bad-version', { count, names });
    default:
      return null;
  }
}
