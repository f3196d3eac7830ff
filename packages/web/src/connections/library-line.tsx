import { useChange } from '../account/use-change.ts';
import type { LibraryReading } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { isUnderWay } from '../frame/under-way.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { connectionsApi } from './connections-api.ts';

interface LibraryLineProps {
  readonly listener: number;
  readonly library: LibraryReading | null;
}

/** Reading the library, and how far that is. */
export function LibraryLine({ listener, library }: LibraryLineProps) {
  const {
    connections,
    connections: { spotify: words },
  } = pageMessages;
  const { number } = useWords();
  const reading = useChange('spotify', () => connectionsApi.readLibrary(listener));
  const underWay = isUnderWay(library);
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={underWay || reading.isPending}
        onClick={() => reading.mutate(undefined)}
      >
        {words.readLibrary}
      </button>
      {library && (
        <p role="status" className="text-small text-soft">
          {library.state === 'done'
            ? words.libraryDone(number(library.total), number(library.added))
            : `${connections.states[library.state]}: ${words.library(number(library.read), number(library.total))}`}
          {library.state === 'failed' && ` ${library.failure?.message}`}
        </p>
      )}
      {reading.error && <ProblemText problem={problemOf(reading.error)} />}
    </>
  );
}
