import { Skeleton } from '@mantine/core';

const lines = ['100%', '92%', '97%', '88%', '95%', '90%'];

/** The outline of a page while its query is under way. */
export function PageSkeleton({ label }: { readonly label: string }) {
  return (
    <div className="page" role="status" aria-label={label}>
      <Skeleton height={12} width={120} mb={8} />
      <Skeleton height={24} width={320} maw="80%" mb={32} />
      {lines.map((width) => (
        <Skeleton key={width} height={16} width={width} mb={16} />
      ))}
    </div>
  );
}
