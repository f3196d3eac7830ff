import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMessages } from '../messages/use-messages.ts';
import { proofApi } from '../proof/proof-api.ts';

/** The way to the proof, until it was asked for once. */
export function ProofOffer({ listener }: { readonly listener: number }) {
  const { proof } = useMessages();
  const asked = useQuery({
    queryKey: ['backtests', listener, 'any'],
    queryFn: () => proofApi.backtests(listener, 1),
  });
  if (asked.data?.backtests.length !== 0) return null;
  return (
    <Link to="/proof" className="word">
      {proof.offer}
    </Link>
  );
}
