import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { accountApi } from '../account/account-api.ts';
import { places } from '../frame/places.ts';
import { useSettled } from '../frame/use-settled.ts';
import { useWhose } from '../frame/whose.ts';
import { useDial } from '../home/use-dial.ts';
import { chooseLanguage, languages } from '../messages/language.ts';
import { useMessages } from '../messages/use-messages.ts';
import { searchQuery } from '../songs/search-query.ts';
import { chooseTheme } from '../theme/chosen-theme.ts';
import { type Entry, fits } from './entries.ts';

const mostFound = 6;

/** What the palette offers for what was typed: pages, songs and artists of that name, actions. */
export function useEntries(typed: string, onKeys: () => void): Entry[] {
  const { palette } = useMessages();
  const pages = usePages();
  const actions = useActions(onKeys);
  const found = useFound(typed);
  const speaking = languages.map((language) => ({
    key: `speak ${language}`,
    group: 'actions' as const,
    title: palette.speak[language],
    act: () => chooseLanguage(language),
  }));
  const here = [...pages, ...actions, ...speaking].filter(({ title }) => fits(title, typed));
  const isPage = ({ group }: Entry) => group === 'pages';
  return [...here.filter(isPage), ...found, ...here.filter((entry) => !isPage(entry))];
}

function usePages(): Entry[] {
  const { frame } = useMessages();
  const router = useRouter();
  const whose = useWhose();
  return places
    .filter(({ isOpen, isShown }) => (isShown?.(whose) ?? true) && (isOpen?.(whose) ?? true))
    .map(({ name, to }) => ({
      key: `page ${to}`,
      group: 'pages',
      title: frame.places[name],
      act: () => void router.navigate({ to }),
    }));
}

/** Songs and artists by name: asked for once one has stopped typing. */
function useFound(typed: string): Entry[] {
  const router = useRouter();
  const { listener } = useWhose();
  const q = useSettled(typed.trim(), 120);
  const { data } = useQuery({
    ...searchQuery(q, mostFound),
    enabled: q !== '' && listener !== null,
    placeholderData: keepPreviousData,
  });
  if (typed.trim() === '' || data === undefined) return [];
  const songs = data.songs.map(({ id, title, artist }) => ({
    key: `song ${id}`,
    group: 'songs' as const,
    title,
    detail: artist,
    act: () => router.history.push(`/explore/songs/${id}`),
  }));
  const artists = data.artists.map(({ id, name }) => ({
    key: `artist ${id}`,
    group: 'artists' as const,
    title: name,
    act: () => router.history.push(`/explore/artists/${id}`),
  }));
  return [...songs, ...artists];
}

function useActions(onKeys: () => void): Entry[] {
  const { actions } = useMessages().palette;
  const router = useRouter();
  const queries = useQueryClient();
  const { listener } = useWhose();
  const [, turn] = useDial(listener?.id ?? 0);
  const dial = (familiarity: number | null) => () => {
    turn(familiarity);
    void router.navigate({ to: '/' });
  };
  const signOut = async () => {
    await accountApi.signOut();
    queries.setQueryData(['account'], null);
  };
  const hasPlays = listener !== null && listener.plays > 0;
  const all: readonly (readonly [keyof typeof actions, () => void, boolean?])[] = [
    ['import', () => void router.navigate({ to: '/import' })],
    ['familiar', dial(0.9), hasPlays],
    ['discover', dial(0.1), hasPlays],
    ['usual', dial(null), hasPlays],
    ['night', () => chooseTheme('dark', document.documentElement)],
    ['paper', () => chooseTheme('light', document.documentElement)],
    ['system', () => chooseTheme(null, document.documentElement)],
    ['keys', onKeys],
    ['signOut', () => void signOut()],
  ];
  return all
    .filter(([, , isOffered = true]) => isOffered)
    .map(([key, act]) => ({ key, group: 'actions', title: actions[key], act }));
}
