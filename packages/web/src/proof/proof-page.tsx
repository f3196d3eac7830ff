import { useMemo, useState } from 'react';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { localDay } from '../words/words.ts';
import './proof.css';
import { ListsBeside, ProofDrawing } from './proof-drawing.tsx';
import { ProofRun } from './proof-run.tsx';
import { ProofWords } from './proof-words.tsx';
import { type ShelfOfTrial, trialOf } from './trial.ts';
import { type Proof, useProof } from './use-proof.ts';
import { WeekSongs } from './week-songs.tsx';

/** What EchoTune would have recommended on one's own past, and what was then played. */
export function ProofPage() {
  const state = useProof(useListener().id);
  return state.last === null ? (
    <NoProof proof={state} />
  ) : (
    <Found key={state.last.status.id} proof={state} last={state.last} />
  );
}

/** Before there is a result: what it would be. */
function NoProof({ proof: state }: { readonly proof: Proof }) {
  const { proof } = useMessages();
  return (
    <Stage>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{proof.title}</h1>
        <div className="mt-5 grid gap-3 text-body text-soft">
          <p>{proof.what}</p>
          <p>{proof.beside}</p>
        </div>
        {state.isKnown && <ProofRun proof={state} />}
        <Trouble proof={state} />
      </div>
    </Stage>
  );
}

interface FoundProps {
  readonly proof: Proof;
  readonly last: NonNullable<Proof['last']>;
}

function Found({ proof: state, last: { status, result } }: FoundProps) {
  const { proof } = useMessages();
  const words = useWords();
  const [shelf, setShelf] = useState<ShelfOfTrial>('for-you');
  const trial = useMemo(() => trialOf(result, shelf), [result, shelf]);
  const songs = useMemo(() => new Map(result.songs.map((song) => [song.id, song])), [result]);
  const [week, setWeek] = useState<number | null>(null);
  const chosen = week ?? (trial?.weeks.length ?? 0) - 1;
  const { timeZone } = result;
  const choose = (next: ShelfOfTrial) => {
    setShelf(next);
    setWeek(null);
  };
  const shown = trial?.weeks[chosen];
  const plays = result.weeks.reduce((sum, { listens }) => sum + listens, 0);
  const day = localDay(status.finishedAt ?? status.askedAt, timeZone);
  return (
    <Stage
      {...(trial &&
        shown && {
          drawing: (
            <ProofDrawing trial={trial} timeZone={timeZone} chosen={chosen} onChoose={setWeek} />
          ),
        })}
    >
      <div className="py-6 lg:py-16">
        <p className="text-small text-soft">
          {proof.measured(words.span(day, day), words.number(status.size))}
        </p>
        {trial && <ProofWords trial={trial} size={status.size} plays={plays} />}
        <fieldset className="-ml-2 mt-5 flex flex-wrap">
          <legend className="sr-only">{proof.shelf}</legend>
          {(['for-you', 'discover'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="word"
              aria-pressed={each === shelf}
              onClick={() => choose(each)}
            >
              {proof.shelves[each]}
            </button>
          ))}
        </fieldset>
        {trial && trial.naive !== null && <ListsBeside trial={trial} />}
        {shown && <WeekSongs week={shown} songs={songs} timeZone={timeZone} />}
        <section className="border-line border-t pt-6">
          <h2 className="text-title">{proof.title}</h2>
          <div className="mt-3 grid max-w-prose gap-3 text-small text-soft">
            <p>{proof.what}</p>
            <p>{proof.beside}</p>
          </div>
          <ProofRun proof={state} />
          <Trouble proof={state} />
        </section>
      </div>
    </Stage>
  );
}

function Trouble({ proof: { error, retry } }: { readonly proof: Proof }) {
  if (error === null) return null;
  return (
    <div className="mt-6">
      <ProblemText problem={problemOf(error)} onRetry={retry} />
    </div>
  );
}
