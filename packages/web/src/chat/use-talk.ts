import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Card, ConversationPage, Message, Proposal } from '../api.generated.ts';
import { playlistKeys } from '../playlists/use-entries.ts';
import { shelfKeys } from '../songs/shelf-keys.ts';
import { chatApi } from './chat-api.ts';
import { type Draft, nothingYet, withEvent } from './draft.ts';

/** What was asked last, and what is heard of its answer. */
export interface Live {
  readonly asked: string;
  readonly draft: Draft;
  /** The answer once it is whole. */
  readonly message: Message | null;
}

export interface Trouble {
  readonly asked: string;
  readonly error: unknown;
}

/** Query keys of a listener's conversations. */
export function chatKeys(listener: number) {
  return {
    /** Begins the key of every search among them. */
    all: ['conversations', listener],
    one: (id: number | null) => ['conversation', listener, id],
  } as const;
}

/** Why an answer was given up: the listener wants another. */
const stopped = 'stopped';

type Pages = InfiniteData<ConversationPage, string | null>;

interface TalkOptions {
  readonly listener: number;
  /** Null where it has not begun. */
  readonly id: number | null;
  readonly onBegun: (id: number) => void;
  /** An answer was given up: what was asked can be asked anew. */
  readonly onGivenUp: (asked: string) => void;
}

/** A conversation: what was said in it, and saying something. */
export function useTalk({ listener, id, onBegun, onGivenUp }: TalkOptions) {
  const queries = useQueryClient();
  const keys = chatKeys(listener);
  const [live, setLive] = useState<Live | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const giveUp = useRef<AbortController | null>(null);
  const query = useInfiniteQuery({
    queryKey: keys.one(id),
    queryFn: ({ pageParam }) => chatApi.one(listener, id ?? 0, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: id !== null,
  });
  const messages = (query.data?.pages ?? []).toReversed().flatMap((page) => page.messages);
  /** The conversation that has begun here: its number is not another one gone to. */
  const begun = useRef<number | null>(null);
  const isKept = live?.message != null && messages.some((one) => one.id === live.message?.id);
  useEffect(() => {
    if (isKept) setLive(null);
  }, [isKept]);
  useEffect(() => {
    if (id !== null && id === begun.current) return;
    begun.current = null;
    giveUp.current?.abort();
    setLive(null);
    setTrouble(null);
  }, [id]);
  useEffect(() => () => giveUp.current?.abort(), []);

  const say = async (asked: string) => {
    if (live !== null && live.message === null) return;
    const given = new AbortController();
    giveUp.current = given;
    setTrouble(null);
    setLive({ asked, draft: nothingYet, message: null });
    try {
      const heard = chatApi.say({ listener, conversation: id, text: asked, signal: given.signal });
      for await (const event of heard) {
        if (event.kind !== 'done') {
          setLive((old) => old && { ...old, draft: withEvent(old.draft, event) });
          continue;
        }
        const { conversation, message } = event;
        setLive((old) => old && { ...old, message });
        if (id === null) {
          begun.current = conversation.id;
          onBegun(conversation.id);
        }
        void queries.invalidateQueries({ queryKey: keys.all });
        await queries.invalidateQueries({ queryKey: keys.one(conversation.id) });
      }
    } catch (error) {
      if (giveUp.current !== given) return;
      setLive(null);
      if (!given.signal.aborted) setTrouble({ asked, error });
      else if (given.signal.reason === stopped) onGivenUp(asked);
    }
  };

  const decided = useDecided(listener, id);
  return {
    ...{ query, messages, say, trouble, decided },
    live: isKept ? null : live,
    isAnswering: live !== null && live.message === null,
    stop: useCallback(() => giveUp.current?.abort(stopped), []),
  };
}

/** Changes that an answer offers: what is said of them, and what came of it. */
function useDecided(listener: number, id: number | null) {
  const queries = useQueryClient();
  const [cards, setCards] = useState<ReadonlyMap<number, readonly Card[]>>(new Map());
  const { shelf, shelves, song } = shelfKeys(listener);
  const lists = playlistKeys(listener);
  const changed = [
    ...[lists.all, ['playlist', listener], ['playlist-entries', listener]],
    ...[shelf, shelves, song],
  ];
  const decide = async (proposal: number, accept: boolean) => {
    const told = await chatApi.decide(listener, proposal, accept);
    setCards((old) => new Map(old).set(proposal, told.cards));
    queries.setQueryData<Pages>(chatKeys(listener).one(id), (old) =>
      withDecided(old, told.proposal),
    );
    for (const queryKey of accept ? changed : []) void queries.invalidateQueries({ queryKey });
  };
  return { cards, decide };
}

function withDecided(old: Pages | undefined, decided: Proposal): Pages | undefined {
  if (old === undefined) return old;
  const patch = (message: Message) => ({
    ...message,
    proposals: message.proposals.map((one) => (one.id === decided.id ? decided : one)),
  });
  return {
    ...old,
    pages: old.pages.map((page) => ({ ...page, messages: page.messages.map(patch) })),
  };
}
