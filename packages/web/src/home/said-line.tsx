import type { Given, Verdicts } from './use-verdicts.ts';

const said = {
  love: 'Loved',
  like: 'Liked',
  dislike: 'Disliked',
  hide: 'Hidden for good',
  'not-now': 'Put off for now',
} as const;

function sentence({ song, kind }: Given): string {
  return kind === null ? `Taken back: ${song.title}.` : `${said[kind]}: ${song.title}.`;
}

/** What was just said about a song, announced and undoable. */
export function SaidLine({ verdicts }: { readonly verdicts: Verdicts }) {
  const { last, give, error } = verdicts;
  return (
    <div aria-live="polite" className="said-line">
      {error && <p className="text-warn">That could not be saved; the shelves show what is.</p>}
      {!error && last && (
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
