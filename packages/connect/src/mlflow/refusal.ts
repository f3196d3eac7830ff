import { EchoError } from '@echotune/data';
import { fieldIn, reasonIn } from '../api/api.ts';
import type { Answer } from '../policy/attempt.ts';

/** Its errors: `{"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "No Experiment with id=7 exists"}`. */
export function refusal(answer: Answer): EchoError | null {
  const { status } = answer;
  if (status < 300) return null;
  const code = fieldIn(answer, 'error_code');
  const why = `MLflow: ${reasonIn(answer, 'message')}`;
  // Where accounts are, it says no more than "You are not authenticated", as a text.
  if (status === 401 || status === 403) {
    return new EchoError('provider-consent-needed', `${why} (MLFLOW_TRACKING_USERNAME, …_TOKEN)`);
  }
  if (code === 'RESOURCE_DOES_NOT_EXIST') return new EchoError('provider-unknown-name', why);
  return new EchoError('provider-refused', why);
}
