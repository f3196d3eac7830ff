import { useRef } from 'react';
import { SearchField } from '../explore/search-field.tsx';
import { useStatistics } from '../frame/use-statistics.ts';
import { useListener } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { ConversationList, type useConversations } from './conversation-list.tsx';

interface ChatStartProps {
  readonly onSay: (text: string) => void;
}

/** What can be asked, for who has not asked yet. */
export function ChatStart({ onSay }: ChatStartProps) {
  const { chat } = pageMessages;
  const { id } = useListener();
  const artist = useStatistics(id).data?.topArtists[0]?.name ?? null;
  return (
    <section aria-labelledby="chat-title">
      <h1 id="chat-title" className="text-story">
        {chat.title}
      </h1>
      <p className="mt-3 max-w-prose text-body text-soft">{chat.what}</p>
      <h2 className="mt-8 text-small text-soft">{chat.forExample}</h2>
      <ul className="chat-examples">
        {chat.examples(artist).map((example) => (
          <li key={example}>
            <button type="button" onClick={() => onSay(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PastTalksProps {
  readonly words: string;
  readonly onType: (words: string) => void;
  readonly found: ReturnType<typeof useConversations>;
  readonly onLight: (at: number | null) => void;
}

/** The conversations that there were, and a search among them. */
export function PastTalks({ words, onType, found, onLight }: PastTalksProps) {
  const { chat } = pageMessages;
  const field = useRef<HTMLInputElement>(null);
  return (
    <section aria-labelledby="chat-past" className="pb-10">
      <h2 id="chat-past" className="border-line border-t pt-5 pb-2 text-title">
        {chat.past}
      </h2>
      <SearchField
        field={field}
        label={chat.search}
        hint={{ key: '/', does: chat.searchHint }}
        value={words}
        onChange={onType}
      />
      <div className="mt-3">
        <ConversationList found={found} isSearch={words.trim() !== ''} onLight={onLight} />
      </div>
    </section>
  );
}
