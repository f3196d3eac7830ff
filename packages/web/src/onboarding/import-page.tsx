import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ImportStatus } from '../api.generated.ts';
import { useWhose } from '../frame/whose.ts';
import { Onboarding } from './onboarding.tsx';

/** Where a history is brought; a begun import leads to its own page. */
export function ImportPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { listener, listeners } = useWhose();
  const follow = async ({ id }: ImportStatus) => {
    await queries.invalidateQueries({ queryKey: ['overview'] });
    await navigate({ to: '/imports/$id', params: { id: String(id) } });
  };
  return (
    <Onboarding
      listener={listener?.demo === false ? listener.id : null}
      demoIsHere={listeners.some(({ demo }) => demo)}
      onBegun={follow}
    />
  );
}
