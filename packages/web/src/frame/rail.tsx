import type { Listener } from '../api.generated.ts';
import { Mark } from './mark.tsx';

type Place = 'home' | 'import' | 'account';

interface RailProps {
  readonly here: Place;
  readonly canGoHome: boolean;
  readonly onGo: (place: Place) => void;
  readonly listeners: readonly Listener[];
  readonly listener: Listener | null;
  readonly onChoose: (id: number) => void;
}

const places = [
  { place: 'home', word: 'Home' },
  { place: 'import', word: 'Import' },
  { place: 'account', word: 'Account' },
] as const;

/** The way about: a rail at the left, tabs under the thumb on a phone. */
export function Rail({ here, canGoHome, onGo, listeners, listener, onChoose }: RailProps) {
  return (
    <nav
      aria-label="EchoTune"
      className="fixed inset-x-0 bottom-0 z-20 flex items-stretch border-line border-t bg-ground pb-[env(safe-area-inset-bottom)] lg:inset-x-auto lg:inset-y-0 lg:left-0 lg:w-24 lg:flex-col lg:border-t-0 lg:border-r lg:py-8"
    >
      <Mark className="mx-auto mb-8 hidden size-9 lg:block" />
      {places.map(({ place, word }) => (
        <button
          key={place}
          type="button"
          disabled={place === 'home' && !canGoHome}
          aria-current={here === place ? 'page' : undefined}
          onClick={() => onGo(place)}
          className="min-h-13 flex-1 text-faint text-small hover:text-ink focus-visible:-outline-offset-4 disabled:opacity-50 aria-[current]:font-medium aria-[current]:text-ink lg:min-h-10 lg:flex-none"
        >
          {word}
        </button>
      ))}
      {listeners.length > 1 && (
        <select
          aria-label="Listener"
          value={listener?.id}
          onChange={(event) => onChoose(Number(event.target.value))}
          className="min-h-10 min-w-0 flex-1 truncate bg-ground px-2 text-soft text-small lg:mt-auto lg:flex-none"
        >
          {listeners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </nav>
  );
}
