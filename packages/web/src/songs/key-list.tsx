import { useMessages } from '../messages/use-messages.ts';
import { Sheet } from '../parts/sheet.tsx';
import { listedKeys } from './key-map.ts';

/** All keys. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { songs } = useMessages();
  return (
    <Sheet label={songs.keys} onClose={onClose}>
      <h2 className="text-title">{songs.keys}</h2>
      <dl className="mt-4 grid grid-cols-[4rem_1fr] gap-y-2 text-body">
        {listedKeys.map((key) => (
          <div key={key} className="contents">
            <dt className="text-accent">{key}</dt>
            <dd className="text-soft">{songs.keyDoes[key]}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
