import { useMemo, useState } from 'react';
import type { Explanation } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { modelWords } from '../words/model-words.ts';
import { useWords } from '../words/use-words.ts';
import { AddendBar } from './addend-bar.tsx';
import { AddendList } from './addend-list.tsx';
import { cutOf } from './cut.ts';

interface AccountProps {
  readonly explanation: Explanation;
  readonly timeZone: string;
  readonly onLight: (at: number | null) => void;
}

const shownAtFirst = 5;

/** The score as one line cut into pieces, and the same pieces as a sum to be read. */
export function Account({ explanation, timeZone, onLight }: AccountProps) {
  const { notes } = useMessages();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [near, setNear] = useState<number | null>(null);
  const { addends } = explanation;
  const cut = useMemo(() => cutOf(addends, open ? addends.length : shownAtFirst), [addends, open]);
  const point = (piece: number | null) => {
    setNear(piece);
    const one = piece === null ? undefined : cut.pieces[piece]?.addends;
    onLight(one?.length === 1 ? (one[0]?.play?.startedAt ?? null) : null);
  };
  const amounts = new Intl.NumberFormat(words.locale, {
    minimumFractionDigits: cut.digits,
    maximumFractionDigits: cut.digits,
    signDisplay: 'negative',
  });
  return (
    <div className="mt-6">
      <AddendBar cut={cut} near={near} onPoint={point} />
      <AddendList
        cut={cut}
        near={near}
        amount={(value) => amounts.format(value)}
        timeZone={timeZone}
        onPoint={point}
        onOpen={() => setOpen(true)}
      />
      <p className="mt-4 text-faint text-small">
        {notes.workedOut(
          modelWords(explanation.model, notes),
          words.dayTime(explanation.at, timeZone),
        )}
      </p>
    </div>
  );
}
