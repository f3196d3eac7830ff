import type { Message } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { dollars } from '../operations/dollars.ts';
import { useWords } from '../words/use-words.ts';

/** Who answered, what it cost, what was not understood, and why the usual one did not answer. */
export function AnswerFoot({ message }: { readonly message: Message }) {
  const { chat } = pageMessages;
  const words = useWords();
  const { answeredBy, costUsd, notUnderstood, fallback } = message;
  const isModel = answeredBy !== 'interpreter';
  const isFree = Number(costUsd) === 0;
  return (
    <div className="mt-3 text-faint text-small">
      {notUnderstood.length > 0 && (
        <p className="text-warn">{chat.notUnderstood(notUnderstood.map(chat.quoted))}</p>
      )}
      {fallback !== null && (
        <p>{chat.fellBack(chat.fallbacks[fallback] ?? `“${fallback}”`, isModel)}</p>
      )}
      <p>
        {chat.answeredBy(isModel ? answeredBy : null)}
        {isFree ? chat.forNothing : chat.forCost(dollars(costUsd, words.locale))}
      </p>
    </div>
  );
}
