import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { PlaylistDetail } from '../api.generated.ts';
import { NamedCover } from '../covers/cover-picture.tsx';
import { usePageName } from '../frame/page-title.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { Stage } from '../frame/stage.tsx';
import { useListener } from '../frame/whose.ts';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { EntryList } from './entry-list.tsx';
import type { EntryChange } from './entry-order.ts';
import { PlaylistHeading } from './playlist-heading.tsx';
import { PlaylistRecord } from './playlist-record.tsx';
import { PlaylistSaid } from './playlist-said.tsx';
import { PlaylistTools } from './playlist-tools.tsx';
import './playlists.css';
import { firstRules } from './rules.ts';
import { RulesEditor } from './rules-editor.tsx';
import { SearchPicker } from './search-picker.tsx';
import { useEntries } from './use-entries.ts';
import { usePlaylist } from './use-playlists.ts';

/** One playlist: what is in it, why, and all that can be done with it. */
export function PlaylistPage() {
  const { id } = useParams({ from: '/played/playlists/$id' });
  return <OnePlaylist key={id} id={Number(id)} />;
}

function OnePlaylist({ id }: { readonly id: number }) {
  const { id: listener } = useListener();
  const { playlists } = useMessages();
  const { query, altering, refreshing, ruling } = usePlaylist(listener, id);
  const { query: entries, make, made, error } = useEntries(listener, id);
  const [lit, setLit] = useState<number | null>(null);
  const [writing, setWriting] = useState(false);
  const list = entries.data?.entries;
  const names = useMemo(() => list?.map(({ song }) => song.artist) ?? [], [list]);
  const playlist = query.data;
  usePageName(playlist?.name);
  const broken = query.error ?? entries.error;
  if (playlist === undefined || list === undefined) {
    return (
      <Stage>
        <div className="py-6 lg:py-16">
          <p className="mb-6 text-small">
            <Link to="/playlists" className="word -ml-2">
              {playlists.back}
            </Link>
          </p>
          {broken && (
            <ProblemText
              problem={problemOf(broken)}
              large
              onRetry={() => {
                void query.refetch();
                void entries.refetch();
              }}
            />
          )}
        </div>
      </Stage>
    );
  }
  const shown = lit === null ? undefined : list[lit];
  const trouble = altering.error ?? refreshing.error ?? ruling.error ?? error ?? broken;
  const empty = refreshing.data?.empty ?? ruling.data?.empty ?? null;
  return (
    <Stage
      drawing={
        <PlaylistRecord names={names} lit={lit}>
          {shown ? (
            <>
              <span className="line-clamp-3">{shown.song.title}</span>
              <span className="mt-1 line-clamp-2 font-plain text-small text-soft">
                {shown.song.artist}
              </span>
            </>
          ) : (
            <Label playlist={playlist} />
          )}
        </PlaylistRecord>
      }
    >
      <div className="py-6 lg:pt-16 lg:pb-24">
        <p className="text-small">
          <Link to="/playlists" className="word -ml-2">
            {playlists.back}
          </Link>
        </p>
        <PlaylistHeading playlist={playlist} count={list.length} onAlter={altering.mutate} />
        <PlaylistTools
          listener={listener}
          playlist={playlist}
          isRefreshing={refreshing.isPending || ruling.isPending}
          onRefresh={() => refreshing.mutate()}
          onSchedule={(refresh) => altering.mutate({ refresh })}
          onWrite={() => setWriting(true)}
          onKeep={() => ruling.mutate(null)}
        />
        {trouble && (
          <div className="mt-6">
            <ProblemText problem={problemOf(trouble)} />
          </div>
        )}
        {empty && (
          <p role="status" className="mt-6 max-w-prose text-body text-soft">
            <span className="text-ink">{empty.message}</span> {empty.help}
          </p>
        )}
        {writing && (
          <RulesEditor
            listener={listener}
            rules={playlist.rules ?? firstRules}
            mentioned={playlist.mentioned}
            isFilled={list.length > 0}
            isSaving={ruling.isPending}
            onSave={(rules) => ruling.mutate(rules, { onSuccess: () => setWriting(false) })}
            onClose={() => setWriting(false)}
          />
        )}
        <div className="mt-8 max-w-prose">
          <SearchPicker
            label={playlists.addLabel}
            does={playlists.addOf}
            onSong={(song) => make({ does: 'add', song, reason: null, position: null })}
          />
        </div>
        <Entries playlist={playlist} list={list} onChange={make} onLight={setLit} />
      </div>
      <PlaylistSaid made={made} onUndo={make} />
    </Stage>
  );
}

interface EntriesProps {
  readonly playlist: PlaylistDetail;
  readonly list: Parameters<typeof EntryList>[0]['entries'];
  readonly onChange: (change: EntryChange) => void;
  readonly onLight: (at: number | null) => void;
}

function Entries({ playlist, list, onChange, onLight }: EntriesProps) {
  const { playlists } = useMessages();
  return (
    <section aria-label={playlists.inIt} className="mt-4">
      {list.length === 0 ? (
        <p className="py-3 text-body text-soft">{playlists.nothingInIt}</p>
      ) : (
        <EntryList entries={list} onChange={onChange} onLight={onLight} />
      )}
      {playlist.kind === 'rules' && list.length > 0 && (
        <p className="mt-4 text-faint text-small">{playlists.untilRefresh}</p>
      )}
    </section>
  );
}

function Label({ playlist: { name } }: { readonly playlist: PlaylistDetail }) {
  return <NamedCover name={name} className="playlist-label" />;
}
