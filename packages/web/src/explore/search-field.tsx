import { type RefObject, useId } from 'react';

interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** The key that leads here. */
  readonly hint?: { readonly key: string; readonly does: string };
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Where one types what one looks for. */
export function SearchField({ field, label, hint, value, onChange }: SearchFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="flex justify-between text-small text-soft">
        {label}
        {hint && (
          <span aria-hidden="true" className="hidden text-faint lg:inline">
            <kbd className="text-soft">{hint.key}</kbd> {hint.does}
          </span>
        )}
      </label>
      <input
        ref={field}
        id={id}
        type="search"
        data-search={hint ? '' : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="search-field"
      />
    </div>
  );
}
