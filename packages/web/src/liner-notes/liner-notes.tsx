import { useQuery } from '@tanstack/react-query';
import type { Recommendation } from '../api.generated.ts';
import { api } from '../api.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { ProblemText } from '../frame/problem-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { SongActions } from '../songs/song-actions.tsx';
import type { Given } from '../songs/use-verdicts.ts';
import { SentenceText } from '../words/sentence-text.tsx';
import { Account } from './account.tsx';

interface LinerNotesProps {
  readonly listener: number;
  readonly item: Recommendation;
  readonly timeZone: string;
  readonly onLight: (at: number | null) => void;
  readonly onVerdict: (given: Given) => void;
  readonly onClose: () => void;
}

/** Why this song: in sentences, then as a sum whose every piece can be pointed at. */
export function LinerNotes(props: LinerNotesProps) {
  const { listener, item, timeZone, onLight, onVerdict, onClose } = props;
  const { notes } = useMessages();
  const { song, impression } = item;
  const explanation = useQuery({
    queryKey: ['explanation', listener, impression],
    queryFn: () => api.explanation(listener, impression),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section aria-labelledby="liner-notes-title" className="liner-notes">
      <header className="flex items-center gap-4">
        <SongCover song={song} className="size-20 flex-none" />
        <div className="min-w-0 flex-1">
          <h2 id="liner-notes-title" className="text-title">
            {song.title}
          </h2>
          <p className="text-small text-soft">
            {song.artist}
            {song.release !== null && <span className="text-faint"> · {song.release}</span>}
          </p>
        </div>
        <button type="button" onClick={onClose} className="word liner-notes-close">
          {notes.close}
        </button>
      </header>
      <div className="-mx-2 mt-3">
        <SongActions
          song={song}
          reason={item.reason}
          verdict={item.verdict}
          onVerdict={onVerdict}
        />
      </div>
      {explanation.error && (
        <div className="mt-6">
          <ProblemText
            problem={problemOf(explanation.error)}
            onRetry={() => explanation.refetch()}
          />
        </div>
      )}
      <div aria-live="polite" aria-busy={explanation.isPending}>
        {explanation.data && (
          <>
            <div className="mt-4 space-y-2 font-story text-body text-soft">
              {explanation.data.sentences.map((sentence) => (
                <p key={sentence.map(({ text }) => text).join('')}>
                  <SentenceText sentence={sentence} />
                </p>
              ))}
            </div>
            <Account explanation={explanation.data} timeZone={timeZone} onLight={onLight} />
          </>
        )}
      </div>
    </section>
  );
}
