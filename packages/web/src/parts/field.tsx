import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type?: 'text' | 'password' | 'date';
  /** What a password manager fills in or keeps. */
  readonly autoComplete?: string;
  readonly minLength?: number;
  readonly hint?: string;
  /** What stands there to begin with. */
  readonly value?: string;
  readonly required?: boolean;
  /** Where the form looks at it before it is sent. */
  readonly onType?: (text: string) => void;
}

/** One line to fill in, under its name. */
export function Field({
  label,
  name,
  type = 'text',
  autoComplete = 'off',
  minLength,
  hint,
  value,
  required = true,
  onType,
}: FieldProps) {
  const id = useId();
  const described = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        required={required}
        defaultValue={value}
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        minLength={minLength}
        aria-describedby={described}
        {...(onType && { onChange: ({ target }) => onType(target.value) })}
      />
      {hint !== undefined && <small id={described}>{hint}</small>}
    </div>
  );
}

interface FormProps {
  readonly onSend: (values: FormData) => void;
  readonly children: ReactNode;
}

/** Fields and a button; what was filled in is handed on, and nothing is loaded. */
export function Form({ onSend, children }: FormProps) {
  return (
    <form
      className="mt-6 grid max-w-sm gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(new FormData(event.currentTarget));
      }}
    >
      {children}
    </form>
  );
}

/** A field's text. */
export function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
