import { useEffect, useState } from 'react';
import type { Given, Verdicts } from './use-verdicts.ts';

const said = {
  love: 'Loved',
  like: 'Liked',
  dislike: 'Disliked',
  hide: 'Hidden for good',
  'not-now': 'Put off for now',
} as const;

const shownMs = 9000;

function sentence({ song, kind }: Given): string {
  return kind === null ? `Taken back: ${song.title}.` : `${said[kind]}: ${song.title}.`;
}

/** What was just said about a song, announced and undoable; it leaves by itself. */
export function SaidLine({ verdicts }: { readonly verdicts: Verdicts }) {
  const { last, give, error } = verdicts;
  const [gone, setGone] = useState<Given | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setGone(last), shownMs);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <div aria-live="polite" className="said-line">
      {error && <p className="text-warn">That could not be saved; the shelves show what is.</p>}
      {!error && last && last !== gone && (
        <p>
          {sentence(last)}
          {last.kind !== null && (
            <button
              type="button"
              className="word text-accent"
              onClick={() => give({ song: last.song, kind: null })}
            >
              Undo
            </button>
          )}
        </p>
      )}
    </div>
  );
}
