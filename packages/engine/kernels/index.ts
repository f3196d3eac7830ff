export { solveRows } from './als';
export { addProduct, gram } from './dense';
export { solveNeighbourhoods } from './local';
export { collectAbove } from './scan';
export { scoreBytes, scoreRows } from './score';
