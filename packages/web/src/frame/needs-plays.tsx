import { Navigate, Outlet } from '@tanstack/react-router';
import { useWhose } from './whose.ts';

/** Round pages made of a listener's plays: where there are none yet, the way in. */
export function NeedsPlays() {
  const { listener, activeImports } = useWhose();
  if (listener !== null && listener.plays > 0) return <Outlet key={listener.id} />;
  const [active] = activeImports;
  if (active === undefined) return <Navigate to="/import" replace />;
  return <Navigate to="/imports/$id" params={{ id: String(active) }} replace />;
}
