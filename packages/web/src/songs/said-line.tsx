import { useEffect, useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import type { Given, Verdicts } from './use-verdicts.ts';

const shownMs = 9000;

/** What was just said about a song, announced and undoable; it leaves by itself. */
export function SaidLine({ verdicts }: { readonly verdicts: Verdicts }) {
  const { said } = useMessages().home;
  const { last, give, error } = verdicts;
  const [gone, setGone] = useState<Given | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setGone(last), shownMs);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <div aria-live="polite" className="said-line">
      {error && <p className="text-warn">{said.notSaved}</p>}
      {!error && last && last !== gone && (
        <p>
          {last.kind === null ? said.takenBack : said.verdicts[last.kind]}: {last.song.title}.
          {last.kind !== null && (
            <button
              type="button"
              className="word text-accent"
              onClick={() => give({ song: last.song, kind: null })}
            >
              {said.undo}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
