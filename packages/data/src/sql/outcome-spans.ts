import type { OutcomeSpan } from '../domain/import-run.ts';
import type { PlayOutcome } from '../domain/play.ts';
import { EchoError } from '../errors.ts';
import type { ImportBatch } from '../store/import-store.ts';

/**
 * The outcome of each record of a batch: plays by what became of them, merged with the spans of
 * the other records, neighbours of the same outcome joined. Every record from the first to the last
 * is in exactly one span; throws input-invalid where the batch leaves one out or names one twice.
 */
export function outcomeSpans(batch: ImportBatch, outcomes: readonly PlayOutcome[]): OutcomeSpan[] {
  const spans = [...batch.otherSpans, ...playSpans(batch, outcomes)];
  spans.sort((a, b) => a.firstRecord - b.firstRecord);
  const joined: OutcomeSpan[] = [];
  let next = batch.firstRecord;
  for (const span of spans) {
    if (span.firstRecord !== next || span.lastRecord < next) throw gap(next, span.firstRecord);
    next = span.lastRecord + 1;
    const last = joined.at(-1);
    if (last && alike(last, span)) {
      joined[joined.length - 1] = { ...last, lastRecord: span.lastRecord };
    } else {
      joined.push(span);
    }
  }
  if (next !== batch.lastRecord + 1) throw gap(next, batch.lastRecord);
  return joined;
}

function playSpans(batch: ImportBatch, outcomes: readonly PlayOutcome[]): OutcomeSpan[] {
  return batch.plays.map(({ record }, index) => {
    if (record === null) throw new EchoError('input-invalid', 'An imported play has no record.');
    const outcome = outcomes[index];
    const added = outcome === 'added';
    return {
      firstRecord: record,
      lastRecord: record,
      line: 0,
      outcome: added ? 'added' : 'duplicate',
      code: outcome === 'deleted' || outcome === 'same-play' ? outcome : '',
      reason: '',
    };
  });
}

function alike(a: OutcomeSpan, b: OutcomeSpan): boolean {
  return a.outcome === b.outcome && a.code === b.code && a.reason === b.reason;
}

function gap(expected: number, found: number): EchoError {
  return new EchoError(
    'input-invalid',
    `Record ${expected} was expected next, the batch goes on with ${found}.`,
  );
}

/** How many records of each outcome the spans cover. */
export function tally(spans: readonly OutcomeSpan[]): Record<OutcomeSpan['outcome'], number> {
  const records = { added: 0, duplicate: 0, 'not-music': 0, rejected: 0 };
  for (const { outcome, firstRecord, lastRecord } of spans) {
    records[outcome] += lastRecord - firstRecord + 1;
  }
  return records;
}
