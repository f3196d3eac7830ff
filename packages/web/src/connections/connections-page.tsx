import type { Listener } from '../api.generated.ts';
import { Stage } from '../frame/stage.tsx';
import { useWhose } from '../frame/whose.ts';
import { type Refreshed, useLive } from '../live/use-live.ts';
import { pageMessages } from '../messages/page-messages.ts';
import '../theme/settings.css';
import { AccountSection } from './account-section.tsx';
import { ConnectionsDrawing } from './connections-drawing.tsx';
import { EnrichmentSection } from './enrichment-section.tsx';
import { ScrobblersSection } from './scrobblers-section.tsx';
import { SpotifySection } from './spotify-section.tsx';
import { useScrobbleAccounts } from './use-connections.ts';
import { WebhooksSection } from './webhooks-section.tsx';
import { WhoIsAsked } from './who-is-asked.tsx';

const refreshed: Refreshed = {
  plays: ['scrobble-accounts', 'keys', 'overview'],
  'now-playing': ['keys'],
};
const services = ['listenbrainz', 'lastfm'] as const;

/** Who else is asked, told, or tells: each with what it learns, and how to end it. */
export function ConnectionsPage() {
  const { connections } = pageMessages;
  const { listener } = useWhose();
  if (listener !== null) return <Connections key={listener.id} listener={listener} />;
  return (
    <Stage>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{connections.title}</h1>
        <p className="mt-5 text-soft">{connections.noListener}</p>
      </div>
    </Stage>
  );
}

function Connections({ listener }: { readonly listener: Listener }) {
  const { connections } = pageMessages;
  const accounts = useScrobbleAccounts(listener.id);
  useLive(listener.id, refreshed);
  return (
    <Stage drawing={<ConnectionsDrawing listener={listener} />}>
      <div className="py-6 lg:max-w-[38rem] lg:py-16">
        <h1 className="text-story">{connections.title}</h1>
        <WhoIsAsked listener={listener} />
        <SpotifySection listener={listener} />
        {services.map((service) => (
          <AccountSection
            key={service}
            listener={listener}
            service={service}
            account={accounts.data?.accounts.find((one) => one.service === service)}
            known={accounts.data?.services.find(({ provider }) => provider === service)}
            error={accounts.error}
          />
        ))}
        <EnrichmentSection listener={listener} />
        <ScrobblersSection listener={listener} />
        <WebhooksSection listener={listener} />
      </div>
    </Stage>
  );
}
