import type { MlflowState, SentVersion } from '../domain/mlflow.ts';

/** What MLflow servers have been sent. A server is its address and the experiment there. */
export interface MlflowStore {
  /** Lets one send until that moment, or longer; false while another does. */
  hold(server: string, holder: string, until: number): Promise<boolean>;
  /** The next may send. `problem` is why not everything is there; null where it is. */
  settle(server: string, holder: string, problem: string | null): Promise<void>;
  /** Null before the first time. */
  state(server: string): Promise<MlflowState | null>;
  /** By the version. */
  sent(server: string): Promise<SentVersion[]>;
  keep(server: string, sent: SentVersion): Promise<void>;
}
