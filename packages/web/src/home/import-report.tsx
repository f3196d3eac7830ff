import type { ImportStatus } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { FilesRead } from '../onboarding/files-read.tsx';
import { UnreadFiles } from '../onboarding/unread-files.tsx';
import { hasTrouble, totalsSentence } from '../words/import-words.ts';
import { useWords } from '../words/use-words.ts';

interface ImportReportProps {
  readonly status: ImportStatus;
  readonly onDismiss: () => void;
}

/** What the last import brought, and plainly what it could not read, until it is dismissed. */
export function ImportReport({ status, onDismiss }: ImportReportProps) {
  const { home, imports } = useMessages();
  const words = useWords();
  return (
    <section aria-label={home.report.label} className="mt-4 max-w-prose text-small text-soft">
      <p>{totalsSentence(status.totals, status.files, imports, words)}</p>
      <UnreadFiles status={status} />
      {hasTrouble(status) && (
        <details className="fold">
          <summary>{home.report.fileByFile}</summary>
          <FilesRead status={status} />
        </details>
      )}
      <button type="button" onClick={onDismiss} className="word -ml-2 mt-1">
        {home.report.dismiss}
      </button>
    </section>
  );
}
