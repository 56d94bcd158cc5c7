const lines = ['100%', '92%', '97%', '88%', '95%', '90%'];

/** The outline of a page while its query is under way. */
export function PageSkeleton({ label }: { readonly label: string }) {
  return (
    <div className="page" role="status" aria-label={label}>
      <div className="bone" style={{ width: 120, height: 12, marginBottom: 8 }} />
      <div className="bone" style={{ width: 320, height: 24, marginBottom: 32 }} />
      {lines.map((width) => (
        <div className="bone" key={width} style={{ width }} />
      ))}
    </div>
  );
}
