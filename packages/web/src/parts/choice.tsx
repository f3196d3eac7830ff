import { useId } from 'react';

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** What it is called to choose nothing; without it something is always chosen. */
  readonly none?: string;
  readonly names: Readonly<Record<T, string>>;
  readonly options: readonly T[];
  readonly value: T | null;
  readonly onChoose: (chosen: T | null) => void;
}

/** One of a few, or none of them. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, none, names, options, value, onChoose } = props;
  const id = useId();
  return (
    <p className="mt-4 flex flex-wrap items-center justify-between gap-3">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="choice"
        value={value ?? ''}
        onChange={({ target }) => {
          onChoose(options.find((option) => option === target.value) ?? null);
        }}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {names[option]}
          </option>
        ))}
      </select>
    </p>
  );
}
