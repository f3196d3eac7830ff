import type { Listener } from '../api.generated.ts';
import { Plate, SilentGroove } from '../groove/record.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { useWords } from '../words/use-words.ts';
import { servicePath, servicePlace } from './strands.ts';
import { type ServiceName, useConnected } from './use-connected.ts';

const services: readonly ServiceName[] = [
  ...(['spotify', 'listenbrainz', 'lastfm', 'musicbrainz', 'coverart'] as const),
  ...(['players', 'webhooks'] as const),
];

/** The listener's record with a strand to each service: lit where it is connected. */
export function ConnectionsDrawing({ listener }: { readonly listener: Listener }) {
  const { connections } = pageMessages;
  const { number } = useWords();
  const connected = useConnected(listener.id);
  return (
    <Plate>
      <SilentGroove />
      <svg viewBox="0 0 1000 1000" className="strand" role="img" aria-label={connections.drawing}>
        {services.map((name, nth) => {
          const isLit = connected.has(name);
          return (
            <path
              key={name}
              d={servicePath(nth, services.length, !isLit)}
              className={isLit ? 'strand-lit' : 'strand-quiet'}
            />
          );
        })}
      </svg>
      {services.map((name, nth) => {
        const { left, top } = servicePlace(nth, services.length);
        return (
          <span
            key={name}
            className="plate-label service-label"
            data-lit={connected.has(name) || undefined}
            style={{ left: `${left}%`, top: `${top}%` }}
          >
            {connections.services[name]}
          </span>
        );
      })}
      <p className="plate-heart whitespace-pre-line">
        {connections.inHeart(listener.plays, number(listener.plays))}
      </p>
    </Plate>
  );
}
