/** How far long work has come, 0 to 1. */
export function Progress({ share, label }: { readonly share: number; readonly label: string }) {
  return <progress className="progress" value={share} max={1} aria-label={label} />;
}
