import { memo, type ReactNode } from 'react';
import { artistPalette } from '../covers/palette.ts';
import { Plate, SilentGroove } from '../groove/record.tsx';
import { centre } from '../groove/spiral.ts';
import { bandAt, bandsOf } from './bands.ts';

interface PlaylistRecordProps {
  /** What each ring is named for, from the rim inwards: the name gives the ink. */
  readonly names: readonly string[];
  /** Which of them is pointed at. */
  readonly lit: number | null;
  /** On the label. */
  readonly children: ReactNode;
}

/** A side of a record: a ring for everything on it, in the inks of its sleeve. */
export function PlaylistRecord({ names, lit, children }: PlaylistRecordProps) {
  return (
    <div className="playlist-record h-full">
      <Plate>
        <Bands names={names} lit={lit} />
        <div className="plate-heart playlist-heart">{children}</div>
      </Plate>
    </div>
  );
}

const Bands = memo(function Bands({ names, lit }: Omit<PlaylistRecordProps, 'children'>) {
  const bands = bandsOf(names.length);
  const litBand = lit === null ? null : bandAt(names.length, lit);
  return (
    <>
      <SilentGroove />
      <svg viewBox="0 0 1000 1000" aria-hidden="true" className="playlist-bands">
        {bands.map(({ radius, width, first }, at) => (
          <circle
            key={radius}
            cx={centre}
            cy={centre}
            r={radius}
            strokeWidth={width}
            stroke={artistPalette(names[first] ?? '').mid}
            data-lit={at === litBand || undefined}
          />
        ))}
      </svg>
    </>
  );
});
