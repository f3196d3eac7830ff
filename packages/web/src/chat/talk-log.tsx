import type { Message } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { useWords } from '../words/use-words.ts';
import { Answer, DraftAnswer, PlainText } from './answer.tsx';
import type { Live, useTalk } from './use-talk.ts';
import { wholeSentences } from './whole-sentences.ts';

interface TalkLogProps {
  readonly messages: readonly Message[];
  readonly live: Live | null;
  readonly decided: ReturnType<typeof useTalk>['decided'];
  /** After a decision its buttons are gone: where the focus goes. */
  readonly onDecided: () => void;
}

/**
 * What was said. It is a log, but what is seen of it is silent: an answer grows by pieces of words, and is read out
 * by whole sentences.
 */
export function TalkLog({ messages, live, decided, onDecided }: TalkLogProps) {
  const { chat } = pageMessages;
  const decide = async (proposal: number, accept: boolean) => {
    await decided.decide(proposal, accept);
    onDecided();
  };
  const answerOf = (message: Message) => (
    <Answer message={message} decidedCards={decided.cards} onDecide={decide} />
  );
  return (
    <div role="log" aria-label={chat.log} aria-relevant="additions" className="chat-log">
      <ol aria-live="off">
        {messages.map((message) =>
          message.speaker === 'listener' ? (
            <Asked key={message.id} text={message.text} />
          ) : (
            <li key={message.id} className="chat-answer">
              <span className="sr-only">{chat.assistant}</span>
              {answerOf(message)}
            </li>
          ),
        )}
        {live && <Asked text={live.asked} />}
        {live && (
          <li className="chat-answer" aria-busy={live.message === null}>
            <span className="sr-only">{chat.assistant}</span>
            {live.message === null ? (
              <DraftAnswer draft={live.draft} doing={chat.doing(live.draft.tools.at(-1) ?? null)} />
            ) : (
              answerOf(live.message)
            )}
          </li>
        )}
      </ol>
      <Spoken live={live} last={messages.at(-1)} />
    </div>
  );
}

function Asked({ text }: { readonly text: string }) {
  const { chat } = pageMessages;
  return (
    <li className="chat-asked">
      <span className="sr-only">{chat.you}</span>
      <PlainText text={text} />
    </li>
  );
}

/** The answer that is made, or the last one, sentence by sentence, and what it asks. */
function Spoken({
  live,
  last,
}: {
  readonly live: Live | null;
  readonly last: Message | undefined;
}) {
  const { chat } = pageMessages;
  const { locale, number } = useWords();
  const message = live === null ? last : live.message;
  const text = message?.text ?? live?.draft.text ?? '';
  const cards = message?.cards ?? live?.draft.cards ?? [];
  const songs = cards.filter(({ kind }) => kind === 'song').length;
  const sentences = wholeSentences(text, message != null, locale);
  return (
    <div className="sr-only">
      {sentences.map((sentence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text grows at its end
        <p key={`${at} ${sentence}`}>{sentence}</p>
      ))}
      {message != null && songs > 0 && <p>{chat.songsShown(songs, number(songs))}</p>}
      {message?.proposals.map(({ id, sentence, outcome }) => (
        <p key={`${id} ${outcome}`}>{outcome ?? sentence}</p>
      ))}
    </div>
  );
}
