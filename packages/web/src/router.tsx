import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { talkOf } from './chat/talk-search.ts';
import { endsOf, seedOf, wordsOf } from './explore/seeds.ts';
import { Frame } from './frame/frame.tsx';
import { NeedsPlays } from './frame/needs-plays.tsx';
import { NothingHere } from './frame/nothing-here.tsx';
import { PageTrouble } from './frame/page-trouble.tsx';
import { Home } from './home/home.tsx';
import { WaitingPage } from './parts/waiting.tsx';
import { readSearch } from './statistics/day-range.ts';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => <NothingHere />,
  errorComponent: PageTrouble,
});
const getParentRoute = () => root;

const played = createRoute({ getParentRoute, id: 'played', component: NeedsPlays });
const getPlayed = () => played;

/** Home comes with the first load; every other page when it is gone to. */
const playedRoutes = [
  createRoute({ getParentRoute: getPlayed, path: '/', component: Home }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/explore',
    validateSearch: wordsOf,
    component: lazyRouteComponent(() => import('./explore/explore-page.tsx'), 'ExplorePage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/explore/artists/$id',
    component: lazyRouteComponent(() => import('./explore/artist-page.tsx'), 'ArtistPage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/explore/songs/$id',
    component: lazyRouteComponent(() => import('./explore/song-page.tsx'), 'SongPage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/explore/radio',
    validateSearch: seedOf,
    component: lazyRouteComponent(() => import('./explore/radio-page.tsx'), 'RadioPage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/explore/bridge',
    validateSearch: endsOf,
    component: lazyRouteComponent(() => import('./explore/bridge-page.tsx'), 'BridgePage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/playlists',
    component: lazyRouteComponent(() => import('./playlists/playlists-page.tsx'), 'PlaylistsPage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/playlists/$id',
    component: lazyRouteComponent(() => import('./playlists/playlist-page.tsx'), 'PlaylistPage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/statistics',
    validateSearch: readSearch,
    component: lazyRouteComponent(
      () => import('./statistics/statistics-page.tsx'),
      'StatisticsPage',
    ),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/chat',
    validateSearch: talkOf,
    component: lazyRouteComponent(() => import('./chat/chat-page.tsx'), 'ChatPage'),
  }),
  createRoute({
    getParentRoute: getPlayed,
    path: '/proof',
    component: lazyRouteComponent(() => import('./proof/proof-page.tsx'), 'ProofPage'),
  }),
] as const;

const otherRoutes = [
  createRoute({
    getParentRoute,
    path: '/import',
    component: lazyRouteComponent(() => import('./onboarding/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/imports/$id',
    component: lazyRouteComponent(() => import('./onboarding/progress-page.tsx'), 'ProgressPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/connections',
    component: lazyRouteComponent(
      () => import('./connections/connections-page.tsx'),
      'ConnectionsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/operations',
    component: lazyRouteComponent(
      () => import('./operations/operations-page.tsx'),
      'OperationsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/operations/agents',
    component: lazyRouteComponent(() => import('./agents/agents-page.tsx'), 'AgentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/operations/report',
    component: lazyRouteComponent(() => import('./report/report-page.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
  }),
] as const;

/** Every address of the page; the server answers each with the same document. */
export const router = createRouter({
  routeTree: root.addChildren([played.addChildren(playedRoutes), ...otherRoutes]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: WaitingPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
