/** Where something stands, in one word for the eye: colour follows the shape, never the other way round. */
export type Tone = 'calm' | 'wait' | 'good' | 'bad';

/** The shape that carries a tone without colour: open ring, half ring, filled disc, cross. */
export function Shape({ tone }: { readonly tone: Tone }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      {tone === 'calm' && <circle cx="6" cy="6" r="4.5" />}
      {tone === 'wait' && (
        <>
          <circle cx="6" cy="6" r="4.5" />
          <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" stroke="none" />
        </>
      )}
      {tone === 'good' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {tone === 'bad' && <path d="M2 2l8 8M10 2l-8 8" />}
    </svg>
  );
}
