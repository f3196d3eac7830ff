import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMessages } from '../messages/use-messages.ts';
import { proofApi } from '../proof/proof-api.ts';

/** One line to the proof, until it was asked for once. */
export function ProofOffer({ listener }: { readonly listener: number }) {
  const { proof } = useMessages();
  const asked = useQuery({
    queryKey: ['backtests', listener, 'any'],
    queryFn: () => proofApi.backtests(listener, 1),
  });
  if (asked.data?.backtests.length !== 0) return null;
  return (
    <p className="mt-3 text-small">
      <Link to="/proof" className="underline decoration-accent underline-offset-4">
        {proof.offer}
      </Link>
    </p>
  );
}
