import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DescribedArtist } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { shelfKeys } from '../songs/shelf-keys.ts';
import { exploreApi } from './explore-api.ts';
import { artistKey, songKey } from './use-explore.ts';

/** Asks anew for all that a change of what counts shows in. */
function useRenewed(listener: number, key: readonly unknown[]) {
  const queries = useQueryClient();
  const { shelf, shelves } = shelfKeys(listener);
  return () =>
    Promise.all([key, shelf, shelves].map((queryKey) => queries.invalidateQueries({ queryKey })));
}

interface ExcludeActionProps {
  readonly listener: number;
  readonly subject: { readonly song: number } | { readonly artist: number };
  readonly exclusions: readonly number[];
}

/** Leaves a song's or an artist's plays out of the taste, or lets them count again. */
export function ExcludeAction({ listener, subject, exclusions }: ExcludeActionProps) {
  const { explore } = useMessages();
  const isOut = exclusions.length > 0;
  const key =
    'song' in subject ? songKey(listener, subject.song) : artistKey(listener, subject.artist);
  const change = useMutation({
    mutationFn: async () => {
      for (const id of exclusions) await exploreApi.unexclude(listener, id);
      if (!isOut) await exploreApi.exclude(listener, subject);
    },
    onSettled: useRenewed(listener, key),
  });
  return (
    <>
      <button
        type="button"
        className="word"
        aria-pressed={isOut}
        disabled={change.isPending}
        onClick={() => change.mutate()}
      >
        {isOut ? explore.excluded : explore.exclude}
      </button>
      {change.error && <span className="px-2 text-small text-warn">{explore.notSaved}</span>}
    </>
  );
}

interface ArtistOpinionProps {
  readonly listener: number;
  readonly artist: DescribedArtist;
}

/** Like an artist, or hide all of theirs; said again it is taken back. */
export function ArtistOpinion({ listener, artist }: ArtistOpinionProps) {
  const { explore } = useMessages();
  const { id, verdict } = artist;
  const judge = useMutation({
    mutationFn: (kind: 'like' | 'hide') =>
      exploreApi.judgeArtist(listener, id, verdict === kind ? null : kind),
    onSettled: useRenewed(listener, artistKey(listener, id)),
  });
  const says = { like: [explore.like, explore.liked], hide: [explore.hide, explore.hidden] };
  return (
    <>
      {(['like', 'hide'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className="word"
          aria-pressed={verdict === kind}
          disabled={judge.isPending}
          onClick={() => judge.mutate(kind)}
        >
          {says[kind][verdict === kind ? 1 : 0]}
        </button>
      ))}
      {judge.error && <span className="px-2 text-small text-warn">{explore.notSaved}</span>}
    </>
  );
}
