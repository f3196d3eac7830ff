import type { MlflowRun } from './answers.ts';

/** Where a server takes and gives a file of that path. */
export const artifactRoute = (at: string) =>
  `/api/2.0/mlflow-artifacts/artifacts/${at.split('/').map(encodeURIComponent).join('/')}`;

/**
 * Where a run's files are behind the server, by its `artifact_uri`: `mlflow-artifacts:/1/RUN/artifacts`, or
 * the same with a host. Null where they are anywhere else (`s3:`, a folder of that machine): only a server
 * that serves artifacts itself can be sent them.
 */
export function artifactPath({ info }: Pick<MlflowRun, 'info'>): string | null {
  const path = /^mlflow-artifacts:\/(?:\/[^/]*\/)?([^?#]+)$/.exec(info.artifact_uri)?.[1];
  return path === undefined || path.split('/').includes('..') ? null : path;
}
