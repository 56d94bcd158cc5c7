import { roleFacts } from '@quad/kernel';
import { Navigate } from 'react-router';
import { activeRole, rememberedRole } from '../viewer/active-role.ts';
import { rolesOf, useViewer } from '../viewer/viewer.tsx';
import { HomeRoute } from './home-route.tsx';

/** `/` leads to the home page of the role last looked at. */
export function FirstRoute() {
  const viewer = useViewer();
  const role = activeRole(rememberedRole(), rolesOf(viewer));
  return role === null ? <HomeRoute /> : <Navigate to={roleFacts(role).homePath} replace />;
}
