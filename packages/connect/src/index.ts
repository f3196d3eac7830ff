export {
  type Contract,
  type ContractDeps,
  type Misfit,
  type Quarantine,
  readAnswer,
} from './contract/contract.ts';
export { shapeOf, unknownFields } from './contract/shape.ts';
export type { Answer } from './policy/attempt.ts';
export { type Limits, usualLimits } from './policy/limits.ts';
export { fleetingPauses, type Pauses } from './policy/pauses.ts';
export { type Call, type Priority, Provider, type ProviderDeps } from './policy/provider.ts';
