import { type Labels, type Telemetry, untraced } from '@echotune/data';

/** A step that ends when it is told so. */
export interface OpenStep {
  end(labels: Labels, isFailed: boolean): void;
}

/** Where the steps of what goes on are kept track of. */
export interface Tracing {
  readonly span: Telemetry['span'];
  /**
   * Begins a step, for whoever sent that `traceparent`, and calls `run`: what follows from it are steps within.
   * Null where no trace is kept.
   */
  readonly begin:
    | ((name: string, traceparent: string | undefined, run: (step: OpenStep) => void) => void)
    | null;
  /** Sends what was not sent yet, within a short time. Never fails. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is loaded for it, and nothing costs anything. */
export const noTracing: Tracing = {
  span: (_name, work) => work(untraced),
  begin: null,
  flush: async () => {},
  close: async () => {},
};
