interface Props {
  /** What the text is, for who cannot see it. */
  readonly label: string;
  readonly text: string;
}

/** A long text of code; it scrolls inside its own frame, which the keyboard reaches. */
export function CodeText({ label, text }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="code-frame" role="group" tabIndex={0} aria-label={label}>
      <pre lang="en">
        <code>{text}</code>
      </pre>
    </div>
  );
}
