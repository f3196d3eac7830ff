import { useWords } from '../words/use-words.ts';
import type { UploadProgress } from './upload.ts';

const bytesPerMegabyte = 1_000_000;

/** How much of the files is on its way. */
export function SendingLine({ progress }: { readonly progress: UploadProgress | null }) {
  const words = useWords();
  if (progress === null) return <p className="mt-4 text-small text-soft">Opening the files.</p>;
  const megabytes = (bytes: number) => words.number(Math.ceil(bytes / bytesPerMegabyte));
  return (
    <p className="mt-4 text-small text-soft tabular-nums">
      {progress.bytesSent < progress.bytesTotal
        ? `Sending ${megabytes(progress.bytesSent)} of ${megabytes(progress.bytesTotal)} MB.`
        : 'Sent. Opening the files.'}
    </p>
  );
}
