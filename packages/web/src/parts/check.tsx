interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  /** Of a form that is sent as a whole. */
  readonly name?: string;
  readonly defaultChecked?: boolean;
  /** Where it counts at once. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onChange?: (checked: boolean) => void;
}

/** A yes or no with what it means. */
export function Check({ label, hint, onChange, ...input }: CheckProps) {
  return (
    <label className="check">
      <input
        {...input}
        type="checkbox"
        {...(onChange && { onChange: ({ target }) => onChange(target.checked) })}
      />
      <span>{label}</span>
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}
