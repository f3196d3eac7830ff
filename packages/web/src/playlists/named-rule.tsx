import type { Song } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { SearchPicker } from './search-picker.tsx';

/** What songs and artists are called, by their ids. */
export interface Names {
  readonly songs: ReadonlyMap<number, string>;
  readonly artists: ReadonlyMap<number, string>;
}

export interface Named {
  readonly songs?: readonly number[] | undefined;
  readonly artists?: readonly number[] | undefined;
}

interface NamedRuleProps {
  readonly label: string;
  readonly named: Named;
  readonly names: Names;
  readonly withArtists: boolean;
  readonly onChange: (named: { songs: number[]; artists: number[] }) => void;
  readonly onName: (kind: keyof Names, id: number, name: string) => void;
}

/** Songs and artists picked by name, each of which can be let go again. */
export function NamedRule(props: NamedRuleProps) {
  const { label, named, names, withArtists, onChange, onName } = props;
  const { rules } = useMessages().playlists;
  const [songs, artists] = [named.songs ?? [], withArtists ? (named.artists ?? []) : []];
  const set = (kind: keyof Names, ids: readonly number[]) =>
    onChange({ ...{ songs: [...songs], artists: [...artists] }, [kind]: [...new Set(ids)] });
  const pickSong = (song: Song) => {
    onName('songs', song.id, `${song.title}, ${song.artist}`);
    set('songs', [...songs, song.id]);
  };
  const picked = [
    ...artists.map((id) => ({ kind: 'artists', id }) as const),
    ...songs.map((id) => ({ kind: 'songs', id }) as const),
  ];
  return (
    <div>
      <SearchPicker
        label={label}
        does={rules.choose}
        onSong={pickSong}
        {...(withArtists && {
          onArtist: ({ id, name }) => {
            onName('artists', id, name);
            set('artists', [...artists, id]);
          },
        })}
      />
      {picked.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {picked.map(({ kind, id }) => {
            const name = names[kind].get(id) ?? rules.unnamed;
            const ids = kind === 'songs' ? songs : artists;
            return (
              <li key={`${kind}${id}`} className="picked">
                {name}
                <button
                  type="button"
                  className="word"
                  aria-label={rules.letGoOf(name)}
                  onClick={() =>
                    set(
                      kind,
                      ids.filter((each) => each !== id),
                    )
                  }
                >
                  {rules.letGo}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
