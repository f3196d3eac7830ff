import type { Said, Subject } from './enrich-deps.ts';

/** The MBID by which a subject is known; empty without one. */
export const mbidOf = ({ identities }: Subject): string =>
  identities.find(({ kind }) => kind.endsWith('-mbid'))?.value ?? '';

/** The answer about one subject; null where the service does not know it. */
export async function askEach(
  subject: Subject | undefined,
  ask: (subject: Subject) => Promise<Said | null>,
): Promise<ReadonlyMap<number, Said>> {
  const said = subject === undefined ? null : await ask(subject);
  return new Map(subject === undefined || said === null ? [] : [[subject.id, said]]);
}
