import { memo } from 'react';
import type { Song } from '../api.generated.ts';
import { coverOf } from './cover.ts';

interface CoverPictureProps {
  readonly artist: string;
  readonly release: string | null;
  readonly title: string;
  readonly className: string;
}

/** The generated cover of a song. It repeats what the text beside it says, so it is silent. */
export const CoverPicture = memo(function CoverPicture(props: CoverPictureProps) {
  const { ground, marks } = coverOf(props);
  return (
    <svg viewBox="0 0 100 100" className={`${props.className} rounded-[2px]`} aria-hidden="true">
      <path d="M0 0h100v100H0z" fill={ground} />
      {marks.map(({ d, fill, stroke, width, move }) => (
        <path
          key={`${d} ${stroke} ${width}`}
          d={d}
          fill={fill ?? 'none'}
          stroke={stroke}
          strokeWidth={width}
          transform={move}
        />
      ))}
    </svg>
  );
});

export function SongCover({
  song,
  className,
}: {
  readonly song: Song;
  readonly className: string;
}) {
  const { artist, release, title } = song;
  return <CoverPicture artist={artist} release={release} title={title} className={className} />;
}

/** Of what has a name and nothing else: an artist, a playlist. */
export function NamedCover(props: { readonly name: string; readonly className: string }) {
  const { name, className } = props;
  return <CoverPicture artist={name} release={null} title={name} className={className} />;
}
