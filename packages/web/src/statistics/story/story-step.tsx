import type { Statistics } from '../../api.generated.ts';
import { NamedCover, SongCover } from '../../covers/cover-picture.tsx';
import { useMessages } from '../../messages/use-messages.ts';
import { useWords } from '../../words/use-words.ts';
import { changeWords } from '../change-words.ts';
import { busiestHour } from '../clock-drawing.ts';
import type { StoryKind } from './story-steps.ts';

interface StoryStepProps {
  readonly kind: StoryKind;
  readonly statistics: Statistics;
  readonly span: string;
  readonly compare: 'before' | 'year';
}

interface Told {
  readonly small?: string;
  readonly large: string;
  readonly detail?: string | undefined;
}

/** One thing, said large. */
export function StoryStep(props: StoryStepProps) {
  const { kind, statistics } = props;
  const { small, large, detail } = useTold(props);
  const [artist] = statistics.topArtists;
  return (
    <>
      {kind === 'artist' && artist && <NamedCover name={artist.name} className="story-cover" />}
      {small !== undefined && <p className="text-body text-soft">{small}</p>}
      <h2 className="story-large">{large}</h2>
      {detail !== undefined && <p className="text-body text-soft tabular-nums">{detail}</p>}
      {kind === 'songs' && <Songs statistics={statistics} />}
    </>
  );
}

function Songs({ statistics }: { readonly statistics: Statistics }) {
  return (
    <ol className="mt-6 grid gap-3 text-left">
      {statistics.topSongs.slice(0, 5).map(({ id, name, detail }) => (
        <li key={id} className="flex items-center gap-4">
          <SongCover
            song={{ id, artist: detail ?? '', release: null, title: name }}
            className="size-12 flex-none"
          />
          <span className="min-w-0">
            <span className="block truncate font-story text-title">{name}</span>
            <span className="block truncate text-small text-soft">{detail}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function useTold({ kind, statistics, span, compare }: StoryStepProps): Told {
  const { statistics: said } = useMessages();
  const words = useWords();
  const { story } = said;
  const { plays, ms, untimed, compared } = statistics;
  const played = said.plays(plays, words.number(plays));
  switch (kind) {
    case 'opening':
    case 'last':
      return { small: kind === 'last' ? story.last : story.opening, large: span };
    case 'time': {
      const change =
        compared &&
        said.comparedSentence(
          played,
          changeWords(plays, compared.plays, said, words),
          said.with[compare],
        );
      if (untimed >= plays) return { large: played, detail: story.playsAlone };
      return { large: words.duration(ms), detail: change ?? story.time(played) };
    }
    case 'artist': {
      const [top] = statistics.topArtists;
      if (top === undefined) return { large: '' };
      const topPlays = said.plays(top.plays, words.number(top.plays));
      const detail = top.ms > 0 ? story.artistDetail(topPlays, words.duration(top.ms)) : topPlays;
      return { small: story.artist, large: top.name, detail };
    }
    case 'songs':
      return { large: story.songs };
    case 'hour': {
      const { weekday, hour } = busiestHour(statistics.clock);
      const count = statistics.clock[weekday]?.[hour] ?? 0;
      return {
        small: story.hour,
        large: `${words.weekday(weekday, 'long')}, ${words.hour(hour)}`,
        detail: story.hourDetail(words.percent(count / Math.max(1, plays))),
      };
    }
    case 'found': {
      const { newSongs, newArtists } = statistics;
      return {
        large: story.found(story.songsCount(newSongs, words.number(newSongs))),
        detail: story.foundDetail(newArtists, words.number(newArtists)),
      };
    }
    case 'era': {
      const strongest = (statistics.eras ?? []).toSorted(
        (a, b) => (b.artists[0]?.share ?? 0) - (a.artists[0]?.share ?? 0),
      )[0];
      if (strongest === undefined) return { large: '' };
      return {
        small: story.era,
        large: words.list(strongest.artists.map(({ name }) => name)),
        detail: words.span(strongest.from, strongest.to),
      };
    }
    case 'streak': {
      const { longestStreak, longestStreakDays } = statistics;
      return {
        large: said.days(longestStreakDays, words.number(longestStreakDays)),
        small: longestStreak ? words.span(longestStreak.from, longestStreak.to) : '',
        detail: story.streak,
      };
    }
  }
}
