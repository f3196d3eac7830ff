export { solveRows } from './als';
export { addProduct, gram } from './dense';
export { scoreBytes, scoreRows } from './score';
