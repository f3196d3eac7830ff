import type { Query } from '@tanstack/react-query';

interface Begun {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
}

/** Whether it waits or runs; null was never begun. */
export function isUnderWay(begun: Begun | null | undefined): boolean {
  return begun?.state === 'queued' || begun?.state === 'running';
}

const everyMs = 2_000;

/** Asks again every few seconds while something in the answer is under way. */
export function whileUnderWay<Answer>(begunIn: (answer: Answer) => readonly (Begun | null)[]) {
  return ({ state: { data } }: Pick<Query<Answer>, 'state'>): number | false =>
    data !== undefined && begunIn(data).some(isUnderWay) ? everyMs : false;
}
