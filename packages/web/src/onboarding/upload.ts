import type { ImportStatus } from '../api.generated.ts';
import { apiUrl } from '../api.ts';
import { problemIn, unreachable } from '../problem.ts';
import type { ChosenFile } from './chosen-files.ts';

export interface UploadProgress {
  readonly bytesSent: number;
  readonly bytesTotal: number;
}

/**
 * Sends files to be imported and says how far it is. `XMLHttpRequest`, because `fetch` does not
 * report what it has sent. Rejects with an `ApiProblem`.
 */
export function upload(
  files: readonly ChosenFile[],
  listener: number | null,
  onProgress: (progress: UploadProgress) => void,
): Promise<ImportStatus> {
  const form = new FormData();
  for (const { file, name } of files) form.append('file', file, name);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ bytesSent: loaded, bytesTotal: total });
    request.onerror = () => reject(unreachable(request.statusText));
    request.onload = () => {
      if (request.status === 202) resolve(JSON.parse(request.responseText));
      else
        reject(
          problemIn(request.status, request.responseText, request.getResponseHeader('retry-after')),
        );
    };
    request.open('POST', apiUrl('/imports', { listener, timeZone }));
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.send(form);
  });
}
