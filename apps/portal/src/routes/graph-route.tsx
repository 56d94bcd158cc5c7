import { Navigate } from 'react-router';
import { openTabs } from '../features/graph/graph-places.ts';
import { NothingHere } from '../graph/nothing-here.tsx';
import { useViewer } from '../viewer/viewer.tsx';

/** `/graph` leads to the first part of it that is open to the reader. */
export function GraphRoute() {
  const { can } = useViewer();
  const [first] = openTabs(can);
  return first === undefined ? <NothingHere /> : <Navigate to={first.to} replace />;
}
