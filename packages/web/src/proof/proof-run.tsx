import { useId, useState } from 'react';
import { isUnderWay } from '../frame/under-way.ts';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import type { Proof } from './use-proof.ts';

const spans = [12, 26, 52, 104] as const;
type Span = (typeof spans)[number];

/** Asking for a backtest, following it, stopping it; and what became of the last one. */
export function ProofRun({ proof: state }: { readonly proof: Proof }) {
  const { proof } = useMessages();
  const { latest, last, start } = state;
  const [weeks, setWeeks] = useState<Span>(12);
  const id = useId();
  if (isUnderWay(latest)) return <UnderWay proof={state} />;
  return (
    <>
      {latest !== null && latest.state !== 'done' && <Ended proof={state} />}
      <form
        className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          start(weeks);
        }}
      >
        <label htmlFor={id} className="text-small text-soft">
          {proof.weeksLabel}
        </label>
        <select
          id={id}
          className="choice"
          value={weeks}
          onChange={({ target }) =>
            setWeeks(spans.find((each) => each === Number(target.value)) ?? 12)
          }
        >
          {spans.map((span) => (
            <option key={span} value={span}>
              {proof.weeksBack[span]}
            </option>
          ))}
        </select>
        <button type="submit" className={last === null ? 'button button-strong' : 'button'}>
          {last === null ? proof.start : proof.again}
        </button>
      </form>
      <p className="mt-3 max-w-prose text-faint text-small">{proof.takes}</p>
    </>
  );
}

function UnderWay({ proof: { latest, cancel } }: { readonly proof: Proof }) {
  const { proof } = useMessages();
  const words = useWords();
  if (latest === null) return null;
  const { state, weeksDone, weeksAsked } = latest;
  const said =
    state === 'queued'
      ? proof.waiting
      : proof.weekOf(words.number(weeksDone + 1), words.number(weeksAsked));
  return (
    <div className="mt-6 max-w-prose">
      <div className="flex items-baseline justify-between">
        <p role="status" className="text-body tabular-nums">
          {said}
        </p>
        <button type="button" className="word" onClick={cancel}>
          {proof.stop}
        </button>
      </div>
      <progress
        className="hairline-progress mt-2"
        aria-label={said}
        value={weeksDone}
        max={weeksAsked}
      />
      <p className="mt-3 text-faint text-small">{proof.takes}</p>
    </div>
  );
}

function Ended({ proof: { latest } }: { readonly proof: Proof }) {
  const { proof } = useMessages();
  const words = useWords();
  if (latest === null) return null;
  const { state, failure, weeksDone, weeksAsked } = latest;
  const weeks = (count: number) => proof.weeks(count, words.number(count));
  if (state === 'cancelled') {
    return <p className="mt-6 text-body text-soft">{proof.stopped(weeks(weeksDone))}</p>;
  }
  const isShort = failure?.code === 'history-too-short';
  return (
    <div role="alert" className="mt-6 max-w-prose text-body text-soft">
      <p className="text-ink">{isShort ? proof.tooShort(weeks(weeksAsked)) : proof.failed}</p>
      {!isShort && failure && <p>{failure.message}</p>}
      <p>{isShort ? proof.tooShortAdvice : proof.failedAdvice}</p>
    </div>
  );
}
