import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ImportStatus } from '../api.generated.ts';
import { api } from '../api.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { LifeGroove } from '../groove/life-groove.tsx';
import { Plate } from '../groove/record.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { phaseOf, progressOf, totalsSentence } from '../words/import-words.ts';
import { useWords } from '../words/use-words.ts';
import { FilesRead } from './files-read.tsx';
import { isFruitless, isOver } from './follow-import.ts';
import { TopArtists } from './top-artists.tsx';
import { UnreadFiles } from './unread-files.tsx';
import { useImport } from './use-import.ts';
import { YearsFound } from './years-found.tsx';

interface ImportProgressProps {
  readonly id: number;
  readonly onDone: (status: ImportStatus) => void;
  /** It ended and brought no play: the page stays, and the report is to be kept. */
  readonly onFruitless: (status: ImportStatus) => void;
  readonly onLeave: () => void;
}

/** A moment to see the whole life drawn: a small history is read faster than one can look. */
const lookMs = 1400;

/** The groove growing while the files are read, with the counts in words beside it. */
export function ImportProgress({ id, onDone, onFruitless, onLeave }: ImportProgressProps) {
  const { imports } = useMessages();
  const { status, error, away } = useImport(id);
  const ended = status !== null && status.state === 'done' && isOver(status);
  const done = ended && !isFruitless(status);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => onDone(status), lookMs);
    return () => clearTimeout(timer);
  }, [done, status, onDone]);
  useEffect(() => {
    if (ended && !done) onFruitless(status);
  }, [ended, done, status, onFruitless]);

  if (status === null) {
    return (
      <Stage drawing={<Drawing status={null} />}>
        <div className="py-16">{error && <ProblemText problem={problemOf(error)} large />}</div>
      </Stage>
    );
  }
  return (
    <Stage drawing={<Drawing status={status} />}>
      <div className="flex flex-col justify-center py-6 lg:min-h-dvh lg:max-w-[38rem] lg:py-16">
        <Headline status={status} />
        <p role="status" className="min-h-6 text-small text-warn">
          {away && !isOver(status) && imports.away}
        </p>
        {status.failure && <Failure failure={status.failure} />}
        <YearsFound months={status.findings.months} />
        <TopArtists artists={status.findings.topArtists} />
        <UnreadFiles status={status} />
        <FilesRead status={status} />
        <div className="mt-8">
          {done ? null : isOver(status) ? (
            <button type="button" onClick={onLeave} className="button button-strong">
              {imports.chooseOthers}
            </button>
          ) : (
            <CancelButton id={id} />
          )}
        </div>
      </div>
    </Stage>
  );
}

function Drawing({ status }: { readonly status: ImportStatus | null }) {
  const { imports } = useMessages();
  const words = useWords();
  return (
    <Plate>
      <LifeGroove months={status?.findings.months ?? []} />
      <p className="plate-heart">
        {status && (
          <>
            <span className="tabular-nums">{words.number(status.totals.read)}</span>
            <span className="block font-plain text-small text-soft">{imports.rowsRead}</span>
          </>
        )}
      </p>
    </Plate>
  );
}

function Headline({ status }: { readonly status: ImportStatus }) {
  const { imports } = useMessages();
  const words = useWords();
  const share = progressOf(status);
  const fruitless = isOver(status) && isFruitless(status);
  const phase = imports.phases[fruitless ? 'fruitless' : phaseOf(status)];
  const totals = totalsSentence(status.totals, status.files, imports, words);
  return (
    <>
      <h1 className="text-story">{phase}</h1>
      {!isOver(status) && (
        <progress
          className="hairline-progress mt-7"
          aria-label={phase}
          max={1}
          {...(share === null || status.phase === 'training' ? {} : { value: share })}
        />
      )}
      <p className="mt-5 text-body text-soft tabular-nums">
        {totals} {status.expired > 0 && imports.expired(status.expired, words)}
      </p>
      <p className="sr-only" aria-live="polite">
        {isOver(status) ? `${phase}. ${totals}` : phase}
      </p>
    </>
  );
}

function Failure({ failure }: { readonly failure: NonNullable<ImportStatus['failure']> }) {
  const { code, message, advice } = failure;
  return (
    <div className="mt-6">
      <ProblemText problem={{ code, detail: message, advice }} />
    </div>
  );
}

function CancelButton({ id }: { readonly id: number }) {
  const { imports } = useMessages();
  const cancel = useMutation({ mutationFn: () => api.cancelImport(id) });
  return (
    <button
      type="button"
      disabled={cancel.isPending || cancel.isSuccess}
      onClick={() => cancel.mutate()}
      className="button"
    >
      {cancel.isSuccess ? imports.cancelling : imports.cancel}
    </button>
  );
}
