import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PlaylistRules } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useSettled } from '../frame/use-settled.ts';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { SentenceText } from '../words/sentence-text.tsx';
import { useWords } from '../words/use-words.ts';
import { playlistsApi } from './playlists-api.ts';

interface RulesPreviewProps {
  readonly listener: number;
  /** Null where they cannot be asked yet. */
  readonly rules: PlaylistRules | null;
}

const settleMs = 450;
const shown = 6;

/** What rules would fill a playlist with now, while they are being written. */
export function RulesPreview({ listener, rules }: RulesPreviewProps) {
  const { rules: words } = useMessages().playlists;
  const number = useWords();
  // Compared as text: the same rules are asked once.
  const asked = useSettled(rules === null ? null : JSON.stringify(rules), settleMs);
  const preview = useQuery({
    queryKey: ['playlist-preview', listener, asked],
    queryFn: () => playlistsApi.preview(listener, JSON.parse(asked ?? '{}')),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (rules === null) return <p className="text-small text-soft">{words.nameSomething}</p>;
  const { data, error } = preview;
  return (
    <div aria-live="polite" aria-busy={preview.isFetching} className="rules-preview">
      {error && <ProblemText problem={problemOf(error)} onRetry={() => preview.refetch()} />}
      {!error && data && data.items.length === 0 && (
        <p className="text-body text-soft">
          <span className="text-ink">{data.empty?.message}</span> {data.empty?.help}
        </p>
      )}
      {!error && data && data.items.length > 0 && (
        <>
          <h3 className="text-small text-soft">
            {words.wouldBe(number.number(data.items.length))}
          </h3>
          <ol className="mt-2">
            {data.items.slice(0, shown).map(({ song, reason }) => (
              <li key={song.id} className="py-1">
                <span className="block truncate">
                  <span className="font-story text-body">{song.title}</span>{' '}
                  <span className="ml-1 text-small text-soft">{song.artist}</span>
                </span>
                <span className="line-clamp-1 text-faint text-small">
                  <SentenceText sentence={reason} />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
