import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useAccount } from '../account/account-context.ts';
import { overviewQuery } from '../first-questions.ts';
import { useMessages } from '../messages/use-messages.ts';
import { WaitingPage } from '../parts/waiting.tsx';
import { chosenListener, useListenerChoice } from './listener-choice.ts';
import { PageNameContext, useDocumentTitle } from './page-title.ts';
import { placeAt } from './places.ts';
import { Rail } from './rail.tsx';
import { ServerTrouble } from './server-trouble.tsx';
import { useNoStrayDrops } from './use-no-stray-drops.ts';
import { useOverlay } from './use-overlay.ts';
import { WhoseContext } from './whose.ts';

const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }));
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

/** What is round every page: the way about, and whose page it is. */
export function Frame() {
  const { frame } = useMessages();
  useNoStrayDrops();
  const [name, setName] = useState<string | null>(null);
  const place = placeAt(useLocation().pathname);
  useDocumentTitle(name ?? (place && frame.places[place]));
  const account = useAccount();
  const overview = useQuery(overviewQuery);
  const [overlay, setOverlay] = useOverlay();
  const [choice, choose] = useListenerChoice();
  const whose = useMemo(() => {
    if (overview.data === undefined) return null;
    const { listeners, activeImports } = overview.data;
    const listener = chosenListener(listeners, choice);
    return { account, listeners, activeImports, listener, choose };
  }, [account, overview.data, choice, choose]);

  if (whose === null) {
    return overview.error ? <ServerTrouble error={overview.error} /> : <WaitingPage />;
  }
  return (
    <WhoseContext value={whose}>
      <a href="#content" className="skip-link">
        {frame.skip}
      </a>
      <div className="lg:pl-28">
        <Rail onFind={() => setOverlay('palette')} />
        <PageNameContext value={setName}>
          <Outlet />
        </PageNameContext>
      </div>
      <Suspense>
        {overlay === 'palette' && (
          <Palette onClose={() => setOverlay(null)} onKeys={() => setOverlay('keys')} />
        )}
        {overlay === 'keys' && <KeyList onClose={() => setOverlay(null)} />}
      </Suspense>
    </WhoseContext>
  );
}
