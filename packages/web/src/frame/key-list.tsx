import { useMessages } from '../messages/use-messages.ts';
import { Sheet } from '../parts/sheet.tsx';

/** All keys. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { keys } = useMessages();
  return (
    <Sheet label={keys.title} onClose={onClose}>
      <h2 className="text-title">{keys.title}</h2>
      {Object.values(keys.groups).map((group) => (
        <section key={group.title} className="mt-5">
          <h3 className="text-small text-soft">{group.title}</h3>
          <dl className="mt-2 grid grid-cols-[7rem_1fr] gap-y-2 text-body">
            {group.keys.map(({ key, does }) => (
              <div key={key} className="contents">
                <dt className="text-accent">{key}</dt>
                <dd className="text-soft">{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}
