import { workerData } from 'node:worker_threads';
import { boardOn, help } from './board.ts';
import { kernelsOn } from './kernels.ts';

const { module, memory, board, share } = workerData;
help(boardOn(board), kernelsOn(memory, module), share);
