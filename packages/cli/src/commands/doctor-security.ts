import { EchoError } from '@echotune/data';
import {
  findWeaknesses,
  nodeReleases,
  observeSecurity,
  sayWeakness,
  type Weakness,
  weaknessAdvice,
} from '@echotune/service';
import type { Session } from '../session.ts';
import type { DoctorOptions, Finding } from './doctor-finding.ts';

/** A finding that programs know by its code. */
interface SecurityFinding extends Finding, Partial<Weakness> {}

/**
 * What is weak, the worst first, and what was looked at and is well. Of the installed versions OSV is asked where
 * the operator allows it or --ask-osv says so. What is low warns only.
 */
export async function examineSecurity(
  { echotune }: Session,
  { askOsv = false }: DoctorOptions,
): Promise<SecurityFinding[]> {
  const { surroundings, clock } = echotune;
  const { versions } = surroundings;
  const facts = await observeSecurity(
    { ...echotune, ...surroundings },
    { asks: askOsv || versions.isAllowed },
  );
  const weak = findWeaknesses(facts, clock());
  const found = weak.map((one): SecurityFinding => {
    const isLow = one.severity === 'low';
    return {
      ...one,
      ...{ part: 'security', ok: isLow, ...(isLow && { warns: true }) },
      detail: sayWeakness(one.code, one.params),
      advice: weaknessAdvice(one.code),
    };
  });
  return [...found, ...wellOf(facts, weak)];
}

function wellOf(
  { keys, nodeVersion, versions }: Awaited<ReturnType<typeof observeSecurity>>,
  weak: readonly Weakness[],
): Finding[] {
  const isWell = (prefix: string) => !weak.some(({ code }) => code.startsWith(prefix));
  const well = (part: string, detail: string): Finding => ({ part, ok: true, detail });
  const { asOf } = nodeReleases;
  return [
    ...(isWell('files-') ? [well('files', "their owner's alone")] : []),
    ...(isWell('node-') ? [well('node', `${nodeVersion}, no fix lacks that ${asOf} knew`)] : []),
    ...(versions.state === 'asked' && versions.found.length === 0
      ? [well('versions', `${versions.packages} packages, OSV knows nothing against them`)]
      : []),
    well('keys', `${keys} of the API`),
  ];
}

/** Throws option-needed where what goes with --security comes without it. */
export function checkSecurityOptions({ security, askOsv }: DoctorOptions): void {
  if (askOsv !== true || security === true) return;
  throw new EchoError('option-needed', '--ask-osv goes with --security.');
}
