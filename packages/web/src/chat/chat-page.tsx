import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Card } from '../api.generated.ts';
import { CoversDrawing } from '../explore/covers-drawing.tsx';
import { usePageName } from '../frame/page-title.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useSettled } from '../frame/use-settled.ts';
import { useListener } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import '../playlists/playlists.css';
import { PlaylistRecord } from '../playlists/playlist-record.tsx';
import { problemOf } from '../problem.ts';
import { SaidLine } from '../songs/said-line.tsx';
import { useWords } from '../words/use-words.ts';
import './chat.css';
import { CardsContext } from './cards-context.ts';
import { ChatStage } from './chat-stage.tsx';
import { ChatStart, PastTalks } from './chat-start.tsx';
import { Composer } from './composer.tsx';
import { useConversations } from './conversation-list.tsx';
import { Talk } from './talk.tsx';
import { useCardKeys } from './use-card-keys.ts';
import { useCards } from './use-cards.ts';
import { useFollowEnd } from './use-follow-end.ts';
import { useTalk } from './use-talk.ts';

const route = getRouteApi('/played/chat');
const settleMs = 160;

/** A talk with the assistant; before one has begun, what can be asked and what was. */
export function ChatPage() {
  const { id: listener } = useListener();
  const { talk: id = null } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  const [lit, setLit] = useState<number | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const found = useConversations(listener, useSettled(words.trim(), settleMs));
  const cards = useCards(listener);
  const go = (talk: number | undefined) =>
    navigate({ search: talk === undefined ? {} : { talk }, resetScroll: talk === undefined });
  const talk = useTalk({
    ...{ listener, id },
    onBegun: (begun) => void navigate({ search: { talk: begun }, resetScroll: false }),
    // What has been typed meanwhile stays.
    onGivenUp: (asked) => setText((typed) => (typed === '' ? asked : typed)),
  });
  const { live, messages, isAnswering, trouble } = talk;
  const goToEnd = useFollowEnd(live ?? messages.at(-1)?.id);
  usePageName(talk.query.data?.pages[0]?.conversation.title);
  const isStart = id === null && live === null && trouble === null;
  const say = (asked: string) => {
    if (isAnswering || asked.trim() === '') return;
    goToEnd();
    setText('');
    field.current?.focus();
    void talk.say(asked.trim());
  };
  const { close } = cards;
  const shown = [...messages, ...(live === null ? [] : [live.message ?? live.draft])];
  useCardKeys(
    shown.flatMap((one) => one.cards),
    cards.actions,
    close,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another talk has other songs
  useEffect(close, [id]);

  return (
    <CardsContext value={cards.actions}>
      <ChatStage
        cards={cards}
        drawing={
          isStart ? (
            <StartDrawing titles={found.conversations.map(({ title }) => title)} lit={lit} />
          ) : (
            <TalkDrawing
              cards={live?.message?.cards ?? live?.draft.cards ?? lastCards(messages)}
              lit={cards.item?.song.id ?? null}
            />
          )
        }
      >
        <div className="chat" data-start={isStart || undefined}>
          {isStart ? (
            <ChatStart onSay={say} />
          ) : (
            <Talk
              talk={talk}
              onBack={() => void go(undefined)}
              onNew={() => {
                void go(undefined);
                field.current?.focus();
              }}
              onDecided={() => field.current?.focus()}
              onRetry={say}
            />
          )}
          <div className="composer-place">
            <PlayLine playing={cards.playing} />
            <Composer
              {...{ field, text, isAnswering }}
              onType={setText}
              onSend={() => say(text)}
              onStop={talk.stop}
            />
          </div>
          {isStart && <PastTalks words={words} onType={setWords} found={found} onLight={setLit} />}
        </div>
        <SaidLine verdicts={cards.verdicts} />
      </ChatStage>
    </CardsContext>
  );
}

/** Of the last answer that showed any. */
function lastCards(messages: ReturnType<typeof useTalk>['messages']): readonly Card[] {
  return messages.findLast((one) => one.cards.some(({ kind }) => kind === 'song'))?.cards ?? [];
}

function StartDrawing({ titles, lit }: { readonly titles: string[]; readonly lit: number | null }) {
  const { chat } = pageMessages;
  return (
    <PlaylistRecord names={titles} lit={lit}>
      <span className="line-clamp-4">{(lit === null ? undefined : titles[lit]) ?? chat.heart}</span>
    </PlaylistRecord>
  );
}

interface TalkDrawingProps {
  readonly cards: readonly Card[];
  readonly lit: number | null;
}

/** The songs that the talk is about, as sleeves along a groove. */
function TalkDrawing({ cards, lit }: TalkDrawingProps) {
  const { chat } = pageMessages;
  const { number } = useWords();
  const songs = new Map(
    cards.flatMap((card) => (card.kind === 'song' ? [[card.song.id, card.song] as const] : [])),
  );
  if (songs.size === 0) {
    return (
      <PlaylistRecord names={[]} lit={null}>
        {chat.heart}
      </PlaylistRecord>
    );
  }
  const heart = chat.songsShown(songs.size, number(songs.size));
  return <CoversDrawing songs={[...songs.values()]} lit={lit} heart={heart} />;
}

/** What was last asked to play at Spotify, and what is in the way of it. */
function PlayLine({ playing }: Pick<ReturnType<typeof useCards>, 'playing'>) {
  const { chat } = pageMessages;
  if (playing.error) return <ProblemText problem={problemOf(playing.error)} />;
  return (
    <p role="status" className="text-faint text-small">
      {playing.isSuccess && chat.plays(playing.variables.song.title)}
    </p>
  );
}
