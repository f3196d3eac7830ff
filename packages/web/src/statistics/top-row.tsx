import type { Statistics } from '../api.generated.ts';
import { CoverPicture, SongCover } from '../covers/cover-picture.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

export type TopKind = 'artists' | 'songs' | 'releases';

interface TopRowProps {
  readonly kind: TopKind;
  readonly row: Statistics['topSongs'][number];
  readonly rank: number;
  /** Time of the first row, ms; 0 where nobody told times. */
  readonly most: number;
  /** Whether there is a time to compare with. */
  readonly hasBefore: boolean;
}

/** As on the back of a sleeve; the line under it is as long as it was played. */
export function TopRow({ kind, row, rank, most, hasBefore }: TopRowProps) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const artist = kind === 'artists' ? row.name : (row.detail ?? '');
  return (
    <div className="top-row">
      <span className="top-rank">{words.number(rank)}</span>
      {kind === 'songs' ? (
        <SongCover
          song={{ id: row.id, artist, release: null, title: row.name }}
          className="size-12 flex-none"
        />
      ) : (
        <CoverPicture
          artist={artist}
          release={kind === 'releases' ? row.name : null}
          title={row.name}
          className="size-12 flex-none"
        />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{row.name}</span>
        {row.detail !== null && (
          <span className="block truncate text-small text-soft">{row.detail}</span>
        )}
      </span>
      <span className="flex-none text-right text-small text-soft tabular-nums">
        <span className="block text-ink">
          {said.listens(row.listens, words.number(row.listens))}
        </span>
        {row.ms > 0 && <span className="block">{words.duration(row.ms)}</span>}
      </span>
      {hasBefore && <Change rank={rank} previous={row.previousRank} />}
      {most > 0 && <span className="top-line" style={{ transform: `scaleX(${row.ms / most})` }} />}
    </div>
  );
}

function Change({ rank, previous }: { readonly rank: number; readonly previous: number | null }) {
  const { statistics: said } = useMessages();
  const words = useWords();
  const places = previous === null ? 0 : previous - rank;
  const [shown, spoken] =
    previous === null
      ? [said.isNew, said.isNew]
      : places > 0
        ? [`↑ ${words.number(places)}`, said.up(places, words.number(places))]
        : places < 0
          ? [`↓ ${words.number(-places)}`, said.down(-places, words.number(-places))]
          : ['=', said.same];
  return (
    <span
      className="top-change"
      data-up={places > 0 || previous === null || undefined}
      title={spoken}
    >
      <span aria-hidden="true">{shown}</span>
      <span className="sr-only">{spoken}</span>
    </span>
  );
}
