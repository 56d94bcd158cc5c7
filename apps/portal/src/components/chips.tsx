export interface ChipChoice<Value extends string> {
  readonly value: Value | null;
  readonly word: string;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly choices: readonly ChipChoice<Value>[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value | null) => void;
}

/** A filter as chips, one of which is pressed. */
export function Chips<Value extends string>({ label, choices, chosen, onChoose }: Props<Value>) {
  return (
    <fieldset className="chips no-print" style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
      <legend className="dim small" style={{ padding: 0, marginBottom: 4 }}>
        {label}
      </legend>
      {choices.map(({ value, word }) => (
        <button
          key={value ?? ''}
          type="button"
          className="chip"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {word}
        </button>
      ))}
    </fieldset>
  );
}
