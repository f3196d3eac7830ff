import { type Fact, FactWriter } from '../fact.ts';

/** What rules hold facts against, as facts: sentences may name them. */
export function thresholds(now: number): readonly Fact[] {
  return new FactWriter('a rule of this report', now)
    .add('rule.hit-ratio', 'share', 0.5)
    .add('rule.budget-near', 'share', 0.9)
    .add('rule.model-age', 'days', 7)
    .add('rule.test-report-age', 'days', 14)
    .add('rule.dependency-behind', 'days', 90)
    .add('rule.percentile', 'share', 0.75)
    .add('rule.vital', 'ms', 2500, 'LCP')
    .add('rule.vital', 'ms', 200, 'INP')
    .add('rule.vital', 'ratio', 0.1, 'CLS').facts;
}

/** Requests below which a share of them says nothing. */
export const fewestRequests = 20;
/** Rows that may be unreadable before it is worth a look. */
export const mostRejected = 0.02;
/** Seldom enough for an accident. */
export const fewestMisfits = 3;
/** Known that much ahead it is soon. */
export const soonDays = 30;
