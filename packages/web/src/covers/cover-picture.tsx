import { memo, type Ref } from 'react';
import type { Song } from '../api.generated.ts';
import { useWhose } from '../frame/whose.ts';
import { coverOf } from './cover.ts';
import { useArt } from './use-art.ts';

interface CoverPictureProps {
  readonly artist: string;
  readonly release: string | null;
  readonly title: string;
  readonly className: string;
  /** The address of a picture that is laid on it. */
  readonly picture?: string | null;
  readonly ref?: Ref<SVGSVGElement>;
}

/**
 * The generated cover of a song, and its picture on it where there is one: nothing moves when that comes, and where
 * it does not, nothing is missing. It repeats what the text beside it says, so it is silent.
 */
export const CoverPicture = memo(function CoverPicture(props: CoverPictureProps) {
  const { ground, marks } = coverOf(props);
  return (
    <svg
      ref={props.ref}
      viewBox="0 0 100 100"
      className={`${props.className} rounded-[2px]`}
      aria-hidden="true"
    >
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
      {props.picture && (
        <image href={props.picture} width="100" height="100" preserveAspectRatio="xMidYMid slice" />
      )}
    </svg>
  );
});

/** Of a song: with its picture, once it is in sight, where the listener allows the Cover Art Archive. */
export function SongCover({
  song,
  className,
}: {
  readonly song: Pick<Song, 'id' | 'artist' | 'release' | 'title'>;
  readonly className: string;
}) {
  const { id, artist, release, title } = song;
  const { listener } = useWhose();
  const art = useArt(listener?.covers ? listener.id : null, id);
  return <CoverPicture {...{ artist, release, title, className, ...art }} />;
}

/** Of what has a name and nothing else: an artist, a playlist. */
export function NamedCover(props: { readonly name: string; readonly className: string }) {
  const { name, className } = props;
  return <CoverPicture artist={name} release={null} title={name} className={className} />;
}
