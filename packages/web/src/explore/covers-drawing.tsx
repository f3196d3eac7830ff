import { Link } from '@tanstack/react-router';
import type { Song } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { Plate, SilentGroove } from '../groove/record.tsx';
import { pointOn, type Spiral } from '../groove/spiral.ts';
import { silentPath } from '../groove/strand.ts';

interface CoversDrawingProps {
  readonly songs: readonly Song[];
  /** Of the song to light. */
  readonly lit: number | null;
  /** What stands on the label. */
  readonly heart: string;
}

/** One turn, from the rim towards the label, like the arm of a player. */
const inward: Spiral = { innerRadius: 428, pitch: -150, perTurn: 1, start: -0.25 };
const turns = 0.94;
const mostCovers = 14;

/** Songs in their order as sleeves along the groove; each leads to its page. */
export function CoversDrawing({ songs, lit, heart }: CoversDrawingProps) {
  const shown = songs.slice(0, mostCovers);
  return (
    <Plate>
      <SilentGroove />
      <svg viewBox="0 0 1000 1000" aria-hidden="true">
        <path d={silentPath(inward, 0, turns)} className="strand-lit" />
      </svg>
      {shown.map((song, at) => {
        const { x, y } = pointOn(inward, (turns * at) / Math.max(1, shown.length - 1));
        return (
          <Link
            key={song.id}
            to="/explore/songs/$id"
            params={{ id: String(song.id) }}
            // The list beside it says the same.
            tabIndex={-1}
            aria-hidden="true"
            title={`${song.title} – ${song.artist}`}
            className="groove-cover"
            data-lit={lit === song.id || undefined}
            style={{ left: `${x / 10}%`, top: `${y / 10}%` }}
          >
            <SongCover song={song} className="size-full" />
          </Link>
        );
      })}
      <p className="plate-heart ring-heart">{heart}</p>
    </Plate>
  );
}
