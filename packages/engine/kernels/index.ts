export { solveRows } from './als';
export { addProduct, gram } from './dense';
export { solveNeighbourhoods } from './local';
export { collectAbove, collectFloats } from './scan';
export { scoreBytes, scoreListed, scoreRows } from './score';
