import type { Song } from '../api.generated.ts';
import { SongCover } from '../covers/cover-picture.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { SongNames } from '../songs/song-names.tsx';
import { useWords } from '../words/use-words.ts';
import type { TrialWeek } from './trial.ts';
import { weekWords } from './week-words.ts';

interface WeekSongsProps {
  readonly week: TrialWeek;
  readonly songs: ReadonlyMap<number, Song>;
  readonly timeZone: string;
}

/** What was named for a week: first what was then played, then, folded away, what was not. */
export function WeekSongs({ week, songs, timeZone }: WeekSongsProps) {
  const { proof } = useMessages();
  const words = useWords();
  const hit = new Set(week.hits);
  const missed = week.named.filter((id) => !hit.has(id));
  const [hits, named] = [week.hits.length, week.named.length].map((count) => words.number(count));
  return (
    <section className="mt-10 border-line border-t pt-6 pb-16" aria-live="polite">
      <h2 className="text-title">{proof.weekTitle(weekWords(week, timeZone, words))}</h2>
      <p className="mt-1 text-small text-soft">
        {hit.size === 0
          ? proof.noneHit
          : proof.weekCount(hits ?? '', named ?? '', words.number(week.right))}
      </p>
      <SongLines ids={week.hits} songs={songs} />
      {missed.length > 0 && (
        <details className="fold mt-4">
          <summary>{proof.notPlayed(words.number(missed.length))}</summary>
          <SongLines ids={missed} songs={songs} />
        </details>
      )}
    </section>
  );
}

function SongLines({ ids, songs }: { ids: readonly number[]; songs: ReadonlyMap<number, Song> }) {
  return (
    <ul className="mt-3">
      {ids.flatMap((id) => {
        const song = songs.get(id);
        if (song === undefined) return [];
        return [
          <li key={id} className="flex items-center gap-4 py-1.5">
            <SongCover song={song} className="size-10 flex-none" />
            <span className="min-w-0">
              <SongNames song={song} />
            </span>
          </li>,
        ];
      })}
    </ul>
  );
}
