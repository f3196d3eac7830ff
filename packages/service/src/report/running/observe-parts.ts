import { type Fact, FactWriter } from '../fact.ts';

/** A part as the diagnosis sees it; nothing of its details, which may name people and paths. */
export interface ExaminedPart {
  readonly name: string;
  readonly ok: boolean;
  readonly warns?: boolean;
  /** A code; null where there is nothing to do. */
  readonly problem: string | null;
}

/** Which parts are well, as `echotune doctor` and the page's health tell it. */
export function observeParts(parts: readonly ExaminedPart[], now: number): readonly Fact[] {
  const facts = new FactWriter('diagnosis (echotune doctor)', now);
  facts
    .add('health.parts', 'count', parts.length)
    .add('health.wrong', 'count', parts.filter(({ ok }) => !ok).length);
  for (const { name, ok, problem } of parts) {
    facts.add('health.ok', 'yes-no', ok, name);
    if (problem !== null) facts.add('health.problem', 'text', problem, name);
  }
  return facts.facts;
}
