/** One line or number of a panel. `legend` may name labels: `{{kind}}`. */
export interface Target {
  readonly expr: string;
  readonly legend: string;
}

export interface Panel {
  readonly title: string;
  /** What it says, where the title does not. */
  readonly says?: string;
  readonly draws: 'lines' | 'number' | 'table';
  /** Grafana's name of a unit. */
  readonly unit:
    | 's'
    | 'bytes'
    | 'short'
    | 'percentunit'
    | 'reqps'
    | 'ops'
    | 'currencyUSD'
    | 'dtdurations';
  readonly targets: readonly Target[];
  /** From where on a number is coloured as a warning, and as wrong; falling where the second is lower. */
  readonly limits?: readonly [number, number];
}

export interface Dashboard {
  /** Of its file and its address. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly { readonly title: string; readonly panels: readonly Panel[] }[];
}

/** A panel of lines. */
export function lines(
  title: string,
  unit: Panel['unit'],
  ...targets: readonly (readonly [expr: string, legend: string])[]
): Panel {
  return {
    title,
    draws: 'lines',
    unit,
    targets: targets.map(([expr, legend]) => ({ expr, legend })),
  };
}

/** A panel of one number. */
export function number(
  title: string,
  unit: Panel['unit'],
  expr: string,
  limits?: Panel['limits'],
): Panel {
  const targets = [{ expr, legend: title }];
  return { title, draws: 'number', unit, targets, ...(limits && { limits }) };
}
