import { usualPolicy } from '@echotune/data';
import {
  type EvictionPolicy,
  type EvictionPolicyName,
  evictionPolicies,
  policyNamed,
} from '@echotune/engine';

/** A policy as settings name it; the usual one for none, and for what only another release knows. */
export function knownPolicy(name: string | undefined): EvictionPolicyName {
  return evictionPolicies.find((one) => one === (name ?? usualPolicy)) ?? 'lru';
}

/** The same, at work. */
export function policyCalled(name: string, capacity: number): EvictionPolicy<string> {
  return policyNamed(knownPolicy(name), capacity);
}
