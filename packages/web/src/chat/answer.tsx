import type { Card, Message } from '../api.generated.ts';
import { AnswerFoot } from './answer-foot.tsx';
import { CardList } from './card-list.tsx';
import type { Draft } from './draft.ts';
import { ProposalItem } from './proposal-item.tsx';
import { SourceList } from './source-list.tsx';

/** Text of whoever wrote it, as it is: nothing in it is a link, a tag or a mark. */
export function PlainText({ text }: { readonly text: string }) {
  return <p className="chat-text">{text}</p>;
}

interface AnswerProps {
  readonly message: Message;
  /** What came of proposals that were decided just now, by their ids. */
  readonly decidedCards: ReadonlyMap<number, readonly Card[]>;
  readonly onDecide: (proposal: number, accept: boolean) => Promise<void>;
}

/** An answer with all that belongs to it. */
export function Answer({ message, decidedCards, onDecide }: AnswerProps) {
  const { text, cards, sources, proposals } = message;
  return (
    <>
      {text !== '' && <PlainText text={text} />}
      <CardList cards={cards} />
      <SourceList sources={sources} />
      {proposals.map((proposal) => (
        <ProposalItem
          key={proposal.id}
          proposal={proposal}
          cards={decidedCards.get(proposal.id) ?? []}
          onDecide={(accept) => onDecide(proposal.id, accept)}
        />
      ))}
      <AnswerFoot message={message} />
    </>
  );
}

/** An answer that is being made. */
export function DraftAnswer({ draft, doing }: { readonly draft: Draft; readonly doing: string }) {
  return (
    <>
      {draft.text !== '' && <PlainText text={draft.text} />}
      <CardList cards={draft.cards} />
      <SourceList sources={draft.sources} />
      <p className="chat-doing">{doing}</p>
    </>
  );
}
