import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import type { UploadProgress } from './upload.ts';

const bytesPerMegabyte = 1_000_000;

/** How much of the files is on its way. */
export function SendingLine({ progress }: { readonly progress: UploadProgress | null }) {
  const { imports } = useMessages();
  const words = useWords();
  if (progress === null) return <p className="mt-4 text-small text-soft">{imports.opening}</p>;
  const megabytes = (bytes: number) => words.number(Math.ceil(bytes / bytesPerMegabyte));
  return (
    <p className="mt-4 text-small text-soft tabular-nums">
      {progress.bytesSent < progress.bytesTotal
        ? imports.sending(megabytes(progress.bytesSent), megabytes(progress.bytesTotal))
        : imports.sent}
    </p>
  );
}
