/** Series as they are told of while a minute passes after the other: `0+1x60`, `5x10` (promtool's notation). */
type Series = Readonly<Record<string, string>>;

/** What is wrong, how one sees it, and what to do. */
export interface Alert {
  /** `EchoTune…` */
  readonly name: string;
  /** page: somebody is woken; ticket: it waits for the day; info: nobody need do anything yet. */
  readonly severity: 'page' | 'ticket' | 'info';
  readonly expr: string;
  /** For how long it must be so. */
  readonly for: string;
  /** May name labels: `{{ $labels.part }}`. */
  readonly summary: string;
  readonly doThis: string;
  /** A situation in which it fires, when, and with which labels. */
  readonly fires: { readonly series: Series; readonly at: string; readonly labels?: Labels };
  /** One in which it must not, all the time until then. */
  readonly silent: { readonly series: Series; readonly at: string };
}

type Labels = Readonly<Record<string, string>>;

/** A sentence with the labels' values in their places. */
export function rendered(text: string, labels: Labels): string {
  return text.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, (_all, name: string) => labels[name] ?? '');
}
