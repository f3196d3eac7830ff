import type { ImportStatus } from '../api.generated.ts';
import { CodedText } from '../frame/coded-text.tsx';
import { DetailText } from '../frame/detail-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { totalsSentence } from '../words/import-words.ts';
import { useWords } from '../words/use-words.ts';
import { RejectedRows } from './rejected-rows.tsx';

/** File by file: what came of it, what was left alone and why, which rows could not be read. */
export function FilesRead({ status }: { readonly status: ImportStatus }) {
  const { imports } = useMessages();
  const words = useWords();
  const { files, totals } = status;
  const skipped = status.skipped.filter(({ missed }) => !missed);
  return (
    <div className="mt-7 border-line border-t text-small text-soft">
      {files.length > 0 && (
        <details className="fold">
          <summary>{imports.filesOfPlays(files.length, words)}</summary>
          <ul className="pb-4">
            {files.map((file) => (
              <li key={file.id} className="py-1">
                <span className="break-all text-ink">{file.name}</span>{' '}
                <span className="tabular-nums">
                  {totalsSentence(file.totals, [file], imports, words)}
                </span>
                {file.failure !== null && <span className="text-warn"> {file.failure}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {skipped.length > 0 && (
        <details className="fold">
          <summary>{imports.filesLeftAlone(skipped.length, words)}</summary>
          <ul className="pb-4">
            {skipped.map(({ name, reason }) => (
              <li key={name} className="py-1">
                <LeftAlone name={name} reason={reason} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {totals.rejected > 0 && <RejectedRows id={status.id} count={totals.rejected} />}
    </div>
  );
}

/** Why nobody takes a file: what each format says of it stands below its name, folded away. */
function LeftAlone({ name, reason }: { readonly name: string; readonly reason: string }) {
  const { imports } = useMessages();
  if (reason.includes('\n')) {
    return (
      <DetailText detail={`${imports.noKnownFormat(name)}\n ${reason.replaceAll('\n', '\n ')}`} />
    );
  }
  return (
    <>
      <span className="break-all text-ink">{name}</span> <CodedText text={reason} />
    </>
  );
}
