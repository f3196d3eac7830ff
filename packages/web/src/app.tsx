import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { AccountPage } from './account/account-page.tsx';
import type { Account, ImportStatus, Overview } from './api.generated.ts';
import { api } from './api.ts';
import { useLastImport } from './frame/last-import.ts';
import { chosenListener, useListenerChoice } from './frame/listener-choice.ts';
import { Rail } from './frame/rail.tsx';
import { ServerTrouble } from './frame/server-trouble.tsx';
import { useNoStrayDrops } from './frame/use-no-stray-drops.ts';
import { Home } from './home/home.tsx';
import { ImportProgress } from './onboarding/import-progress.tsx';
import { Onboarding } from './onboarding/onboarding.tsx';

/** What the reader asked to see; `auto` leaves it to what there is. */
type Wish = 'auto' | 'home' | 'import' | 'account';

function followed(overview: Overview, started: number | null, over: ImportStatus | null) {
  return started ?? overview.activeImports.find((id) => id !== over?.id) ?? null;
}

/** Chooses the page: an import under way, the shelves, or the way in. */
export function App({ account }: { readonly account: Account }) {
  useNoStrayDrops();
  const queries = useQueryClient();
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: api.overview,
    refetchInterval: ({ state }) => (state.status === 'error' ? 3000 : false),
  });
  const [wish, setWish] = useState<Wish>('auto');
  const [started, setStarted] = useState<number | null>(null);
  const { status: over, keep: keepReport, dismiss } = useLastImport();
  const [choice, choose] = useListenerChoice();

  const begin = useCallback((status: ImportStatus) => {
    setStarted(status.id);
    setWish('auto');
  }, []);
  const finish = useCallback(
    async (status: ImportStatus) => {
      await queries.invalidateQueries();
      choose(status.listener);
      keepReport(status);
      setStarted(null);
      setWish('auto');
    },
    [queries, choose, keepReport],
  );
  const leaveImport = useCallback(async () => {
    await queries.invalidateQueries();
    setStarted(null);
    setWish('import');
  }, [queries]);

  if (overview.data === undefined) {
    return overview.error ? <ServerTrouble error={overview.error} /> : null;
  }
  const { listeners } = overview.data;
  const listener = chosenListener(listeners, choice);
  const importId = followed(overview.data, started, over);
  const canGoHome = listener !== null && listener.plays > 0;
  const page =
    wish === 'account'
      ? 'account'
      : wish === 'home' && canGoHome
        ? 'home'
        : importId !== null
          ? 'progress'
          : canGoHome && wish !== 'import'
            ? 'home'
            : 'way-in';

  return (
    <div className="lg:pl-24">
      <Rail
        here={page === 'home' || page === 'account' ? page : 'import'}
        canGoHome={canGoHome}
        onGo={setWish}
        listeners={listeners}
        listener={listener}
        onChoose={choose}
      />
      {page === 'progress' && importId !== null && (
        <ImportProgress
          key={importId}
          id={importId}
          onDone={finish}
          onFruitless={keepReport}
          onLeave={leaveImport}
        />
      )}
      {page === 'account' && <AccountPage account={account} listener={listener} />}
      {page === 'home' && listener !== null && (
        <Home
          key={listener.id}
          listener={listener}
          lastImport={over}
          onDismissImport={dismiss}
          onImportMore={() => setWish('import')}
        />
      )}
      {page === 'way-in' && (
        <Onboarding
          listener={listener?.demo === false ? listener.id : null}
          demoIsHere={listeners.some(({ demo }) => demo)}
          onBegun={begin}
        />
      )}
    </div>
  );
}
