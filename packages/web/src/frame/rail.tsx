import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Mark } from './mark.tsx';
import { type Place, places } from './places.ts';
import { useMedia } from './use-media.ts';
import { useWhose } from './whose.ts';

/** The way about: a rail at the left; on a phone tabs under the thumb, the last for what is left. */
export function Rail({ onFind }: { readonly onFind: () => void }) {
  const { frame, palette } = useMessages();
  const whose = useWhose();
  const wide = useMedia('(min-width: 64rem)');
  const [more, setMore] = useState(false);
  const shown = places.filter(({ isShown }) => isShown?.(whose) ?? true);
  const { pathname } = useLocation();
  const isBehind = shown.some(({ to, isMain }) => !isMain && pathname.startsWith(to));
  return (
    <nav aria-label="EchoTune" className="rail">
      <Mark className="mx-auto mb-6 hidden size-9 lg:block" />
      {shown
        .filter(({ isMain }) => wide || isMain)
        .map((place) => (
          <PlaceLink key={place.name} place={place} />
        ))}
      {!wide && (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-current={isBehind ? 'true' : undefined}
          onClick={() => setMore(true)}
          className="rail-place"
        >
          {frame.more}
        </button>
      )}
      {wide && (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={onFind}
          className="rail-place"
        >
          {palette.find}
        </button>
      )}
      {wide && <ListenerChoice />}
      {more && (
        <Sheet label={frame.more} onClose={() => setMore(false)}>
          {/* biome-ignore lint/a11y: whatever link is followed, the sheet has done its work */}
          <div className="flex flex-col" onClick={() => setMore(false)}>
            {shown
              .filter(({ isMain }) => !isMain)
              .map((place) => (
                <PlaceLink key={place.name} place={place} />
              ))}
            <button type="button" onClick={onFind} className="rail-place">
              {palette.find}
            </button>
          </div>
          <ListenerChoice />
        </Sheet>
      )}
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }) {
  const { frame } = useMessages();
  const whose = useWhose();
  return (
    <Link
      to={place.to}
      disabled={!(place.isOpen?.(whose) ?? true)}
      activeOptions={{ exact: place.to === '/' }}
      className="rail-place"
    >
      {frame.places[place.name]}
    </Link>
  );
}

function ListenerChoice() {
  const { frame } = useMessages();
  const { listeners, listener, choose } = useWhose();
  if (listeners.length < 2) return null;
  return (
    <select
      aria-label={frame.listener}
      value={listener?.id}
      onChange={(event) => choose(Number(event.target.value))}
      className="min-h-10 min-w-0 truncate bg-ground px-2 text-soft text-small lg:mt-auto"
    >
      {listeners.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
