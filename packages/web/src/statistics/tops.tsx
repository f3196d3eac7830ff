import { useState } from 'react';
import type { Statistics } from '../api.generated.ts';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Section } from '../parts/section.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { RangeSearch } from './day-range.ts';
import { type TopKind, TopRow } from './top-row.tsx';
import { longTop, shortTop, useRange } from './use-statistics.ts';

const kinds = ['artists', 'songs', 'releases'] as const;
const rowPx = 68;

function rowsOf(statistics: Statistics, kind: TopKind): Statistics['topSongs'] {
  const { topArtists, topSongs, topReleases } = statistics;
  return { artists: topArtists, songs: topSongs, releases: topReleases }[kind];
}

interface TopsProps {
  readonly statistics: Statistics;
  readonly search: RangeSearch;
}

/** Who and what was played most; at first the best ten, then as many as one likes. */
export function Tops({ statistics, search }: TopsProps) {
  const { statistics: said } = useMessages();
  const [kind, setKind] = useState<TopKind>('artists');
  const [isLong, setLong] = useState(false);
  const shown = kinds.filter((each) => each !== 'releases' || statistics.topReleases.length > 0);
  const short = rowsOf(statistics, kind);
  return (
    <Section title={said.topsTitle} errors={[]}>
      <div className="-ml-2 mt-2 flex flex-wrap">
        {shown.map((each) => (
          <button
            key={each}
            type="button"
            className="word"
            aria-pressed={each === kind}
            onClick={() => setKind(each)}
          >
            {said.tops[each]}
          </button>
        ))}
      </div>
      <p className="mt-1 text-faint text-small">{said.listensAre}</p>
      {isLong ? (
        <LongTop search={search} kind={kind} />
      ) : (
        <ol className="mt-2">
          {short.map((row, at) => (
            <li key={row.id}>
              <TopRow
                kind={kind}
                row={row}
                rank={at + 1}
                most={short[0]?.ms ?? 0}
                hasBefore={statistics.compared !== null}
              />
            </li>
          ))}
        </ol>
      )}
      {!isLong && short.length === shortTop && (
        <p className="-ml-2 mt-2">
          <button type="button" className="word" onClick={() => setLong(true)}>
            {said.showAll}
          </button>
        </p>
      )}
    </Section>
  );
}

function LongTop({ search, kind }: { readonly search: RangeSearch; readonly kind: TopKind }) {
  const listener = useListener();
  const { data, error } = useRange(listener.id, search, longTop);
  if (error) throw error;
  if (!data) return null;
  const rows = rowsOf(data, kind);
  return (
    <VirtualList
      count={rows.length}
      rowPx={rowPx}
      render={(at) => {
        const row = rows[at];
        return (
          row && (
            <TopRow
              kind={kind}
              row={row}
              rank={at + 1}
              most={rows[0]?.ms ?? 0}
              hasBefore={data.compared !== null}
            />
          )
        );
      }}
    />
  );
}
