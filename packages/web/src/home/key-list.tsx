import { Sheet } from '../parts/sheet.tsx';
import { keyWords } from './key-map.ts';

/** All keys. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet label="Keys" onClose={onClose}>
      <h2 className="text-title">Keys</h2>
      <dl className="mt-4 grid grid-cols-[4rem_1fr] gap-y-2 text-body">
        {keyWords.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt className="text-accent">{key}</dt>
            <dd className="text-soft">{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
