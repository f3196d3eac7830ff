import type { ImportStatus } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { type UnreadFile, unreadFiles } from '../words/import-words.ts';
import { useWords } from '../words/use-words.ts';

/** The files that could not be read, or not to their end, and why: never folded away. */
export function UnreadFiles({ status }: { readonly status: ImportStatus }) {
  const { imports } = useMessages();
  const unread = unreadFiles(status);
  if (unread.length === 0) return null;
  return (
    <div className="mt-4 max-w-prose text-small text-soft">
      <ul>
        {unread.map((file) => (
          <li key={`${file.name} ${file.why}`} className="py-1">
            <UnreadLine file={file} />
          </li>
        ))}
      </ul>
      <p>{imports.unread.getAnew(unread.length)}</p>
    </div>
  );
}

function UnreadLine({ file }: { readonly file: UnreadFile }) {
  const { unread } = useMessages().imports;
  const words = useWords();
  const name = <strong className="break-all">{file.name}</strong>;
  if (file.read === null) {
    return (
      <>
        {name} <span className="text-warn">{unread.whole}</span>: {file.why}.
      </>
    );
  }
  return (
    <>
      {name} <span className="text-warn">{unread.toItsEnd}</span>: {file.why}.{' '}
      {unread.held(file.read, words)}
    </>
  );
}
